"""The menus that the map opens under the pointer: which commands stand in the one for which sort of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from mapdesigner.desktop.window import Window

_CARD = ("edit_text", "", "cut", "copy", "paste", "duplicate", "delete", "", "open_linked", "split_step")
CONTEXT: dict[str, tuple[str, ...]] = {
    "card": _CARD,
    "pain_point": ("answer_pain", "", *_CARD),
    "cell": ("paste", "paste_as_one", "", "add_step", "split_step", "join_steps", "", "fold_lane", "lock_lane"),
    "curve": ("add_step", "", "fold_lane", "lock_lane", "hide_lane"),
    "stage": ("edit_text", "add_step", "add_stage", "", "delete"),
    "step": ("edit_text", "add_step", "split_step", "join_steps", "", "delete"),
    "lane": ("edit_text", "fold_lane", "lock_lane", "hide_lane", "show_hidden", "", "delete"),
}
"""Ids of commands by the sort of thing, "" for a line between two."""


def open_context_menu(window: Window, sort: str, at: QPoint) -> None:
    """Open the menu of a sort of thing at a place of the screen."""
    menu = QMenu(window.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("context")
    window.actions_table.refresh()
    for command in CONTEXT[sort]:
        if command:
            menu.addAction(window.actions_table[command])
        else:
            menu.addSeparator()
    menu.popup(at)
