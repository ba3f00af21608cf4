"""Commands of the clipboard. In fields their keys are the fields' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_KEY = QKeySequence.StandardKey


def _chosen(window: Window) -> bool:
    return bool(window.session.selection)


def _cut(window: Window) -> None:
    from mapdesigner.desktop.clipboard.pasting import cut  # what the clipboard takes is not asked before it is used

    cut(window.view)


def _copy(window: Window) -> None:
    from mapdesigner.desktop.clipboard.pasting import copy

    copy(window.view)


def _paste(window: Window, *, as_one: bool = False) -> None:
    from mapdesigner.desktop.clipboard.pasting import paste

    paste(window.view, as_one=as_one)


CLIPBOARD: tuple[Command, ...] = (
    Command("cut", Menu.EDIT, 1, later("Cut"), _cut, (_KEY.Cut,), "", _chosen, on_map=True),
    Command("copy", Menu.EDIT, 1, later("Copy"), _copy, (_KEY.Copy,), "", _chosen, on_map=True),
    Command("paste", Menu.EDIT, 1, later("Paste"), _paste, (_KEY.Paste,), on_map=True),
    Command(
        "paste_as_one",
        Menu.EDIT,
        1,
        later("Paste as one card"),
        lambda w: _paste(w, as_one=True),
        ("Ctrl+Shift+V",),
        on_map=True,
    ),
)
