"""The table of keys that act on the map alone; the keys of commands stand in the table of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.keys import Keys


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What keys do, in words, and the keys as Qt writes them. A sign such as "/" is known by what it types."""

    id: str
    words: str
    keys: tuple[str, ...]

    @property
    def label(self) -> str:
        """The words in the language of the interface."""
        return _(self.words)


@dataclass(frozen=True, slots=True)
class MapKey(KeyRow):
    """Keys of the map, and what they do there, told which of them it was; False leaves the key to the window."""

    act: Callable[[Keys, str], bool]


_WAYS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_STEP, _FINE_STEP = 0.1, 0.01


_SIDES = {"Left": "Right", "Right": "Left"}


def led(key: str, *, right_to_left: bool) -> str:
    """Return the key that on a map from the left leads where this one leads here: an arrow goes where it points."""
    held, plus, name = key.rpartition("+")
    return held + plus + _SIDES.get(name, name) if right_to_left else key


def _way(key: str) -> tuple[int, int]:
    """Return which way an arrow leads: columns on, lanes down."""
    return _WAYS[key.rpartition("+")[2]]


def _score(key: str) -> float:
    return -_way(key)[1] * (_FINE_STEP if "Shift" in key else _STEP)


MAP_KEYS: tuple[MapKey, ...] = (
    MapKey(
        "go",
        later("Go to the next cell, card, step, stage or lane"),
        ("Left", "Right", "Up", "Down"),
        lambda keys, key: keys.go(*_way(key)),
    ),
    MapKey(
        "extend",
        later("Select the cards between two cells"),
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
        lambda keys, key: keys.extend(*_way(key)),
    ),
    MapKey("next", later("Go to the next card"), ("Tab",), lambda keys, _key: keys.go_on(1)),
    MapKey("previous", later("Go to the previous card"), ("Shift+Tab",), lambda keys, _key: keys.go_on(-1)),
    MapKey(
        "move",
        later("Move what is selected: a card to the next cell, place or lane, a stage, step or lane past the next"),
        ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"),
        lambda keys, key: keys.move(*_way(key)),
    ),
    MapKey(
        "span",
        later("Let a card span one step more or fewer"),
        ("Ctrl+Shift+Right", "Ctrl+Shift+Left"),
        lambda keys, key: keys.span(_way(key)[0]),
    ),
    MapKey(
        "score",
        later("Raise or lower a feeling by 0.1 or what is at stake by a level"),
        ("Alt+Up", "Alt+Down"),
        lambda keys, key: keys.score(_score(key)),
    ),
    MapKey(
        "score_finely",
        later("Raise or lower a feeling by 0.01"),
        ("Alt+Shift+Up", "Alt+Shift+Down"),
        lambda keys, key: keys.score(_score(key)),
    ),
    MapKey(
        "write",
        later("Write in what is selected, or a new card in the cell; just typing does so too"),
        ("Return", "Enter"),
        lambda keys, _key: keys.write(),
    ),
    MapKey(
        "add",
        later("Add what the next letter stands for, as in the palette"),
        ("/", "Ins"),
        lambda keys, _key: keys.wait_for_letter(),
    ),
    MapKey(
        "scroll",
        later("Scroll by a windowful down or up, with Shift to the side"),
        ("PgDown", "PgUp", "Shift+PgDown", "Shift+PgUp"),
        lambda keys, key: keys.scroll(1 if key.endswith("PgDown") else -1, across="Shift" in key),
    ),
    MapKey("let_go", later("Let go of the selection, then of the cell"), ("Esc",), lambda keys, _key: keys.let_go()),
)
"""All keys of the map while no text is being written and no drag is under way."""

WRITING_KEYS: tuple[KeyRow, ...] = (
    KeyRow(
        "enter",
        later("Keep the text and go on to the lane’s next card or step, then to the next lane"),
        ("Return", "Enter"),
    ),
    KeyRow("break", later("Begin a new line"), ("Shift+Return", "Shift+Enter")),
    KeyRow("tab", later("Keep the text and write in the next cell"), ("Tab",)),
    KeyRow("backtab", later("Keep the text and write in the cell before"), ("Shift+Tab",)),
    KeyRow("escape", later("Give up what was written"), ("Esc",)),
    KeyRow("undo", later("Undo and redo within the text"), ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")),
)
"""Keys of the field for writing in the map; all others are those of any text field."""
