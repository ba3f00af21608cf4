"""Edits of waivers: switching a rule of map health off, with a reason, for one object or the whole map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import drop, find, make, put, replace
from mapdesigner.model.journey import Waiver

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def waive(journey: JourneyMap, rule: str, about: str, reason: str, at: str = "") -> JourneyMap:
    """Switch a rule off for the object with the id `about`, for the whole map if that is ""; `at` is an ISO time.

    Waived again, it takes the new reason. Raises EditError if the map has no such object.
    """
    if about:
        find(journey, about)
    held = next((each for each in journey.waivers if (each.rule, each.about) == (rule, about)), None)
    if held:
        return put(journey, replace(held, reason=reason, at=at))
    return put(journey, make(Waiver, rule=rule, about=about, reason=reason, at=at))


def heed(journey: JourneyMap, rule: str, about: str) -> JourneyMap:
    """Switch a rule that was waived on again."""
    return drop(journey, *(each.id for each in journey.waivers if (each.rule, each.about) == (rule, about)))
