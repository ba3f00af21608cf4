"""Text of a PDF: shaped glyphs as text operators, with the letters each glyph stands for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from mapdesigner.layout.scene import GlyphRun, TextBlock
from mapdesigner.painting.pdf_fonts import Part, PdfFont, PdfFonts, Sign
from mapdesigner.painting.pdf_ink import Ink


def write_block(block: TextBlock, left: float, top: float, ink: Ink, fonts: PdfFonts) -> None:
    """Write the block's lines; (left, top) is the left top corner of its box in the page's coordinates (y up, pt).

    Halos of all lines come first, lest one line's halo covers another's letters.
    """
    runs = [(run, line) for line in block.lines for run in line.runs if run.glyphs]
    if not runs:
        return
    for run, line in runs:
        if run.style.halo and run.style.halo_width > 0:
            _draw_halo(run, left, top - line.baseline, ink, fonts[run.font])
    ink.ops.append("BT")
    for run, line in runs:
        font = fonts[run.font]
        ink.text(font.name, run.style)
        # A space ends each line, so that readers who join the pieces of a page do not join its words.
        ending = font.space if run is line.runs[-1] and not run.text.endswith(" ") else ""
        first, shown = _shown(run, font, ending)
        ink.ops.append(f"1 0 0 1 {left + first:.2f} {top - line.baseline:.2f} Tm {shown}")
    ink.ops.append("ET")


def _draw_halo(run: GlyphRun, left: float, baseline: float, ink: Ink, font: PdfFont) -> None:
    """Stroke the glyphs' outlines as plain paths: as text they would be read a second time."""
    scale = run.style.size / font.units
    ink.save()
    ink.stroke(run.style.halo, 2 * run.style.halo_width / scale)
    ink.ends(rounded=True)
    x, y = 0.0, 0.0
    ink.ops.append(f"{scale:.6f} 0 0 {scale:.6f} {left:.2f} {baseline:.2f} cm")
    for glyph, right, down in zip(run.glyphs, run.xs, run.ys or [0.0] * len(run.xs), strict=True):
        outline = font.outline(glyph)
        if outline:
            ink.ops.append(f"1 0 0 1 {(right - x) / scale:.2f} {(y - down) / scale:.2f} cm {outline} S")
            x, y = right, down
    ink.restore()


def _shown(run: GlyphRun, font: PdfFont, ending: str) -> tuple[float, str]:
    """The x where the run begins, and the run as one TJ.

    A number in it moves the pen where a sign stands elsewhere than the last one's advance ends.
    """
    signs, xs = _signs(run, font)
    scale, spacing = 1000 / run.style.size, run.style.tracking * 1000
    pen = xs[0] * scale
    codes, parts = font.codes, ["[<"]
    for sign, x in zip(signs, xs, strict=True):
        letters, advance = codes[sign]
        gap = pen - x * scale
        if gap > 0.6 or gap < -0.6:  # less is rounding, not kerning
            parts.append(f">{gap:.0f}<")
            pen -= round(gap)
        parts.append(letters)
        pen += advance + spacing
    parts.append(f"{ending}>] TJ")
    return xs[0], "".join(parts)


def _signs(run: GlyphRun, font: PdfFont) -> tuple[Iterable[Sign], array[float] | list[float]]:
    """The run as signs and the x of each. Most runs have one glyph a letter and all on the baseline."""
    count = len(run.glyphs)
    if run.ys is None and len(run.text) == count and run.clusters == _ramp(count, run.rtl):
        return zip(run.glyphs, run.text[::-1] if run.rtl else run.text, strict=True), run.xs
    signs, xs = zip(*_clusters(run, font), strict=True)
    return signs, list(xs)


@cache
def _ramp(count: int, falling: bool) -> array[int]:
    return array("H", reversed(range(count)) if falling else range(count))


def _clusters(run: GlyphRun, font: PdfFont) -> Iterator[tuple[Sign, float]]:
    """Each cluster as one sign, or as several if it has a letter for each glyph and all stand on the baseline.

    Which glyph shows which letter cannot be told (Devanagari puts some vowels before the consonant they follow), nor
    does it matter: what is read back is the cluster.
    """
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, indexes in groupby(range(len(run.glyphs)), key=run.clusters.__getitem__):
        cluster, text = list(indexes), run.text[start : ends[start]]
        lifted = run.ys is not None and any(run.ys[index] for index in cluster)
        if len(cluster) == 1 and not lifted:
            yield (run.glyphs[cluster[0]], text), run.xs[cluster[0]]
        elif len(cluster) == len(text) and not lifted and all(font.advance(run.glyphs[index]) for index in cluster):
            letters = reversed(text) if run.rtl else text
            yield from (((run.glyphs[at], letter), run.xs[at]) for at, letter in zip(cluster, letters, strict=True))
        else:
            yield _composite(run, cluster, text, font)


def _composite(run: GlyphRun, cluster: list[int], text: str, font: PdfFont) -> tuple[Sign, float]:
    """One sign of several glyphs, such as a letter with marks, and its x: that of its first glyph with a width."""
    origin = next((run.xs[index] for index in cluster if font.advance(run.glyphs[index])), run.xs[cluster[0]])
    scale = font.units / run.style.size
    parts: list[Part] = []
    for index in cluster:
        down = run.ys[index] if run.ys else 0.0
        parts.append((run.glyphs[index], round((run.xs[index] - origin) * scale), round(-down * scale)))
    return (tuple(parts), text), origin
