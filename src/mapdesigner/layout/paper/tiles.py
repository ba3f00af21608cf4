"""A poster on small sheets: each tile its part of the drawing, untouched in size, with marks to cut and glue it by."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.paper.tile_plan import FOOT, MARGIN, Plan, plan, tile_name
from mapdesigner.layout.scene import Align, Band, Box, Group, Path, Rect, Scene, TextStyle
from mapdesigner.layout.text.typeset import measure, place, typeset
from mapdesigner.words import Translator, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.journey import JourneyMap

MM = 72 / 25.4
_HAIR, _TICK, _AWAY = 0.25, 3.0, 0.5
"""Cut marks: width in pt, length in mm; how far in mm the glue line lies beyond its cut, under the next tile."""

_REACH = 40.0
"""How far in pt a group may draw beyond its box: halos, ties, the tips of chevrons."""

_SMALL = TextStyle(7, 500, "#000000", line_height=1.2)
_WHITE, _BLACK, _GREY = "#FFFFFF", "#000000", "#8A94A3"


def compose_tiles(
    posters: tuple[Scene, ...], journey: JourneyMap, sheet: str, overlap: float = 10.0
) -> tuple[Scene, ...]:
    """Cut posters into tiles for a sheet, with an overlap in mm; a page before the tiles tells how to join them."""
    pages: list[Scene] = []
    for number, poster in enumerate(posters, 1):
        if _fits_uncut(poster, sheet):
            pages.append(poster)
            continue
        cut = plan(poster, sheet, overlap)
        name = f"{number}-" if len(posters) > 1 else ""
        pages.append(_assembly(poster, cut, journey, name))
        places = [(column, row) for row in range(cut.rows) for column in range(cut.columns)]
        pages += [_tile(poster, cut, journey, column, row, name) for column, row in places]
    return tuple(pages)


def _fits_uncut(poster: Scene, sheet: str) -> bool:
    """Whether a page, such as that of a report, is no larger than a tile's sheet."""
    upright = sheet_of(sheet, portrait=True)
    short, long = sorted((poster.width, poster.height))
    return short <= upright.width * MM + 0.1 and long <= upright.height * MM + 0.1


def _tile(poster: Scene, cut: Plan, journey: JourneyMap, column: int, row: int, name: str) -> Scene:
    wide, tall = (length * MM for length in cut.shown)
    window = Rect(MARGIN * MM, MARGIN * MM, wide, tall)
    dx, dy = window.x - column * cut.step_x * MM, window.y - row * cut.step_y * MM
    bands = (
        *_part(poster, dx, dy, window),
        _frame(cut, window),
        _marks(cut, column, row, window),
        _foot(cut, journey, column, row, window, name),
    )
    return Scene(cut.width * MM, cut.height * MM, _WHITE, bands, poster.title, poster.author, poster.language)


def _part(poster: Scene, dx: float, dy: float, window: Rect) -> Iterator[Band]:
    """The bands moved, with those of their groups that reach into the window; nothing is scaled."""
    for band in poster.bands:
        x, y = band.x + dx, band.y + dy
        groups = tuple(group for group in band.groups if _reaches(group.bounds.moved(x, y), window))
        if groups:
            yield replace(band, x=x, y=y, groups=groups)


def _reaches(bounds: Rect, window: Rect) -> bool:
    grown = Rect(bounds.x - _REACH, bounds.y - _REACH, bounds.width + 2 * _REACH, bounds.height + 2 * _REACH)
    return grown.intersects(window)


def _frame(cut: Plan, window: Rect) -> Band:
    """White over all that lies outside the window: a printer would leave it white anyhow."""
    width, height = cut.width * MM, cut.height * MM
    edges = (
        Rect(-_REACH * 99, -_REACH * 99, width + _REACH * 198, window.y + _REACH * 99),
        Rect(-_REACH * 99, window.bottom, width + _REACH * 198, height + _REACH * 99),
        Rect(-_REACH * 99, 0, window.x + _REACH * 99, height),
        Rect(window.right, 0, width + _REACH * 99, height),
    )
    return Band("frame", 0, 0, width, height, (Group("frame", 0, 0, width, height, _boxes(edges, _WHITE)),))


def _boxes(rects: tuple[Rect, ...], fill: str) -> tuple[Primitive, ...]:
    return tuple(Box(rect, fill) for rect in rects)


def _marks(cut: Plan, column: int, row: int, window: Rect) -> Band:
    """Cut marks at the left and the top cut, which are cut off, and a dotted line where the next tile is glued on."""
    parts: list[Primitive] = []
    if column:
        x = window.x + (cut.across[column - 1] - column * cut.step_x) * MM - _HAIR
        parts += (_upright(x, window.y), _upright(x, window.bottom - _TICK * MM))
    if row:
        y = window.y + (cut.down[row - 1] - row * cut.step_y) * MM - _HAIR
        parts += (_level(window.x, y), _level(window.right - _TICK * MM, y))
    if column < cut.columns - 1:
        x = window.x + (cut.across[column] + _AWAY - column * cut.step_x) * MM
        parts.append(_dotted((("M", x, window.y), ("L", x, window.bottom))))
    if row < cut.rows - 1:
        y = window.y + (cut.down[row] + _AWAY - row * cut.step_y) * MM
        parts.append(_dotted((("M", window.x, y), ("L", window.right, y))))
    group = Group("marks", 0, 0, cut.width * MM, cut.height * MM, tuple(parts))
    return Band("marks", 0, 0, cut.width * MM, cut.height * MM, (group,))


def _upright(x: float, y: float) -> Box:
    return Box(Rect(x, y, _HAIR, _TICK * MM), _BLACK)


def _level(x: float, y: float) -> Box:
    return Box(Rect(x, y, _TICK * MM, _HAIR), _BLACK)


def _dotted(commands: tuple[tuple[str | float, ...], ...]) -> Path:
    return Path(commands, stroke=_GREY, stroke_width=0.5, dash=(0.5, 2.5))


def _foot(cut: Plan, journey: JourneyMap, column: int, row: int, window: Rect, name: str) -> Band:
    """The strip under the tile: its name, the key map with this tile filled, and a ruler of 100 mm."""
    words = translator(journey.language)
    tall, width = FOOT * MM, window.width
    ruler_left = width - 100 * MM
    map_width, key = _key_map(cut, column, row, tall - 5)
    text = _name(cut, journey, words, column, row, name)
    room = ruler_left - map_width - 24
    title = typeset(text, _SMALL, room)
    parts = (place(title, 0, max((tall - title.box.height) / 2, 1)), *_moved(key, ruler_left - map_width - 12, 3))
    label = Group("tile:name", 0, 0, ruler_left, tall, parts, label=text)
    ruler = Group("tile:ruler", ruler_left, 0, 100 * MM, tall, tuple(_ruler(words)))
    return Band("foot", window.x, window.bottom, width, tall, (label, ruler))


def _name(cut: Plan, journey: JourneyMap, words: Translator, column: int, row: int, name: str) -> str:
    tile = words.gettext("{tile} of {last}").format(tile=name + tile_name(column, row), last=name + cut.last)
    version = words.gettext("Version {label}").format(label=journey.label) if journey.label else ""
    return ", ".join(filter(None, (journey.title, version, tile)))


def _key_map(cut: Plan, column: int, row: int, tall: float) -> tuple[float, tuple[Rect | None, ...]]:
    """The width of a small map of all tiles, and their boxes; the one at (column, row) comes last, filled."""
    cell_height = min(tall / cut.rows, 6.0)
    cell_width = cell_height * cut.shown[0] / cut.shown[1]
    cells = tuple(
        Rect(x * cell_width, y * cell_height, cell_width, cell_height)
        for y in range(cut.rows)
        for x in range(cut.columns)
        if (x, y) != (column, row)
    )
    here = Rect(column * cell_width, row * cell_height, cell_width, cell_height)
    return cut.columns * cell_width, (*cells, None, here)


def _moved(key: tuple[Rect | None, ...], x: float, y: float) -> tuple[Primitive, ...]:
    *others, _mark, here = key
    outlined = tuple(Box(rect.moved(x, y), _WHITE, _BLACK, _HAIR) for rect in others if rect)
    return (*outlined, Box(here.moved(x, y), _BLACK, _BLACK, _HAIR)) if here else outlined


def _ruler(words: Translator) -> Iterator[Primitive]:
    """100 mm with a mark every ten: measured on paper, it tells whether the printer kept to the size."""
    base = 3.0
    yield Box(Rect(0, base, 100 * MM, _HAIR), _BLACK)
    for at in range(11):
        length = 6.0 if at in (0, 5, 10) else 3.5
        yield Box(Rect(min(at * 10 * MM, 100 * MM - _HAIR), base, _HAIR, length), _BLACK)
    text = words.gettext("{count} mm").format(count=100)
    width = measure(text, _SMALL)
    yield typeset(text, _SMALL, width + 0.01, x=50 * MM + 4, y=base + 4.5)
    start = words.gettext("Print at 100 %")
    yield typeset(start, _SMALL, measure(start, _SMALL) + 0.01, x=4, y=base + 4.5)


def _assembly(poster: Scene, cut: Plan, journey: JourneyMap, name: str) -> Scene:
    """The page before the tiles: the poster in outline with the names of its tiles, and what to do in four steps."""
    words = translator(journey.language)
    width, height = cut.width * MM, cut.height * MM
    left, room = 15 * MM, width - 30 * MM
    heading = typeset(journey.title, TextStyle(20, 700, "#17212E", line_height=1.15), room)
    under = words.gettext("{count} sheets {sheet}, {columns} across and {rows} down").format(
        count=cut.count, sheet=cut.sheet, columns=cut.columns, rows=cut.rows
    )
    subtitle = typeset(under, TextStyle(11, 500, "#4C5A6B"), room, y=heading.box.bottom + 4)
    top = Group("assembly:title", 0, 0, room, subtitle.box.bottom, (heading, subtitle), label=journey.title)
    steps = Group("assembly:steps", 0, 0, room, 0, (steps_text := _steps(words, room),))
    steps_height = steps_text.box.height
    body_top = 15 * MM + top.height + 18
    scale = min(room / (poster.width), (height - body_top - steps_height - 15 * MM - 24) / poster.height)
    drawing = _outline(poster, cut, scale, name)
    drawn = poster.height * scale
    across = width - left - poster.width * scale if journey.right_to_left else left
    bands = (
        Band("assembly:title", left, 15 * MM, room, top.height, (top,)),
        Band("assembly:map", across, body_top, poster.width * scale, drawn, (drawing,)),
        Band("assembly:steps", left, body_top + drawn + 24, room, steps_height, (replace(steps, height=steps_height),)),
    )
    return Scene(width, height, _WHITE, bands, poster.title, poster.author, poster.language, notes=poster.notes)


def _steps(words: Translator, room: float) -> TextBlock:
    said = (
        words.gettext("Print all pages at 100 %, not fitted to the page. The ruler under each tile measures 100 mm."),
        words.gettext("Cut each sheet at the marks at its left and its top, where it has any, and cut off the strip."),
        words.gettext("Lay the tiles in rows. Glue each over the dotted line of the one to its left."),
        words.gettext("Glue the rows together, each over the dotted line of the row above."),
    )
    text = "\n".join(f"{number}. {step}" for number, step in enumerate(said, 1))
    return typeset(text, TextStyle(11, 400, "#17212E", line_height=1.5), room)


def _outline(poster: Scene, cut: Plan, scale: float, name: str) -> Group:
    """The poster's blocks in grey and the stages in their colours, with the tiles over them."""
    parts: list[Primitive] = [Box(Rect(0, 0, poster.width * scale, poster.height * scale), "#FFFFFF", _GREY, 0.5)]
    parts += _blocks(poster, scale)
    xs = [0.0, *cut.across, poster.width / MM]
    ys = [0.0, *cut.down, poster.height / MM]
    lines = [(("M", x * MM * scale, 0.0), ("L", x * MM * scale, poster.height * scale)) for x in xs[1:-1]]
    lines += [(("M", 0.0, y * MM * scale), ("L", poster.width * scale, y * MM * scale)) for y in ys[1:-1]]
    parts += [Path(line, stroke="#17212E", stroke_width=1.0) for line in lines]
    for row, (y, lower) in enumerate(pairwise(ys)):
        for column, (x, right) in enumerate(pairwise(xs)):
            parts += _label(name + tile_name(column, row), (x + right) / 2 * MM * scale, (y + lower) / 2 * MM * scale)
    return Group("assembly:map", 0, 0, poster.width * scale, poster.height * scale, tuple(parts), label=cut.last)


def _blocks(poster: Scene, scale: float) -> Iterator[Primitive]:
    for band in poster.bands:
        for group in band.groups:
            x, y = band.x + group.x, band.y + group.y
            box = Rect(x * scale, y * scale, group.width * scale, group.height * scale)
            if group.id.startswith("stage:"):
                fill = next((part.fill for part in group.primitives if isinstance(part, Path)), "")
                yield Box(box, fill if isinstance(fill, str) else "")
            elif group.id.startswith(("card:", "curve-ground:", "header:", "legend:")):
                yield Box(box, "#EEF1F5", radii=(1.5,) * 4)


def _label(text: str, x: float, y: float) -> tuple[Primitive, ...]:
    style = TextStyle(10, 700, "#17212E", line_height=1.2)
    width = measure(text, style)
    words = typeset(text, style, width + 0.01, align=Align.CENTRE, x=x - width / 2, y=y - 6)
    return Box(Rect(x - width / 2 - 4, y - 8, width + 8, 16), "#FFFFFF", "#17212E", 0.75, (4,) * 4), words
