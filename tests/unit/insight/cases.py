"""For each rule a map that breaks it and one that nearly does; small, so that it shows what makes the difference."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mapdesigner.edits.fields import set_fields, set_map, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import hide_lane
from mapdesigner.edits.people import add_comment, add_entry
from mapdesigner.edits.replace import put, replace
from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import Intervention
from mapdesigner.model.journey import Channel, Evidence, JourneyMap
from mapdesigner.model.kinds import ItemKind, State, Status
from tests.support.journeys import grid, grid_with_people

K = ItemKind
TODAY = dt.date(2027, 3, 1)
PEOPLE = grid_with_people()
STEPS = [step.id for step in PEOPLE.steps]


@dataclass(frozen=True)
class Case:
    """A rule, a map that breaks it, one that nearly does, and whether one click mends it there."""

    code: str
    breaks: JourneyMap
    nearly: JourneyMap
    repaired: bool = False


def add(journey: JourneyMap, kind: ItemKind, one: str, step: str = "s1t1", **fields: Any) -> JourneyMap:
    """The map with one more item, in its kind's lane."""
    return add_item(journey, kind, item_row(kind).lane, step, id=one, **fields)


def each_step(journey: JourneyMap, kind: ItemKind, steps: list[str], **fields: Any) -> JourneyMap:
    """The map with an item of a kind in each of these steps."""
    for step in steps:
        journey = add(journey, kind, f"{kind.value}-{step}", step, **fields)
    return journey


def felt(*scores: float, persona: str = "ann", journey: JourneyMap = PEOPLE, **fields: Any) -> JourneyMap:
    """The map with a curve from the first step on."""
    for step, score in zip(STEPS, scores, strict=False):
        journey = add(journey, K.EMOTION, f"{persona}-{step}", step, score=score, personas=(persona,), **fields)
    return journey


def ten_cards(journey: JourneyMap = PEOPLE) -> JourneyMap:
    return add(each_step(journey, K.ACTION, STEPS, text="Walks on"), K.ACTION, "tenth", text="And on")


def named(journey: JourneyMap) -> JourneyMap:
    for step in STEPS:
        journey = set_text(journey, step, f"Step {step}")
    return journey


def metric(**fields: Any) -> JourneyMap:
    return add(PEOPLE, K.METRIC, "m", text="NPS", **fields)


def opportunity(**fields: Any) -> JourneyMap:
    return add(add(PEOPLE, K.PAIN_POINT, "p", severity=5), K.OPPORTUNITY, "o", **fields)


def touchpoint(**fields: Any) -> JourneyMap:
    return add(PEOPLE, K.TOUCHPOINT, "t", text="Shop", **fields)


def path(*channels: str | None) -> JourneyMap:
    """Touchpoints in the first steps, each on a channel; None leaves a step without one."""
    journey = add_entry(add_entry(PEOPLE, Channel, id="app", name="App"), Channel, id="desk", name="Desk")
    for step, channel in zip(STEPS, channels, strict=False):
        if channel:
            journey = add(journey, K.TOUCHPOINT, f"t{step}", step, text=f"Meets {step}", channel=channel)
    return journey


def two_touchpoints(first: dict[str, Any], second: dict[str, Any], step: str = "s1t1") -> JourneyMap:
    return add(touchpoint(**first), K.TOUCHPOINT, "u", step, **{"text": "Mail", **second})


def tailored(**fields: Any) -> tuple[Intervention, ...]:
    return (Intervention(id="i", label="Profile", **fields),)


def surveyed(date: dt.date | None) -> JourneyMap:
    return put(PEOPLE, replace(PEOPLE.evidence[0], date=date))


def commented(at: str, **fields: Any) -> JourneyMap:
    return add_comment(touchpoint(), "t", text="Is this so?", at=at, **fields)


OLD_AND_NEW = two_touchpoints({}, {}, "s2t1")
HAPPY_PAIN = felt(1.2)
TWIN = felt(1, 0, -1, 1, persona="bob", journey=felt(1, 0, -1, 1.1))
ALIKE = add_entry(PEOPLE, Channel, id="www", name="website ")
URGENT = add(felt(-1.2), K.ENGAGEMENT, "e", level=4)
FILLED = named(each_step(PEOPLE, K.ACTION, STEPS[:8]))
LANES = [lane.id for lane in PEOPLE.lanes]
FULL_LANES = PEOPLE
for _row in (
    K.ACTION,
    K.TOUCHPOINT,
    K.THOUGHT,
    K.EMOTION,
    K.PAIN_POINT,
    K.OPPORTUNITY,
    K.METRIC,
    K.CUSTOMER_GOAL,
    K.NOTE,
):
    FULL_LANES = add(FULL_LANES, _row, _row.value)
FULL_LANES = hide_lane(FULL_LANES, "channels")
ALL_FULL = FULL_LANES
for _lane in ("front_stage", "backstage", "support_processes", "physical_evidence", "dramatic_arc", "storyboard"):
    ALL_FULL = hide_lane(ALL_FULL, _lane)

CASES = [
    Case("JM101", touchpoint(), add(OLD_AND_NEW, K.TOUCHPOINT, "v", "s3t3")),
    Case("JM102", FILLED, add(FILLED, K.NOTE, "n", STEPS[8]), repaired=True),
    Case("JM103", set_text(FILLED, "s1t1", " "), set_text(FILLED, STEPS[8], "")),
    Case("JM104", FULL_LANES, ALL_FULL, repaired=True),
    Case(
        "JM105",
        set_fields(PEOPLE, ["s1"], goal="To know what there is"),
        each_step(PEOPLE, K.CUSTOMER_GOAL, ["s1t1", "s2t2", "s3t3"]),
    ),
    Case("JM106", ten_cards(), set_map(ten_cards(), objective="Sell more boots")),
    Case("JM107", set_text(PEOPLE, "s2", " stage 1"), PEOPLE),
    Case("JM201", ten_cards(grid()), ten_cards()),
    Case("JM202", felt(1, 1), add(felt(1, 1, 1, 1), K.EMOTION, "last", "s3t3", personas=("ann",))),
    Case("JM203", TWIN, set_fields(TWIN, ["bob-s1t1"], score=0.7)),
    Case("JM204", PEOPLE, set_fields(set_fields(PEOPLE, ["ann"], goals=("Rest",)), ["bob"], frustrations=("Noise",))),
    Case(
        "JM205",
        add(felt(0.5, -0.8, 0.5), K.PAIN_POINT, "p", "s1t2", personas=("bob",)),
        add(felt(0.5, -0.8, 0.5), K.PAIN_POINT, "p", "s1t1", until="s1t2", personas=("ann",)),
    ),
    Case(
        "JM206",
        add(HAPPY_PAIN, K.PAIN_POINT, "p", severity=4),
        add(HAPPY_PAIN, K.PAIN_POINT, "p", severity=4, personas=("bob",)),
    ),
    Case(
        "JM207",
        add(URGENT, K.OPPORTUNITY, "o", status=Status.IDEA),
        add(URGENT, K.OPPORTUNITY, "o", status=Status.PLANNED),
    ),
    Case("JM208", felt(1.2, target=1.1), felt(1.2, target=1.2), repaired=True),
    Case("JM209", felt(1, n=4), felt(1, n=5)),
    Case(
        "JM210",
        felt(1.5, n=20, spread_low=-1.0, spread_high=1.0),
        felt(1.0, n=20, spread_low=-1.0, spread_high=1.0),
        repaired=True,
    ),
    Case("JM211", felt(1), felt(1, persona="bob", journey=felt(1))),
    Case("JM301", touchpoint(), touchpoint(channel="web"), repaired=True),
    Case(
        "JM302",
        two_touchpoints({"channel": "web", "department": "shop"}, {"channel": "web"}),
        touchpoint(department="shop"),
        repaired=True,
    ),
    Case("JM303", two_touchpoints({"evidence": ("survey",)}, {}), touchpoint(evidence=("survey",))),
    Case(
        "JM304",
        two_touchpoints({"interventions": tailored()}, {"moment_of_truth": True}),
        two_touchpoints({"interventions": tailored(), "moment_of_truth": True}, {}),
    ),
    Case(
        "JM305",
        add(touchpoint(moment_of_truth=True), K.METRIC, "m", "s1t2"),
        add(touchpoint(moment_of_truth=True), K.METRIC, "m", "s1t1", until="s1t2"),
    ),
    Case("JM306", path("web", "app", "web"), path("web", None, "web", "app", "app", "desk", "desk", "web")),
    Case(
        "JM307",
        two_touchpoints({"channel": "web"}, {"text": "  shop ", "channel": "web"}),
        two_touchpoints({"channel": "web"}, {"text": "Shop", "channel": "web"}, step="s1t2"),
        repaired=True,
    ),
    Case("JM308", touchpoint(interventions=tailored()), touchpoint(interventions=tailored(live=False))),
    Case("JM309", path("web", "app"), path("web", "app", "desk"), repaired=True),
    Case("JM310", ALIKE, add_entry(PEOPLE, Channel, id="www", name="Web"), repaired=True),
    Case(
        "JM401",
        add(PEOPLE, K.PAIN_POINT, "p"),
        opportunity(answers=("p",)),
        repaired=True,
    ),
    Case("JM402", opportunity(), add(PEOPLE, K.OPPORTUNITY, "o"), repaired=True),
    Case("JM403", opportunity(owner=" "), opportunity(department="shop")),
    Case("JM404", opportunity(due="2027-02-28"), opportunity(due="2027-03-01")),
    Case("JM405", opportunity(status=Status.DOING), opportunity(status=Status.IDEA)),
    Case("JM406", opportunity(impact=3, effort=1), opportunity(impact=3, effort=2), repaired=True),
    Case("JM407", opportunity(answers=("p",)), opportunity(answers=("p",), status=Status.PLANNED)),
    Case(
        "JM408",
        opportunity(answers=("p",), status=Status.DONE),
        add(opportunity(answers=("p",), status=Status.DONE), K.OPPORTUNITY, "q", answers=("p",)),
        repaired=True,
    ),
    Case("JM501", metric(current=3), metric(current=3, source="Till")),
    Case("JM502", metric(current=50, target=50), metric(current=49, target=50)),
    Case("JM503", add(metric(current=3), K.METRIC, "n"), add(metric(), K.METRIC, "n")),
    Case("JM504", metric(baseline=50, current=49), metric(baseline=50, current=49, lower_is_better=True)),
    Case("JM505", metric(current=101), metric(current=100), repaired=True),
    Case("JM506", metric(baseline=20, target=5), metric(baseline=20, target=5, lower_is_better=True), repaired=True),
    Case("JM601", surveyed(dt.date(2026, 2, 28)), surveyed(dt.date(2026, 3, 1))),
    Case("JM602", set_map(PEOPLE, review_by="2027-02-28"), set_map(PEOPLE, review_by="2027-03-01")),
    Case("JM603", ten_cards(), set_map(ten_cards(), review_by="2027-12-01"), repaired=True),
    Case(
        "JM604",
        ten_cards(),
        set_fields(ten_cards(), [f"action-{step}" for step in STEPS[:4]], evidence=("survey",)),
    ),
    Case(
        "JM605",
        add(add_entry(PEOPLE, Evidence, id="calls", headline="Calls"), K.ACTION, "a", evidence=("survey",)),
        add_entry(PEOPLE, Evidence, id="calls", headline="Calls"),
        repaired=True,
    ),
    Case("JM606", PEOPLE, surveyed(TODAY)),
    Case("JM607", commented("2027-01-29T12:00:00+01:00"), commented("2027-01-30T12:00:00+01:00")),
    Case(
        "JM608",
        set_map(felt(1), state=State.FUTURE),
        set_map(felt(1), state=State.FUTURE, counterpart="today.journeymap"),
    ),
]
