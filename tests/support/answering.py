"""Answers the dialogs that a command opens, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable


def answering(*answers: Callable[..., object]) -> None:
    """Give each dialog that opens from now on to the next of these."""
    left = list(answers)

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            left.pop(0)(dialog)
        if left:
            QTimer.singleShot(10, reply)

    QTimer.singleShot(0, reply)
