"""A part of the inspector under a heading that folds it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.panels.controls import StarLabel
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours, text_scale

if TYPE_CHECKING:
    from mapdesigner.desktop.panels.field_editors import FieldEditor

_LABEL_WIDTH = 80


class _Heading(QAbstractButton):
    """The title with an arrow."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arrow and title."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shut = "chevron-left" if self.isRightToLeft() else "chevron-right"
        sign = "chevron-down" if self.isChecked() else shut
        icons.draw(painter, sign, colours().ink2, placed(self, QRectF(12, 11, 15, 15)))
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours().ink))
        painter.drawText(placed(self, QRectF(31, 0, self.width() - 31, 37)), leading(self), self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.drawRoundedRect(QRectF(6, 4, self.width() - 12, 28), 6, 6)
        painter.end()


class Section(QWidget):
    """Rows of label and editor."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _Heading(title)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(14, 0, 13, 14)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(8)
        self._label_width = round(_LABEL_WIDTH * text_scale())
        self._grid.setColumnMinimumWidth(0, self._label_width)
        self._grid.setColumnStretch(1, 1)
        self.heading.toggled.connect(self._body.setVisible)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.heading, self._body, rule):
            column.addWidget(part)

    def add(self, words: str, editor: FieldEditor, *, at_end: bool = False, starred: bool = False) -> None:
        """Add an editor beside its label, or below it if it needs the row; `at_end` puts a small one to the right.

        `starred` puts the star of a moment of truth before the words.
        """
        label = StarLabel(words) if starred else QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "toggle" if at_end else "field")
        label.setWordWrap(not at_end)
        label.setBuddy(editor)
        label.setMinimumHeight(20 if at_end else 30)
        editor.setAccessibleName(words)
        if control := editor.focusProxy():
            control.setAccessibleName(words)
        row = self._grid.rowCount()
        if at_end:
            self._grid.addWidget(label, row, 0, 1, 2)
            self._grid.addWidget(editor, row, 1, Qt.AlignmentFlag.AlignRight)
        elif editor.takes_row:
            self._grid.addWidget(editor, row, 0, 1, 2)
        elif _longest_word(label) > self._label_width:
            label.setMinimumHeight(0)
            self._grid.addWidget(label, row, 0, 1, 2)
            self._grid.addWidget(editor, row + 1, 0, 1, 2)
        else:
            label.setFixedWidth(self._label_width)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(editor, row, 1)
        self._grid.addWidget(_fault_under(editor), row + 2, 0, 1, 2)

    def go_headless(self) -> None:
        """Leave the heading out: the section is the only one."""
        self.heading.hide()
        self._grid.setContentsMargins(14, 10, 13, 14)


def _longest_word(label: QLabel) -> int:
    """The width in px that a label needs at least: it breaks between words only."""
    return max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)


def _fault_under(editor: FieldEditor) -> QLabel:
    """A line for what is wrong with the value, hidden while nothing is."""
    fault = QLabel()
    fault.setTextFormat(Qt.TextFormat.PlainText)
    fault.setProperty("role", "fault")
    fault.setWordWrap(True)
    fault.hide()

    def show(words: str) -> None:
        fault.setText(words)
        fault.setVisible(bool(words))

    editor.faulty.connect(show)
    return fault
