"""Tables of invented answers and figures about a map, the same each time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from typing import TYPE_CHECKING

from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_BEGINS = ("I did not know", "Nobody told me", "It was easy to see", "I had to ask", "I liked", "I waited to hear")
_ENDS = (
    "which size fits",
    "what it costs in the end",
    "when it comes",
    "who to call",
    "how it goes on",
    "what is left",
)
_FIRST = dt.date(2026, 3, 2)


def survey_csv(journey: JourneyMap, count: int = 400, shift: float = 0.0, seed: int = 7) -> bytes:
    """A CSV of answers from 1 to 5 with step, score, words, day and persona; `shift` moves all scores."""
    chance = random.Random(seed)
    whole = structure(journey)
    wanted = {step.id: chance.uniform(1.6, 4.6) for step in whole.steps}
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(["Submitted", "Touchpoint", "Persona", "Rating", "Comment"])
    for number in range(count):
        step = whole.steps[number % len(whole.steps)]
        score = min(5, max(1, round(chance.gauss(wanted[step.id] + shift, 0.9))))
        words = f"{chance.choice(_BEGINS)} {chance.choice(_ENDS)}." if chance.random() < 0.3 else ""
        persona = chance.choice(whole.personas).name if whole.personas else ""
        day = _FIRST + dt.timedelta(days=number // 10)
        table.writerow([day.isoformat(), step.name, persona, score, words])
    return out.getvalue().encode()


def figures_csv(column: str, values: tuple[float, ...]) -> bytes:
    """A CSV of one figure a month."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(["Month", column])
    for number, value in enumerate(values):
        table.writerow([dt.date(2026, 1 + number, 1).isoformat(), value])
    return out.getvalue().encode()
