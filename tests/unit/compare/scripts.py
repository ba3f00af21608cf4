"""Random edit scripts: the gestures of the editing test, and edits of what it leaves alone, each side with its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RULE_MARKER, RuleBasedStateMachine

from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.history import History
from mapdesigner.edits.items import add_item, move_items, set_span
from mapdesigner.edits.people import add_comment, add_entry, remove_entry
from mapdesigner.edits.replace import make, put, replace
from mapdesigner.model.items import Intervention, Item, Touchpoint
from mapdesigner.model.journey import Evidence, JourneyMap, Persona, Prompt
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.workshop import Vote, VotingRound, Workshop
from tests.support.journeys import grid_with_people
from tests.unit.edits.test_stateful import PICK, Editing

Call = tuple[str, dict[str, Any]]
_NOT_EDITS = {"undo", "redo", "save_and_load"}
WORDS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4).map(tuple)


class Side(Editing):
    """One person at the map; the prefix of the ids of what they add tells who did."""

    def __init__(self, journey: JourneyMap, prefix: str) -> None:
        RuleBasedStateMachine.__init__(self)
        self.number = 0
        self.history = History(journey)
        self.visited = [journey]
        self.prefix = prefix

    def fresh(self) -> str:
        return self.prefix + super().fresh()


def reword(side: Side, pick: int, name: str, text: str) -> None:
    """A few words on a few cards, so that two scripts often meet."""
    if found := side.pick(pick % 4, "items"):
        side.do(set_fields, [found.id], **{name: text})


def carry(side: Side, pick: int, step: int) -> None:
    if found := side.pick(pick % 4, "items"):
        at = side.pick(step, "steps")
        side.attempt(move_items, {found.id}, found.lane, at.id if at else "")


def title(side: Side, text: str) -> None:
    side.do(set_map, title=text)


def weigh(side: Side, name: str, value: float) -> None:
    side.do(set_map, weights=replace(side.journey.weights, **{name: value}))


def say_who(side: Side, pick: int, name: str, words: tuple[str, ...]) -> None:
    if found := side.pick(pick, "personas"):
        side.do(set_fields, [found.id], **{name: words})


def answer(side: Side, pick: int, picks: list[int]) -> None:
    chances = [each for each in side.journey.items if each.kind == ItemKind.OPPORTUNITY]
    pains = [each.id for each in side.journey.items if each.kind == ItemKind.PAIN_POINT]
    if chances and pains:
        held = tuple(dict.fromkeys(pains[each % len(pains)] for each in picks))
        side.do(set_fields, [chances[pick % len(chances)].id], answers=held)


def tailor(side: Side, pick: int, row: int, label: str, keep: bool) -> None:
    found = [each for each in side.journey.items if isinstance(each, Touchpoint)]
    if found:
        touchpoint = found[pick % len(found)]
        rest = tuple(each for each in touchpoint.interventions if each.id != f"i{row}")
        new = (Intervention(id=f"i{row}", label=label),) if keep else ()
        side.do(set_fields, [touchpoint.id], interventions=rest + new)


def ask(side: Side, lane: int, step: int, text: str) -> None:
    if (row := side.pick(lane, "lanes")) and (column := side.pick(step, "steps")):
        side.do(put_prompt, side.fresh(), row.id, column.id, text)


def put_prompt(journey: JourneyMap, one: str, lane: str, step: str, text: str) -> JourneyMap:
    return put(journey, make(Prompt, id=one, lane=lane, step=step, text=text))


def vote(side: Side, pick: int, voter: str) -> None:
    """A dot in the one round there is, which somebody may have removed."""
    if (item := side.pick(pick % 4, "items")) and side.journey.rounds:
        dot = make(Vote, id=side.fresh(), round=side.journey.rounds[0].id, item=item.id, voter=voter)
        side.do(lambda journey: put(journey, dot))


def drop_the_round(side: Side) -> None:
    if side.journey.rounds:
        side.do(remove_entry, side.journey.rounds[0].id)


def leave_a_key(side: Side, pick: int, value: Any) -> None:
    """Another program writes a key that this one does not know."""
    item = side.pick(pick, "items")
    if isinstance(item, Item):
        side.do(lambda journey: put(journey, item.model_copy(update={"x-votes": value})))


for _edit in (reword, carry, title, weigh, say_who, answer, tailor, ask, vote, drop_the_round, leave_a_key):
    setattr(Side, f"also_{_edit.__name__}", _edit)

_OWN = {
    "also_reword": {"pick": PICK, "name": st.sampled_from(["text", "note"]), "text": st.sampled_from("ab")},
    "also_carry": {"pick": PICK, "step": st.integers(0, 3)},
    "also_title": {"text": st.sampled_from(["A", "B"])},
    "also_weigh": {"name": st.sampled_from(["relevance", "impact"]), "value": st.sampled_from([0.1, 0.2, 0.5])},
    "also_say_who": {"pick": PICK, "name": st.sampled_from(["goals", "frustrations"]), "words": WORDS},
    "also_answer": {"pick": PICK, "picks": st.lists(PICK, max_size=3)},
    "also_tailor": {"pick": PICK, "row": st.integers(1, 3), "label": st.sampled_from("ab"), "keep": st.booleans()},
    "also_ask": {"lane": st.integers(0, 2), "step": st.integers(0, 2), "text": st.sampled_from("ab")},
    "also_vote": {"pick": PICK, "voter": st.sampled_from("xy")},
    "also_drop_the_round": {},
    "also_leave_a_key": {"pick": PICK, "value": st.sampled_from([1, True, "x", [1], {"a": 1}])},
}
_RULES = [rule for each in vars(Editing).values() if (rule := getattr(each, RULE_MARKER, None))]
_EDITS = {
    **{rule.function.__name__: rule.arguments for rule in _RULES if rule.function.__name__ not in _NOT_EDITS},
    **_OWN,
}


def _calls(edits: Mapping[str, Mapping[str, Any]]) -> st.SearchStrategy[Call]:
    named = (st.tuples(st.just(name), st.fixed_dictionaries(dict(drawn))) for name, drawn in sorted(edits.items()))
    return st.one_of(*named)


_ANY, _OFTEN = _calls(_EDITS), _calls(_OWN)  # half of each, else two scripts seldom meet
CALLS = st.booleans().flatmap(lambda often: _OFTEN if often else _ANY)


def scripts(longest: int = 8) -> st.SearchStrategy[list[Call]]:
    return st.lists(CALLS, max_size=longest)


def played(script: list[Call], journey: JourneyMap, prefix: str) -> JourneyMap:
    """The map after the script."""
    side = Side(journey, prefix)
    for name, arguments in script:
        getattr(side, name)(**arguments)
    return side.journey


def workshop_map() -> JourneyMap:
    """Three stages of three steps with cards, spans, links, curves, words about cards: something of everything."""
    journey = add_entry(grid_with_people(), Persona, id="cyd", name="Cyd", goals=("a", "b", "c"))
    journey = add_entry(journey, Evidence, id="calls", headline="Calls")
    kinds = {"p": ItemKind.PAIN_POINT, "t": ItemKind.TOUCHPOINT, "e": ItemKind.EMOTION, "o": ItemKind.OPPORTUNITY}
    lanes = {"p": "pain_points", "t": "touchpoints", "e": "emotions", "o": "opportunities"}
    for letter, kind in kinds.items():
        for stage in ("s1", "s2", "s3"):
            journey = add_item(journey, kind, lanes[letter], f"{stage}t1", id=f"{letter}{stage}")
    for stage in ("s1", "s2"):
        journey = set_span(journey, f"p{stage}", f"{stage}t1", f"{stage}t2")
        journey = set_fields(journey, [f"o{stage}"], answers=("ps1", "ps2"))
        journey = set_fields(journey, [f"e{stage}"], personas=("bob",))
        journey = add_comment(journey, f"t{stage}", id=f"c{stage}", text="Is this so?")
    journey = put(
        journey,
        make(VotingRound, id="round", name="First"),
        *(make(Vote, id=f"vote{stage}", round="round", item=f"p{stage}", voter="x") for stage in ("s1", "s2")),
        make(Workshop, id="march", captured=("ts1", "ps1"), decisions=("Call back",)),
        make(Prompt, id="ask", lane="notes", step="s2t2", text="Anything else?"),
    )
    pair = tuple(Intervention(id=f"i{number}", label="tailored") for number in (1, 2))
    return set_fields(journey, ["ts1", "ts2"], channel="web", interventions=pair, personas=("ann", "bob"))
