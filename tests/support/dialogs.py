"""Hands for dialogs: choose with the keyboard, tick and click with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget


def choose(choice: QComboBox, value: object) -> None:
    """Go to a value with the arrow keys, as a person does without a mouse."""
    wanted = choice.findData(value)
    key = Qt.Key.Key_Down if wanted > choice.currentIndex() else Qt.Key.Key_Up
    for _step in range(choice.count()):
        if choice.currentIndex() == wanted:
            return
        QTest.keyClick(choice, key)
    assert choice.currentIndex() == wanted, f"{value} cannot be chosen"


def tick(box: QCheckBox) -> None:
    """Click at the box itself."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(9, box.height() // 2))


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
