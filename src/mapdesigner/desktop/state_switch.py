"""The toolbar's switch between today's map, tomorrow's, and one held against the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from mapdesigner.words import _, later

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mapdesigner.desktop.commands.actions import Actions

_PARTS = {"show_current": later("Current"), "show_future": later("Future"), "compare_states": later("Compare")}
"""The commands and the short words they have here."""


class StateSwitch(QFrame):
    """Three buttons in one frame; the one that is lit says what is shown."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        self.buttons = {each: self._button(actions[each], _(words)) for each, words in _PARTS.items()}
        for button in self.buttons.values():
            line.addWidget(button)

    def _button(self, action: QAction, words: str) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "segment")
        made.setText(words)
        made.setCheckable(True)
        made.setFixedHeight(26)
        made.clicked.connect(partial(_follow, made, action, do=True))
        action.changed.connect(partial(_follow, made, action))
        _follow(made, action)
        return made


def _follow(button: QToolButton, action: QAction, _checked: bool = False, *, do: bool = False) -> None:
    """Do the action if it is asked for; then look as it does, whatever came of it."""
    if do:
        action.trigger()
    button.setChecked(action.isChecked())
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip())
