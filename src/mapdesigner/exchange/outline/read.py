"""Markdown outline to map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.front_matter import top_level_text
from mapdesigner.exchange.outline.lane_names import meant_lane
from mapdesigner.exchange.outline.marks import plain, split_at_colon, split_at_last_at
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Imported, contents, on_line
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?")
_BULLET = re.compile(r"[ \t]*[-*+](?:[ \t]+(.*))?")
_SCORE = re.compile(r"([+\-\u2212]?\d{1,3}(?:[.,]\d{1,9})?)(?:[ \t]+|$)")
_LOWEST, _HIGHEST = -2.0, 2.0
_LEAST, _MOST = 1, 5
_SCORED = (ItemKind.EMOTION, ItemKind.ENGAGEMENT)


@dataclass(slots=True)
class _Bullet:
    """A card's lines as they stand there, and the number of the first."""

    rows: list[str]
    line: int


def read_outline(data: bytes, name: str) -> Imported:
    """Make a map of an outline; raise JourneyFileError if it is no text."""
    return _Reading(text_of(data, name)).imported()


class _Reading:
    """One outline on its way to a map."""

    def __init__(self, text: str) -> None:
        self._rows = text.split("\n")
        self._draft = Draft()
        self._remarks: list[str] = []
        self._bullet: _Bullet | None = None

    def imported(self) -> Imported:
        title, first = self._front_matter()
        for number, row in enumerate(self._rows[first:], first + 1):
            self._read(row, number)
        self._end_card()
        journey = self._draft.journey(title=title)
        return Imported(journey, contents(journey), tuple(self._remarks))

    def _front_matter(self) -> tuple[str, int]:
        """The title between two lines of `---`, and how many lines these take."""
        if self._rows[0].rstrip() == "---" and "---" in self._rows[1:]:
            end = self._rows.index("---", 1)
            return top_level_text("\n".join(self._rows[1:end]), "title"), end + 1
        return "", 0

    def _read(self, row: str, line: int) -> None:
        if match := _BULLET.fullmatch(row):
            self._end_card()
            self._bullet = _Bullet([match[1] or ""], line)
        elif self._bullet and row[:1] in (" ", "\t"):
            self._bullet.rows.append(row.removeprefix("  "))
        elif row.strip():
            self._end_card()
            self._read_heading(row, line)

    def _read_heading(self, row: str, line: int) -> None:
        match = _HEADING.fullmatch(row.rstrip())
        if match and match[1] == "#":
            self._draft.stage(_on_one_line(match[2] or ""))
        elif match and match[1] == "##":
            self._draft.step(_on_one_line(match[2] or ""))
        else:
            self._remark(line, _("this is neither a stage (#), a step (##) nor a card (-)"))

    def _end_card(self) -> None:
        if self._bullet:
            bullet, self._bullet = self._bullet, None
            self._card(bullet)

    def _card(self, bullet: _Bullet) -> None:
        first, words = bullet.rows[0], "\n".join(bullet.rows)
        named = split_at_colon(first)
        lane = _on_one_line(named[0]) if named else ""
        words = words[len(named[0]) + 1 :].lstrip(" \t") if named else words
        meant = meant_lane(lane) if lane else (ItemKind.NOTE, "")
        if not lane:
            self._remark(bullet.line, _("no lane is named, so the card is a note"))
        elif not meant:
            self._remark(bullet.line, _("this lane is not known and made a lane of notes"))
        kind, title = meant or (ItemKind.NOTE, lane)
        self._draft.card(kind, title, **dict(self._fields(kind, words, bullet.line)))

    def _fields(self, kind: ItemKind, words: str, line: int) -> Iterator[tuple[str, object]]:
        if kind in _SCORED:
            score, words = self._score(words, line)
            yield ("score", _kept(score)) if kind is ItemKind.EMOTION else ("level", _level(score))
        if kind is ItemKind.EMOTION and (owned := split_at_last_at(words)):
            words, owner = owned[0], _on_one_line(owned[1])
            yield "personas", (self._draft.persona(owner),) if owner else ()
        yield "text", plain(words).strip()

    def _score(self, words: str, line: int) -> tuple[float | None, str]:
        match = _SCORE.match(words)
        if not match:
            self._remark(line, _("a number is missing; the card stands in the middle"))
            return None, words
        return float(match[1].replace(",", ".").replace("\u2212", "-")), words[match.end() :]

    def _remark(self, line: int, words: str) -> None:
        self._remarks.append(on_line(line, words))


def _on_one_line(words: str) -> str:
    return in_one_line(plain(words))


def _kept(score: float | None) -> float:
    return round(min(max(score or 0.0, _LOWEST), _HIGHEST), 2) + 0.0  # adding 0.0 makes -0.0 plain 0.0


def _level(score: float | None) -> int:
    return 3 if score is None else int(min(max(score, _LEAST), _MOST))
