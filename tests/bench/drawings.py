"""The same poster as SVG and as HTML, for the programs the bench compares with: real text, boxes and curves."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mapdesigner.layout.scene import Box, Group, Path, Scene, TextBlock

_SVG = 'xmlns="http://www.w3.org/2000/svg"'


def svg(pages: tuple[Scene, ...]) -> str:
    """All pages one below the other in one drawing; lengths in pt."""
    width, height = pages[0].width, sum(page.height for page in pages)
    parts = [f"<svg {_SVG} {_size(width, height)}>"]
    top = 0.0
    for page in pages:
        parts.append(f'<g transform="translate(0 {top:.2f})">{"".join(_groups(page))}</g>')
        top += page.height
    return "\n".join([*parts, "</svg>"])


def html(pages: tuple[Scene, ...]) -> str:
    """A page of paper for each Scene: shapes as one SVG behind, every text a positioned block in front."""
    size = f"{pages[0].width}pt {max(page.height for page in pages)}pt"
    style = f"@page{{size:{size};margin:0}}body,p{{margin:0}}section{{position:relative;break-after:page}}"
    style += "p{position:absolute}"
    sections = "\n".join(_section(page) for page in pages)
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>\n{sections}\n'


def _size(width: float, height: float) -> str:
    return f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'


def _section(page: Scene) -> str:
    shapes = "".join(_groups(page, texts=False))
    words = "".join(_paragraph(block, x, y) for block, x, y in _blocks(page))
    box = f"width:{page.width}pt;height:{page.height}pt"
    return f'<section style="{box}"><svg {_SVG} {_size(page.width, page.height)}>{shapes}</svg>{words}</section>'


def _blocks(page: Scene) -> Iterator[tuple[TextBlock, float, float]]:
    for band in page.bands:
        for group in band.groups:
            for primitive in group.primitives:
                if isinstance(primitive, TextBlock):
                    yield primitive, band.x + group.x, band.y + group.y


def _paragraph(block: TextBlock, x: float, y: float) -> str:
    style = block.spans[0].style
    place = f"left:{x + block.box.x:.2f}pt;top:{y + block.box.y:.2f}pt;width:{block.box.width:.2f}pt"
    font = f"font:{style.weight} {style.size:.2f}pt/{style.line_height} sans-serif;color:{style.colour}"
    return f'<p style="{place};{font}">{escape(block.text)}</p>'


def _groups(page: Scene, *, texts: bool = True) -> Iterator[str]:
    for band in page.bands:
        for group in band.groups:
            x, y = band.x + group.x, band.y + group.y
            yield f'<g transform="translate({x:.2f} {y:.2f})">{"".join(_shapes(group, texts=texts))}</g>'


def _shapes(group: Group, *, texts: bool) -> Iterator[str]:
    for primitive in group.primitives:
        if isinstance(primitive, Box):
            rect, radius = primitive.rect, primitive.radii[0]
            place = f'x="{rect.x:.2f}" y="{rect.y:.2f}" rx="{radius:.2f}"'
            size = f'width="{rect.width:.2f}" height="{rect.height:.2f}"'
            yield f"<rect {place} {size} {_ink(primitive.fill, primitive)}/>"
        elif isinstance(primitive, Path):
            fill = primitive.fill if isinstance(primitive.fill, str) else primitive.fill.start
            commands = " ".join(" ".join(_part(part) for part in command) for command in primitive.commands)
            yield f'<path d="{commands}" {_ink(fill, primitive)}/>'
        elif isinstance(primitive, TextBlock) and texts:
            yield from _lines(primitive)


def _part(part: str | float) -> str:
    return part if isinstance(part, str) else f"{part:.2f}"


def _ink(fill: str, shape: Box | Path) -> str:
    stroke = f' stroke="{shape.stroke}" stroke-width="{shape.stroke_width:.2f}"' if shape.stroke else ""
    return f'fill="{fill or "none"}"{stroke}'


def _lines(block: TextBlock) -> Iterator[str]:
    for line in block.lines:
        for run in line.runs:
            style = run.style
            font = f'font-family="sans-serif" font-size="{style.size:.2f}" font-weight="{style.weight}"'
            place = f'x="{block.box.x + run.x:.2f}" y="{block.box.y + line.baseline:.2f}"'
            yield f'<text {place} {font} fill="{style.colour}">{escape(run.text)}</text>'
