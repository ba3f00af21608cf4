"""An inspector over a map with an item of each kind."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.panels.inspector import Inspector
from mapdesigner.desktop.session import Session
from tests.support.inspecting import inspector_on, map_of_all_kinds


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(map_of_all_kinds())


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Inspector:
    return inspector_on(qtbot, session)
