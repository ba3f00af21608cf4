"""What is said of a card where there is room for all: its kind, its place, every field that holds something."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.compare.field_words import choice_message
from mapdesigner.model.catalog import Editor, item_row
from mapdesigner.model.journey import Evidence, JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.catalog import Field
    from mapdesigner.model.items import AnyItem, Intervention
    from mapdesigner.words import Translator

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
    """Return what the map knows of a card, in the map's language."""
    words = translator(journey.language)
    said = _Said(journey, words)
    kind = words.gettext(item_row(item.kind).words)
    return CardDetails(kind, item.text, _place(journey, item), item.personas, tuple(said.fields(item)))


def _place(journey: JourneyMap, item: AnyItem) -> str:
    grid = structure(journey)
    step = next((each for each in journey.steps if each.id == item.step), None)
    stage = next((each for each in journey.stages if step and each.id == step.stage), None)
    number = grid.step_numbers.get(item.step, "")
    named = f"{number} {step.name}".strip() if step else ""
    return ", ".join(part for part in (stage.name if stage else "", named) if part)


class _Said:
    """What stands in the fields of a map's cards, in words."""

    def __init__(self, journey: JourneyMap, words: Translator) -> None:
        self._journey, self._words = journey, words

    def fields(self, item: AnyItem) -> Iterator[tuple[str, str]]:
        words, defaults = self._words.gettext, type(item).model_fields
        if whose := self._names(item.personas):
            yield words("Personas"), whose
        for field in item_row(item.kind).fields:
            value = getattr(item, field.name)
            said = field.name not in _ELSEWHERE and field.editor not in _WITHOUT_WORDS
            if said and value != defaults[field.name].default:
                yield words(field.words), self._value(field, value)
        for quote in self._journey.feedback:
            if quote.item == item.id:
                yield words("Feedback"), self._quoted(quote.text, quote.source, quote.date)
        for comment in self._journey.comments:
            if comment.item == item.id:
                yield words("Comment"), self._quoted(comment.text, comment.author, None)

    def _value(self, field: Field, value: object) -> str:
        words = self._words.gettext
        if field.editor is Editor.INTERVENTIONS and isinstance(value, tuple):
            return "\n\n".join(self._intervention(each) for each in value)
        if isinstance(value, tuple):
            return self._names(value)
        if field.editor in (Editor.CHANNEL, Editor.DEPARTMENT, Editor.TOUCHPOINT):
            return self._names((str(value),))
        if isinstance(value, bool):
            return words("yes") if value else words("no")
        if isinstance(value, StrEnum):
            return words(choice_message(value))
        if isinstance(value, dt.date):
            return self._words.date(value)
        if isinstance(value, float):
            return self._words.number(value, signed=field.editor is Editor.SCORE)
        return str(value)

    def _names(self, ids: tuple[str, ...]) -> str:
        """The names of objects, each on a line of its own if there are several."""
        known = structure(self._journey).by_id
        found = (known.get(each) for each in ids)
        return "\n".join(_name(each) for each in found if each)

    def _intervention(self, each: Intervention) -> str:
        """What it is called and its type, and below that for whom it is, when and what."""
        words = self._words.gettext
        about = (
            (words("Audience"), each.audience),
            (words("Trigger"), each.trigger),
            (words("Content"), each.content),
        )
        first = ", ".join(part for part in (each.label, words(choice_message(each.type))) if part)
        return "\n".join((first, *(f"{name}: {said}" for name, said in about if said)))

    def _quoted(self, text: str, source: str, date: dt.date | None) -> str:
        origin = ", ".join(part for part in (source, self._words.date(date) if date else "") if part)
        quoted = self._words.pgettext("quotation", "“{words}”").format(words=text)
        return quoted + (f"\n{origin}" if origin else "")


def _name(thing: object) -> str:
    if isinstance(thing, Evidence):
        return ": ".join(part for part in (thing.headline, thing.title) if part)
    return str(getattr(thing, "name", "") or getattr(thing, "text", ""))
