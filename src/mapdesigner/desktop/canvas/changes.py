"""What looks different between two Scenes, found by `is`: what did not change is the same object as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mapdesigner.layout.scene import Band, Frozen, Group, Path, Primitive, Rect, Scene
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
    gone, come = ({group.id: group for group in band.groups if id(group) not in kept} for band in (old, new))
    areas = [_changed_ink(gone.get(name), come.get(name)) for name in gone | come]
    yield from {
        area.moved(new.x, new.y): None for each in areas for area in each
    }  # most keep their place: once is enough


def _changed_ink(old: Group | None, new: Group | None) -> Iterator[Rect]:
    """Where two states of a group differ: of a long line that was bent only the part that moved."""
    if old and new and old.bounds == new.bounds and len(old.primitives) == len(new.primitives):
        pairs = zip(old.primitives, new.primitives, strict=True)
        areas = [_bent(*pair) for pair in pairs if pair[0] != pair[1]]
        if areas and all(areas):
            yield from (area.moved(new.x, new.y) for area in areas if area)
            return
    yield from (ink_area(group) for group in (old, new) if group)


def _bent(old: Primitive, new: Primitive) -> Rect | None:
    """The area in which two lines of one look differ; None if that cannot be said.

    A piece begins where the last one ended, so those on both sides count. Dashes are shifted as far as the line's end.
    """
    if not (isinstance(old, Path) and isinstance(new, Path) and len(old.commands) == len(new.commands)):
        return None
    if replace(old, commands=()) != replace(new, commands=()):
        return None
    moved = [at for at, both in enumerate(zip(old.commands, new.commands, strict=True)) if both[0] != both[1]]
    end = len(old.commands) if old.dash else moved[-1] + 2
    pieces = [each for path in (old, new) for each in path.commands[max(moved[0] - 1, 0) : end]]
    if any(piece[0] not in ("L", "C") for path in (old, new) for piece in path.commands[moved[0] : end]):
        return None
    xs = [float(x) for piece in pieces for x in piece[1::2]]
    ys = [float(y) for piece in pieces for y in piece[2::2]]
    left, top = min(xs) - SPILL, min(ys) - SPILL
    return Rect(left, top, max(xs) + SPILL - left, max(ys) + SPILL - top)


def _order(band: Band, kept: set[int]) -> list[int]:
    return [id(group) for group in band.groups if id(group) in kept]


def _whole(band: Band) -> Rect:
    """The area of a band and of what spills from it."""
    return Rect(band.x - SPILL, band.y - SPILL, band.width + 2 * SPILL, band.height + 2 * SPILL)
