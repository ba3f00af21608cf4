"""An opportunity is tied to the pain points above it, and names them: those the reader sees, no others."""

from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.layout.compose import compose_screen
from mapdesigner.model.journey import JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from tests.support.journeys import grid
from tests.support.scene_walk import all_text


@pytest.fixture
def answered() -> JourneyMap:
    people = (Persona(id="mia", rank="a", name="Mia"), Persona(id="tom", rank="b", name="Tom"))
    journey = grid().model_copy(update={"personas": people})
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="wait", text="Waits", personas=("tom",))
    return add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t1", id="text", text="Writes", answers=("wait",))


def ties(*scenes) -> list[str]:
    groups = (group for scene in scenes for band in scene.bands for group in band.groups)
    return [group.id for group in groups if group.id.startswith("tie:")]


def test_the_tie_leads_to_the_pain_point_above(answered: JourneyMap) -> None:
    assert ties(compose_screen(answered)) == ties(compose_screen(answered, persona="tom")) == ["tie:text"]


def test_a_persona_alone_has_no_tie_to_the_pain_of_another(answered: JourneyMap) -> None:
    alone = compose_screen(answered, persona="mia")
    assert "Writes" in all_text(alone)
    assert ties(alone) == []
    assert "P1" not in all_text(alone)


@pytest.mark.parametrize("sheet", ["A1", "A3", "A4"])
def test_nor_on_paper(answered: JourneyMap, sheet: str) -> None:
    alone = pages(answered, PosterOptions(sheet, persona="mia"))
    assert ties(*alone) == []
    assert "P1" not in " ".join(map(all_text, alone))


def test_what_is_private_is_not_named_on_paper(answered: JourneyMap) -> None:
    printed = pages(set_fields(answered, ["wait"], private=True), PosterOptions("A1"))
    assert ties(*printed) == []
    assert "P1" not in " ".join(map(all_text, printed))
