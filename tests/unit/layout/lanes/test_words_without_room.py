"""Lanes with more and longer words than the curve has room for: on paper each can be read, and none lies on another."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner.layout.compose import Composer
from mapdesigner.layout.frame import Frame, Row
from mapdesigner.layout.lanes import emotions
from mapdesigner.layout.metrics import A1
from mapdesigner.layout.scene import Group, Scene, TextBlock
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from tests.support import scene_walk

LONG = (
    "Overwhelmed by all the choices",
    "Not sure whom to believe any more",
    "Relieved that somebody answers at last",
    "Annoyed at waiting on the telephone",
    "Curious what the neighbours will say",
)
SHORT = ("Shaken", "Curious", "Hopeful", "Looked after", "Let down")


def people(count: int, steps: int, words: tuple[str, ...], seed: int = 1, targets: float = 0.0) -> JourneyMap:
    """A map of so many personas, each with a feeling at each step."""
    chance = random.Random(seed)
    items = []
    for step in range(steps):
        for who in range(count):
            target = round(chance.uniform(0, 2), 1) if chance.random() < targets else None
            items.append(
                {
                    **{"id": f"e{step:02}{who}", "kind": "emotion", "lane": "feel", "step": f"t{step}"},
                    **{"rank": f"{len(items):03}5", "personas": [f"p{who}"], "text": chance.choice(words)},
                    **{"score": round(chance.uniform(-2, 2), 1), "target": target},
                }
            )
    return new_map(
        title="Crowded",
        stages=[{"id": f"s{i}", "rank": f"{i}5", "name": f"Stage {i}"} for i in range(3)],
        steps=[
            {"id": f"t{i}", "rank": f"{i:02}5", "stage": f"s{i * 3 // steps}", "name": f"S{i}"} for i in range(steps)
        ],
        personas=[{"id": f"p{i}", "rank": f"{i}5", "name": f"Person {i}"} for i in range(count)],
        lanes=[{"id": "do", "kind": "actions", "rank": "1"}, {"id": "feel", "kind": "emotions", "rank": "2"}],
        items=items,
    )


def groups(scene: Scene, start: str) -> list[Group]:
    return [group for band in scene.bands for group in band.groups if group.id.startswith(start)]


def said(group: Group) -> str:
    return " ".join(" ".join(each.text for each in group.primitives if isinstance(each, TextBlock)).split())


CROWDS = {
    "three": people(3, 15, LONG),
    "four": people(4, 13, LONG, seed=2),
    "five": people(5, 18, SHORT),
    "five with targets": people(5, 12, LONG, seed=2, targets=0.4),
}


@cache
def printed(crowd: str, sheet: str) -> tuple[Scene, ...]:
    return pages(CROWDS[crowd], PosterOptions(sheet))


@pytest.mark.parametrize("sheet", ["A1", "A3"])
@pytest.mark.parametrize("crowd", CROWDS)
class TestCrowdedPosters:
    def test_no_word_lies_on_another(self, crowd: str, sheet: str) -> None:
        assert [pair for page in printed(crowd, sheet) for pair in scene_walk.overlaps(page)] == []

    def test_every_word_is_there_at_its_face_or_under_the_curve_after_the_number_at_its_face(
        self, crowd: str, sheet: str
    ) -> None:
        for page in printed(crowd, sheet):
            shown = {group.target: said(group) for group in groups(page, "label:")}
            under = {group.target: said(group) for group in groups(page, "tale:")}
            for item in CROWDS[crowd].items:
                if item.id in under:
                    assert under[item.id] == f"{shown[item.id]} {item.text}"
                elif item.id in shown:
                    assert shown[item.id] == item.text

    def test_the_page_is_no_higher_than_its_sheet(self, crowd: str, sheet: str) -> None:
        highest = max(page.height for page in printed(crowd, sheet))
        assert highest <= PosterOptions(sheet).paper.height / 25.4 * 72 + 0.1

    def test_the_levels_stand_on_their_lines_also_over_words_under_the_curve(self, crowd: str, sheet: str) -> None:
        for page in printed(crowd, sheet):
            faces = {group.target: group.y + group.height / 2 for group in groups(page, "marker:")}
            levels = {group.id[-2:]: group.y + group.height / 2 for group in groups(page, "level:")}
            high, low = levels[":2"], levels["-2"]
            for item in (each for each in CROWDS[crowd].items if each.id in faces):
                assert faces[item.id] == pytest.approx(high + (2 - item.score) * (low - high) / 4)  # type: ignore[attr-defined]


def test_numbers_under_the_curve_count_from_one_after_those_of_whole_tales() -> None:
    tale = "She waited at home all of Saturday and nobody told her why, not even on Sunday"
    journey = people(5, 12, (*LONG, tale), seed=2, targets=0.4)
    (page,) = pages(journey, PosterOptions("A1"))
    numbers = [said(group).partition(")")[0] for group in groups(page, "tale:")]
    assert numbers == [f"({number}" for number in range(1, len(numbers) + 1)]
    tales = [group.target for group in groups(page, "tale:") if said(group).endswith(tale)]
    assert tales == [group.target for group in groups(page, "tale:")][: len(tales)]


def frame_of(journey: JourneyMap) -> Frame:
    return Composer("light", "", A1).frame(journey)


def drawn(frame: Frame, height: float) -> Row:
    lane = next(lane for lane in frame.structure.lanes if lane.id == "feel")
    return emotions.lay_out(lane, frame.structure.items_of["feel"], frame, height)


@settings(max_examples=15)
@given(
    st.lists(st.sampled_from([270.0, 278.0, 288.0, 306.0, 400.0]), min_size=2, max_size=4),
    st.integers(1, 4),
    st.integers(0, 3),
)
def test_a_height_looks_the_same_whatever_heights_were_tried_before(
    heights: list[float], count: int, seed: int
) -> None:
    frame = frame_of(people(count, 6, LONG, seed))
    for height in heights:
        assert drawn(frame, height) == drawn(replace(frame, memo={}), height)
