"""Small maps with a few named cards, for hands and keys to work on."""

from __future__ import annotations

from mapdesigner.edits.items import add_item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from tests.support.journeys import grid, grid_with_people, showing, with_actions


def three_actions() -> JourneyMap:
    """Actions a and b in the first cell, c in the second, a calm feeling in the first."""
    made = with_actions(with_actions(grid(), "a", "b"), "c", step="s1t2")
    return add_item(made, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=1.0)


def people_and_cards() -> JourneyMap:
    """A touchpoint that names a channel, a department, a persona and evidence, and an opportunity tied to a pain."""
    made = with_actions(grid_with_people(), "a", "b")
    made = add_item(made, ItemKind.PAIN_POINT, "pain_points", "s1t2", id="pain", text="Slow")
    made = add_item(made, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Faster", answers=("pain",))
    named = {"channel": "web", "department": "shop", "personas": ("ann",), "evidence": ("survey",)}
    return add_item(made, ItemKind.TOUCHPOINT, "touchpoints", "s1t2", id="desk", text="Desk", until="s1t3", **named)


def actions_and_feelings() -> JourneyMap:
    """Actions a, b and c in the first cell, a touchpoint, a feeling with a target and one without."""
    journey = with_actions(showing(grid(), LaneKind.ACTIONS, LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS), "a", "b", "c")
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t2", id="site", text="Website")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=0.5, target=1.5)
    return add_item(journey, ItemKind.EMOTION, "emotions", "s1t3", id="glad", text="Glad", score=1.0)


def pain_and_idea() -> JourneyMap:
    """Actions a, b and c in the first cell and d beside them, a feeling, a pain point and an opportunity."""
    journey = showing(grid(), LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
    journey = with_actions(journey, "a", "b", "c")
    journey = with_actions(journey, "d", step="s1t2")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=0.5)
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")
    return add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Help")
