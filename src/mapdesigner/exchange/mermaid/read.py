"""Mermaid journey diagram to map: a section is a stage, a task a step with an action and a feeling for each actor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import make, put
from mapdesigner.exchange.mermaid.entities import plain
from mapdesigner.exchange.mermaid.grammar import parsed
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Imported, contents, on_line
from mapdesigner.model.items import ITEM_CLASSES
from mapdesigner.model.journey import Lane, Persona, Stage, Step, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.rank import many
from mapdesigner.storage.errors import Fault, JourneyFileError
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.exchange.mermaid.grammar import Diagram, Section, Task
    from mapdesigner.exchange.mermaid.source import Source
    from mapdesigner.model.entity import Entity

NEUTRAL = 3.0
"""The score that Mermaid draws as neither glad nor sad, 1 being the lowest and 5 the highest; it is our 0."""
_LOWEST, _HIGHEST = 1.0, 5.0


def read_mermaid(data: bytes, name: str) -> Imported:
    """Make a map of a diagram; raise JourneyFileError with line and reason where Mermaid's grammar refuses it."""
    try:
        diagram = parsed(text_of(data, name))
    except Fault as fault:
        raise JourneyFileError(name, fault.place, fault.reason) from None
    return _Building(diagram).imported()


class _Building:
    """One diagram on its way to a map."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._actions = make(Lane, kind=LaneKind.ACTIONS, rank="V")
        self._emotions = make(Lane, kind=LaneKind.EMOTIONS, rank="k")
        names = dict.fromkeys(plain(each) for task in _tasks(diagram) for each in task.people)
        names.pop("", None)
        ranks = many(len(names))
        self._personas = {name: make(Persona, name=name, rank=rank) for name, rank in zip(names, ranks, strict=True)}

    def imported(self) -> Imported:
        title = plain(self._diagram.title)
        accessible = plain(self._diagram.accessible_title)
        journey = new_map(
            title=title,
            subtitle="" if accessible == title else accessible,
            scope=plain(self._diagram.accessible_description),
        )
        journey = put(journey, self._actions, self._emotions, *self._personas.values(), *self._grid())
        return Imported(journey, contents(journey), tuple(self._remarks()))

    def _grid(self) -> Iterator[Entity]:
        ranks = many(len(self._diagram.sections))
        for section, rank in zip(self._diagram.sections, ranks, strict=True):
            stage = make(Stage, name=plain(section.name or ""), rank=rank)
            yield stage
            yield from self._steps(section, stage)

    def _steps(self, section: Section, stage: Stage) -> Iterator[Entity]:
        for task, rank in zip(section.tasks, many(len(section.tasks)), strict=True):
            step = make(Step, stage=stage.id, name=plain(task.name), rank=rank)
            yield step
            yield from self._cards(task, step)
        if not section.tasks:  # a stage has a step even where the diagram has none
            yield make(Step, stage=stage.id, rank="V")

    def _cards(self, task: Task, step: Step) -> Iterator[Entity]:
        if step.name:
            card = ITEM_CLASSES[ItemKind.ACTION]
            yield make(card, kind=ItemKind.ACTION, lane=self._actions.id, step=step.id, rank="V", text=step.name)
        feeling, score = ITEM_CLASSES[ItemKind.EMOTION], _score(task.score)
        owners = self._owners(task) or [()]
        for owner, rank in zip(owners, many(len(owners)), strict=True):
            place = {"lane": self._emotions.id, "step": step.id, "rank": rank}
            yield make(feeling, kind=ItemKind.EMOTION, score=score, personas=owner, **place)

    def _owners(self, task: Task) -> list[tuple[str, ...]]:
        names = dict.fromkeys(plain(each) for each in task.people)
        return [(self._personas[name].id,) for name in names if name]

    def _remarks(self) -> Iterator[str]:
        yield from _set_aside(self._diagram.source)
        for task in _tasks(self._diagram):
            for words in _doubts(task):
                yield on_line(task.line, words)
            if self._personas and not self._owners(task):
                words = _("no actor is named, so the score counts for the first persona")
                yield on_line(task.line, words)


def _tasks(diagram: Diagram) -> Iterator[Task]:
    return (task for section in diagram.sections for task in section.tasks)


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
