"""Reads rows of a survey by what their columns mean: whose answer it is, about which step, on which day."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.model.journey import DataSource
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap

    Row = Mapping[str, object]
    """One answer: the cell of each column by the column's name."""

COLUMNS = ("step", "score", "words", "date", "channel", "persona")
"""What a column of answers can mean."""

_MEANT = {
    "step": ("step", "stage", "phase", "touchpoint", "moment", "where"),
    "score": ("score", "rating", "mood", "feeling", "satisfaction", "csat", "nps", "stars", "points"),
    "words": ("words", "comment", "quote", "feedback", "text", "answer", "verbatim", "why"),
    "date": ("date", "day", "time", "when", "timestamp", "submitted"),
    "channel": ("channel", "medium"),
    "persona": ("persona", "segment", "group"),
}
_SCALES = ((-2.0, 2.0), (1.0, 5.0), (0.0, 5.0), (1.0, 7.0), (0.0, 10.0), (0.0, 100.0))


class SurveyError(Exception):
    """A table that cannot be read as answers; the text says why, in the words of the interface."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A row: its number, ids of its step, persona and channel ("" for none), a score from -2 to +2, words, a day."""

    row: int
    step: str
    persona: str = ""
    channel: str = ""
    score: float | None = None
    words: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """What was not understood: the number of the row, counted from 1 without the header, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows that were understood, and the others."""

    read: tuple[Answer, ...]
    missed: tuple[Missed, ...]


def read_answers(rows: Sequence[Row], source: DataSource, journey: JourneyMap) -> Answers:
    """Return what a table says by the columns that `source` names; a step by its name or its number such as 2.3.

    Raises SurveyError if a column is not in the table or none is named for the step.
    """
    _check_columns(rows, source)
    names = _Names(journey)
    read: list[Answer] = []
    missed: list[Missed] = []
    for number, row in enumerate(rows, 1):
        cells = {meant: row.get(column) for meant in COLUMNS if (column := getattr(source, meant))}
        if not any(_said(cell) for cell in cells.values()):
            continue
        found = _answer(number, cells, source, names)
        if isinstance(found, Answer):
            read.append(found)
        else:
            missed.append(Missed(number, found))
    return Answers(tuple(read), tuple(missed))


def guessed_source(rows: Sequence[Row], file: str, sheet: str = "") -> DataSource:
    """Return what the columns most likely mean by their names, and the scale of the scores; the user may disagree."""
    found: dict[str, str] = {}
    names = list(rows[0]) if rows else []
    for meant, hints in _MEANT.items():
        free = [name for name in names if name not in found.values()]
        fits = [name for hint in hints for name in free if hint in name.casefold()]
        if fits:
            found[meant] = fits[0]
    low, high = guessed_scale(row.get(found.get("score", "")) for row in rows)
    return DataSource(file=file, sheet=sheet, scale_from=low, scale_to=high, **found)


def guessed_scale(cells: Iterable[object]) -> tuple[float, float]:
    """Return the ends of the usual scale that holds all numbers; that of emotions, -2 to +2, where there are none."""
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    if not numbers:
        return _SCALES[0]
    least, most = min(numbers), max(numbers)
    fits = ((low, high) for low, high in _SCALES if low <= least and most <= high and (least < 0 or low >= 0))
    return next(fits, (least, most))


def number_in(cell: object) -> float | None:
    """Return the number a cell holds, with a point or a comma; None if it is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if math.isfinite(cell) else None
    text = _said(cell).replace("\N{MINUS SIGN}", "-").replace(",", ".").removesuffix("%").strip()
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def day_in(cell: object) -> dt.date | None:
    """Return the day a cell holds: a date, an ISO date or time, or day.month.year; None if it is none."""
    if isinstance(cell, dt.date):
        return cell.date() if isinstance(cell, dt.datetime) else cell
    text = _said(cell)
    for read in (dt.datetime.fromisoformat, lambda said: dt.datetime.strptime(said, "%d.%m.%Y")):
        try:
            return read(text).date()
        except ValueError:
            continue
    return None


class _Names:
    """The ids of what rows call by name."""

    def __init__(self, journey: JourneyMap) -> None:
        whole = structure(journey)
        named = {_plain(step.name): step.id for step in reversed(whole.steps) if step.name.strip()}
        single = {
            _plain(stage.name): whole.steps_of[stage.id][0].id
            for stage in whole.stages
            if len(whole.steps_of[stage.id]) == 1 and stage.name.strip()
        }
        self.steps = {**single, **{number: step for step, number in whole.step_numbers.items()}, **named}
        self.personas = {_plain(each.name): each.id for each in reversed(whole.personas)}
        self.channels = {_plain(each.name): each.id for each in journey.channels}
        self.first = whole.personas[0].id if whole.personas else ""


def _answer(number: int, cells: Mapping[str, object], source: DataSource, names: _Names) -> Answer | str:
    """Return what a row says, or why it cannot be used."""
    said = {meant: _said(cell) for meant, cell in cells.items()}
    step = names.steps.get(_plain(said["step"]))
    if step is None:
        return _("no step of the map is called “{name}”").format(name=said["step"])
    persona = names.first
    if said.get("persona"):
        if (named := names.personas.get(_plain(said["persona"]))) is None:
            return _("no persona is called “{name}”").format(name=said["persona"])
        persona = named
    score = number_in(cells.get("score"))
    if score is None and said.get("score"):
        return _("“{text}” is no number").format(text=said["score"])
    if score is not None:
        low, high = sorted((source.scale_from, source.scale_to))
        if not low <= score <= high:
            return _("the score {score} lies outside of the scale").format(score=said["score"])
        score = _feeling(score, source)
    channel = names.channels.get(_plain(said.get("channel", "")), "")
    return Answer(number, step, persona, channel, score, said.get("words", ""), day_in(cells.get("date")))


def _feeling(score: float, source: DataSource) -> float:
    """The score on the scale of emotions: straight from the worst, -2, to the best, +2."""
    length = source.scale_to - source.scale_from
    return -2 + 4 * (score - source.scale_from) / length if length else 0.0


def _check_columns(rows: Sequence[Row], source: DataSource) -> None:
    if not source.step:
        raise SurveyError(_("Say which column names the step."))
    if not source.score and not source.words:
        raise SurveyError(_("Say which column holds the score or the words."))
    for name in (getattr(source, meant) for meant in COLUMNS):
        if name and rows and name not in rows[0]:
            raise SurveyError(_("The table has no column “{name}”.").format(name=name))


def _said(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
