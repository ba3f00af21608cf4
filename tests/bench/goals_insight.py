"""The goal of map health: what the rules find is known again before the next keystroke."""

from __future__ import annotations

import datetime as dt
from statistics import median

from mapdesigner.edits.fields import set_score, set_text
from mapdesigner.insight.health import findings
from mapdesigner.model.items import Emotion, PainPoint, Touchpoint
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from tests.bench.timing import Figure, seconds

TODAY = dt.date(2026, 11, 22)
LIMIT = {1000: 5.0}


def figures(maps: dict[int, JourneyMap], rounds: int) -> dict[str, dict[str, Figure]]:
    """Milliseconds of all rules after an edit, by number of cards: the slowest kind of card that was edited."""
    return {
        "insight.health_after_edit": {
            str(cards): Figure(_slowest(journey, rounds), LIMIT.get(cards), "ms") for cards, journey in maps.items()
        }
    }


def _slowest(journey: JourneyMap, rounds: int) -> float:
    findings(journey, TODAY)
    return max(_after_edits(journey, kind, rounds) for kind in (Emotion, Touchpoint, PainPoint))


def _after_edits(journey: JourneyMap, kind: type, rounds: int) -> float:
    items = [item for item in journey.items if isinstance(item, kind)]
    taken = []
    for number in range(rounds):
        item = items[number % len(items)]
        if kind is Emotion:
            journey = set_score(journey, item.id, number % 40 / 10 - 2)
        journey = set_text(journey, item.id, f"Edit {number}")
        structure(journey)  # the layout has asked for it by then
        taken.append(seconds(lambda journey=journey: findings(journey, TODAY)))  # type: ignore[misc]
    return 1000 * median(taken)
