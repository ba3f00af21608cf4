"""Whoever goes with Tab sees where they are: whatever takes the keyboard shows it, light and dark."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mapdesigner import resources
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.settings.values import store
from mapdesigner.desktop.style import load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.model.kinds import ItemKind
from tests.support.all_dialogs import DIALOGS
from tests.support.focus import is_reached, shows_focus
from tests.support.inspecting import select_one

_GOES_WITH_THE_FOCUS = {"commands"}
"""What is there only while its one field has the keyboard."""


@pytest.fixture(params=["light", "dark"])
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Window:
    load_fonts()
    store.change(appearance=request.param)
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1600, 1000)
    sample = resources.path("samples", "trailhead.journeymap")
    made.files.open(Path(shutil.copy(sample, tmp_path / "map.journeymap")))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=20_000)
    return made


def hidden_focus(root: QWidget) -> list[str]:
    parts = [each for each in (root, *root.findChildren(QWidget)) if is_reached(each) and each.isEnabled()]
    seen = [each for each in parts if each.isVisible() and not each.visibleRegion().isEmpty()]
    return [f"{type(each).__name__} {each.accessibleName()}" for each in seen if not shows_focus(each)]


@pytest.mark.parametrize("row", DOCKS, ids=lambda row: row.id)
def test_in_every_panel(window: Window, row, qtbot: QtBot) -> None:
    dock = window.docks[row.id]
    dock.show()
    dock.raise_()
    qtbot.waitUntil(lambda: dock.widget() is not None and dock.isVisible())
    assert "; ".join(hidden_focus(dock)) == ""


@pytest.mark.parametrize("kind", ItemKind, ids=lambda kind: kind.value)
def test_in_the_inspector_of_every_kind(window: Window, kind: ItemKind) -> None:
    select_one(window.session, kind)
    assert "; ".join(hidden_focus(window.docks["inspector"])) == ""


def test_in_toolbar_and_status_bar(window: Window) -> None:
    assert "; ".join(hidden_focus(window.toolbar) + hidden_focus(window.status)) == ""


def test_on_the_start_page(window: Window) -> None:
    window.show_start()
    assert window.start is not None
    assert "; ".join(hidden_focus(window.start)) == ""


@pytest.mark.parametrize("name", [each for each in DIALOGS if each not in _GOES_WITH_THE_FOCUS])
def test_in_every_dialog(window: Window, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    assert "; ".join(hidden_focus(dialog)) == ""
