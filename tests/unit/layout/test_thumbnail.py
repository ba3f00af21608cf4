"""Thumbnails: every map becomes a small picture that stays inside its frame."""

from __future__ import annotations

import pytest

from mapdesigner.layout.scene import Box, Path
from mapdesigner.layout.thumbnail import HEIGHT, WIDTH, thumbnail
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import LaneKind
from tests.support.journeys import grid, with_actions


def edges(journey: JourneyMap) -> list[tuple[float, float, float, float]]:
    (band,) = thumbnail(journey).bands
    (group,) = band.groups
    boxes = [each.rect for each in group.primitives if isinstance(each, Box)]
    paths = [each for each in group.primitives if isinstance(each, Path)]
    points = [
        (float(command[at]), float(command[at + 1]))
        for path in paths
        for command in path.commands
        for at in range(1, len(command), 2)
    ]
    return [(each.x, each.y, each.right, each.bottom) for each in boxes] + [(x, y, x, y) for x, y in points]


@pytest.mark.parametrize("steps", [0, 1, 3, 200])
@pytest.mark.parametrize("stages", [0, 1, 7])
def test_a_thumbnail_stays_inside_its_frame(stages: int, steps: int) -> None:
    journey = grid(stages=stages, steps=steps) if steps else grid(stages=0)
    for left, top, right, bottom in edges(journey):
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT


def test_cards_of_a_lane_are_seen_in_it() -> None:
    empty, filled = grid(), with_actions(grid(), "a", "b")
    assert any(lane.kind is LaneKind.ACTIONS for lane in filled.lanes)
    assert len(edges(filled)) > len(edges(empty))
