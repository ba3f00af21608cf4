"""The map of today beside that of tomorrow: where it must become better by how much, what goes and what comes."""

from __future__ import annotations

from mapdesigner.edits.fields import set_score, set_text
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.replace import replace
from mapdesigner.edits.stages import add_step, remove_step
from mapdesigner.insight.counterpart import transition
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.unit.insight.cases import PEOPLE, add, felt, named, path

NOW = named(felt(-1.5, 0.5, 1.0, journey=path("web", "app", "web")))


def renamed_ids(journey: JourneyMap) -> JourneyMap:
    """A map drawn anew, with other ids and the same names."""
    text = journey.model_dump_json()
    for each in (*journey.steps, *journey.items, *journey.personas):
        text = text.replace(f'"{each.id}"', f'"{each.id}x"')
    return JourneyMap.model_validate_json(text)


def test_gaps_are_told_the_widest_first_whether_copied_or_drawn_anew() -> None:
    then = set_score(set_score(NOW, "ann-s1t1", 0.6), "ann-s1t3", 0.5)
    for future in (then, renamed_ids(then)):
        found = transition(NOW, future).gaps
        assert [(gap.step, gap.persona, gap.now, gap.then, gap.size) for gap in found] == [
            ("s1t1", "ann", -1.5, 0.6, 2.1),
            ("s1t2", "ann", 0.5, 0.5, 0.0),
            ("s1t3", "ann", 1.0, 0.5, -0.5),
        ]


def test_steps_and_touchpoints_that_go_and_come_are_named() -> None:
    then = remove_items(remove_step(NOW, "s1t2"), ["ts1t3"])
    then = set_text(add_step(then, "s1", id="chat"), "chat", "Asks in the chat")
    then = add(then, ItemKind.TOUCHPOINT, "bot", "chat", text="Chat")
    found = transition(NOW, then)
    assert (found.gone_steps, found.new_steps) == (("s1t2",), ("chat",))
    assert (found.gone_touchpoints, found.new_touchpoints) == (("ts1t2", "ts1t3"), ("bot",))


def test_two_steps_of_one_name_are_two_steps() -> None:
    now = set_text(NOW, "s1t2", "Step s1t1")
    then = renamed_ids(now)
    assert transition(now, then).gone_steps == ()
    fewer = remove_step(then, "s1t2x")
    assert transition(now, fewer).gone_steps == ("s1t2",)


def test_a_map_held_against_itself_has_nothing_to_do() -> None:
    found = transition(NOW, replace(NOW, title="Future"))
    assert {gap.size for gap in found.gaps} == {0.0}
    assert found.gone_steps == found.new_steps == found.gone_touchpoints == found.new_touchpoints == ()
    assert transition(PEOPLE, PEOPLE).gaps == ()
