"""Maps for tests: a small grid with one lane of each kind, whose ids can be read."""

from __future__ import annotations

from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane, hide_lane
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.stages import add_stage, add_step
from mapdesigner.model.invariants import problems
from mapdesigner.model.journey import Channel, Department, Evidence, JourneyMap, Persona, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure


def grid(stages: int = 3, steps: int = 3) -> JourneyMap:
    """Stages s1, s2 ... with steps s1t1, s1t2 ..., a lane of each kind with the kind's name as its id, no items."""
    journey = new_map(id="map")
    for major in range(1, stages + 1):
        journey = add_stage(journey, id=f"s{major}", name=f"Stage {major}", first_step=f"s{major}t1")
        for minor in range(2, steps + 1):
            journey = add_step(journey, f"s{major}", id=f"s{major}t{minor}")
    for kind in LaneKind:
        journey = add_lane(journey, kind, id=kind.value)
    return journey


def grid_with_people() -> JourneyMap:
    """The grid with personas ann and bob, a channel web, a department shop and evidence survey."""
    journey = grid()
    for name in ("ann", "bob"):
        journey = add_entry(journey, Persona, id=name, name=name.title())
    journey = add_entry(journey, Channel, id="web", name="Website")
    journey = add_entry(journey, Department, id="shop", name="Shop")
    return add_entry(journey, Evidence, id="survey", headline="Survey")


def with_actions(journey: JourneyMap, *ids: str, step: str = "s1t1") -> JourneyMap:
    """The map with an action for each id, one below the other in one cell."""
    for each in ids:
        journey = add_item(journey, ItemKind.ACTION, "actions", step, id=each, text=each)
    return journey


def showing(journey: JourneyMap, *kinds: LaneKind) -> JourneyMap:
    """The map with all lanes of other kinds hidden."""
    for kind in set(LaneKind) - set(kinds):
        journey = hide_lane(journey, kind.value)
    return journey


def cell(journey: JourneyMap, step: str, lane: str = "actions") -> list[str]:
    """Ids of a cell's items from top to bottom."""
    return [item.id for item in structure(journey).cell(lane, step)]


def assert_sound(journey: JourneyMap) -> None:
    assert problems(journey) == ()
