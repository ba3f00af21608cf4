"""Scenes of any number of cards with the bands a screen map has, to test and measure the canvas."""

from __future__ import annotations

from dataclasses import replace

from mapdesigner.layout.scene import Band, Box, Frozen, Group, Path, Rect, Scene, TextBlock, TextStyle
from mapdesigner.layout.text.typeset import place, typeset

COLUMN, LANE, LEFT, TOP = 152.0, 118.0, 150.0, 94.0
LANES = 8

_WORDS = ("Fitting wall and ramp", "Saved-basket reminder", "Checkout", "Parcel is on its way", "Returns policy page")
_INK = TextStyle(12.5)
_BOLD = TextStyle(13.0, weight=600)
_WHITE = TextStyle(15.0, weight=600, colour="#FFFFFF")
_ICON = Path((("M", 2.0, 2.0), ("L", 12.0, 2.0), ("L", 12.0, 12.0), ("Z",)), stroke="#435063", stroke_width=1.5)


def demo_scene(cards: int, language: str = "en") -> Scene:
    """A map of 8 lanes with about so many cards, a stage every four steps."""
    columns = -(-cards // LANES)
    width = LEFT + columns * COLUMN
    bands = [_corner(), _stages(columns)]
    for lane in range(LANES):
        bands += [_side(lane), _lane(lane, columns, cards)]
    return Scene(width, TOP + LANES * LANE, "#FFFFFF", tuple(bands), language=language)


def with_card(scene: Scene, card_id: str, words: str) -> Scene:
    """The same Scene with one card's words changed; all else is the same object."""
    return replace(scene, bands=tuple(_with_words(band, f"card:{card_id}", words) for band in scene.bands))


def with_taller_lane(scene: Scene, lane: int, more: float) -> Scene:
    """The same Scene with one lane higher and the lanes below moved down."""
    limit = TOP + lane * LANE
    bands = tuple(
        replace(band, height=band.height + more)
        if band.y == limit
        else replace(band, y=band.y + more)
        if band.y > limit
        else band
        for band in scene.bands
    )
    return replace(scene, bands=bands, height=scene.height + more)


def _with_words(band: Band, group_id: str, words: str) -> Band:
    if not any(group.id == group_id for group in band.groups):
        return band
    groups = tuple(
        replace(group, primitives=_card(words), label=words) if group.id == group_id else group for group in band.groups
    )
    return replace(band, groups=groups)


def _corner() -> Band:
    words = typeset("Maya Okafor", _BOLD, 130.0, x=12.0, y=12.0)
    return Band("corner", 0.0, 0.0, LEFT, TOP, (Group("corner", 0.0, 0.0, LEFT, TOP, (words,)),), Frozen.CORNER)


def _stages(columns: int) -> Band:
    groups: list[Group] = []
    for index, first in enumerate(range(0, columns, 4)):
        width = min(4, columns - first) * COLUMN
        name = typeset(f"Stage {index + 1}", _WHITE, 140.0, x=16.0, y=8.0)
        colour = ("#006660", "#006178", "#2E5986", "#504F86")[index % 4]
        arrow = (("M", 0.0, 0.0), ("L", width - 11, 0.0), ("L", width, 17.0), ("L", width - 11, 34.0), ("L", 0.0, 34.0))
        x = first * COLUMN
        groups.append(Group(f"stage:s{index}", x, 8.0, width, 34.0, (Path(arrow, fill=colour),), f"s{index}", "Stage"))
        groups.append(Group(f"stage-name:s{index}", x, 8.0, 90.0, 34.0, (name,), f"s{index}"))
    for column in range(columns):
        words = typeset(f"Step {column + 1}", _INK, 130.0)
        step = f"t{column}"
        groups.append(Group(f"step:{step}", column * COLUMN + 6, 50.0, COLUMN - 12, 40.0, (words,), step, words.text))
    return Band("stages", LEFT, 0.0, columns * COLUMN, TOP, tuple(groups), Frozen.TOP)


def _side(lane: int) -> Band:
    rule = Box(Rect(0.0, LANE - 1, LEFT, 1.0), "#DDE3EA")
    title = typeset(f"Lane {lane + 1}", _BOLD, 110.0, x=34.0)
    own = f"l{lane}"
    groups = (
        Group(f"lane:{own}", 0.0, 0.0, LEFT, LANE, (rule,), own, f"Lane {lane + 1}"),
        Group(f"lane-name:{own}", 0.0, 11.0, LEFT, 18.0, (title,), own),
    )
    return Band(f"side:{own}", 0.0, TOP + lane * LANE, LEFT, LANE, groups, Frozen.LEFT, own)


def _lane(lane: int, columns: int, cards: int) -> Band:
    width = columns * COLUMN
    ground = Group(f"ground:l{lane}", 0.0, 0.0, width, LANE, (Box(Rect(0.0, LANE - 1, width, 1.0), "#DDE3EA"),))
    groups = [ground]
    for column in range(columns):
        number = column * LANES + lane
        if number < cards:
            words = f"{_WORDS[number % 5]} {number}"
            x = column * COLUMN + 6
            group = Group(f"card:{number}", x, 10.0, COLUMN - 12, LANE - 20, _card(words), f"c{number}", words)
            groups.append(group)
    return Band(f"lane:l{lane}", LEFT, TOP + lane * LANE, width, LANE, tuple(groups), Frozen.NO, f"l{lane}")


def _card(words: str) -> tuple[Box | Path | TextBlock, ...]:
    edge = Box(Rect(0.5, 0.5, COLUMN - 13, LANE - 21), "#FFFFFF", "#B9C3CF", 1.0, (8.0,) * 4)
    chip = Box(Rect(10.0, 10.0, 22.0, 22.0), "#E6F0FB", radii=(4.0,) * 4)
    kind = typeset("Store", TextStyle(12.0, colour="#435063"), 80.0, x=38.0, y=12.0)
    return edge, chip, _ICON, kind, place(typeset(words, _BOLD, 120.0), 10.0, 40.0)
