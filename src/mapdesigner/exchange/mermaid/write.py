"""Map to Mermaid journey diagram: every word is written so that Mermaid's grammar takes it for plain text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mapdesigner.exchange.losses import lost_around, lost_cards, lost_details
from mapdesigner.exchange.mermaid.entities import entity, escaped
from mapdesigner.exchange.mermaid.read import NEUTRAL
from mapdesigner.exchange.mermaid.script import SPACES
from mapdesigner.exchange.report import Exported
from mapdesigner.model.items import Action, Emotion, Touchpoint
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap, Stage, Step
    from mapdesigner.model.kinds import ItemKind

_KEYWORD = re.compile(r"(?:journey|title|section|accTitle|accDescr)(?!\w)", re.IGNORECASE | re.ASCII)
_MOST_CHARACTERS = 50_000
"""What Mermaid draws without being told to draw more (its setting `maxTextSize`)."""


def write_mermaid(journey: JourneyMap) -> Exported:
    """Write a map as a diagram in UTF-8, and say what of it is not in there."""
    return _Writing(journey).exported()


class _Writing:
    """One map on its way to a diagram, and what got lost on it."""

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._grid = structure(journey)
        self._actors = dict(_actors(journey))
        self._cards = _cards_by_step(journey)
        self._written: set[str] = set()
        self._neutral = 0
        self._divided = 0

    def exported(self) -> Exported:
        text = "\n".join(["journey", *self._head(), *self._body(), ""])
        return Exported(text.encode(), tuple(self._lost(text)))

    def _head(self) -> Iterator[str]:
        if self._journey.title.strip(SPACES):
            yield f"  title {_line_of(self._journey.title)}"
        if self._journey.subtitle.strip(SPACES):
            yield f"  accTitle: {_line_of(self._journey.subtitle)}"
        yield from _description(self._journey.scope.strip(SPACES))

    def _body(self) -> Iterator[str]:
        for number, stage in enumerate(self._grid.stages):
            tasks = list(self._tasks(stage))
            if number or not tasks or stage.name.strip(SPACES):
                yield f"  section {escaped(stage.name, also=':')}"
            yield from tasks

    def _tasks(self, stage: Stage) -> Iterator[str]:
        """The lines of a stage's steps; none for a lone step with nothing in it, which stands for an empty section."""
        steps = self._grid.steps_of[stage.id]
        for step in steps:
            cards = self._cards.get(step.id, [])
            if cards or step.name.strip(SPACES) or len(steps) > 1:
                yield from self._lines(step, cards)

    def _lines(self, step: Step, cards: Sequence[AnyItem]) -> Iterator[str]:
        """A task for each score that the step has, with those who feel so."""
        name = self._task_name(step, cards)
        groups: dict[tuple[float, bool], list[str]] = {}
        for card in cards:
            if isinstance(card, Emotion):
                names = [self._actors[each] for each in card.personas if each in self._actors]
                groups.setdefault((round(card.score + NEUTRAL, 2), bool(names)), []).extend(names)
        self._neutral += not groups
        self._divided += len(groups) > 1
        for (score, _named), names in (groups or {(NEUTRAL, False): []}).items():
            who = ", ".join(dict.fromkeys(names))
            yield f"    {name}: {score:g}: {who}" if who else f"    {name}: {score:g}"

    def _task_name(self, step: Step, cards: Sequence[AnyItem]) -> str:
        """The step's name, else what is done or met there; a card that says no more than the name is not lost."""
        texts = [card.text for kind in (Action, Touchpoint) for card in cards if isinstance(card, kind)]
        name = next((text for text in (step.name, *texts) if text.strip(SPACES)), "")
        self._written.update(card.id for card in cards if isinstance(card, Action) and _is_plain(card, name))
        words = escaped(name, also=":")
        return entity(words[0]) + words[1:] if _KEYWORD.match(words) else words

    def _lost(self, text: str) -> Iterator[str]:
        yield from lost_cards(self._left_out())
        yield from lost_around(self._journey, kept=("title", "subtitle", "scope"))
        yield from lost_details(self._journey)
        if count := sum(map(_says_more, self._journey.items)):
            yield _("emotions without their words, notes and targets: {count}").format(count=count)
        if self._neutral:
            yield _("steps without an emotion, written as neutral: {count}").format(count=self._neutral)
        if self._divided:
            yield _("steps with several scores, written once for each: {count}").format(count=self._divided)
        if len(text) > _MOST_CHARACTERS:
            yield _("the text is longer than Mermaid draws unless its maxTextSize is raised")

    def _left_out(self) -> Counter[ItemKind]:
        """How many cards of each kind are not in the diagram, parked ones too."""
        rest = (item for item in self._journey.items if item.id not in self._written)
        return Counter(item.kind for item in rest if not _is_placed_emotion(item))


def _description(text: str) -> Iterator[str]:
    """Several lines as a block; but a block forgets empty lines and indents, so a text with these is one line."""
    rows = text.split("\n")
    if len(rows) > 1 and all(row and row == row.strip(SPACES) for row in rows):
        yield from ("  accDescr {", *(f"    {escaped(row, also=':')}" for row in rows), "  }")
    elif text:
        yield f"  accDescr: {_line_of(text)}"


def _cards_by_step(journey: JourneyMap) -> dict[str, list[AnyItem]]:
    """The items of each step in reading order."""
    grid = structure(journey)
    found: dict[str, list[AnyItem]] = {}
    for lane in grid.lanes:
        for item in grid.items_of.get(lane.id, ()):
            found.setdefault(item.step, []).append(item)
    return found


def _actors(journey: JourneyMap) -> Iterator[tuple[str, str]]:
    """Each persona's id and name; a name that another has already, or none, gets a number."""
    taken: set[str] = set()
    for number, persona in enumerate(structure(journey).personas, 1):
        name = persona.name.strip(SPACES) or _("Persona")
        if name in taken or not persona.name.strip(SPACES):
            name = f"{name} {number}"
        taken.add(name)
        yield persona.id, escaped(name, also=":,")


def _line_of(text: str) -> str:
    """A text for a title, where Mermaid knows no line breaks and a colon may stand if nothing else is escaped."""
    words = escaped(text, line_break=entity("\n"))
    return words.replace(":", entity(":")) if "#" in words else words


def _is_plain(card: Action, name: str) -> bool:
    """Whether an action holds nothing but the name of its task."""
    return card.text.strip(SPACES) == name.strip(SPACES) and not (card.note or card.link or card.evidence)


def _is_placed_emotion(item: AnyItem) -> bool:
    return isinstance(item, Emotion) and bool(item.step)


def _says_more(item: AnyItem) -> bool:
    """Whether an emotion holds more than whose it is and its score."""
    return isinstance(item, Emotion) and bool(item.step) and bool(item.text or item.note or item.target is not None)
