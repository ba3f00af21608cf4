"""Editors of single values: each shows what one or more objects hold in a field and tells what a person made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mapdesigner.desktop.panels.controls import CalmSlider, Levels, Switch
from mapdesigner.desktop.style import colours
from mapdesigner.layout.faces import LEVEL_WORDS, level_of
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap

MIXED = "—"
"""What stands where several objects differ."""
_LEAST_LINES, _MOST_LINES = 2, 8
_FRAME = 22  # px of padding, border and margin around the lines


class FieldEditor(QWidget):
    """Shows the values of a field with `show_values`; `edited` carries a new value, `faulty` why there is none."""

    edited = Signal(object)
    faulty = Signal(str)
    takes_row = False
    """Whether it needs the whole width, below its label."""
    is_written = False
    """Whether its value is written, letter by letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = ""
        self._followed: list[object] | None = None

    def follow(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show what is held now. What was written and could not be taken stays, until what is held changes."""
        if self.fault and self._followed == [*values]:
            return
        if self.fault:
            self.tell("")
        self._followed = [*values]
        self.show_values(values, journey)

    def tell(self, fault: str) -> None:
        """Say at the field why its value cannot be taken; "" when all is well."""
        self.fault = fault
        if control := self.focusProxy():
            control.setAccessibleDescription(fault)
            if bool(control.property("fault")) != bool(fault):
                control.setProperty("fault", bool(fault))
                control.style().polish(control)
        self.faulty.emit(fault)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show what the objects hold, one value each; the map has the names of what they refer to."""
        raise NotImplementedError

    def _row(self, *parts: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        self.setFocusProxy(parts[0])


def agreed(values: Sequence[object]) -> bool:
    """Tell whether all hold the same."""
    return all(value == values[0] for value in values)


def _is_undo(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class _Entry(QLineEdit):
    """A line whose undo is the map's; Escape asks for what the map holds."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what cannot be taken."""
        if event.key() == Qt.Key.Key_Escape and self.property("fault"):
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show how the text begins, however long it is."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window."""
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class LineEditor(FieldEditor):
    """One line of text."""

    is_written = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Entry(self)
        self.line.textEdited.connect(self._typed)
        self.line.given_up.connect(self._give_up)
        self._values: Sequence[object] = ("",)
        self._row(self.line)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the text; nothing where several differ."""
        self._values = values
        self.line.setPlaceholderText("" if agreed(values) else MIXED)
        if not self._stands_for(values):
            self._write()

    def _write(self) -> None:
        self.line.setText(self._in_words(self._values[0]) if agreed(self._values) else "")
        self.line.setCursorPosition(0)

    def _give_up(self) -> None:
        """Show what is held instead of what cannot be taken."""
        self.tell("")
        self._write()

    def _in_words(self, value: object) -> str:
        return str(value)

    def _stands_for(self, values: Sequence[object]) -> bool:
        """Whether what is written is what is held; then the caret is left alone."""
        return self.line.text() == (self._in_words(values[0]) if agreed(values) else "")

    def _typed(self, words: str) -> None:
        self.edited.emit(words)


class _Lines(QPlainTextEdit):
    """Lines whose undo is the map's; as high as what is written, within limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height of the lines."""
        lines = round(self.document().size().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + _FRAME)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window."""
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines anew; once the layout is done, which would pass over it."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.grow)


class TextEditor(FieldEditor):
    """Text of several lines; the box grows with it."""

    is_written = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Lines(self)
        self.box.setTabChangesFocus(True)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.box.textChanged.connect(self._typed)
        self._row(self.box)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the text; nothing where several differ."""
        self.box.setPlaceholderText("" if agreed(values) else MIXED)
        words = str(values[0]) if agreed(values) else ""
        if self.box.toPlainText() != words:
            with QSignalBlocker(self.box):
                self.box.setPlainText(words)
            self.box.grow()

    def _typed(self) -> None:
        self.edited.emit(self.box.toPlainText())


class LinesEditor(TextEditor):
    """Several short texts, one a line; empty lines count for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box.setToolTip(_("One a line"))

    def show_values(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show the texts, unless what is written already says the same."""
        if agreed(values) and self._parts() == values[0]:
            return
        words = ["\n".join(each) if isinstance(each, tuple) else "" for each in values]
        super().show_values(words, journey)

    def _parts(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.box.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _typed(self) -> None:
        self.edited.emit(self._parts())


class ToggleEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(self)
        self.switch.clicked.connect(self._switched)
        self._row(self.switch)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show which; the knob in the middle where several differ."""
        self.switch.mixed = not agreed(values)
        self.switch.setChecked(bool(values[0]) and agreed(values))
        self.switch.update()

    def _switched(self, on: bool) -> None:
        self.edited.emit(on)


class LevelEditor(FieldEditor):
    """A level from 1 to `most`."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levels = Levels(most, self)
        self.levels.chosen.connect(lambda level: self.edited.emit(level))
        self._row(self.levels)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the level; none where several differ."""
        self.levels.set_value(int(str(values[0])) if agreed(values) else 0)


class ScoreEditor(FieldEditor):
    """A feeling from -2 to +2 in steps of 0.1; one that may be missing has a button that takes it away."""

    def __init__(self, *, optional: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = CalmSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(-20, 20)
        self.slider.setPageStep(5)
        self.slider.setFixedHeight(22)
        self.slider.setProperty("plain", True)
        self.slider.valueChanged.connect(lambda tenths: self.edited.emit(tenths / 10))
        self.figure, self.level = self._label("figure"), self._label("caption")
        self.figure.setFixedWidth(38)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.none = QPushButton(_("None"), self)
        self.none.setProperty("flat", True)
        self.none.hide()
        self._optional = optional
        self.none.clicked.connect(lambda: self.edited.emit(None))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.slider, 0, 0, 1, 2)
        grid.addWidget(self.figure, 0, 2)
        grid.addWidget(self.level, 1, 0)
        grid.addWidget(self.none, 1, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.slider)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the score and the name of its level."""
        score = values[0] if agreed(values) else None
        known = isinstance(score, int | float)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(10 * score) if isinstance(score, int | float) else 0)
        self.figure.setText(interface().number(score, signed=True) if isinstance(score, int | float) else MIXED)
        self.level.setText(_(LEVEL_WORDS[level_of(score)]) if isinstance(score, int | float) else "")
        self.none.setVisible(self._optional and (known or not agreed(values)))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label


class ColourEditor(FieldEditor):
    """A colour, or the program's own choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._ask)
        self.none = QPushButton(_("Automatic"), self)
        self.none.setProperty("flat", True)
        self.none.clicked.connect(lambda: self.edited.emit(""))
        self._colour = ""
        self._row(self.button, self.none)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the colour."""
        self._colour = str(values[0]) if agreed(values) else ""
        self.button.setText(self._colour.upper() or (_("Automatic") if agreed(values) else MIXED))
        self.button.setIcon(_swatch(self._colour) if self._colour else QIcon())
        self.none.setVisible(not agreed(values) or bool(self._colour))

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._colour or "#FFFFFF"), self, _("Choose a colour"))
        if chosen.isValid():
            self.edited.emit(chosen.name().upper())


def _swatch(colour: str) -> QIcon:
    """A small disc of a colour."""
    made = QPixmap(32, 32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours().line_strong), 2))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, 30, 30)
    painter.end()
    return QIcon(made)
