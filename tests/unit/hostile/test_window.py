"""Users' words in the window are shown, never interpreted: no label, tooltip, list or menu takes them for markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.panels.docks import Dock
from mapdesigner.desktop.window import Window
from mapdesigner.model.journey import JourneyMap
from tests.unit.hostile.test_maps import hostile_map

MARKUP = "<img src='file:///etc/hostname'> <b>team</b> &file long enough to be cut off wherever there is little room"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    """A window with the hostile map, all of it selected, and every panel shown once."""
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(with_markup(hostile_map(tmp_path)))
    made.show()
    qtbot.waitExposed(made)
    for dock in made.findChildren(Dock):
        dock.show()
        dock.raise_()
        qtbot.wait(20)
    return made


def with_markup(journey: JourneyMap) -> JourneyMap:
    """The map with markup in every name."""
    changes = {}
    for name, field in (("stages", "name"), ("steps", "name"), ("lanes", "title"), ("items", "text")):
        changes[name] = tuple(each.model_copy(update={field: MARKUP}) for each in getattr(journey, name))
    for name in ("personas", "channels", "departments", "stakeholders"):
        changes[name] = tuple(each.model_copy(update={"name": MARKUP}) for each in getattr(journey, name))
    changes["evidence"] = tuple(each.model_copy(update={"headline": MARKUP}) for each in journey.evidence)
    return journey.model_copy(update={**changes, "title": MARKUP})


def interpreted(window: Window) -> list[str]:
    """Where Qt would take words for markup."""
    found = []
    for each in window.findChildren(QWidget):
        name = f"{type(each).__name__} {each.objectName()}"
        if Qt.mightBeRichText(each.toolTip()) and "<img" in each.toolTip():
            found.append(f"tooltip of {name}: {each.toolTip()[:60]}")
        if isinstance(each, QLabel) and each.textFormat() != Qt.TextFormat.PlainText and "<" in each.text():
            found.append(f"{name}: {each.text()[:60]}")
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            found += [f"tooltip in {name}: {tip[:60]}" for tip in tips(each.model(), QModelIndex()) if "<img" in tip]
    return found


def tips(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), *tips(model, index)]
    return found


def test_no_label_or_tooltip_takes_a_name_for_markup(window: Window, qtbot: QtBot) -> None:
    assert interpreted(window) == []
    journey = window.session.journey
    for one in (journey.stages[0], journey.steps[0], journey.lanes[0], *journey.items[:6]):
        window.session.select([one.id])
        qtbot.wait(30)
        assert interpreted(window) == [], one.id


def test_a_file_name_in_a_menu_or_title_is_what_it_is(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "<b>R&D.journeymap"
    window.session.save_as(path)
    assert path.exists()
    for action in window.findChildren(QAction):
        assert "R&D" not in action.text()  # `&` would underline the D
        assert "<b>R" not in action.toolTip()
    assert interpreted(window) == []
