"""What a start leaves for later is done once something is on the screen, and once only."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.after_paint import AfterPaint


class Page(QWidget):
    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def paintEvent(self, event: QPaintEvent) -> None:
        self._told.append("painted")


def test_work_waits_for_the_first_painting_and_is_done_once(qtbot: QtBot) -> None:
    told: list[str] = []
    page = Page(told)
    qtbot.addWidget(page)
    AfterPaint(page, lambda: told.append("worked"))
    page.show()
    qtbot.waitUntil(lambda: "worked" in told)
    assert told[0] == "painted"
    painted = told.count("painted")
    page.update()
    qtbot.waitUntil(lambda: told.count("painted") > painted)
    assert told.count("worked") == 1


def test_work_is_done_without_a_painting_too(qtbot: QtBot) -> None:
    told: list[str] = []
    page = Page(told)
    qtbot.addWidget(page)
    AfterPaint(page, lambda: told.append("worked"))
    qtbot.waitUntil(lambda: told == ["worked"])
