"""What is wrong in a file and what mends it, as `mapdesigner check` says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mapdesigner.words import _, later


class Rule(StrEnum):
    """The rules a file is repaired by. No rule takes away a word that a card, a comment or a person holds."""

    LAST_KEY = "last_key"
    LEAVE_OUT = "leave_out"
    NEAREST_VALUE = "nearest_value"
    NUMBER_AS_TEXT = "number_as_text"
    NEW_ID = "new_id"
    MAKE_NOTE = "make_note"
    NOTES_LANE = "notes_lane"
    PARK = "park"
    ONE_STEP = "one_step"
    MAKE_PLACE = "make_place"
    ADD_STEP = "add_step"
    UNLINK = "unlink"
    LINK_AS_TEXT = "link_as_text"
    CLEAN = "clean"
    NONE = ""


_WORDS = {
    Rule.LAST_KEY: later("the last of the values is taken"),
    Rule.LEAVE_OUT: later("it is left out"),
    Rule.NEAREST_VALUE: later("the nearest value allowed is taken"),
    Rule.NUMBER_AS_TEXT: later("the number becomes a text"),
    Rule.NEW_ID: later("it gets an id of its own"),
    Rule.MAKE_NOTE: later("it becomes a note with all that stands in it"),
    Rule.NOTES_LANE: later("it becomes a lane of notes"),
    Rule.PARK: later("the card goes to the parked notes"),
    Rule.ONE_STEP: later("the card stands in its first step only"),
    Rule.MAKE_PLACE: later("what is missing is made anew, without a name"),
    Rule.ADD_STEP: later("the stage gets a step"),
    Rule.UNLINK: later("the reference is taken out"),
    Rule.LINK_AS_TEXT: later("the address is kept as text beside it"),
    Rule.CLEAN: later("the rest is kept"),
    Rule.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A thing that is wrong: the place (`items[3].score`), a code that lasts, the reason, and the rule that mends it.

    `rule` is Rule.NONE where only a person can mend it.
    """

    place: str
    code: str
    reason: str
    rule: Rule

    @property
    def repair(self) -> str:
        """What `--repair` does about it, in the language of the interface; "" for nothing."""
        return _(_WORDS[self.rule]) if self.rule else ""
