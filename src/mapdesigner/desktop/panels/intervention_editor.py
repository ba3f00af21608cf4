"""The editor of a touchpoint's interventions: what each is, three sliders, and the value they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.choices import TYPE_WORDS
from mapdesigner.desktop.panels.controls import CalmSlider, Choice, Ring, Switch
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, LineEditor, agreed
from mapdesigner.desktop.style import text_scale
from mapdesigner.edits.replace import make, replace
from mapdesigner.insight.value import piv
from mapdesigner.model.items import Intervention
from mapdesigner.model.kinds import InterventionType
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap, Weights

_LABEL_WIDTH = 70
_DETAILS = {"audience": later("For whom"), "trigger": later("Trigger"), "content": later("Content")}


def _label(words: str, role: str = "field") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


class _Share(QWidget):
    """A slider from 0 to 100 with its figure."""

    moved = Signal(int)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(words)
        self.slider.setMinimumHeight(24)
        self.slider.valueChanged.connect(self.moved)
        self._figure = _label("", "figure")
        self._figure.setFixedWidth(28)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = _label(words)
        name.setFixedWidth(round(_LABEL_WIDTH * text_scale()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (name, self.slider, self._figure):
            row.addWidget(part)

    def set_value(self, value: int) -> None:
        """Show a value."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self._figure.setText(str(value))


class _Worth(QFrame):
    """The value as a ring on its tint, with the weights it was made with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = 0
        self.setProperty("role", "worth")
        self._ring = Ring()
        self._weights = _label("", "caption")
        self._weights.setWordWrap(True)  # else a narrow panel would cut every row at its right
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        row.addWidget(self._ring)
        row.addWidget(self._weights, 1)

    def show_worth(self, value: int, weights: Weights) -> None:
        """Show a value and the weights."""
        self.value = value
        self._ring.set_value(value)
        total = (weights.relevance + weights.timeliness + weights.impact) or 1.0
        shares = [round(100 * each / total) for each in (weights.relevance, weights.timeliness, weights.impact)]
        words = _("Weights {relevance}, {timeliness} and {impact} %")
        words = words.format(relevance=shares[0], timeliness=shares[1], impact=shares[2])
        together = words.replace(" %", "\N{NO-BREAK SPACE}%")
        self._weights.setText(_("Value, 0–100") + "\n" + together)


class _Form(QWidget):
    """One intervention."""

    changed = Signal(str, dict)
    removed = Signal(str)

    def __init__(self, intervention: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = intervention
        self.name = LineEditor()
        self.name.edited.connect(lambda words: self._change(label=words))
        self.details = {name: LineEditor() for name in _DETAILS}
        for name, editor in self.details.items():
            editor.edited.connect(lambda words, field=name: self._change(**{field: words}))
            editor.line.setAccessibleName(_(_DETAILS[name]))
        self.type = Choice()
        self.type.addItems([_(TYPE_WORDS[each]) for each in InterventionType])
        self.type.activated.connect(lambda at: self._change(type=list(InterventionType)[at]))
        self.live = Switch()
        self.live.clicked.connect(lambda on: self._change(live=on))
        self.shares = {
            "relevance": _Share(_("Relevance")),
            "timeliness": _Share(_("Timeliness")),
            "impact": _Share(_("Impact")),
        }
        for name, share in self.shares.items():
            share.moved.connect(lambda value, field=name: self._change(**{field: value}))
        self.worth = _Worth()
        self._lay_out()

    def show_intervention(self, held: Intervention, weights: Weights, journey: JourneyMap) -> None:
        """Show what it holds."""
        self.name.show_values([held.label], journey)
        for name, editor in self.details.items():
            editor.show_values([getattr(held, name)], journey)
        with QSignalBlocker(self.type):
            self.type.setCurrentIndex(list(InterventionType).index(held.type))
        self.live.setChecked(held.live)
        for name, share in self.shares.items():
            share.set_value(getattr(held, name))
        self.worth.show_worth(piv(held, weights), weights)

    def _change(self, **fields: object) -> None:
        self.changed.emit(self._id, fields)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, round(_LABEL_WIDTH * text_scale()) + 5)
        grid.setColumnStretch(1, 1)
        for at, (words, editor) in enumerate(((_("Label"), self.name), (_("Type"), self.type))):
            grid.addWidget(_label(words), at, 0)
            grid.addWidget(editor, at, 1)
        self.name.setAccessibleName(_("Label"))
        self.type.setAccessibleName(_("Type"))
        self.live.setAccessibleName(_("Live"))
        for at, (name, editor) in enumerate(self.details.items(), 2):
            grid.addWidget(_label(_(_DETAILS[name])), at, 0)
            grid.addWidget(editor, at, 1)
        grid.addWidget(_label(_("Live")), 5, 0)
        grid.addWidget(self.live, 5, 1, Qt.AlignmentFlag.AlignRight)
        for at, share in enumerate(self.shares.values(), 6):
            grid.addWidget(share, at, 0, 1, 2)
        grid.addWidget(self.worth, 9, 0, 1, 2)
        remove = QPushButton(_("Remove intervention"))
        remove.setProperty("flat", True)
        remove.clicked.connect(lambda: self.removed.emit(self._id))
        grid.addWidget(remove, 10, 0, 1, 2, Qt.AlignmentFlag.AlignRight)


class InterventionEditor(FieldEditor):
    """All interventions of one touchpoint."""

    takes_row = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[Intervention, ...] = ()
        self.forms: dict[str, _Form] = {}
        self.add = QPushButton(_("Add intervention"))
        self.add.setProperty("flat", True)
        self.add.clicked.connect(lambda: self.edited.emit((*self._held, make(Intervention))))
        self._mixed = _label(MIXED)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._mixed)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def show_values(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show the interventions; those of several touchpoints only if they are the same."""
        held = values[0]
        self._held = held if isinstance(held, tuple) and agreed(values) else ()
        self._mixed.setVisible(not agreed(values))
        self.add.setVisible(agreed(values))
        self._match_forms()
        for each in self._held:
            self.forms[each.id].show_intervention(each, journey.weights, journey)

    def _match_forms(self) -> None:
        wanted = [each.id for each in self._held]
        for gone in [each for each in self.forms if each not in wanted]:
            self.forms.pop(gone).deleteLater()
        for each in wanted:
            if each not in self.forms:
                form = self.forms[each] = _Form(each, self)
                form.changed.connect(self._change)
                form.removed.connect(self._remove)
                self._column.insertWidget(self._column.count() - 1, form)

    def _change(self, wanted: str, fields: dict[str, object]) -> None:
        self.edited.emit(tuple(replace(each, **fields) if each.id == wanted else each for each in self._held))

    def _remove(self, wanted: str) -> None:
        self.edited.emit(tuple(each for each in self._held if each.id != wanted))
