"""From a table of 400 answers to the curve, the summary and the matrix of priorities: every click is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner import resources
from mapdesigner.desktop.data.survey_dialog import SurveyDialog
from mapdesigner.desktop.window import Window
from mapdesigner.edits.items import remove_items
from mapdesigner.model.items import Emotion
from mapdesigner.storage.read import read_map
from tests.support.answering import answering
from tests.support.answers import survey_csv
from tests.support.dropping import drop
from tests.support.windows import click, window_on

MOST_CLICKS = 25


class Clicks(QObject):
    """Counts what a hand does: each press of a button, and each file dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._last: int | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a press once, however many widgets hear of it."""
        pressed = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if pressed and event.spontaneous() and event.timestamp() != self._last:
            self._last = event.timestamp()
            self.count += 1
        elif event.type() == QEvent.Type.Drop and isinstance(_watched, Window):
            self.count += 1
        return False


@pytest.fixture
def clicks():
    counter = Clicks()
    application = QApplication.instance()
    application.installEventFilter(counter)
    yield counter
    application.removeEventFilter(counter)


def choose(window: Window, menu: str, words: str, qtbot) -> None:
    """Open a menu with the mouse and click one of its lines, if need be in a menu within it."""
    bar = window.menuBar()
    action = next(each for each in bar.actions() if each.menu() and each.menu().objectName() == menu)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(action).center())
    opened: QMenu = action.menu()
    qtbot.waitUntil(opened.isVisible)
    within = next((each for each in opened.findChildren(QMenu) if words in _lines(each)), None)
    if within is not None:
        QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.actionGeometry(within.menuAction()).center())
        opened = within
        qtbot.waitUntil(opened.isVisible)
    line = opened.actions()[_lines(opened).index(words)]
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.actionGeometry(line).center())
    qtbot.waitUntil(lambda: not opened.isVisible())


def _lines(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions()]


def test_from_a_survey_to_curve_summary_and_matrix(qtbot, tmp_path: Path, clicks: Clicks) -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    bare = remove_items(journey, [item.id for item in journey.items if isinstance(item, Emotion)])
    window = window_on(qtbot, bare)
    file = tmp_path / "survey.csv"
    file.write_bytes(survey_csv(bare))

    def take(dialog: SurveyDialog) -> None:
        click(dialog.take)

    answering(take)
    drop(window, file)
    qtbot.waitUntil(lambda: any(isinstance(item, Emotion) for item in window.session.journey.items))
    choose(window, "view", "Summary", qtbot)
    choose(window, "view", "Priorities", qtbot)
    curve = [item for item in window.session.journey.items if isinstance(item, Emotion)]
    assert len(curve) == len(journey.steps)
    assert sum(item.n or 0 for item in curve) == 400
    assert window.docks["map_summary"].panel.isVisible()
    assert window.docks["priorities"].panel.isVisible()
    assert 6 <= clicks.count <= MOST_CLICKS
