"""The shipped templates: each opens soundly, prompts on the screen only, and prints without anything giving way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import files
from mapdesigner.desktop.start.templates import TEMPLATES
from mapdesigner.insight.health import findings
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.storage.read import read_map

FILES = sorted(resources.path("templates").glob("*.journeymap"))


def words_of(scene: Scene) -> set[str]:
    groups = [group for band in scene.bands for group in band.groups]
    return {each.text for group in groups for each in group.primitives if isinstance(each, TextBlock)}


def test_start_page_and_command_line_offer_every_template() -> None:
    names = [path.stem for path in FILES]
    assert sorted(each.name for each in TEMPLATES) == names
    assert sorted(files.TEMPLATES) == names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_template_is_sound_and_prints_on_one_page_without_its_prompts(path: Path) -> None:
    loaded = read_map(path)
    assert loaded.problems == ()
    assert loaded.notes == ()
    (page,) = compose_poster(loaded.journey)
    assert page.notes == ()
    prompts = {each.text for each in loaded.journey.prompts}
    assert prompts <= words_of(compose_screen(loaded.journey))
    assert not prompts & words_of(page)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_template_does_not_begin_with_a_list_of_faults(path: Path) -> None:
    assert len(findings(read_map(path).journey, dt.date(2026, 12, 1))) <= 5


def test_a_prompt_goes_where_a_card_comes() -> None:
    from mapdesigner.edits.prompts import set_prompt
    from tests.support.journeys import grid, with_actions

    journey = with_actions(grid(), "a")
    (card,) = journey.items
    other = next(step.id for step in journey.steps if step.id != card.step)
    for step in (card.step, other):
        journey = set_prompt(journey, card.lane, step, f"Asked in {step}")
    shown = words_of(compose_screen(journey))
    assert f"Asked in {other}" in shown
    assert f"Asked in {card.step}" not in shown
