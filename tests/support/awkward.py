"""Maps that are hard to print: very few and very many stages, steps, lanes, cards, letters and people."""

from __future__ import annotations

from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import replace
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.journey import JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.journeys import grid

_WORDS = "Nobody told her when the parcel would come so she waited at home all of Saturday "


def one_stage() -> JourneyMap:
    """A single stage of one step."""
    return with_cards(titled(grid(1, 1), "One stage"))


def many_steps() -> JourneyMap:
    """24 steps in eight stages."""
    return with_cards(titled(grid(8, 3), "Many steps"))


def many_lanes() -> JourneyMap:
    """Every kind of lane, with a card in every cell that may hold one."""
    return with_cards(titled(grid(3, 3), "Many lanes"))


def crowded() -> JourneyMap:
    """60 cards in one cell."""
    journey = titled(grid(3, 2), "Crowded")
    for number in range(60):
        journey = add_item(
            journey, ItemKind.ACTION, "actions", "s2t1", id=f"a{number:02}", text=f"Does thing {number + 1}"
        )
    return journey


def texts_of(length: int) -> JourneyMap:
    """A card of each kind, each with a text of so many letters."""
    text = (_WORDS * (length // len(_WORDS) + 1))[:length].strip()
    return with_cards(titled(grid(2, 2), f"Texts of {length}"), text or "x")


def no_persona() -> JourneyMap:
    """A map about nobody in particular."""
    return with_cards(titled(grid(), "Nobody"))


def five_personas() -> JourneyMap:
    """Five personas, each with a curve of its own."""
    journey = titled(grid(3, 2), "Five people")
    names = ("Ann Bell", "Ben Cole", "Cem Dag", "Dua Erk", "Eve Fox")
    for name in names:
        key = name.split()[0].lower()
        journey = add_entry(
            journey,
            Persona,
            id=key,
            name=name,
            bio="38, cycles to work",
            quote="I only want it to work.",
            goals=("One",),
        )
    for at, step in enumerate(structure(journey).steps):
        for index, name in enumerate(names):
            key = name.split()[0].lower()
            journey = add_item(
                journey, ItemKind.EMOTION, "emotions", step.id, id=f"e{at}{key}", text="Glad" if index % 2 else "Tired",
                score=(index - 2) * 0.8 * (-1) ** at, personas=(key,),
            )  # fmt: skip
    return journey


AWKWARD = {
    "one stage": one_stage,
    "24 steps": many_steps,
    "all lanes": many_lanes,
    "60 cards in a cell": crowded,
    "texts of 1": lambda: texts_of(1),
    "texts of 80": lambda: texts_of(80),
    "texts of 800": lambda: texts_of(800),
    "no persona": no_persona,
    "five personas": five_personas,
}


def titled(journey: JourneyMap, title: str) -> JourneyMap:
    """The map with a title and all that stands around it."""
    return replace(journey, title=title, subtitle="A map for tests", organisation="Harbour Line", label="1.0")


def with_cards(journey: JourneyMap, text: str = "") -> JourneyMap:
    """A card in every second cell of every lane, with this text or one that says where it is."""

    known = structure(journey)
    for lane in known.lanes:
        kind = lane_row(LaneKind(lane.kind)).item
        for column, step in enumerate(known.steps):
            if kind and column % 2 == 0:
                words = text or f"{item_row(kind).label} {column + 1}"
                journey = add_item(journey, kind, lane.id, step.id, id=f"{lane.id}-{step.id}", text=words)
    return journey
