"""A map dropped anywhere on a window is opened; what is no map is left to what lies under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from mapdesigner import resources
from mapdesigner.desktop.window import Window

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened() -> list[Path | None]:
    return []


@pytest.fixture
def window(qtbot, qapp, opened) -> Window:
    made = Window(lambda path, _template: opened.append(path))
    qtbot.addWidget(made)
    return made


def drop(target: QWidget, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(300, 300), COPY, data, LEFT, NONE))
    return enter.isAccepted()


@pytest.mark.parametrize("part", ["window", "canvas"])
def test_maps_dropped_on_a_window_are_opened(window: Window, opened, qtbot, tmp_path: Path, part: str) -> None:
    target = window if part == "window" else window.view.canvas
    paths = [tmp_path / "a.journeymap", tmp_path / "b.JOURNEYMAP"]
    for path in paths:
        path.write_bytes(resources.path("templates", "blank.journeymap").read_bytes())
    before = window.session.journey
    assert drop(target, *paths)
    qtbot.waitUntil(lambda: opened == paths)
    assert window.session.journey is before


def test_other_files_are_not_opened(window: Window, opened, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ")
    drop(window, path)
    drop(window.view.canvas, path)
    qtbot.wait(20)
    assert opened == []
