"""What lies under a point of the map: the band, the group, and the place inside it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from mapdesigner.layout.scene import Band, Box, Frozen, Group, Scene
from mapdesigner.painting.qt_ink import Kept

_CARD = 0.9  # of the height: a lower box is a rule or a bar


@dataclass(frozen=True, slots=True)
class Hit:
    """The topmost group at a point and the point in the group's coordinates; no group where the band is bare."""

    band: Band
    group: Group | None
    x: float
    y: float


def hit(scene: Scene, x: float, y: float, frozen: Frozen = Frozen.NO) -> Hit | None:
    """Find what is at a scene point among the bands frozen that way; things of the model go before furniture."""
    bare: Hit | None = None
    for band in reversed(scene.bands):
        if band.frozen is not frozen or not band.bounds.contains(x, y):
            continue
        found = _in_band(band, x - band.x, y - band.y)
        if found.group is not None and found.group.target:
            return found
        bare = bare or found
    return bare


def group_at(scene: Scene, group_id: str) -> tuple[Band, Group] | None:
    """Find a group by its id."""
    for band in scene.bands:
        if group := _by_id(band.groups).get(group_id):
            return band, group
    return None


def is_bare(scene: Scene, group_id: str) -> bool:
    """Tell whether a group is words without a card round them, so that a ring has to stand clear of them."""
    found = group_at(scene, group_id)
    return found is not None and not any(
        isinstance(part, Box) and part.rect.height >= _CARD * found[1].height for part in found[1].primitives
    )


def column_at(scene: Scene, x: float) -> str:
    """Return the id of the step whose column holds a scene x; the nearest one outside; "" when there is none."""
    starts, steps = _columns(scene)
    return steps[max(0, bisect_right(starts, x) - 1)] if steps else ""


def lane_at(scene: Scene, y: float) -> str:
    """Return the id of the lane at a scene y; "" between lanes."""
    for band in scene.bands:
        if band.frozen is Frozen.NO and band.id.startswith("lane:") and band.y <= y < band.y + band.height:
            return band.target
    return ""


def _in_band(band: Band, x: float, y: float) -> Hit:
    furniture: Group | None = None
    # An index would cost more than it saves: in a drag each frame has new groups, and asks once or twice.
    above = [group for group in band.groups if group.x <= x <= group.x + group.width]
    for group in reversed(above):
        if group.bounds.contains(x, y):
            if group.target:
                return Hit(band, group, x - group.x, y - group.y)
            furniture = furniture or group
    at = furniture or None
    return Hit(band, at, x - (at.x if at else 0.0), y - (at.y if at else 0.0))


_columns_kept: Kept[tuple[list[float], list[str]]] = Kept(4)
_ids_kept: Kept[dict[str, Group]] = Kept(400)


def _columns(scene: Scene) -> tuple[list[float], list[str]]:
    return _columns_kept.get(scene.bands, lambda: _find_columns(scene))


def _find_columns(scene: Scene) -> tuple[list[float], list[str]]:
    found = sorted(
        (band.x + group.x, group.target)
        for band in scene.bands
        if band.frozen is Frozen.TOP
        for group in band.groups
        if group.id.startswith("step:")
    )
    return [x for x, _ in found], [step for _, step in found]


def _by_id(groups: tuple[Group, ...]) -> dict[str, Group]:
    """Groups of a band by their ids; most bands are the same from one Scene to the next, so their index is kept."""
    return _ids_kept.get(groups, lambda: {group.id: group for group in groups})
