"""Plain lines to parked notes: what a whiteboard gives when its stickies are copied or exported as text."""

from __future__ import annotations

from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Imported
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.words import ngettext


def read_stickies(data: bytes, name: str) -> Imported:
    """Make a map whose parked notes are the lines of a text, for people to put into place.

    The map has one empty stage and a lane for notes. Raises JourneyFileError if the file is no text, and Fault for
    more lines than a map should have cards.
    """
    rows = (row.strip() for row in text_of(data, name).split("\n"))
    draft = Draft()
    draft.stage("")
    draft.lane(LaneKind.NOTES)
    for row in rows:
        if row:
            draft.park(ItemKind.NOTE, text=row)
    journey = draft.journey()
    count = len(journey.items)
    words = ngettext("{count} parked note", "{count} parked notes", count).format(count=count)
    return Imported(journey, (words,) if count else ())
