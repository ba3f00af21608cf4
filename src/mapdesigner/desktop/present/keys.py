"""The table of keys of a presentation; what is not in it goes to the map, so that it can be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.canvas.map_keys import KeyRow, led
from mapdesigner.words import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from mapdesigner.desktop.present.presentation import Presentation

_MEANT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_DIGITS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class PresentKey(KeyRow):
    """Keys of a presentation, and what they do there, told which of them it was."""

    act: Callable[[Presentation, str], object]


def _digit(key: str) -> int:
    return int(key[-1])


PRESENT_KEYS: tuple[PresentKey, ...] = (
    PresentKey("next", later("Next stage"), ("Space", "Right", "PgDown"), lambda here, _key: here.step(1)),
    PresentKey("back", later("Back"), ("Left", "PgUp", "Backspace"), lambda here, _key: here.step(-1)),
    PresentKey("first", later("First stage"), ("Home",), lambda here, _key: here.go(0)),
    PresentKey("last", later("Last stage"), ("End",), lambda here, _key: here.go(-1)),
    PresentKey("lane_up", later("Lane above"), ("Up",), lambda here, _key: here.go_lane(-1)),
    PresentKey("lane_down", later("Lane below"), ("Down",), lambda here, _key: here.go_lane(1)),
    PresentKey("card_next", later("Next card"), ("Tab",), lambda here, _key: here.go_card(1)),
    PresentKey("card_back", later("Card before"), ("Shift+Tab",), lambda here, _key: here.go_card(-1)),
    PresentKey("capture", later("Write a note in the lane"), ("Return", "Enter"), lambda here, _key: here.capture()),
    PresentKey("edit", later("Edit the selected card"), ("F2",), lambda here, _key: here.view.edit_selected()),
    PresentKey("delete", later("Delete what is selected"), ("Del",), lambda here, _key: here.view.delete_selected()),
    PresentKey("undo", later("Undo"), ("Ctrl+Z",), lambda here, _key: here.session.undo()),
    PresentKey("redo", later("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), lambda here, _key: here.session.redo()),
    PresentKey("park", later("Park a note"), ("P",), lambda here, _key: here.ask_parked()),
    PresentKey("decide", later("Write down a decision"), ("D",), lambda here, _key: here.ask_decision()),
    PresentKey("private", later("Hide new notes, or not"), ("H",), lambda here, _key: here.toggle_private()),
    PresentKey("reveal", later("Reveal hidden notes"), ("R",), lambda here, _key: here.facilitation.reveal()),
    PresentKey(
        "vote",
        later("Vote for the card with this digit; with Shift take a vote back"),
        (*_DIGITS, *(f"Shift+{each}" for each in _DIGITS)),
        lambda here, key: here.vote(_digit(key), back=key.startswith("Shift")),
    ),
    PresentKey(
        "lanes",
        later("Show or hide a lane, counted from the top of the map"),
        tuple(f"Alt+{each}" for each in _DIGITS),
        lambda here, key: here.view.toggle_lane(_digit(key)),
    ),
    PresentKey("person", later("Next person votes"), ("N",), lambda here, _key: here.facilitation.step_voter(1)),
    PresentKey("votes", later("Show or hide the votes"), ("V",), lambda here, _key: here.toggle_votes()),
    PresentKey("timer", later("Start or halt the timer"), ("T",), lambda here, _key: here.countdown.toggle()),
    PresentKey("minute", later("One minute more"), ("+", "="), lambda here, _key: here.countdown.add_minute()),
    PresentKey("blank", later("Blank the screen, or show it"), ("B", "."), lambda here, _key: here.toggle_blank()),
    PresentKey("end", later("End"), ("Esc",), lambda here, _key: here.let_go()),
)
"""All keys of a presentation."""

_ROWS = {key: row for row in PRESENT_KEYS for key in row.keys}


def press(here: Presentation, event: QKeyEvent) -> bool:
    """Act on a key; return whether the map shall not have it: letters alone write nothing here."""
    key = led(key_name(event), right_to_left=here.session.journey.right_to_left)
    row = _ROWS.get(key) or (_ROWS.get(event.text().upper()) if not _is_command(event) else None)
    if row is None:
        return bool(event.text().strip()) and event.text().isprintable() and not _is_command(event)
    row.act(here, key if key in _ROWS else event.text())
    return True


def key_name(event: QKeyEvent) -> str:
    """Return a key as the table writes it; a digit with Shift is what its key says, whatever it types."""
    held, key = event.modifiers() & _MEANT, Qt.Key(event.key())
    if key == Qt.Key.Key_Backtab:
        held, key = held | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Tab
    if held == Qt.KeyboardModifier.ShiftModifier and (digit := _shifted_digit(event)):
        return f"Shift+{digit}"
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _shifted_digit(event: QKeyEvent) -> str:
    """The digit on the key that types another sign with Shift: on many keyboards the virtual key tells."""
    code = event.nativeVirtualKey()
    return chr(code) if ord("1") <= code <= ord("9") else ""


def _is_command(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & command)
