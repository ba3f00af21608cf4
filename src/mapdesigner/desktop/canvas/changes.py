"""What looks different between two Scenes, found by `is`: what did not change is the same object as before."""

from __future__ import annotations

from collections.abc import Iterator

from mapdesigner.layout.scene import Band, Frozen, Rect, Scene
from mapdesigner.painting.qt_display import SPILL, ink_area


def changed_areas(old: Scene, new: Scene) -> list[tuple[Frozen, Rect]]:
    """Return the areas to paint again, by layer, in scene units."""
    before = {band.id: band for band in old.bands}
    after = {band.id: band for band in new.bands}
    areas: list[tuple[Frozen, Rect]] = []
    for band in old.bands:
        if band.id not in after:
            areas.append((band.frozen, _whole(band)))
    for band in new.bands:
        known = before.get(band.id)
        if known is not band:
            areas += _between(known, band)
    return areas


def _between(old: Band | None, new: Band) -> Iterator[tuple[Frozen, Rect]]:
    if old is None:
        yield new.frozen, _whole(new)
    elif (old.frozen, old.bounds) != (new.frozen, new.bounds):
        yield old.frozen, _whole(old)
        yield new.frozen, _whole(new)
    elif old.groups is not new.groups:
        yield from ((new.frozen, area) for area in _changed_groups(old, new))


def _changed_groups(old: Band, new: Band) -> Iterator[Rect]:
    kept = {id(group) for group in old.groups} & {id(group) for group in new.groups}
    if _order(old, kept) != _order(new, kept):  # what lay above now lies below
        yield _whole(new)
        return
    changed = [group for band in (old, new) for group in band.groups if id(group) not in kept]
    yield from {ink_area(group).moved(new.x, new.y): None for group in changed}  # most keep their place: once is enough


def _order(band: Band, kept: set[int]) -> list[int]:
    return [id(group) for group in band.groups if id(group) in kept]


def _whole(band: Band) -> Rect:
    """The area of a band and of what spills from it."""
    return Rect(band.x - SPILL, band.y - SPILL, band.width + 2 * SPILL, band.height + 2 * SPILL)
