"""A user who does anything in any order: random edits, undo, redo, save and load, and the map stays sound."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mapdesigner.edits.fields import set_fields, set_score, set_text, text_field
from mapdesigner.edits.history import History
from mapdesigner.edits.items import add_item, duplicate_items, move_items, remove_items, set_span
from mapdesigner.edits.lanes import add_lane, hide_lane, move_lane, remove_lane, resize_lane
from mapdesigner.edits.people import add_comment, add_entry, add_feedback, move_entry, remove_entry
from mapdesigner.edits.replace import EditError, find
from mapdesigner.edits.stages import (
    add_stage,
    add_step,
    join_steps,
    move_stage,
    move_step,
    remove_stage,
    remove_step,
    resize_step,
    split_step,
)
from mapdesigner.model.catalog import accepts, item_row
from mapdesigner.model.entity import Entity
from mapdesigner.model.items import Emotion, Opportunity
from mapdesigner.model.journey import Channel, Department, Evidence, JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, grid_with_people

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES = (Persona, Channel, Department, Evidence)
INDEX = st.none() | st.integers(0, 5)
TEXT = st.text(st.characters(exclude_categories=[]), max_size=8)  # half surrogates and control characters too
PICK = st.integers(0, 10_000)


class Editing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.history = History(grid_with_people())
        self.visited = [self.history.now]
        self.number = 0

    @property
    def journey(self) -> JourneyMap:
        return self.history.now

    def fresh(self) -> str:
        self.number += 1
        return f"new{self.number}"

    def do(self, edit: Callable[..., JourneyMap], *arguments: object, **fields: object) -> None:
        """Make an edit that is never refused; the map before stays what it was."""
        before = self.journey
        image = to_bytes(before)
        after = edit(before, *arguments, **fields)
        assert to_bytes(before) == image
        if after is not before:
            self.visited = [*self.visited[: len(self.history.undo_names) + 1], after]
        self.history.do(edit.__name__, after)

    def attempt(self, edit: Callable[..., JourneyMap], *arguments: object, **fields: object) -> None:
        """Make an edit that the map may refuse, which leaves no trace."""
        before = self.journey
        with suppress(EditError):
            self.do(edit, *arguments, **fields)
            return
        assert self.journey is before

    def pick(self, number: int, collection: str) -> Entity | None:
        found = getattr(self.journey, collection)
        return found[number % len(found)] if found else None

    @initialize()
    def fill(self) -> None:
        """Begin with cards of two steps in each stage, so that moving and removing steps has something to fit."""
        for kind in (ItemKind.PAIN_POINT, ItemKind.TOUCHPOINT, ItemKind.EMOTION):
            for stage in ("s1", "s2", "s3"):
                item = self.fresh()
                self.do(add_item, kind, item_row(kind).lane, f"{stage}t1", id=item)
                self.do(set_span, item, f"{stage}t1", f"{stage}t2")

    @rule(kind=st.sampled_from(ItemKind), lane=PICK, step=PICK, index=INDEX, text=TEXT)
    def add_an_item(self, kind: ItemKind, lane: int, step: int, index: int | None, text: str) -> None:
        lanes = [each for each in self.journey.lanes if accepts(each.kind, kind)] or self.journey.lanes
        at = self.pick(step, "steps")
        if lanes and at:
            self.attempt(add_item, kind, lanes[lane % len(lanes)].id, at.id, index, id=self.fresh(), text=text)

    @rule(picks=st.lists(PICK, max_size=4), lane=PICK, step=PICK, index=INDEX, stay=st.booleans())
    def move_some_items(self, picks: list[int], lane: int, step: int, index: int | None, stay: bool) -> None:
        items = [item for pick in picks if (item := self.pick(pick, "items"))]
        into, at = self.pick(lane, "lanes"), self.pick(step, "steps")
        if items and into and at:
            lane_id = items[0].lane if stay else into.id
            self.attempt(move_items, {item.id for item in items}, lane_id, at.id, index, grip=items[0].id)

    @rule(item=PICK, first=PICK, last=PICK)
    def span_an_item(self, item: int, first: int, last: int) -> None:
        found = self.pick(item, "items")
        own = [each for each in self.journey.steps if found and each.stage == find(self.journey, found.step).stage]
        if found and own:
            self.do(set_span, found.id, own[first % len(own)].id, own[last % len(own)].id)

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def duplicate_some_items(self, picks: list[int]) -> None:
        ids = {item.id for pick in picks if (item := self.pick(pick, "items"))}
        self.do(duplicate_items, {each: self.fresh() for each in sorted(ids)})

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def remove_some_items(self, picks: list[int]) -> None:
        self.do(remove_items, {item.id for pick in picks if (item := self.pick(pick, "items"))})

    @rule(collection=st.sampled_from(("items", "stages", "steps", "lanes", "personas")), pick=PICK, text=TEXT)
    def type_a_text(self, collection: str, pick: int, text: str) -> None:
        if found := self.pick(pick, collection):
            self.do(set_text, found.id, text)
            assert isinstance(getattr(find(self.journey, found.id), text_field(found)), str)

    @rule(pick=PICK, score=st.floats(allow_infinity=True, allow_nan=True))
    def drag_a_marker(self, pick: int, score: float) -> None:
        emotions = [item for item in self.journey.items if isinstance(item, Emotion)]
        if emotions:
            self.attempt(set_score, emotions[pick % len(emotions)].id, score)

    @rule(item=PICK, persona=PICK, evidence=PICK)
    def say_whom_it_is_about(self, item: int, persona: int, evidence: int) -> None:
        found, who, why = self.pick(item, "items"), self.pick(persona, "personas"), self.pick(evidence, "evidence")
        if found and who and why:
            self.do(set_fields, [found.id], personas=(who.id,), evidence=(why.id,))

    @rule(chance=PICK, pain=PICK)
    def answer_a_pain_point(self, chance: int, pain: int) -> None:
        chances = [item for item in self.journey.items if isinstance(item, Opportunity)]
        pains = [item for item in self.journey.items if item.kind == ItemKind.PAIN_POINT]
        if chances and pains:
            self.do(set_fields, [chances[chance % len(chances)].id], answers=(pains[pain % len(pains)].id,))

    @rule(index=INDEX)
    def add_a_stage(self, index: int | None) -> None:
        self.do(add_stage, index, id=self.fresh(), first_step=self.fresh())

    @rule(stage=PICK, index=INDEX)
    def add_a_step(self, stage: int, index: int | None) -> None:
        if found := self.pick(stage, "stages"):
            self.do(add_step, found.id, index, id=self.fresh())

    @rule(stage=PICK, index=INDEX)
    def move_a_stage(self, stage: int, index: int | None) -> None:
        if found := self.pick(stage, "stages"):
            self.do(move_stage, found.id, index)

    @rule(step=PICK, stage=PICK, index=INDEX)
    def move_a_step(self, step: int, stage: int, index: int | None) -> None:
        found, into = self.pick(step, "steps"), self.pick(stage, "stages")
        if found and into:
            self.attempt(move_step, found.id, into.id, index)

    @rule(pick=PICK, whole=st.booleans())
    def remove_a_stage_or_step(self, pick: int, whole: bool) -> None:
        found = self.pick(pick, "stages" if whole else "steps")
        if found:
            self.attempt(remove_stage if whole else remove_step, found.id)

    @rule(pick=PICK, chosen=st.lists(PICK, max_size=3))
    def split_a_step(self, pick: int, chosen: list[int]) -> None:
        if found := self.pick(pick, "steps"):
            items = [item.id for each in chosen if (item := self.pick(each, "items")) and item.step == found.id]
            self.do(split_step, found.id, items, id=self.fresh())

    @rule(pick=PICK)
    def join_two_steps(self, pick: int) -> None:
        if found := self.pick(pick, "steps"):
            held = len(self.journey.items)
            self.attempt(join_steps, found.id)
            assert len(self.journey.items) == held

    @rule(pick=PICK, size=st.floats(-10, 5000))
    def resize_a_step_and_a_lane(self, pick: int, size: float) -> None:
        if (step := self.pick(pick, "steps")) and (lane := self.pick(pick, "lanes")):
            self.do(resize_step, step.id, size)
            self.do(resize_lane, lane.id, size)

    @rule(kind=st.sampled_from(LaneKind), index=INDEX)
    def add_a_lane(self, kind: LaneKind, index: int | None) -> None:
        self.do(add_lane, kind, index, id=self.fresh())

    @rule(lane=PICK, index=INDEX, hidden=st.booleans())
    def move_and_hide_a_lane(self, lane: int, index: int | None, hidden: bool) -> None:
        if found := self.pick(lane, "lanes"):
            self.do(move_lane, found.id, index)
            self.do(hide_lane, found.id, hidden=hidden)

    @rule(lane=PICK)
    def remove_a_lane(self, lane: int) -> None:
        if found := self.pick(lane, "lanes"):
            self.do(remove_lane, found.id)

    @rule(kind=st.sampled_from(ENTRIES), index=INDEX)
    def add_an_entry(self, kind: type[Persona], index: int | None) -> None:
        self.do(add_entry, kind, index, id=self.fresh())

    @rule(collection=st.sampled_from(("personas", "channels", "departments", "evidence")), pick=PICK, index=INDEX)
    def move_an_entry(self, collection: str, pick: int, index: int | None) -> None:
        if found := self.pick(pick, collection):
            self.do(move_entry, found.id, index)

    @rule(
        collection=st.sampled_from(("personas", "channels", "departments", "evidence", "comments", "feedback")),
        pick=PICK,
    )
    def remove_an_entry(self, collection: str, pick: int) -> None:
        if found := self.pick(pick, collection):
            self.do(remove_entry, found.id)

    @rule(item=PICK, comment=PICK, text=TEXT)
    def say_something(self, item: int, comment: int, text: str) -> None:
        if found := self.pick(item, "items"):
            answered = self.pick(comment, "comments")
            self.do(add_comment, found.id, id=self.fresh(), parent=answered and answered.id, text=text)
            self.do(add_feedback, found.id, id=self.fresh(), text=text)

    @precondition(lambda self: self.history.undo_names)
    @rule()
    def undo(self) -> None:
        at = len(self.history.undo_names)
        assert self.history.undo() is self.visited[at - 1]

    @precondition(lambda self: self.history.redo_names)
    @rule()
    def redo(self) -> None:
        at = len(self.history.undo_names)
        assert self.history.redo() is self.visited[at + 1]

    @rule()
    def save_and_load(self) -> None:
        data = to_bytes(self.journey)
        found = load(data, "test.journeymap")
        assert found.journey == self.journey
        assert found.notes == ()
        assert found.problems == ()
        assert to_bytes(found.journey) == data
        self.history = History(found.journey)
        self.visited = [found.journey]

    @invariant()
    def the_map_is_sound(self) -> None:
        assert_sound(self.journey)
        found = structure(self.journey)
        assert sum(map(len, found.items_of.values())) + len(found.parked) == len(self.journey.items)


Editing.TestCase.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestEditing = Editing.TestCase
