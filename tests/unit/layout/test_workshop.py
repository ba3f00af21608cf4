"""What a workshop adds to a drawing: votes on cards, hidden notes, and the map as a room sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner.edits.replace import put, replace
from mapdesigner.edits.workshop import hide, start_round, vote
from mapdesigner.layout.compose import Composer
from mapdesigner.layout.scene import Box, Frozen, Group, Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.layout.workshop import FOCUS, SHOWN, WorkshopComposer, column_width
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "trailhead.journeymap"
COMPOSERS = (Composer, WorkshopComposer)


@pytest.fixture(scope="module")
def journey() -> JourneyMap:
    return read_map(SAMPLE).journey


def group(scene: Scene, name: str) -> Group:
    return next(each for band in scene.bands for each in band.groups if each.id == name)


def words(scene: Scene) -> str:
    blocks = (part for band in scene.bands for each in band.groups for part in each.primitives)
    return " ".join(block.text for block in blocks if isinstance(block, TextBlock))


def with_votes(journey: JourneyMap, item: str, count: int) -> JourneyMap:
    journey = start_round(journey, "", "2026-01-02T10:00:00+00:00", (), count)
    for _ in range(count):
        journey = vote(journey, item, "Ada")
    return journey


def blue_dots(scene: Scene, card: Group, accent: str) -> int:
    return sum(isinstance(part, Box) and part.fill == accent for part in card.primitives)


def number(journey: JourneyMap, wanted: str) -> str:
    return next(item for item, each in structure(journey).numbers.items() if each == wanted)


@pytest.mark.parametrize("composer", COMPOSERS)
@pytest.mark.parametrize("wanted", ["P5", "O5"])
@pytest.mark.parametrize(("count", "dots"), [(1, 1), (3, 3), (13, 1)])
def test_votes_are_dots_and_a_number_and_one_dot_above_twelve(
    composer: type[Composer], wanted: str, count: int, dots: int, journey: JourneyMap
) -> None:
    item = number(journey, wanted)
    voted = with_votes(journey, item, count)
    made = composer()
    made.votes = voted.rounds[-1].id
    card = group(made.compose(voted), f"card:{item}")
    assert blue_dots(made.compose(voted), card, "#1B62B5") == dots
    texts = [part.text for part in card.primitives if isinstance(part, TextBlock)]
    assert str(count) in texts
    assert "Most votes" in texts


@pytest.mark.parametrize("kind", list(ItemKind))
def test_a_hidden_card_of_any_kind_says_nothing(kind: ItemKind, journey: JourneyMap) -> None:
    item = next((each for each in journey.items if each.kind is kind and each.step), None)
    if item is None or not item.text:
        pytest.skip("the sample has no such words")
    secret = hide(put(journey, replace(item, text="Xyzzy")), item.id)
    lanes = tuple(replace(lane, hidden=False) for lane in secret.lanes)
    for scene in (Composer().compose(put(secret, *lanes)), *compose_poster(secret, "A1")):
        assert "Xyzzy" not in words(scene)
        assert not [each for band in scene.bands for each in band.groups if "Xyzzy" in each.label]


def test_a_stage_fills_the_focus_whatever_its_steps() -> None:
    assert [column_width(steps) for steps in (1, 2, 3)] == [524, 524, pytest.approx(FOCUS / 3)]
    assert [column_width(steps) for steps in (4, 5, 6)] == [524, pytest.approx(FOCUS / 3), pytest.approx(FOCUS / 3)]


def test_the_room_sees_five_lanes_and_no_names_of_lanes(journey: JourneyMap) -> None:
    scene = WorkshopComposer().compose(journey)
    kinds = {lane.id: lane.kind for lane in journey.lanes}
    shown = [kinds[band.target] for band in scene.bands if band.target in kinds]
    assert set(shown) == SHOWN
    assert {band.frozen for band in scene.bands} == {Frozen.NO, Frozen.TOP}


def test_an_edit_leaves_the_other_lanes_the_same_objects(journey: JourneyMap) -> None:
    made = WorkshopComposer()
    before = made.compose(journey)
    pain = structure(journey).by_id[number(journey, "P5")]
    after = made.compose(put(journey, replace(pain, text="Other words")))  # type: ignore[type-var]
    changed = [new.id for old, new in zip(before.bands, after.bands, strict=True) if old is not new]
    assert changed == [f"lane:{pain.lane}"]  # type: ignore[attr-defined]
