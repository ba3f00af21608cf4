"""Commands of the clipboard. In fields their keys are the fields' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.clipboard import pasting
from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_KEY = QKeySequence.StandardKey


def _chosen(window: Window) -> bool:
    return bool(window.session.selection)


CLIPBOARD: tuple[Command, ...] = (
    Command("cut", Menu.EDIT, 1, later("Cut"), lambda w: pasting.cut(w.view), (_KEY.Cut,), "", _chosen, on_map=True),
    Command(
        "copy", Menu.EDIT, 1, later("Copy"), lambda w: pasting.copy(w.view), (_KEY.Copy,), "", _chosen, on_map=True
    ),
    Command("paste", Menu.EDIT, 1, later("Paste"), lambda w: pasting.paste(w.view), (_KEY.Paste,), on_map=True),
    Command(
        "paste_as_one",
        Menu.EDIT,
        1,
        later("Paste as one card"),
        lambda w: pasting.paste(w.view, as_one=True),
        ("Ctrl+Shift+V",),
        on_map=True,
    ),
)
