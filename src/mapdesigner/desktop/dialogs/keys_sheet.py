"""The sheet of keys and gestures, read off the tables and in force with what the user changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.desktop import shortcuts
from mapdesigner.desktop.keys_table import gesture_rows, key_sections
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.keys_table import Section

_SIZE = QSize(1080, 720)
_KEYS_WIDTH = 190  # px


class KeysSheet(QDialog):
    """Stays open beside the work until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys and gestures"))
        self.setObjectName("keys_sheet")
        self.resize(_SIZE)
        worn = colours()
        self.setStyleSheet(
            f"#keys_sheet, #keys_sheet QScrollArea, #keys_page {{ background: {worn.surface}; }}"
            f" QLabel[role='key'] {{ color: {worn.ink}; background: {worn.sunken}; border: 1px solid {worn.line};"
            " border-radius: 4px; padding: 1px 6px; }"
        )
        page = QWidget(self)
        page.setObjectName("keys_page")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 20, 24, 20)
        columns.setSpacing(36)
        left, right = QVBoxLayout(), QVBoxLayout()
        sections = key_sections(lambda command: shortcuts.shortcut_of(command.id))
        for index, section in enumerate(sections):
            (left if index < 3 else right).addWidget(_section(section))
        right.addWidget(_gestures())
        for column in (left, right):
            column.setSpacing(18)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setProperty("role", "desk")
        scroll.setAccessibleName(self.windowTitle())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        scroll.setFocus()


def _section(section: Section) -> QWidget:
    box, grid = _box(section.title)
    for at, (keys, words) in enumerate(section.rows, 1):
        grid.addWidget(_keys(keys), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_label(words), at, 1, Qt.AlignmentFlag.AlignVCenter)
    return box


def _gestures() -> QWidget:
    box, grid = _box(_("With the hand"))
    for at, (name, how, _does, keys) in enumerate(gesture_rows(), 1):
        grid.addWidget(_label(name), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_label(f"{how}\n{keys}" if keys else how, quiet=True), at, 1)
    return box


def _box(title: str) -> tuple[QWidget, QGridLayout]:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    grid.setColumnStretch(1, 1)
    head = _label(title)
    font = head.font()
    font.setBold(True)
    font.setPixelSize(15)
    head.setFont(font)
    grid.addWidget(head, 0, 0, 1, 2)
    return box, grid


def _label(words: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if quiet:
        label.setProperty("role", "caption")
    return label


def _keys(keys: tuple[str, ...]) -> QWidget:
    """Keys as caps, two in a row."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(4)
    for at, key in enumerate(keys):
        cap = QLabel(shortcuts.shown(key) or key)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setProperty("role", "key")
        grid.addWidget(cap, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(2, 1)
    return box
