"""A table of another program, one row a card: which column holds what, guessed or chosen, and the map it makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.outline.lane_names import meant_lane
from mapdesigner.exchange.report import Imported, contents
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap

    Row = Sequence[str]

PARTS: dict[str, str] = {
    "text": later("Text"),
    "stage": later("Stage"),
    "step": later("Step"),
    "lane": later("Lane or kind"),
    "score": later("Score"),
    "persona": later("Persona"),
    "note": later("Note"),
}
"""What a column can hold, and the words for it."""

_MEANT = {
    "stage": "stage phase section abschnitt",
    "step": "step touch schritt moment",
    "lane": "lane kind type category row swimlane art kategorie bahn typ",
    "score": "score emotion rating sentiment value bewertung wert",
    "persona": "persona actor who segment akteur wer",
    "text": "text title content description card sticky note name beschreibung inhalt titel karte notiz",
    "note": "notes comment remark details kommentar anmerkung",
}
_NUMBER = re.compile(r"[+\-\u2212]?\d{1,3}(?:[.,]\d+)?")


def guess(names: Row) -> dict[str, int]:
    """Return which column seems to hold what, by the columns' names; what is not told is left out."""
    words = [set(re.findall(r"\w+", name.casefold().replace("_", " "))) for name in names]
    found: dict[str, int] = {}
    for part, meant in _MEANT.items():
        hits = (at for at, has in enumerate(words) if at not in found.values() and has & set(meant.split()))
        if (at := next(hits, None)) is not None:
            found[part] = at
    return found if "text" in found or len(names) != 1 else {"text": 0}


def read_foreign(rows: Sequence[Row], columns: Mapping[str, int] | None = None) -> Imported:
    """Make a map of the rows below a header; `columns` says which holds what, as `guess` does.

    Cards without stage, step and lane are parked notes. Raises Fault if no column holds the texts.
    """
    columns = guess(rows[0]) if columns is None else columns
    if "text" not in columns:
        raise Fault("", _("no column is named as the texts of cards; call it “text”"))
    reading = _Reading(columns)
    for row in rows[1:]:
        reading.add(row)
    journey = reading.journey()
    unused = [name for at, name in enumerate(rows[0]) if at not in columns.values() and name.strip()]
    return Imported(journey, contents(journey), (*_unread(unused), *reading.remarks()))


def _unread(names: Sequence[str]) -> tuple[str, ...]:
    return (_("columns not read: {names}").format(names=", ".join(names)),) if names else ()


class _Reading:
    """Rows on their way to a map: gathered by stage and step, in the order these are first named."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._columns = columns
        self._steps: dict[str, dict[str, list[dict[str, str]]]] = {}
        self._parked: list[dict[str, str]] = []
        self._no_score = 0

    def add(self, row: Row) -> None:
        parts = {part: row[at].strip() for part, at in self._columns.items() if at < len(row)}
        if not any(parts.values()):
            return
        if parts.get("stage") or parts.get("step") or parts.get("lane"):
            stage = self._steps.setdefault(parts.get("stage", ""), {})
            stage.setdefault(parts.get("step", ""), []).append(parts)
        else:
            self._parked.append(parts)

    def remarks(self) -> list[str]:
        words = ngettext(
            "{count} feeling without a score stands in the middle",
            "{count} feelings without a score stand in the middle",
            self._no_score,
        )
        return [words.format(count=self._no_score)] if self._no_score else []

    def journey(self) -> JourneyMap:
        draft = Draft()
        for stage, steps in self._steps.items():
            draft.stage(stage)
            for step, cards in steps.items():
                draft.step(step)
                for parts in cards:
                    kind, title = _kind(parts)
                    draft.card(kind, title, **self._fields(draft, kind, parts))
        if self._parked and not self._steps:
            draft.stage("")
            draft.lane(LaneKind.NOTES)
        for parts in self._parked:
            draft.park(ItemKind.NOTE, **self._fields(draft, ItemKind.NOTE, parts))
        return draft.journey()

    def _fields(self, draft: Draft, kind: ItemKind, parts: dict[str, str]) -> dict[str, object]:
        fields: dict[str, object] = {"text": parts.get("text", ""), "note": parts.get("note", "")}
        if persona := parts.get("persona"):
            fields["personas"] = (draft.persona(persona),)
        if kind is ItemKind.EMOTION:
            fields["score"] = self._score(parts.get("score", ""))
        return fields

    def _score(self, words: str) -> float:
        if not _NUMBER.fullmatch(words):
            self._no_score += 1
            return 0.0
        return round(min(max(float(words.replace(",", ".").replace("\u2212", "-")), -2.0), 2.0), 2) + 0.0


def _kind(parts: dict[str, str]) -> tuple[ItemKind, str]:
    """The kind that a row's lane means; a row with a score and no lane is a feeling, all else a note."""
    lane = parts.get("lane", "")
    if not lane:
        return (ItemKind.EMOTION if parts.get("score") else ItemKind.NOTE), ""
    return meant_lane(lane) or (ItemKind.NOTE, lane)
