"""The editor of psychographics: sliders between two named poles, as many as one likes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.controls import CalmSlider
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, LineEditor, agreed
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.style import colours
from mapdesigner.edits.replace import replace
from mapdesigner.model.journey import Scale
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


class _Form(QWidget):
    """One trait: its poles left and right, the slider between them, and a button that removes it."""

    changed = Signal(dict)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low, self.high = LineEditor(), LineEditor()
        for editor, words, name in ((self.low, _("Left pole"), "low"), (self.high, _("Right pole"), "high")):
            editor.line.setAccessibleName(words)
            editor.line.setToolTip(words)
            editor.edited.connect(lambda value, field=name: self.changed.emit({field: value}))
        self.high.line.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setProperty("plain", True)
        self.slider.setMinimumHeight(24)
        self.slider.valueChanged.connect(lambda value: self.changed.emit({"value": value / 100}))
        self.remove = QToolButton()
        self.remove.setIcon(icon("x", colours().ink2))
        self.remove.setIconSize(QSize(15, 15))
        self.remove.setToolTip(_("Remove this trait"))
        self.remove.setAccessibleName(_("Remove this trait"))
        self.remove.clicked.connect(self.removed)
        self._lay_out()

    def show_scale(self, held: Scale, journey: JourneyMap) -> None:
        """Show poles and value."""
        self.low.follow([held.low], journey)
        self.high.follow([held.high], journey)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(100 * held.value))
        self.slider.setAccessibleName(_("From {low} to {high}").format(low=held.low, high=held.high))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.low, 0, 0)
        grid.addWidget(self.high, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.addWidget(self.remove, 0, 2)


class ScalesEditor(FieldEditor):
    """All traits of one persona."""

    takes_row = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[Scale, ...] = ()
        self.forms: list[_Form] = []
        self.add = QPushButton(_("Add trait"))
        self.add.setProperty("flat", True)
        self.add.clicked.connect(lambda: self.edited.emit((*self._held, Scale())))
        self._mixed = plain_label(MIXED, "field")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._mixed)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def show_values(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show the traits; those of several personas only if they are the same."""
        held = values[0]
        self._held = held if isinstance(held, tuple) and agreed(values) else ()
        self._mixed.setVisible(not agreed(values))
        self.add.setVisible(agreed(values))
        while len(self.forms) > len(self._held):
            form = self.forms.pop()
            form.hide()
            form.deleteLater()
        while len(self.forms) < len(self._held):
            self._add_form()
        for form, scale in zip(self.forms, self._held, strict=True):
            form.show_scale(scale, journey)

    def _add_form(self) -> None:
        form, at = _Form(self), len(self.forms)
        form.changed.connect(partial(self._change, at))
        form.removed.connect(partial(self._remove, at))
        self.forms.append(form)
        self._column.insertWidget(self._column.count() - 1, form)

    def _change(self, wanted: int, fields: dict[str, object]) -> None:
        self.edited.emit(tuple(replace(each, **fields) if at == wanted else each for at, each in enumerate(self._held)))

    def _remove(self, wanted: int) -> None:
        self.edited.emit(tuple(each for at, each in enumerate(self._held) if at != wanted))
