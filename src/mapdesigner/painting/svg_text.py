"""Text of an SVG: a `text` element for each run of one font, where the layout has put it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mapdesigner.layout.text.fonts import face
from mapdesigner.painting.svg_fonts import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.scene import GlyphRun, TextBlock, TextStyle
    from mapdesigner.painting.svg_fonts import SvgFonts


def write_block(block: TextBlock, left: float, top: float, fonts: SvgFonts) -> Iterator[str]:
    """Yield the elements of a block whose box has its corner at (left, top): all halos, then the lines.

    A halo is drawn as the glyphs' outlines: as text it would be found and read a second time.
    """
    lines = [(line.baseline, run) for line in block.lines for run in line.runs if run.glyphs]
    for baseline, run in lines:
        if run.style.halo and run.style.halo_width > 0:
            yield _halo(run, left, top + baseline)
    for baseline, run in lines:
        yield _text(run, left, top + baseline, fonts)


def _halo(run: GlyphRun, left: float, baseline: float) -> str:
    scale = run.style.size / face(run.font).units
    ink = f'fill="none" stroke="{run.style.halo[:7]}" stroke-width="{2 * run.style.halo_width / scale:.1f}"'
    downs = run.ys or [0.0] * len(run.xs)
    glyphs = "".join(
        f'<path transform="translate({x / scale:.1f} {-y / scale:.1f})" d="{d}"/>'
        for glyph, x, y in zip(run.glyphs, run.xs, downs, strict=True)
        if (d := outline(run.font, glyph))
    )
    place = f"translate({left:.2f} {baseline:.2f}) scale({scale:.6f} {-scale:.6f})"
    return f'<g {ink} stroke-linejoin="round" aria-hidden="true" transform="{place}">{glyphs}</g>'


def _text(run: GlyphRun, left: float, baseline: float, fonts: SvgFonts) -> str:
    name = fonts.use(run.font, run.text)
    # In a run from right to left the start, which x gives, is at the right.
    start = run.end if run.rtl else run.x
    way = ' direction="rtl" unicode-bidi="bidi-override"' if run.rtl else ""
    slant = ' font-style="italic"' if name.italic else ""
    look = f'font-family="{name.quoted}" font-weight="{name.weight}"{slant} font-size="{run.style.size:g}"'
    words = escape(run.text)
    place = f'x="{left + start:.2f}" y="{baseline:.2f}"'
    return f'<text {place} {look}{_details(run.style)}{way} xml:space="preserve">{words}</text>'


def _details(style: TextStyle) -> str:
    colour = f' fill="{style.colour[:7]}"'
    spacing = f' letter-spacing="{style.tracking * style.size:.3f}"' if style.tracking else ""
    figures = " style=\"font-feature-settings:'tnum'\"" if style.tabular else ""
    return f'{colour}{spacing}{figures} text-rendering="geometricPrecision"'
