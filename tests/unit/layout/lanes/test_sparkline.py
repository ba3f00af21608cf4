"""A metric with a history shows its course; one without looks as ever."""

from __future__ import annotations

import datetime as dt

import pytest

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.scene import Path
from mapdesigner.model.items import Reading
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from tests.support.journeys import grid

VALUES = (28.0, 31.0, 30.0, 36.0)


def course(journey) -> list[Path]:
    groups = (group for band in compose_screen(journey).bands for group in band.groups)
    card = next(group for group in groups if group.id == "card:nps")
    return [part for part in card.primitives if isinstance(part, Path)]


def test_the_course_runs_from_left_to_right_and_upward_with_the_values() -> None:
    journey = add_item(grid(), ItemKind.METRIC, "metrics", "s1t1", id="nps", text="NPS", current=36.0)
    assert course(journey) == []
    history = tuple(Reading(date=dt.date(2026, month, 1), value=value) for month, value in enumerate(VALUES, 1))
    (line,) = course(set_fields(journey, ["nps"], history=history[::-1]))
    points = [command[1:] for command in line.commands]
    assert [x for x, _y in points] == sorted(x for x, _y in points)
    assert max(points, key=lambda point: point[1]) == points[0]
    assert min(points, key=lambda point: point[1]) == points[-1]


def test_one_reading_is_no_course() -> None:
    reading = Reading(date=dt.date(2026, 1, 1), value=3)
    journey = add_item(
        grid(), ItemKind.METRIC, "metrics", "s1t1", id="nps", text="NPS", current=3.0, history=(reading,)
    )
    assert course(journey) == []


@pytest.mark.parametrize(("sheet", "unit"), [("A1", ""), ("A1", " minutes and a half on most of our days"), ("A3", "")])
def test_the_course_never_leaves_its_card(sheet: str, unit: str) -> None:
    history = tuple(Reading(date=dt.date(2026, month, 1), value=value) for month, value in enumerate(VALUES, 1))
    fields = {"text": "Answered at once", "baseline": 2.1, "target": 3.0, "unit": unit or "%", "history": history}
    journey = grid(stages=4, steps=4)
    journey = add_item(journey, ItemKind.METRIC, "metrics", "s1t1", id="nps", **fields)
    (page, *_more) = pages(journey, PosterOptions(sheet))
    groups = [group for band in page.bands for group in band.groups if group.target == "nps"]
    paths = [part for group in groups for part in group.primitives if isinstance(part, Path)]
    assert all(command[1] >= 0 for path in paths for command in path.commands if len(command) > 1)
