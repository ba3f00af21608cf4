"""The head of a sheet's columns keeps a row for goals where there are any to read or to fill in, and no other."""

from __future__ import annotations

from mapdesigner.layout.metrics import A1
from mapdesigner.layout.paper.blanks import compose_blank
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from tests.support.journeys import grid
from tests.support.scene_walk import all_text


def with_goals(journey: JourneyMap, *goals: str) -> JourneyMap:
    stages = tuple(stage.model_copy(update={"goal": goal}) for stage, goal in zip(journey.stages, goals, strict=True))
    return journey.model_copy(update={"stages": stages})


def head(page: Scene) -> float:
    return next(band.height for band in page.bands if band.id == "stages")


def test_a_map_without_goals_keeps_no_row_for_them() -> None:
    (bare,) = compose_poster(grid(2, 2), "A1")
    (told,) = compose_poster(with_goals(grid(2, 2), "", "Be home by noon"), "A1")

    assert head(bare) < head(told) - A1.type.goal.size
    assert "Goal of the customer" in all_text(told)
    assert "Goal of the customer" not in all_text(bare)
    assert "Steps" in all_text(bare)


def test_a_blank_poster_has_room_to_write_goals() -> None:
    (blank,) = compose_blank(grid(2, 2), sheet_of("A0"))[:1]
    (told,) = compose_poster(with_goals(grid(2, 2), "", "Be home by noon"), "A0")

    assert head(blank) >= head(told) - 1
