"""The form of an export: what is chosen; what has no say beside the rest is disabled, and says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from mapdesigner.desktop.canvas.drop_place import lane_name
from mapdesigner.desktop.exporting.choices import OWN, ROLL, Choices, is_cut_by, refusals
from mapdesigner.desktop.exporting.other_map import OtherMap
from mapdesigner.desktop.exporting.tick import Tick
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.labels import plain_label, plain_tip
from mapdesigner.desktop.style import text_scale
from mapdesigner.layout.paper.sheet import LEAST_MM, MOST_MM, STANDARD
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure
from mapdesigner.publish.formats import FORMATS
from mapdesigner.publish.options import BOOKLETS, LEAST_DPI, MOST_DPI, MOST_OVERLAP, SHEETS, TILES, Form
from mapdesigner.publish.share_copy import Redacted
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtGui import QWheelEvent

    from mapdesigner.model.journey import JourneyMap

T = TypeVar("T")

_WIDEST = 130
"""Px that labels may take before they stand above their fields."""

_LENGTHS = {"width": "sheet", "height": "sheet", "roll": "sheet"}
"""Fields that have a say where another one has."""

_UPRIGHT = (Form.BOOKLET, Form.CARDS)
_FORMS = {
    Form.POSTER: later("Poster"),
    Form.BOOKLET: later("Booklet by stages"),
    Form.BLANK: later("Blank poster for a workshop"),
    Form.HALF_FILLED: later("Half-filled poster"),
    Form.CARDS: later("Cards to cut out"),
}


class CalmSpin(QDoubleSpinBox):
    """A whole number with its unit; the wheel leaves it alone, and it tells of a new value once it is written."""

    def __init__(self, least: float, most: float, unit: str) -> None:
        super().__init__()
        self.setDecimals(0)
        self.setRange(least, most)
        self.setSuffix(unit)
        self.setFixedHeight(_height())
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()


class OptionsForm(QWidget):
    """Shows choices and lets them be changed; `changed` tells of each change the user makes.

    Other maps are looked for in `folder` first.
    """

    changed = Signal()

    def __init__(self, journey: JourneyMap, choices: Choices, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices, self._folder = choices, folder
        self._labels: list[QLabel] = []
        self._rows: dict[str, tuple[QFormLayout, QWidget, QLabel]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 14, 16)
        self._column.setSpacing(6)
        self._make_file()
        self._make_paper()
        self._make_content(journey)
        self._make_share_copy()
        self._column.addStretch(1)
        self._align()
        self._show()

    def choose(self, choices: Choices) -> None:
        """Take other choices, as from an offer."""
        self.choices = choices
        self._show()
        self.changed.emit()

    def _make_file(self) -> None:
        rows = self._part(_("Format"))
        self.format = self._choice("suffix", ((each.label, each.suffix) for each in FORMATS))
        self.format.setAccessibleName(_("Format"))
        self._row(rows, "suffix", "", self.format)
        self.dpi = CalmSpin(LEAST_DPI, MOST_DPI, _(" dpi"))
        self.dpi.valueChanged.connect(lambda value: self._take(dpi=round(value)))
        self._row(rows, "dpi", _("Resolution"), self.dpi)

    def _make_paper(self) -> None:
        rows = self._part(_("Paper"))
        self.form = self._choice("form", ((_(words), form) for form, words in _FORMS.items()))
        self._row(rows, "form", _("Form"), self.form)
        standard = ((_sheet_words(each), each) for each in SHEETS)
        self.sheet = self._choice("sheet", (*standard, (_("Own size"), OWN), (_("Roll"), ROLL)))
        self._row(rows, "sheet", _("Sheet"), self.sheet)
        self.width_mm, self.height_mm = self._length("width"), self._length("height")
        self.roll = self._length("roll")
        self._row(rows, "width", _("Width"), self.width_mm)
        self._row(rows, "height", _("Height"), self.height_mm)
        self._row(rows, "roll", _("Height of the roll"), self.roll)
        self.portrait = self._tick("portrait", _("Upright"))
        self._row(rows, "portrait", "", self.portrait)
        self.tiles = self._choice("tiles", ((_("No"), ""), *((each, each) for each in TILES)))
        self._row(rows, "tiles", _("Cut into sheets"), self.tiles)
        self.overlap = self._length("overlap", 0, MOST_OVERLAP)
        self._row(rows, "overlap", _("Overlap"), self.overlap)
        self.press = self._tick("press", _("For a print shop, with 3 mm of bleed"))
        self._row(rows, "press", "", self.press)

    def _make_content(self, journey: JourneyMap) -> None:
        rows = self._part(_("Content"))
        whole = structure(journey)
        people = ((each.name or _("Persona without a name"), each.id) for each in whole.personas)
        self.persona = self._choice("persona", ((_("All personas"), ""), *people))
        self._row(rows, "persona", _("Persona"), self.persona)
        self.other = OtherMap(self._folder)
        self.other.chosen.connect(lambda other, name: self._take(other=other, other_name=name))
        self._row(rows, "other", _("Compare with"), self.other)
        self.spread = self._tick("spread", _("Whiskers over the spread of answers"))
        self._row(rows, "spread", "", self.spread)
        self._has_answers = any(isinstance(item, Emotion) and item.n for item in journey.items)
        self.lanes: dict[str, Tick] = {}
        box = QWidget(self)
        box.setVisible(bool(whole.lanes))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(8)
        for lane in whole.lanes:
            tick = Tick(lane_name(lane).replace("&", "&&"))
            tick.toggled.connect(lambda on, lane=lane.id: self._take(hidden=_with(self.choices.hidden, lane, not on)))
            self.lanes[lane.id] = tick
            column.addWidget(tick)
        if self.lanes:
            self._row(rows, "hidden", _("Lanes"), box)

    def _make_share_copy(self) -> None:
        rows = self._part(_("Leave out of a share copy"))
        self.leave_out: dict[Redacted, Tick] = {}
        for each in Redacted:
            tick = Tick(_capital(each.label))
            tick.toggled.connect(lambda on, each=each: self._take(redacted=_with(self.choices.redacted, each, on)))
            self.leave_out[each] = tick
            rows.addRow(tick)

    def _align(self) -> None:
        """Let the fields of all parts begin at one line."""
        width = max(label.sizeHint().width() for label in self._labels)
        for label in self._labels:
            label.setMinimumWidth(min(width, round(_WIDEST * text_scale())))

    def _part(self, title: str) -> QFormLayout:
        if self._column.count():
            rule = QFrame()
            rule.setProperty("role", "rule")
            self._column.addSpacing(6)
            self._column.addWidget(rule)
            self._column.addSpacing(4)
        self._column.addWidget(plain_label(title, "heading"))
        rows = QFormLayout()
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(8)
        self._column.addLayout(rows)
        return rows

    def _row(self, rows: QFormLayout, field: str, words: str, editor: QWidget) -> None:
        if words:
            label = plain_label(words, "field")
            label.setBuddy(editor)
            if isinstance(editor, Choice | CalmSpin):
                label.setMinimumHeight(_height())
            editor.setAccessibleName(words)
            self._labels.append(label)
            rows.addRow(label, editor)
        else:
            rows.addRow(editor)
        why = plain_label(role="caption", wraps=True)
        rows.addRow(why)
        self._rows[field] = rows, editor, why

    def _choice(self, field: str, values: Iterable[tuple[str, object]]) -> Choice:
        choice = Choice()
        choice.setFixedHeight(_height())
        for words, value in values:
            choice.addItem(words, value)
        kind = Form if field == "form" else str  # Qt hands a StrEnum back as a mere string
        choice.currentIndexChanged.connect(lambda _at: self._take(**{field: kind(choice.currentData())}))
        return choice

    def _length(self, field: str, least: float = LEAST_MM, most: float = MOST_MM) -> CalmSpin:
        spin = CalmSpin(least, most, _(" mm"))
        spin.valueChanged.connect(lambda value: self._take(**{field: value}))
        return spin

    def _tick(self, field: str, words: str) -> Tick:
        tick = Tick(words)
        tick.toggled.connect(lambda on: self._take(**{field: on}))
        return tick

    def _take(self, **fields: object) -> None:
        self.choose(replace(self.choices, **fields))  # type: ignore[arg-type]

    def _show(self) -> None:
        """Bring all controls up to what is chosen."""
        now = self.choices
        sheet = now.paper if now.form in _UPRIGHT else now.sheet
        chosen = {self.format: now.suffix, self.form: now.form, self.sheet: sheet, self.persona: now.persona}
        for choice, one in (*chosen.items(), (self.tiles, now.options.tiles)):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(one))
        lengths = {self.width_mm: now.width, self.height_mm: now.height, self.roll: now.roll, self.overlap: now.overlap}
        for spin, value in (*lengths.items(), (self.dpi, now.dpi)):
            with QSignalBlocker(spin):
                spin.setValue(value)
        self.other.show_name(now.other_name)
        self._show_ticks()
        self._show_reasons()
        self._show_sheets()

    def _show_ticks(self) -> None:
        now = self.choices
        ticks = {self.portrait: now.options.portrait or now.form in _UPRIGHT, self.press: now.options.press}
        ticks[self.spread] = now.options.spread
        ticks |= {tick: lane not in now.hidden for lane, tick in self.lanes.items()}
        ticks |= {tick: each in now.redacted for each, tick in self.leave_out.items()}
        for tick, on in ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(on)

    def _show_reasons(self) -> None:
        """Disable what has no say; a reason that holds for several rows in turn is said once."""
        idle, said = refusals(self.choices), ""
        for field, (rows, editor, why) in self._rows.items():
            shown, reason = self._is_wanted(field), idle.get(_LENGTHS.get(field, field), "")
            editor.setEnabled(not reason)
            editor.setToolTip(plain_tip(reason))
            editor.setAccessibleDescription(reason)
            why.setText(reason)
            rows.setRowVisible(editor, shown)
            rows.setRowVisible(why, shown and bool(reason) and reason != said)
            said = reason if shown else said

    def _is_wanted(self, field: str) -> bool:
        """Whether a detail is asked for by another choice; what is no detail always is."""
        now = self.choices
        details = {
            "width": now.sheet == OWN,
            "height": now.sheet == OWN,
            "roll": now.sheet == ROLL,
            "overlap": bool(now.options.tiles),
            "dpi": now.format.pictures,
            "spread": self._has_answers,
        }
        return details.get(field, True)

    def _show_sheets(self) -> None:
        """Let only those sheets be chosen that go with the rest."""
        booklet = self.choices.form is Form.BOOKLET
        _allow(self.sheet, lambda sheet: not booklet or sheet in BOOKLETS)
        _allow(self.tiles, lambda tile: not tile or is_cut_by(self.choices, str(tile)))


def _height() -> int:
    """Of a row, in px."""
    return round(30 * text_scale())


def _allow(choice: Choice, may: Callable[[object], bool]) -> None:
    """Let only those entries of a choice be taken that may be."""
    model = choice.model()
    assert isinstance(model, QStandardItemModel)
    for at in range(choice.count()):
        model.item(at).setEnabled(may(choice.itemData(at)))


def _with(those: frozenset[T], one: T, on: bool) -> frozenset[T]:
    return those | {one} if on else those - {one}


def _sheet_words(name: str) -> str:
    width, height = STANDARD[name]
    return _("{sheet}, {width} × {height} mm").format(sheet=name, width=round(width), height=round(height))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
