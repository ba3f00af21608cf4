"""Whatever takes the keyboard says what it is: in the window, its panels, its dialogs and the start page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mapdesigner import resources
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.window import Window
from mapdesigner.model.kinds import ItemKind
from tests.support.all_dialogs import DIALOGS
from tests.support.focus import is_reached
from tests.support.inspecting import select_one


@pytest.fixture
def window(qtbot, qapp) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.files.start("journey-personalization")
    made.show()
    qtbot.waitExposed(made)
    return made


def name_of(widget: QWidget) -> str:
    """What a screen reader says: its name, its words, or the label that is its buddy."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    window = widget.window()
    return next((label.text() for label in window.findChildren(QLabel) if label.buddy() is widget), "")


def nameless(root: QWidget) -> list[str]:
    reached = [each for each in (root, *root.findChildren(QWidget)) if is_reached(each) and each.isVisibleTo(root)]
    silent = [each for each in reached if not name_of(each) and not _is_furniture(each)]
    return [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in silent]


def _is_furniture(widget: QWidget) -> bool:
    """Qt's own parts inside a control that has a name: the list of a combo box, the line of a spin box."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.accessibleName() and not isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QTabBar)


@pytest.mark.parametrize("row", DOCKS, ids=lambda row: row.id)
def test_everything_in_a_panel_has_a_name(window: Window, row) -> None:
    dock = window.docks[row.id]
    dock.show()
    dock.raise_()
    assert dock.panel
    assert nameless(dock) == []


@pytest.mark.parametrize("kind", ItemKind, ids=lambda kind: kind.value)
def test_every_field_of_the_inspector_has_a_name(window: Window, kind: ItemKind) -> None:
    select_one(window.session, kind)
    assert nameless(window.docks["inspector"]) == []


def test_toolbar_status_bar_and_map_have_names(window: Window) -> None:
    for part in (window.toolbar, window.status, window.view):
        assert nameless(part) == []


def test_everything_on_the_start_page_has_a_name(window: Window) -> None:
    window.show_start()
    assert window.start is not None
    assert nameless(window.start) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_every_dialog_has_a_name(window: Window, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    window.files.open(Path(shutil.copy(resources.path("samples", "trailhead.journeymap"), tmp_path)))
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
