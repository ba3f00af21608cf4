"""What a way in or out tells: the map or the bytes, and in words what was understood, left aside or lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Imported:
    """A map made of a foreign file; `left_aside` names what was not understood, or not as it stands there."""

    journey: JourneyMap
    understood: tuple[str, ...] = ()
    left_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a foreign file, and what of the map is not in them."""

    data: bytes
    lost: tuple[str, ...] = ()


def contents(journey: JourneyMap) -> tuple[str, ...]:
    """Say what a map holds, such as `3 stages`, `9 steps`; nothing of what it has none of."""
    stages, steps = len(journey.stages), len(journey.steps)
    items, personas = len(journey.items), len(journey.personas)
    counted = (
        (stages, ngettext("{count} stage", "{count} stages", stages)),
        (steps, ngettext("{count} step", "{count} steps", steps)),
        (items, ngettext("{count} card", "{count} cards", items)),
        (personas, ngettext("{count} persona", "{count} personas", personas)),
    )
    return tuple(words.format(count=count) for count, words in counted if count)


def on_line(line: int, words: str) -> str:
    """Say where in a text something is, counted from 1."""
    return _("line {line}: {words}").format(line=line, words=words)
