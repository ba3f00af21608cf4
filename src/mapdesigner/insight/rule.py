"""What a rule of map health is: a code that lasts, words, and a small function that finds what breaks it."""

from __future__ import annotations

import datetime as dt
import inspect
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.insight.parts import Head
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Evidence, Lane
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from functools import partial

    from mapdesigner.insight.parts import Parts
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_LONGEST = 48
"""Characters of a name that a finding shows."""


class Severity(StrEnum):
    """How much a finding matters, most first: something is missing, deserves a look, or could be tidier."""

    PROBLEM = "problem"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Repair:
    """What one click mends: words for the button, and an edit with all its arguments but the map."""

    words: str
    edit: partial[JourneyMap]

    @property
    def label(self) -> str:
        """The words of the button, in the language of the interface; also the name of the undo step."""
        return _(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that breaks a rule: what it is about, the main thing first, other words of the reason, and a repair."""

    things: tuple[Entity, ...]
    words: Mapping[str, str]
    repair: Repair | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the things."""
        return tuple(thing.id for thing in self.things)

    @property
    def names(self) -> dict[str, str]:
        """What the reason's words name: the first thing as {name}, the second as {other}, and the words."""
        return {**dict(zip(("name", "other"), map(called, self.things), strict=False)), **self.words}

    def column(self, columns: Mapping[str, int]) -> int:
        """The column in which the first thing with a step stands; -1 where there is none."""
        steps = (getattr(thing, "step", thing.id) for thing in self.things)
        return next((columns[step] for step in steps if step in columns), -1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `reads` names the parts of a map (see parts.py) that its function takes, and no others count.

    `together` tells in one finding whatever breaks the rule, where each alone would not be worth a line.
    """

    code: str
    severity: Severity
    reason: str
    advice: str
    together: bool
    reads: tuple[str, ...]
    check: Callable[..., Iterator[Hit]]
    _memo: list[tuple[tuple[object, ...], tuple[Hit, ...]]] = field(default_factory=list, compare=False, repr=False)

    def hits(self, part: Parts, today: dt.date) -> tuple[Hit, ...]:
        """Return all that breaks the rule, from left to right; worked out again only if what it reads has changed."""
        read = (today if name == "today" else getattr(part, name) for name in self.reads)
        wanted = (part.column, *read)
        for arguments, found in self._memo:
            if all(map(_unchanged, arguments, wanted)):
                return found
        found = tuple(sorted(self.check(*wanted[1:]), key=lambda each: each.column(part.column)))
        self._memo.insert(0, (wanted, found))
        del self._memo[_MAPS:]
        return found


_MAPS = 4
"""How many maps' findings a rule remembers: those of the windows that are open."""


def _unchanged(before: object, now: object) -> bool:
    """A part is unchanged when it is the same object; a date and the map's head are compared, being small."""
    return before is now or (isinstance(now, dt.date | Head) and before == now)


def rule(
    code: str, severity: Severity, reason: str, advice: str, *, together: bool = False
) -> Callable[[Callable[..., Iterator[Hit]]], Rule]:
    """Make a rule of a function, whose parameters name the parts of the map it reads and whose docstring explains it.

    `reason` and `advice` are marked with `later`; in the reason stand the names of a hit, such as {name}.
    """

    def made(check: Callable[..., Iterator[Hit]]) -> Rule:
        return Rule(code, severity, reason, advice, together, tuple(inspect.signature(check).parameters), check)

    return made


def called(thing: Entity) -> str:
    """Return what people call a thing, cut to what a line can hold; its kind where it has no name."""
    said = in_one_line(getattr(thing, "text", "") or getattr(thing, "name", ""))
    if isinstance(thing, Evidence):
        said = thing.headline or thing.title
    if isinstance(thing, Lane):
        said = thing.title or lane_row(thing.kind).label
    if not said:
        return item_row(thing.kind).label if isinstance(thing, Item) else _("without a name")
    return _("“{text}”").format(text=said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…")


def hit(*things: Entity, repair: Repair | None = None, **words: str) -> Hit:
    """Make a hit about these things; none for the map itself. `words` fill the reason, before the things' names."""
    return Hit(things, words, repair)
