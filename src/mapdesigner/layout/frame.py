"""The frame: columns, colours, sizes and words that every lane of one drawing shares."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mapdesigner.layout.quickly import quickly_made
from mapdesigner.layout.scene import Family
from mapdesigner.model.items import PainPoint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapdesigner.layout.colour import StageColours
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import Group, Primitive, TextStyle
    from mapdesigner.layout.theme import Theme
    from mapdesigner.layout.votes import Dots
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.structure import Structure
    from mapdesigner.words import Translator


@dataclass(frozen=True, slots=True)
class Columns:
    """The steps' columns: left edges and widths from the left edge of the first one, and the stage each belongs to.

    `bleed` is what the emotion band takes beyond the last column, up to the right edge of the page.
    """

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    stages: tuple[int, ...]
    bleed: float = 0.0

    @property
    def total(self) -> float:
        """The width of all columns."""
        return self.lefts[-1] + self.widths[-1] if self.lefts else 0.0

    def centre(self, column: int) -> float:
        """The middle of a column."""
        return self.lefts[column] + self.widths[column] / 2

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """Left and right edge of a run of columns."""
        return self.lefts[first], self.lefts[last] + self.widths[last]


@dataclass(frozen=True, slots=True)
class Frame:
    """All a lane needs to know of the drawing it stands in.

    `personas` holds the ids of those shown, none
    of them for all. `words` speaks the map's language. A `compact` drawing shows signs and numbers alone,
    a blank one boxes of the side `sticky`.
    """

    journey: JourneyMap
    structure: Structure
    metrics: Metrics
    theme: Theme
    columns: Columns
    stage_colours: tuple[StageColours, ...]
    words: Translator
    personas: frozenset[str] = frozenset()
    memo: dict[str, Memo] = field(default_factory=dict, compare=False, repr=False)
    compact: bool = False
    sticky: float = 0.0
    votes: Mapping[str, Dots] = field(default_factory=dict, compare=False)
    """The votes to show, by the card's id."""

    @property
    def unit(self) -> float:
        """The size of this medium against an A1 poster, read off the channel chip: 0.5 on A3, 0.76 on screen."""
        return self.metrics.chip / 29

    @property
    def small_sheet(self) -> bool:
        """Whether this is A3 or smaller, where psychographics and method note are dropped and names become initials."""
        return self.metrics.paper and self.unit < 0.6

    def concerns(self, personas: tuple[str, ...]) -> bool:
        """Whether what belongs to these personas, to all if there are none, is shown."""
        return not (self.personas and personas) or not self.personas.isdisjoint(personas)

    def shows(self, item: AnyItem) -> bool:
        """Whether an item is for the personas shown, and not one of those that paper leaves out."""
        return self.concerns(item.personas) and not (self.metrics.paper and item.private)

    def answered(self, item: AnyItem) -> str:
        """The numbers of the pain points an opportunity answers, as in 'P2, P3'; those not shown are not named."""
        pains = map(self.structure.by_id.get, getattr(item, "answers", ()))
        shown = (pain.id for pain in pains if isinstance(pain, PainPoint) and self.shows(pain))
        numbers = (self.structure.numbers.get(pain, "") for pain in shown)
        return ", ".join(sorted(filter(None, numbers), key=lambda each: int(each[1:])))

    def style(self, name: str, colour: str = "", **changes: object) -> TextStyle:
        """Return one of the metrics' text styles in a colour of the theme (its ink unless said otherwise)."""
        base: TextStyle = getattr(self.metrics.type, name)
        if self.journey.brand.font and base.family == Family.ORGANISATION:
            changes = {"family": self.journey.brand.font, **changes}
        return _changed(base, colour or self.theme.ink, tuple(changes.items()))

    def column_colours(self, column: int) -> StageColours:
        """The colours of the stage a column belongs to."""
        return self.stage_colours[self.columns.stages[column]]

    def card_edges(self, first: int, last: int) -> tuple[float, float]:
        """Left edge and width of a card over a run of columns: 6 units inside on both sides."""
        left, right = self.columns.edges(first, last)
        return left + self.metrics.cell_pad_x, right - left - 2 * self.metrics.cell_pad_x


@lru_cache(maxsize=4_000)
def _changed(base: TextStyle, colour: str, changes: tuple[tuple[str, object], ...]) -> TextStyle:
    """A style in another colour and with other fields; kept, since every card asks for the same few."""
    return replace(base, colour=colour, **dict(changes))  # type: ignore[arg-type]


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """A card before its height is known: the least it needs, and how it is drawn at a height.

    `label` is what a screen reader says; `draw` gives the primitives in the card's own coordinates. `votes` says that
    its votes are among them.
    """

    height: float
    draw: Callable[[float], tuple[Primitive, ...]]
    label: str = ""
    votes: bool = False


@dataclass(slots=True)
class Memo:
    """What was drawn of an item last time; while `key` holds, draft and group are used again as they are."""

    item: AnyItem
    key: tuple[object, ...]
    draft: Draft
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A laid-out lane: its groups from the row's left top corner, and its height."""

    groups: tuple[Group, ...]
    height: float
    notes: tuple[str, ...] = ()
