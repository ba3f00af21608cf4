"""Mermaid journey diagram to map: a section is a stage, a task a step with an action and a feeling for each actor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.mermaid.entities import plain
from mapdesigner.exchange.mermaid.grammar import parsed
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Imported, contents, on_line
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.exchange.mermaid.grammar import Diagram, Task
    from mapdesigner.exchange.mermaid.source import Source

NEUTRAL = 3.0
"""The score that Mermaid draws as neither glad nor sad, 1 being the lowest and 5 the highest; it is our 0."""
_LOWEST, _HIGHEST = 1.0, 5.0


def read_mermaid(data: bytes, name: str) -> Imported:
    """Make a map of a diagram; raise Fault with line and reason where Mermaid's grammar refuses it.

    Raises JourneyFileError if the file is no text.
    """
    return _Building(parsed(text_of(data, name))).imported()


class _Building:
    """One diagram on its way to a map."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._draft = Draft()

    def imported(self) -> Imported:
        self._draft.lane(LaneKind.ACTIONS)
        self._draft.lane(LaneKind.EMOTIONS)
        for section in self._diagram.sections:
            self._draft.stage(plain(section.name or ""))
            for task in section.tasks:
                self._add(task)
        title, accessible = plain(self._diagram.title), plain(self._diagram.accessible_title)
        journey = self._draft.journey(
            title=title,
            subtitle="" if accessible == title else accessible,
            scope=plain(self._diagram.accessible_description),
        )
        return Imported(journey, contents(journey), tuple(self._remarks()))

    def _add(self, task: Task) -> None:
        name, score = plain(task.name), _score(task.score)
        self._draft.step(name)
        if name:
            self._draft.card(ItemKind.ACTION, text=name)
        owners: list[tuple[str, ...]] = [(self._draft.persona(each),) for each in _people(task)]
        for owner in owners or [()]:
            self._draft.card(ItemKind.EMOTION, score=score, personas=owner)

    def _remarks(self) -> Iterator[str]:
        yield from _set_aside(self._diagram.source)
        tasks = [task for section in self._diagram.sections for task in section.tasks]
        has_people = any(map(_people, tasks))
        for task in tasks:
            for words in _doubts(task):
                yield on_line(task.line, words)
            if has_people and not _people(task):
                words = _("no actor is named, so the score counts for the first persona")
                yield on_line(task.line, words)


def _people(task: Task) -> list[str]:
    """The names of a task's actors, each once."""
    return [name for name in dict.fromkeys(map(plain, task.people)) if name]


def _score(score: float) -> float:
    """Mermaid's 1 to 5 as our -2 to 2; numbers beyond are cut off there, and what is no number is neutral."""
    kept = NEUTRAL if math.isnan(score) else min(max(score, _LOWEST), _HIGHEST)
    return round(kept - NEUTRAL, 2)


def _doubts(task: Task) -> Iterator[str]:
    if math.isnan(task.score):
        yield _("the score is no number and taken as neutral, as Mermaid draws it")
    elif not _LOWEST <= task.score <= _HIGHEST:
        words = _("the score {score} is taken as {kept}; scores go from 1 to 5")
        yield words.format(score=f"{task.score:g}", kept=f"{_score(task.score) + NEUTRAL:g}")
    if task.beyond:
        yield _("what follows a third colon is left out, as Mermaid does")


def _set_aside(source: Source) -> Iterator[str]:
    if source.front_matter:
        yield _("front matter: only its title is read")
    if count := source.directives:
        words = ngettext("{count} directive is left out", "{count} directives are left out", count)
        yield words.format(count=count)
    if count := source.comments:
        yield ngettext("{count} comment is left out", "{count} comments are left out", count).format(count=count)
