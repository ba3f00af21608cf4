"""Maps of any size for the bench: lanes, kinds and words as in a real map, about two lines of text a card."""

from __future__ import annotations

from math import sin
from random import Random

from mapdesigner.model.catalog import lane_row
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind

LANES = tuple(kind for kind in LaneKind if lane_row(kind).item not in (None, ItemKind.IMAGE))
"""The lanes that hold cards, all but the storyboard, whose pictures are another matter."""

_STEPS_A_STAGE = 6
_TEXT = (
    "the first order arrives late and nobody says why she compares three charts at home before trying again in a "
    "store that has her size a fitter watches her run and knows returns are free but slow to reach the card "
    "support answers within a day with a plan for care and trails near home clubs lend demo shoes on weekends "
    "search shows only race day models so reviews from friends decide what goes into the basket"
)
_WORDS = _TEXT.split()
_FEELINGS = ("Reassured", "Curious", "Unsure", "Proud", "Annoyed", "Relieved", "Left alone", "Delighted")

Fields = dict[str, object]


def journey_of(cards: int, seed: int = 1) -> JourneyMap:
    """Return a map of so many cards in 14 lanes, six steps a stage, each tenth card over two steps.

    Maps grow longer and denser: one card a cell at first, two from 500 cards on, four from 5,000. There are as many
    personas, each with a feeling at each step.
    """
    depth = 1 if cards < 500 else 2 if cards < 5000 else 4
    steps = max(2, -(-cards // (depth * len(LANES))))
    stages = -(-steps // _STEPS_A_STAGE)
    random = Random(seed)
    return new_map(
        id=f"bench-{cards}",
        title=f"Bench of {cards} cards",
        objective="Find what holds people up.",
        personas=tuple({"id": f"persona-{n}", "rank": f"{n}5", "name": f"Persona {n}"} for n in range(depth)),
        channels=tuple({"id": f"channel-{n}", "rank": f"{n}5", "name": f"Channel {n}"} for n in range(5)),
        departments=tuple({"id": f"dept-{n}", "rank": f"{n}5", "name": f"Department {n}"} for n in range(5)),
        evidence=({"id": "proof", "headline": "Survey, n = 412"},),
        stages=tuple(
            {"id": f"stage-{n:05}", "rank": f"{n:05}5", "name": f"Stage {n + 1}", "goal": _words(random, 7)}
            for n in range(stages)
        ),
        steps=tuple(
            {"id": _step(n), "rank": f"{n:05}5", "stage": f"stage-{n // _STEPS_A_STAGE:05}", "name": _words(random, 3)}
            for n in range(steps)
        ),
        lanes=tuple({"id": f"lane-{kind}", "rank": _rank(kind), "kind": kind} for kind in sorted(LaneKind)),
        items=tuple(_item(number, steps, random, depth) for number in range(cards)),
    )


def _rank(kind: LaneKind) -> str:
    return f"{list(LaneKind).index(kind):02}5"


def _item(number: int, steps: int, random: Random, depth: int) -> Fields:
    """Fill the map cell after cell: a whole lane, then the next, and again from the top."""
    turn, step = divmod(number, steps)
    lane = LANES[turn % len(LANES)]
    kind = lane_row(lane).item
    place = {"lane": f"lane-{lane}", "step": _step(step), "rank": f"{turn:05}5"}
    if number % 10 == 0 and kind is not ItemKind.EMOTION and (step + 1) % _STEPS_A_STAGE and step + 1 < steps:
        place["until"] = _step(step + 1)
    text = {"text": _words(random, 7), "evidence": ("proof",) if number % 3 else ()}
    own = _own(kind, step, turn // len(LANES) % depth, random)
    return {"id": f"item-{number:06}", "kind": kind, **place, **text, **own}


def _own(kind: ItemKind | None, step: int, persona: int, random: Random) -> Fields:
    """The fields that only some kinds have."""
    department = f"dept-{random.randrange(5)}"
    own: dict[ItemKind | None, Fields] = {
        ItemKind.TOUCHPOINT: {"channel": f"channel-{random.randrange(5)}", "department": department},
        ItemKind.EMOTION: {
            "text": random.choice(_FEELINGS),
            "score": _feeling(step + 3 * persona, random),
            "personas": (f"persona-{persona}",),
        },
        ItemKind.PAIN_POINT: {"severity": random.randrange(1, 6), "frequency": "Most weeks"},
        ItemKind.OPPORTUNITY: {"impact": random.randrange(1, 4), "department": department, "status": "planned"},
        ItemKind.METRIC: {"text": _words(random, 3), "baseline": 64.0, "target": 86.0, "source": "Survey"},
        ItemKind.BACKSTAGE_ACTION: {"departments": (department,)},
        ItemKind.ENGAGEMENT: {"level": random.randrange(1, 6), "text": _words(random, 3)},
    }
    return own.get(kind, {})


def _feeling(step: int, random: Random) -> float:
    """Feelings rise and fall over some steps, with a little unrest."""
    return round(max(-2.0, min(2.0, 1.4 * sin(step / 2.3) + random.uniform(-0.4, 0.4))), 1)


def _step(number: int) -> str:
    return f"step-{number:05}"


def _words(random: Random, count: int) -> str:
    return " ".join(random.choices(_WORDS, k=count)).capitalize()
