"""Shapes of a slide that python-pptx has no words for: curves, see-through colours, dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

if TYPE_CHECKING:
    from mapdesigner.painting.outlines import Commands

_EMU_A_PT = 12_700
_LEAST = 0.01  # pt; a shape without width or height is lost by some programs
_NAMES: dict[str | float, str] = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}


def add_path(shapes: Any, commands: Commands, dx: float, dy: float) -> Any:  # noqa: ANN401 - python-pptx is not typed
    """Add a freeform with these commands, moved by (dx, dy) in pt, and return it; None for an empty path."""
    points = [point for _letter, *numbers in commands for point in _points(numbers)]
    if not points:
        return None
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    width = max(max(x for x, _y in points) - left, _LEAST)
    height = max(max(y for _x, y in points) - top, _LEAST)
    place = (Emu(round(length * _EMU_A_PT)) for length in (left + dx, top + dy, width, height))
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    old = shape._element.spPr.find(qn("a:prstGeom"))
    old.getparent().replace(old, parse_xml(_geometry(commands, left, top, width, height)))
    return shape


def ink(
    shape: Any,  # noqa: ANN401
    colour: str,
    stroke: str,
    width: float,
    *,
    dash: tuple[float, ...] = (),
    rounded: bool = False,
) -> None:
    """Fill and outline a shape; "" is neither. Width, dashes and gaps in pt."""
    properties = shape._element.spPr
    _drop_style(shape)
    if colour:
        fill(properties, colour)
    else:
        properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))
    properties.append(parse_xml(_line(stroke, width, dash, rounded)))


def fill(parent: Any, colour: str) -> None:  # noqa: ANN401
    """Give an element a solid fill, "#RRGGBB" or "#RRGGBBAA"."""
    parent.insert(_fill_index(parent), parse_xml(_solid(colour, nsdecls("a"))))


def _fill_index(parent: Any) -> int:  # noqa: ANN401
    """Where a fill stands: after place and geometry, before effects and, in a run's properties, before its font."""
    before = (qn("a:xfrm"), qn("a:prstGeom"), qn("a:custGeom"), qn("a:ln"))
    return sum(child.tag in before for child in parent)


def _drop_style(shape: Any) -> None:  # noqa: ANN401
    """Take away the theme's own colours and shadow."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _line(stroke: str, width: float, dash: tuple[float, ...], rounded: bool) -> str:
    if not stroke or width <= 0:
        return f"<a:ln {nsdecls('a')}><a:noFill/></a:ln>"
    cap = "rnd" if rounded else "flat"
    w = round(width * _EMU_A_PT)
    return f'<a:ln {nsdecls("a")} w="{w}" cap="{cap}">{_solid(stroke)}{_dashes(dash, width)}</a:ln>'


def _dashes(dash: tuple[float, ...], width: float) -> str:
    """Dashes and gaps as shares of the line's width, in thousandths of a per cent; a dot has a length too."""
    shares = [max(1_000, round(each / width * 100_000)) for each in dash]
    pairs = zip(shares[::2], shares[1::2] or shares, strict=False)
    stops = "".join(f'<a:ds d="{long}" sp="{gap}"/>' for long, gap in pairs)
    return f"<a:custDash>{stops}</a:custDash>" if stops else ""


def _solid(colour: str, names: str = "") -> str:
    alpha = f'<a:alpha val="{round(int(colour[7:9], 16) / 255 * 100_000)}"/>' if len(colour) > 7 else ""
    return f'<a:solidFill {names}><a:srgbClr val="{colour[1:7]}">{alpha}</a:srgbClr></a:solidFill>'


def _geometry(commands: Commands, left: float, top: float, width: float, height: float) -> str:
    steps = "".join(_step(letter, _points(numbers), left, top) for letter, *numbers in commands)
    box = f'w="{round(width * _EMU_A_PT)}" h="{round(height * _EMU_A_PT)}"'
    lists = "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
    area = '<a:rect l="0" t="0" r="r" b="b"/>'
    return f"<a:custGeom {nsdecls('a')}>{lists}{area}<a:pathLst><a:path {box}>{steps}</a:path></a:pathLst></a:custGeom>"


def _step(letter: str | float, points: list[tuple[float, float]], left: float, top: float) -> str:
    inner = "".join(
        f'<a:pt x="{round((x - left) * _EMU_A_PT)}" y="{round((y - top) * _EMU_A_PT)}"/>' for x, y in points
    )
    return f"<a:{_NAMES[letter]}>{inner}</a:{_NAMES[letter]}>"


def _points(numbers: list[str | float]) -> list[tuple[float, float]]:
    values = [float(number) for number in numbers]
    return list(zip(values[::2], values[1::2], strict=True))
