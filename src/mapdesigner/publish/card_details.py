"""What is said of a card where there is room for all: its kind, its place, every field that holds something."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.compare.field_words import choice_words
from mapdesigner.model.catalog import Editor, item_row
from mapdesigner.model.journey import Evidence, JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.catalog import Field
    from mapdesigner.model.items import AnyItem, Intervention

_ELSEWHERE = {"text", "personas"}
_WITHOUT_WORDS = {Editor.PICTURE, Editor.COLOUR}


class CardDetails(NamedTuple):
    """A card in words; `fields` are pairs of a label and what stands there."""

    kind: str
    text: str
    place: str
    personas: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]


def card_details(journey: JourneyMap, item: AnyItem) -> CardDetails:
    """Return what the map knows of a card, in the language of the interface."""
    row = item_row(item.kind)
    return CardDetails(row.label, item.text, _place(journey, item), item.personas, tuple(_fields(journey, item)))


def _place(journey: JourneyMap, item: AnyItem) -> str:
    grid = structure(journey)
    step = next((each for each in journey.steps if each.id == item.step), None)
    stage = next((each for each in journey.stages if step and each.id == step.stage), None)
    number = grid.step_numbers.get(item.step, "")
    named = f"{number} {step.name}".strip() if step else ""
    return ", ".join(part for part in (stage.name if stage else "", named) if part)


def _fields(journey: JourneyMap, item: AnyItem) -> Iterator[tuple[str, str]]:
    row = item_row(item.kind)
    defaults = type(item).model_fields
    if whose := _names(journey, item.personas):
        yield _("Personas"), whose
    for field in row.fields:
        value = getattr(item, field.name)
        said = field.name not in _ELSEWHERE and field.editor not in _WITHOUT_WORDS
        if said and value != defaults[field.name].default:
            yield field.label, _words(journey, field, value)
    for quote in journey.feedback:
        if quote.item == item.id:
            yield _("Feedback"), _quoted(quote.text, quote.source, quote.date)
    for comment in journey.comments:
        if comment.item == item.id:
            yield _("Comment"), _quoted(comment.text, comment.author, None)


def _words(journey: JourneyMap, field: Field, value: object) -> str:
    if field.editor is Editor.INTERVENTIONS and isinstance(value, tuple):
        return "\n".join(_intervention(each) for each in value)
    if isinstance(value, tuple):
        return _names(journey, value)
    if field.editor in (Editor.CHANNEL, Editor.DEPARTMENT, Editor.TOUCHPOINT):
        return _names(journey, (str(value),))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.editor is Editor.SCORE and isinstance(value, float):
        return f"{value:+g}".replace("-", "\u2212")
    if isinstance(value, StrEnum):
        return choice_words(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _names(journey: JourneyMap, ids: tuple[str, ...]) -> str:
    """The names of objects, each on a line of its own if there are several."""
    known = structure(journey).by_id
    found = (known.get(each) for each in ids)
    return "\n".join(_name(each) for each in found if each)


def _name(thing: object) -> str:
    if isinstance(thing, Evidence):
        return ": ".join(part for part in (thing.headline, thing.title) if part)
    return str(getattr(thing, "name", "") or getattr(thing, "text", ""))


def _intervention(each: Intervention) -> str:
    parts = (each.label, choice_words(each.type), each.audience, each.trigger, each.content)
    return ", ".join(part for part in parts if part)


def _quoted(text: str, source: str, date: dt.date | None) -> str:
    origin = ", ".join(part for part in (source, date.isoformat() if date else "") if part)
    return f"“{text}”" + (f"\n{origin}" if origin else "")
