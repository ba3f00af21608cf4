"""A Scene to SVG: shapes as shapes, text as text in embedded fonts, a group for each thing that can be pointed at."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mapdesigner.layout.scene import Box, Gradient, Link, Path, Picture, Rect, Scene, TextBlock
from mapdesigner.painting.outlines import ellipse, rounded
from mapdesigner.painting.painter import is_safe, paint_group
from mapdesigner.painting.svg_fonts import SvgFonts
from mapdesigner.painting.svg_text import write_block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.layout.scene import Group

Commands = tuple[tuple[str | float, ...], ...]
_MM_A_PT = 25.4 / 72


def svg_document(scene: Scene) -> str:
    """Return one page as a file of its own, in mm; scene units are pt."""
    width, height = (f"{length * _MM_A_PT:.2f}mm" for length in (scene.width, scene.height))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg_element(scene, f"""width="{width}" height="{height}" """)}\n'


def svg_element(scene: Scene, attributes: str = "", prefix: str = "") -> str:
    """Return the `svg` element of a page; `prefix` keeps its ids apart from those of another page in one document.

    Each group is a `g` with its target as `data-target` and the words a screen reader says as `aria-label`.
    """
    fonts = SvgFonts()
    painter = SvgPainter(fonts, prefix)
    painter.box(Box(Rect(0.0, 0.0, scene.width, scene.height), fill=scene.background), 0.0, 0.0)
    for band in scene.bands:
        for group in band.groups:
            painter.open(group)
            paint_group(group, painter, band.x, band.y)
            painter.out.append("</g>")
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}viewBox="0 0 {scene.width:g} {scene.height:g}" '
    head += 'direction="ltr" '  # places are counted from the left, also in a web page read from the right
    head += f"lang={quoteattr(scene.language)}><title>{escape(scene.title)}</title>"
    return "\n".join([head, f"<style>{fonts.style()}</style>", *painter.out, "</svg>"])


class SvgPainter:
    """Paints one page; what it wrote stands in `out`, an element each."""

    def __init__(self, fonts: SvgFonts, prefix: str = "") -> None:
        self.out: list[str] = []
        self._fonts = fonts
        self._prefix = prefix
        self._defined = 0

    def open(self, group: Group) -> None:
        """Begin a group's element."""
        target = f" data-group={quoteattr(group.id)}"
        target += f" data-target={quoteattr(group.target)}" if group.target else ""
        label = f' role="group" aria-label={quoteattr(group.label)}' if group.label else ""
        self.out.append(f"<g{target}{label}>")

    def box(self, box: Box, dx: float, dy: float) -> None:
        """Draw a rectangle."""
        ink = f"{_fill(box.fill)}{_stroke(box.stroke, box.stroke_width, box.dash)}"
        if len(set(box.radii)) > 1:
            self.out.append(f'<path d="{_d(rounded(box.rect, *box.radii), dx, dy)}"{ink}/>')
            return
        radius = f' rx="{_n(min(box.radii[0], box.rect.width / 2, box.rect.height / 2))}"' if box.radii[0] else ""
        self.out.append(f"<rect {_rect(box.rect, dx, dy)}{radius}{ink}/>")

    def path(self, path: Path, dx: float, dy: float) -> None:
        """Draw a path."""
        fill = self._gradient(path.fill, dx, dy) if isinstance(path.fill, Gradient) else _fill(path.fill)
        ink = fill + _stroke(path.stroke, path.stroke_width, path.dash, path.dash_offset)
        ends = ' stroke-linecap="round" stroke-linejoin="round"' if path.round and path.stroke else ""
        clip = self._clip(path.clip, dx, dy) if path.clip else ""
        self.out.append(f'<path d="{_d(path.commands, dx, dy)}"{ink}{ends}{clip}/>')

    def text(self, block: TextBlock, dx: float, dy: float) -> None:
        """Draw a text block, a `text` element each run."""
        self.out.extend(write_block(block, dx + block.box.x, dy + block.box.y, self._fonts))

    def picture(self, picture: Picture, dx: float, dy: float) -> None:
        """Draw an image, clipped to its round corners or ellipse."""
        kind = "jpeg" if picture.data.startswith(b"\xff\xd8") else "png"
        data = base64.b64encode(picture.data).decode()
        radius = picture.radius
        edge = ellipse(picture.rect) if picture.ellipse else rounded(picture.rect, *(radius,) * 4)
        clip = self._clip(edge, dx, dy) if picture.ellipse or radius else ""
        href = f'preserveAspectRatio="none" href="data:image/{kind};base64,{data}"'
        self.out.append(f"<image {_rect(picture.rect, dx, dy)} {href}{clip}/>")

    def link(self, link: Link, dx: float, dy: float) -> None:
        """Make the area lead to the address, unless the address is none a document should hold."""
        if is_safe(link.href):
            area = f'<rect {_rect(link.rect, dx, dy)} fill="#ffffff" fill-opacity="0"/>'
            self.out.append(f'<a href={quoteattr(link.href)} target="_blank" rel="noopener">{area}</a>')

    def _clip(self, commands: Commands, dx: float, dy: float) -> str:
        name = self._define("clipPath", "", f'<path d="{_d(commands, dx, dy)}"/>')
        return f' clip-path="url(#{name})"'

    def _gradient(self, gradient: Gradient, dx: float, dy: float) -> str:
        ends = f'x1="{_n(dx + gradient.x1)}" y1="{_n(dy + gradient.y1)}" '
        ends += f'x2="{_n(dx + gradient.x2)}" y2="{_n(dy + gradient.y2)}"'
        stops = "".join(
            f'<stop offset="{at}" stop-color="{colour[:7]}" stop-opacity="{_opacity(colour):g}"/>'
            for at, colour in ((0, gradient.start), (1, gradient.end))
        )
        name = self._define("linearGradient", f' gradientUnits="userSpaceOnUse" {ends}', stops)
        return f' fill="url(#{name})"'

    def _define(self, tag: str, attributes: str, content: str) -> str:
        self._defined += 1
        name = f"{self._prefix}d{self._defined}"
        self.out.append(f'<defs><{tag} id="{name}"{attributes}>{content}</{tag}></defs>')
        return name


def _rect(rect: Rect, dx: float, dy: float) -> str:
    return f'x="{_n(dx + rect.x)}" y="{_n(dy + rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'


def _d(commands: Commands, dx: float, dy: float) -> str:
    return " ".join(_command(command, dx, dy) for command in commands)


def _command(command: tuple[str | float, ...], dx: float, dy: float) -> str:
    letter, *numbers = command
    moved = (_n(float(number) + (dy if at % 2 else dx)) for at, number in enumerate(numbers))
    return f"{letter}{' '.join(moved)}"


def _fill(colour: str) -> str:
    return f' fill="{colour[:7]}"{_opaque("fill", colour)}' if colour else ' fill="none"'


def _stroke(colour: str, width: float, dash: Iterable[float] = (), offset: float = 0.0) -> str:
    if not colour or width <= 0:
        return ""
    dashes = " ".join(_n(each) for each in dash)
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    shift = f' stroke-dashoffset="{_n(offset)}"' if dashes and offset else ""
    return f' stroke="{colour[:7]}"{_opaque("stroke", colour)} stroke-width="{_n(width)}"{pattern}{shift}'


def _opaque(what: str, colour: str) -> str:
    return f' {what}-opacity="{_opacity(colour):g}"' if len(colour) > 7 else ""


def _opacity(colour: str) -> float:
    return round(int(colour[7:9], 16) / 255, 3) if len(colour) > 7 else 1.0


def _n(number: float) -> str:
    """A length with a hundredth of a unit, which is finer than any printer."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
