"""What a list says of a card: its number, its text, and in words all else that the card shows by marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.insight.value import touchpoint_value
from mapdesigner.layout.lanes.metrics import figure
from mapdesigner.layout.lanes.thoughts import quoted
from mapdesigner.model.items import (
    BackstageCard,
    Emotion,
    Engagement,
    Metric,
    Opportunity,
    PainPoint,
    Thought,
    Touchpoint,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem


def item_words(frame: Frame, item: AnyItem) -> tuple[str, str, str]:
    """Return the item's number, its text, and what else its card says; "" for what it has not."""
    number = frame.structure.numbers.get(item.id, "")
    details = ", ".join(filter(None, (*_details(frame, item), *_people(frame, item))))
    return number, _text(frame, item), details


def _text(frame: Frame, item: AnyItem) -> str:
    if isinstance(item, Thought):
        return quoted(item.text, frame)
    if isinstance(item, Metric) and item.lower_is_better:
        return frame.words.gettext("{metric}, lower is better").format(metric=item.text)
    return item.text


def _details(frame: Frame, item: AnyItem) -> Iterable[str]:
    words = frame.words.gettext
    match item:
        case PainPoint():
            return (_kept(words("severity {severity}").format(severity=item.severity)),)
        case Opportunity():
            return _opportunity(frame, item)
        case Touchpoint():
            return _touchpoint(frame, item)
        case Emotion():
            return (
                _course(
                    frame.words.number(each, signed=True) for each in (item.score, item.target) if each is not None
                ),
            )
        case Metric():
            values = (item.current if item.current is not None else item.baseline, item.target)
            return (_course(figure(value, item, frame) for value in values if value is not None),)
        case Engagement():
            return (str(item.level),)
        case BackstageCard():
            return (*_names(frame, item.departments), item.system)
    return ()


def _course(values: Iterable[str]) -> str:
    """From what is to what is wanted."""
    return _kept(" → ".join(values))


def _touchpoint(frame: Frame, item: Touchpoint) -> Iterator[str]:
    """Channel, moment of truth, and how personal it is."""
    words = frame.words.gettext
    yield from _names(frame, (item.channel or "",))
    yield words("moment of truth") if item.moment_of_truth else ""
    if worth := touchpoint_value(item, frame.journey.weights):
        yield worth.label
        said = words("personalization {value}") if worth.live else words("planned personalization {value}")
        yield _kept(said.format(value=worth.value))


def _opportunity(frame: Frame, item: Opportunity) -> Iterator[str]:
    words = frame.words.gettext
    yield frame.answered(item)
    levels = words("impact {impact}, effort {effort}").format(impact=item.impact, effort=item.effort)
    yield from map(_kept, levels.split(", "))


def _people(frame: Frame, item: AnyItem) -> Iterator[str]:
    """Whom it is about, where the map is about several people."""
    if len(frame.structure.personas) > 1:
        yield from _names(frame, item.personas)


def _names(frame: Frame, ids: Iterable[str]) -> Iterator[str]:
    known = (frame.structure.by_id.get(each) for each in ids)
    return (getattr(each, "name", "") for each in known)


def _kept(words: str) -> str:
    """Words that no line end parts."""
    return words.replace(" ", "\u00a0")
