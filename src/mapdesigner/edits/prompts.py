"""Edits of prompts: what an empty cell asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import drop, find_one, make, put, replace
from mapdesigner.model.journey import Lane, Prompt, Step

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def set_prompt(journey: JourneyMap, lane: str, step: str, text: str) -> JourneyMap:
    """Let a cell ask for something; an empty text takes the prompt away."""
    find_one(journey, lane, Lane)
    find_one(journey, step, Step)
    held = [each for each in journey.prompts if (each.lane, each.step) == (lane, step)]
    if not text:
        return drop(journey, *(each.id for each in held))
    if held:
        return put(journey, replace(held[0], text=text))
    return put(journey, make(Prompt, lane=lane, step=step, text=text))
