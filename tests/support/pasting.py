"""Hands at the clipboard: copying and pasting with keys, and holding what other programs would put there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.toast import Toast
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """A key into the map, with Control unless told otherwise."""
    QTest.keyClick(window.view.canvas, key, held)


def copy(window: Window, *ids: str) -> None:
    """Select and copy."""
    window.session.select(ids)
    press(window, Qt.Key.Key_C)


def paste(window: Window, lane: str, step: str, held: Qt.KeyboardModifier = CTRL) -> None:
    """Paste into a cell, with nothing selected."""
    window.session.select([])
    window.session.focus_on(Cell(lane, step))
    press(window, Qt.Key.Key_V, held)


def hold(*, text: str = "", **formats: bytes) -> None:
    """What another program put on the clipboard: words, and data by their MIME types."""
    data = QMimeData()
    if text:
        data.setText(text)
    for kind, held in formats.items():
        data.setData(kind, held)
    QGuiApplication.clipboard().setMimeData(data)


def hold_map(data: bytes) -> None:
    """Cards on the clipboard, as this program would write them."""
    hold(**{MIME: data})


def held() -> QMimeData:
    """What is on the clipboard."""
    return QGuiApplication.clipboard().mimeData()


def texts(window: Window, lane: str, step: str) -> list[str]:
    """The words of a cell's cards from top to bottom."""
    return [item.text for item in structure(window.session.journey).cell(lane, step)]


def said(window: Window) -> str:
    """What the status bar says."""
    return window.status.currentMessage()


def toast(window: Window) -> Toast:
    """The one toast that is shown."""
    shown = [each for each in window.view.findChildren(Toast) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def png(width: int = 60, height: int = 40) -> bytes:
    """A picture of one colour, its size in pixels."""
    made = io.BytesIO()
    Pictures.new("RGB", (width, height), "#336699").save(made, "PNG")
    return made.getvalue()
