"""Two versions of a map on one poster: the other's curve lies over this one's, and what differs is marked."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.scene import Group, Scene
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from mapdesigner.storage.read import read_map
from tests.support import scene_walk


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def earlier() -> JourneyMap:
    """The sample before its last touchpoint came, with a pain point said otherwise and a worse mood throughout."""
    items = []
    for item in sample().items:
        if item.kind is ItemKind.EMOTION:
            item = item.model_copy(update={"score": max(item.score - 1, -2.0)})
        elif item.kind is ItemKind.PAIN_POINT and item.text.startswith("Return"):
            item = item.model_copy(update={"text": "Terms are hidden"})
        items.append(item)
    last = next(item for item in reversed(items) if item.kind is ItemKind.TOUCHPOINT)
    gone = last.model_copy(update={"id": "gone", "text": "Fax machine"})
    return replace(sample(), label="2.2", items=tuple([gone if item is last else item for item in items]))


@pytest.fixture(scope="module")
def poster() -> Scene:
    (page,) = pages(sample(), PosterOptions(other=earlier()))
    return page


def groups(page: Scene, start: str) -> list[Group]:
    return [group for band in page.bands for group in band.groups if group.id.startswith(start)]


def test_what_is_new_or_changed_bears_a_word(poster: Scene) -> None:
    by_id = {item.id: item for item in sample().items}
    said = {by_id[group.target].text: group.label for group in groups(poster, "differs:")}
    assert sorted(said.values()) == ["Changed", "New"]
    assert next(text for text, word in said.items() if word == "Changed").startswith("Return")


def test_a_card_that_stood_elsewhere_says_where() -> None:
    """One pain point comes from another step, one action from a step that both maps have."""
    action = next(item for item in sample().items if item.kind is ItemKind.ACTION and not item.until)
    step = next(step.id for step in structure(sample()).steps if step.id != action.step)
    moved = replace(sample(), items=tuple(
        item.model_copy(update={"step": step}) if item.id == action.id else item for item in sample().items
    ))  # fmt: skip
    (page,) = pages(sample(), PosterOptions(other=moved))
    number = structure(sample()).step_numbers[step]
    assert [(group.target, group.label) for group in groups(page, "differs:")] == [(action.id, f"Moved from {number}")]
    assert [group.id for group in groups(page, "legend:moved")] == ["legend:moved"]
    assert groups(page, "legend:new") == []


def test_the_legend_explains_each_mark_there_is(poster: Scene) -> None:
    explained = {group.id for group in groups(poster, "legend:")}
    assert {"legend:new", "legend:changed"} <= explained
    assert "legend:moved" not in explained


def test_the_other_curve_is_named_by_its_version(poster: Scene) -> None:
    assert len(groups(poster, "other:")) == 1
    assert "Version 2.2" in scene_walk.all_text(poster)


def test_the_report_names_what_only_the_other_has(poster: Scene) -> None:
    assert "Only in the other map: Fax machine" in poster.notes


def test_the_same_map_beside_itself_has_no_marks() -> None:
    (page,) = pages(sample(), PosterOptions(other=sample()))
    assert groups(page, "differs:") == []


@pytest.mark.parametrize("sheet", ["A1", "A3", "A4"])
def test_it_can_be_printed_on_any_sheet(sheet: str) -> None:
    for page in pages(sample(), PosterOptions(sheet, other=earlier())):
        assert scene_walk.outside(page) == []
