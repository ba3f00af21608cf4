"""Small maps with a few named cards, for hands and keys to work on."""

from __future__ import annotations

from mapdesigner.edits.items import add_item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, grid_with_people, with_actions


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
