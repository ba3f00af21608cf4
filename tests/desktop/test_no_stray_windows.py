"""No part of a panel flashes up as a small window of its own and takes the focus while the panel is being made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.window import Window
from tests.support.journeys import grid
from tests.support.windows import panel_of, window_on


class Onlooker(QObject):
    """Sees every window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def window(qtbot, qapp) -> Window:
    return window_on(qtbot, grid())


@pytest.mark.parametrize("dock", [each.id for each in DOCKS])
def test_a_panel_that_opens_shows_no_other_window(window: Window, dock: str) -> None:
    onlooker = Onlooker()
    QApplication.instance().installEventFilter(onlooker)
    panel_of(window, dock)
    QApplication.instance().removeEventFilter(onlooker)
    assert onlooker.seen == []
    assert window.isActiveWindow()
