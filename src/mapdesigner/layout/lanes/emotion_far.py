"""Words that find no room beside their faces, on paper: at the end of a thin line, or by number under the curve."""

from __future__ import annotations

import math
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.label_places import TOO_DEAR, Place, cheapest, places, wish
from mapdesigner.layout.lanes.emotion_feet import tales
from mapdesigner.layout.lanes.emotion_scale import reach_of
from mapdesigner.layout.scene import Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import place, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapdesigner.layout.curve import Point
    from mapdesigner.layout.lanes.emotion_labels import Word
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit
    from mapdesigner.layout.lanes.emotion_sight import Sight


_CROSSED, _LINE = 20.0, 8.0
"""What a place costs where a curve runs through the word, and what a line to another place costs."""

_WIDE = 3.0
"""How far to the side a short word goes, against its height: a number would else find no other place."""


class Far(NamedTuple):
    """Words that stand further off as drawn, and the ids of those that are told under the curve, in order.

    `moved` are the ids of words that left a fair place for a better one.
    """

    drawn: list[Group]
    told: list[str]
    moved: frozenset[str]


def far_words(homeless: Sequence[Marker], words: Iterable[Word], sight: Sight, kit: Kit) -> Far:
    """Draw the words of `homeless` markers, and those of all `words` that a curve runs through, further off.

    Words that find no room there either are told under the curve; in a compact drawing they lie where they hide least.
    """
    before = tales(kit.lane, kit.frame)
    limit = inf if kit.frame.compact else TOO_DEAR
    far = {marker.item.id: _led(marker, marker.said, sight, kit, limit) for marker in homeless}
    for word in words:
        if _CROSSED <= word.placement.cost <= TOO_DEAR:
            found = _led(word.marker, word.marker.said, sight, kit, word.placement.cost - _LINE)
            far |= {word.marker.item.id: found} if found is not None else {}
    lost = [marker for marker in homeless if far[marker.item.id] is None]
    order = [*before, *(marker.item.id for marker in lost if marker.item.id not in before)]
    numbers = [_number(marker, order.index(marker.item.id) + 1, sight, kit) for marker in lost]
    drawn = [group for group in (*far.values(), *numbers) if group is not None]
    return Far(drawn, order[len(before) :], frozenset(far) - {marker.item.id for marker in homeless})


def _led(marker: Marker, word: TextBlock, sight: Sight, kit: Kit, limit: float = inf) -> Group | None:
    """A word further off at the end of a thin line; nothing where every place costs as much as `limit`."""
    width, height = word.box.width, word.box.height
    wide = max(width, _WIDE * height)
    x, reach = marker.point[0], wide + width + 2 * kit.sizes.radius
    around = sight.around(x - reach, x + reach)
    every = [each for each in _far_places(wide, height, kit) if wish(each) < limit]
    clear = (each for each in every if not _crosses(_lead(marker, _box(marker, each, word), kit), around.labels))
    found = cheapest(marker.point, width, height, clear, around, kit.sizes, limit)
    if found.cost == limit < inf:
        return None
    if found.cost > TOO_DEAR:  # rather a line over a word than a word over a word
        found = cheapest(marker.point, width, height, iter(every), around, kit.sizes)
    box = found.box
    foot, edge = _lead(marker, box, kit)
    sight.loose += (box, *_along(foot, edge, height))
    left, right = min(box.x, x), max(box.right, x)
    top, bottom = min(box.y, foot[1]), max(box.bottom, foot[1])
    theme, line = kit.frame.theme, kit.frame.metrics.hairline
    ends = (("M", foot[0] - left, foot[1] - top), ("L", edge[0] - left, edge[1] - top))
    lead = Path(ends, stroke=theme.ink3, stroke_width=line)
    words = place(word, box.x - left, box.y - top)
    return Group(f"label:{marker.item.id}", left, top, right - left, bottom - top, (lead, words), marker.item.id)


def _box(marker: Marker, there: Place, word: TextBlock) -> Rect:
    width, height = word.box.width, word.box.height
    return Rect(marker.point[0] + there.dx - width / 2, marker.point[1] + there.dy - height / 2, width, height)


def _lead(marker: Marker, box: Rect, kit: Kit) -> tuple[Point, Point]:
    """The line from a face to its word: where it begins, and where it ends."""
    x, y = marker.point
    edge = box.bottom if box.bottom < y else box.y
    return (x, y - kit.sizes.disc if edge < y else y + kit.sizes.disc), (min(max(x, box.x), box.right), edge)


def _along(begin: Point, end: Point, pitch: float) -> Iterator[Rect]:
    """Boxes around the pieces of a line, each no higher than `pitch`, which other words must not cover."""
    count = math.ceil(abs(end[1] - begin[1]) / pitch)
    for at in range(count):
        x0, x1 = sorted(begin[0] + (end[0] - begin[0]) * share / count for share in (at, at + 1))
        y0, y1 = sorted(begin[1] + (end[1] - begin[1]) * share / count for share in (at, at + 1))
        yield Rect(x0, y0, x1 - x0, y1 - y0)


def _crosses(line: tuple[Point, Point], boxes: Sequence[Rect]) -> bool:
    """Whether a line runs through one of some boxes; its y changes."""
    (x0, y0), (x1, y1) = sorted(line, key=lambda end: end[1])
    slope = (x1 - x0) / (y1 - y0)
    for box in boxes:
        top, bottom = max(box.y, y0), min(box.bottom, y1)
        within = sorted((x0 + (top - y0) * slope, x0 + (bottom - y0) * slope))
        if top < bottom and within[0] < box.right and within[1] > box.x:
            return True
    return False


def _number(marker: Marker, number: int, sight: Sight, kit: Kit) -> Group | None:
    """The number that a word has under the curve, near its face or, if need be, further off."""
    block = typeset(f"({number})", kit.word, inf)
    width, height = block.box.width, block.box.height
    x, reach = marker.point[0], reach_of(width, kit)
    positive = marker.item.score >= 0
    choices = places(positive, not positive, width, height, kit.sizes)
    found = cheapest(marker.point, width, height, choices, sight.around(x - reach, x + reach), kit.sizes)
    if found.cost > TOO_DEAR:
        return _led(marker, block, sight, kit)
    box = found.box
    sight.loose.append(box)
    return Group(f"label:{marker.item.id}", box.x, box.y, width, height, (block,), marker.item.id)


def _far_places(wide: float, height: float, kit: Kit) -> Iterator[Place]:
    first = kit.sizes.radius + height + 1.5 * kit.sizes.gap
    for row in range(1, 7):
        for side in (0.0, -0.5, 0.5, -1.0, 1.0):
            for way in (-1, 1):
                yield Place(side * wide, way * (first + row * (height + kit.sizes.gap / 2)), row + abs(side))
