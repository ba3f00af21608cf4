"""Two versions of a map on one poster: the other's curve lies over this one's, and what differs is marked."""

from __future__ import annotations

from itertools import pairwise
from operator import mul

import pytest

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.scene import Group, Scene, TextBlock
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import Form, PosterOptions
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


def moody(shift: float) -> JourneyMap:
    """The sample in a better or a worse mood."""
    items = (
        item.model_copy(update={"score": min(max(item.score + shift, -2.0), 2.0)})
        if item.kind is ItemKind.EMOTION
        else item
        for item in sample().items
    )
    return replace(sample(), label="2.2", items=tuple(items))


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


def test_a_mark_hides_no_letter_of_a_card_without_a_box() -> None:
    whole = read_map(resources.path("samples", "nordlicht.journeymap")).journey
    empty = replace(whole, items=())
    for page in pages(whole, PosterOptions("A1", other=empty)):
        for mark in groups(page, "differs:"):
            (card,) = groups(page, f"card:{mark.target}")
            words = [each.box.moved(card.x, card.y) for each in card.primitives if isinstance(each, TextBlock)]
            assert not [each for each in words if each.intersects(mark.bounds)], card.label


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


def line_of(group: Group) -> list[tuple[float, float]]:
    """Points along a line of straight and curved pieces."""
    found: list[tuple[float, float]] = []
    for letter, *numbers in group.primitives[0].commands:
        if letter == "C":
            (x0, y0), (x1, y1, x2, y2, x3, y3) = found[-1], numbers
            for share in (each / 40 for each in range(1, 41)):
                rest = 1 - share
                weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
                x, y = (sum(map(mul, weights, each)) for each in ((x0, x1, x2, x3), (y0, y1, y2, y3)))
                found.append((x, y))
        else:
            found.append((numbers[0], numbers[1]))
    return found


@pytest.mark.parametrize("sheet", ["A1", "A4"])
def test_the_other_curve_breaks_off_at_words_and_figures(sheet: str) -> None:
    for shift in (-0.8, 0.5, 1.2):
        page = pages(sample(), PosterOptions(sheet, other=moody(shift)))[0]
        band = next(each for each in page.bands if any(group.id.startswith("other:") for group in each.groups))
        (curve,) = (each for each in band.groups if each.id.startswith("other:"))
        for group in band.groups:
            words = [each.box.moved(group.x, group.y) for each in group.primitives if isinstance(each, TextBlock)]
            assert not [point for point in line_of(curve) for box in words if box.contains(*point)], group.id


@pytest.mark.parametrize("form", [Form.POSTER, Form.BOOKLET])
def test_its_name_stands_clear_of_words_and_faces(form: Form) -> None:
    for shift in (0.0, 0.4, 2.0):
        for page in pages(moody(shift), PosterOptions("A4", form=form, other=earlier())):
            others = [*groups(page, "marker:"), *groups(page, "label:")]
            for name in groups(page, "other-name:"):
                assert not [each.id for each in others if each.bounds.intersects(name.bounds)]


def test_over_the_pages_of_a_booklet_the_other_curve_goes_on() -> None:
    booklet = pages(sample(), PosterOptions("A4", form=Form.BOOKLET, other=earlier()))
    lines = [line_of(curve) for page in booklet for curve in groups(page, "other:")]
    assert len(lines) > 2
    for before, after in pairwise(lines):
        assert before[-1][1] == pytest.approx(after[0][1], abs=1.0)
        assert before[-1][1] != pytest.approx(before[-40][1], abs=0.5)


def test_the_report_names_what_only_the_other_has(poster: Scene) -> None:
    assert "Only in the other map: Fax machine" in poster.notes


@pytest.mark.parametrize(
    ("count", "more"),
    [(3, ""), (4, "; and 1 more card"), (60, "; and 57 more cards")],
)
def test_the_report_names_three_cards_and_says_how_many_more_there_are(count: int, more: str) -> None:
    journey = sample()
    strange = tuple(replace(journey.items[0], id=f"x{at}", text=f"Card\n{at}") for at in range(count))
    other = replace(journey, items=(*journey.items, *strange))
    (page,) = pages(journey, PosterOptions(other=other))
    assert f"Only in the other map: Card 0; Card 1; Card 2{more}" in page.notes


def test_the_same_map_beside_itself_has_no_marks() -> None:
    (page,) = pages(sample(), PosterOptions(other=sample()))
    assert groups(page, "differs:") == []


@pytest.mark.parametrize("sheet", ["A1", "A3", "A4"])
def test_it_can_be_printed_on_any_sheet(sheet: str) -> None:
    for page in pages(sample(), PosterOptions(sheet, other=earlier())):
        assert scene_walk.outside(page) == []
