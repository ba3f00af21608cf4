"""A session that types into cards by key events until it is killed, and prints each finished step with its time."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.window import Window
from tests.support.journeys import grid, with_actions

CARDS = ("a", "b", "c")


def main(path: Path | None) -> None:
    application = QApplication([])
    window = Window()
    window.session.start(with_actions(grid(), *CARDS))
    if path:
        window.session.save_as(path)
    window.resize(1400, 900)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.view.setFocus()
    step = 0
    while True:
        step += 1
        write(window, CARDS[step % len(CARDS)], step)
        print(step, time.time(), flush=True)
        QTest.qWait(random.randint(1, 120))
        assert application is not None


def write(window: Window, card: str, step: int) -> None:
    """Write a step's number over a card, as a hand does."""
    window.session.select([card])
    canvas, editor = window.view.canvas, window.view.tool.editor
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, str(step))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    if editor.target:  # Enter went on to the next card
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert str(step) in [item.text for item in window.session.journey.items]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
