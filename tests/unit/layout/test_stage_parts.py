"""The stages of a map are shared among pages evenly: nobody prints a page for the last step alone."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.edits.stages import add_stage, add_step
from mapdesigner.layout.paper.stage_parts import Part, even_parts
from mapdesigner.model.journey import JourneyMap, Step, new_map
from mapdesigner.model.structure import PartOfStructure, Structure, structure
from mapdesigner.storage.read import read_map


def with_stages(*steps: int) -> JourneyMap:
    """A map whose stages have so many steps."""
    journey = new_map()
    for number, count in enumerate(steps):
        journey = add_stage(journey, id=f"s{number}", first_step=f"s{number}t0")
        for step in range(1, count):
            journey = add_step(journey, f"s{number}", id=f"s{number}t{step}")
    return journey


def steps_on(part: Part, whole: Structure) -> tuple[Step, ...]:
    return PartOfStructure(whole, part.stages, (), shown=part.steps).steps


@pytest.mark.parametrize(
    ("steps", "most", "parts"),
    [
        ((3, 3, 3), 9, [9]),
        ((2, 2, 2, 1), 5, [4, 3]),
        ((1, 2, 2, 2, 2, 3, 2, 1), 5, [3, 4, 5, 3]),
        ((2, 3, 2, 2, 3, 2), 5, [5, 4, 5]),
        ((7, 2, 2), 5, [3, 4, 4]),
        ((1, 1, 9, 1, 1), 3, [2, 3, 3, 3, 2]),
        ((30,), 17, [15, 15]),
        ((3, 3, 3, 3, 3, 3, 3, 3), 8, [6, 6, 6, 6]),
    ],
)
def test_as_few_pages_as_hold_them_and_as_even_as_can_be(steps: tuple[int, ...], most: int, parts: list[int]) -> None:
    whole = structure(with_stages(*steps))
    found = even_parts(whole, most)
    shown = [steps_on(part, whole) for part in found]
    assert [len(each) for each in shown] == parts
    assert [step for each in shown for step in each] == list(whole.steps)


def test_the_night_train_has_no_part_of_a_single_step() -> None:
    whole = structure(read_map(resources.path("samples", "nordlicht.journeymap")).journey)
    assert min(len(steps_on(part, whole)) for part in even_parts(whole, 5)) > 1


def test_a_map_without_stages_has_one_empty_part() -> None:
    assert even_parts(structure(new_map()), 5) == [Part(())]
