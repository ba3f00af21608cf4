"""Text of a PDF: shaped glyphs as text operators, with the letters each glyph stands for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from mapdesigner.layout.scene import GlyphRun, Line, TextBlock
from mapdesigner.painting.pdf_fonts import Pair, PdfFont, PdfFonts
from mapdesigner.painting.pdf_ink import Ink

_FILL, _STROKE = "0 Tr", "1 Tr"


def write_block(block: TextBlock, left: float, top: float, ink: Ink, fonts: PdfFonts) -> None:
    """Write the block's lines; (left, top) is the left top corner of its box in the page's coordinates (y up, pt).

    Halos of all lines come first, lest one line's halo covers another's letters; they stand for no text at all, so that
    nothing is read twice.
    """
    lines = [line for line in block.lines if line.runs]
    if not lines:
        return
    ink.ops.append("BT")
    for line in lines:
        for run in line.runs:
            if run.style.halo and run.glyphs:
                _write_halo(run, left, top - line.baseline, ink, fonts[run.font])
    for line in lines:
        _write_line(line, left, top - line.baseline, ink, fonts)
    ink.ops.append("ET")


def _write_line(line: Line, left: float, baseline: float, ink: Ink, fonts: PdfFonts) -> None:
    last = line.runs[-1]
    for run in line.runs:
        if not run.glyphs:
            continue
        font = fonts[run.font]
        ink.fill(run.style.colour)
        ink.set("Tr", _FILL)
        # A space ends each line, so that readers who join the pieces of a page do not join its words.
        ending = font.space if run is last and not run.text.endswith(" ") else ""
        _write_run(run, _pairs(run, font), font, left, baseline, ink, ending)


def _write_halo(run: GlyphRun, left: float, baseline: float, ink: Ink, font: PdfFont) -> None:
    ink.stroke(run.style.halo, 2 * run.style.halo_width)
    ink.ends(rounded=True)
    ink.set("Tr", _STROKE)
    _write_run(run, ((glyph, "") for glyph in run.glyphs), font, left, baseline, ink, "")


def _write_run(
    run: GlyphRun, pairs: Iterable[Pair], font: PdfFont, left: float, baseline: float, ink: Ink, ending: str
) -> None:
    style = run.style
    ink.set("Tf", f"/{font.name} {style.size:g} Tf")
    ink.set("Tc", f"{style.tracking * style.size:.3f} Tc" if style.tracking else "0 Tc")
    place = f"1 0 0 1 {left + run.xs[0]:.2f} {baseline:.2f} Tm"
    shown = _shown(run, pairs, font, ending) if run.ys is None else _raised(run, run.ys, pairs, font, ending)
    ink.ops.append(f"{place}{shown}")


def _shown(run: GlyphRun, pairs: Iterable[Pair], font: PdfFont, ending: str) -> str:
    """The run as one TJ; where a glyph does not stand where the last one's advance ends, a number moves the pen."""
    scale, spacing = 1000 / run.style.size, run.style.tracking * 1000
    pen = run.xs[0] * scale
    parts = ["[<"]
    for (letters, advance), x in zip(map(font.codes.__getitem__, pairs), run.xs, strict=True):
        gap = pen - x * scale
        if gap > 0.6 or gap < -0.6:  # less is rounding, not kerning
            parts.append(f">{gap:.0f}<")
            pen -= round(gap)
        parts.append(letters)
        pen += advance + spacing
    parts.append(f"{ending}>] TJ")
    return "".join(parts)


def _raised(run: GlyphRun, ys: array[float], pairs: Iterable[Pair], font: PdfFont, ending: str) -> str:
    """The run as one TJ a stretch of glyphs of equal height, marks above and below the baseline by the text rise."""
    scale, spacing = 1000 / run.style.size, run.style.tracking * 1000
    pen = run.xs[0] * scale
    parts = []
    for y, stretch in groupby(zip(pairs, run.xs, ys, strict=True), key=lambda glyph: glyph[2]):
        parts.append(f" {-y:.2f} Ts [<" if y else " 0 Ts [<")
        for pair, x, _y in stretch:
            letters, advance = font.codes[pair]
            gap = round(pen - x * scale)
            parts.append(f">{gap}<{letters}" if gap else letters)
            pen += advance + spacing - gap
        parts.append(">] TJ")
    return "".join((*parts, f" 0 Ts [<{ending}>] TJ"))


def _pairs(run: GlyphRun, font: PdfFont) -> Iterable[Pair]:
    """Each glyph with the letters it stands for; in most runs these are one and one."""
    count = len(run.glyphs)
    if len(run.text) == count and run.clusters == _ramp(count, run.rtl):
        return zip(run.glyphs, run.text[::-1] if run.rtl else run.text, strict=True)
    return zip(run.glyphs, _letters(run, font), strict=True)


@cache
def _ramp(count: int, falling: bool) -> array[int]:
    return array("H", reversed(range(count)) if falling else range(count))


def _letters(run: GlyphRun, font: PdfFont) -> Iterator[str]:
    """The letters for each glyph: a cluster's letters are shared among its glyphs.

    Which glyph shows which letter cannot be told (Devanagari puts some vowels before the consonant they follow), nor
    does it matter: what is read back is the cluster.
    """
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, cluster in groupby(zip(run.clusters, run.glyphs, strict=True), key=lambda glyph: glyph[0]):
        widths = [font.advance(glyph) for _start, glyph in cluster]
        text = run.text[start : ends[start]]
        yield from reversed(_shared(text, widths[::-1])) if run.rtl else _shared(text, widths)


def _shared(text: str, widths: list[float]) -> list[str]:
    """One letter for each glyph that has a width, in the order they are read, and the rest for the last of these.

    Marks get none: poppler takes a letter on a mark for a word of its own, and a wide glyph without one for a space.
    """
    takers = [index for index, width in enumerate(widths) if width] or [0]
    shares = [""] * len(widths)
    for place, index in enumerate(takers):
        shares[index] = text[place:] if index == takers[-1] else text[place : place + 1]
    return shares
