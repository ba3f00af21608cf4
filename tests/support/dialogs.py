"""Hands for dialogs: choose with the keyboard, tick with the mouse, answer a question that is about to come."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMessageBox, QWidget


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


def answer(words: str) -> list[str]:
    """Click the button of these words in the question that comes next; the list will hold what was asked."""
    asked: list[str] = []

    def click_it() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        button = next(each for each in box.buttons() if each.text().replace("&", "") == words)
        button.click()

    QTimer.singleShot(0, click_it)
    return asked
