"""What a command of the window is: words, menu, keys, when it can be done, and what does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeySequence

    from mapdesigner.desktop.window import Window


class Menu(StrEnum):
    """The menus from left to right."""

    FILE = later("File")
    EDIT = later("Edit")
    VIEW = later("View")
    INSERT = later("Insert")
    ARRANGE = later("Arrange")
    WORKSHOP = later("Workshop")
    HELP = later("Help")


def _always(_window: Window) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do: its words, where it stands, its keys, when it can be done, and what does it.

    `words` may be a function of the window where they change ("Undo Move 3 cards"). `group` counts the parts of a menu
    between separators.
    """

    id: str
    menu: Menu
    group: int
    words: str | Callable[[Window], str]
    run: Callable[[Window], object]
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    icon: str = ""
    enabled: Callable[[Window], bool] = _always
    checked: Callable[[Window], bool] | None = None
    on_map: bool = False
    """Whether its keys act only while the map has the keyboard, since they mean something else in a field."""
    without_map: bool = False
    """Whether it can be done on the start page too, where there is no map."""

    name: str = ""
    """What it is called where there is no window to ask, if its words change."""

    under: str = ""
    """The words of the submenu it stands in, if it stands in one."""

    @property
    def label(self) -> str:
        """What it is called at all times, in the language of the interface."""
        return _(self.name) if callable(self.words) else _(self.words)

    def text(self, window: Window) -> str:
        """The words in the language of the interface; users' own '&' stay what they are."""
        return self.words(window) if callable(self.words) else _(self.words)
