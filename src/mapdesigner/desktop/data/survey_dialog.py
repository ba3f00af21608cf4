"""Survey answers before they are taken: which column says what, and what the map will then say."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.data.lines import missed_words, survey_lines, survey_sentence
from mapdesigner.desktop.data.table_view import ChangeTable, FirstRows
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.edits.replace import look_up, replace
from mapdesigner.insight.answers import COLUMNS, SurveyError, guessed_scale, guessed_source
from mapdesigner.insight.survey import survey_change
from mapdesigner.model.journey import DataSource, Evidence
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from mapdesigner.exchange.tables.named_rows import NamedRow, Sheets
    from mapdesigner.insight.survey import SurveyChange
    from mapdesigner.model.journey import JourneyMap

NEW_MAP = 2
"""The answer that the table shall become a map of its own."""

_SIZE = (720, 690)
_MARGINS = (22, 18, 22, 16)
_MOST = 1_000_000.0
_WORDS: dict[str, str] = {
    "step": later("Step"),
    "score": later("Score"),
    "words": later("Words"),
    "date": later("Date"),
    "channel": later("Channel"),
    "persona": later("Persona"),
}
"""What each meaning of a column is called."""


class SurveyDialog(QDialog):
    """Asks which column says what; `source` is the answer. `evidence` is the id of what is read again, "" if new."""

    def __init__(
        self,
        journey: JourneyMap,
        name: str,
        sheets: Sheets,
        parent: QWidget | None = None,
        *,
        evidence: str = "",
        offers_map: bool = False,
    ) -> None:
        super().__init__(parent)
        self._journey, self._name, self._sheets, self._evidence = journey, name, sheets, evidence
        self.setWindowTitle(_("Survey answers"))
        self.resize(*_SIZE)
        self.source = DataSource(file=name)
        self.columns: dict[str, Choice] = {}
        self._make_parts()
        self._make_buttons(offers_map)
        self._lay_out()
        self.sheet.setCurrentIndex(max(self.sheet.findData(self._first_sheet()), 0))
        self._begin()
        self.take.setFocus()

    @property
    def rows(self) -> list[NamedRow]:
        """The rows of the chosen sheet."""
        return self._sheets[str(self.sheet.currentData())]

    def _make_parts(self) -> None:
        self.sheet = Choice()
        for each in self._sheets:
            self.sheet.addItem(each or self._name, each)
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.currentIndexChanged.connect(self._begin)
        for meant, words in _WORDS.items():
            choice = self.columns[meant] = Choice()
            choice.setAccessibleName(_(words))
            choice.currentIndexChanged.connect(partial(self._chosen, meant))
        self.worst, self.best = _End(_("Worst score")), _End(_("Best score"))
        for spin in (self.worst, self.best):
            spin.valueChanged.connect(self._read)
        self.first = FirstRows()
        self.understood = plain_label("", "strong", wraps=True)
        self.missed = plain_label("", "caption", wraps=True)
        self.changes = ChangeTable()

    def _make_buttons(self, offers_map: bool) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(_("Take the changes") if self._evidence else _("Add as answers to this map"))
        self.take.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        if offers_map:
            other = self.buttons.addButton(_("Make a new map…"), QDialogButtonBox.ButtonRole.ActionRole)
            other.setAutoDefault(False)
            other.clicked.connect(lambda: self.done(NEW_MAP))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(self._name, "title"))
        if len(self._sheets) > 1:
            column.addWidget(self.sheet)
        column.addWidget(self.first)
        column.addLayout(self._mapping())
        column.addLayout(self._scale())
        column.addSpacing(2)
        column.addWidget(self.understood)
        column.addWidget(self.changes, 1)
        column.addWidget(self.missed)
        column.addWidget(self.buttons)

    def _mapping(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, (meant, choice) in enumerate(self.columns.items()):
            row, side = divmod(at, 2)
            label = plain_label(_(_WORDS[meant]), "caption")
            label.setBuddy(choice)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(choice, row, 2 * side + 1)
            grid.setColumnStretch(2 * side + 1, 1)
        return grid

    def _scale(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (
            plain_label(_("Scores go from worst"), "caption"),
            self.worst,
            plain_label(_("to best"), "caption"),
            self.best,
        ):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _first_sheet(self) -> str:
        known = look_up(self._journey, self._evidence)
        if isinstance(known, Evidence) and known.source:
            return known.source.sheet
        return found_source(self._sheets, self._name)[0]

    def _begin(self, *_index: object) -> None:
        """Offer the columns of the sheet, as they were read before or as they are guessed."""
        known = look_up(self._journey, self._evidence)
        held = known.source if isinstance(known, Evidence) else None
        source = held or guessed_source(self.rows, self._name, str(self.sheet.currentData()))
        self.first.show_rows(self.rows)
        for meant, choice in self.columns.items():
            choice.blockSignals(True)
            choice.clear()
            choice.addItem(_("not in this table"), "")
            for name in self.rows[0]:
                choice.addItem(name, name)
            choice.setCurrentIndex(max(choice.findData(getattr(source, meant)), 0))
            choice.blockSignals(False)
        self._set_scale(source.scale_from, source.scale_to)
        self._read()

    def _set_scale(self, worst: float, best: float) -> None:
        for spin, value in ((self.worst, worst), (self.best, best)):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)

    def _chosen(self, meant: str, _index: int) -> None:
        if meant == "score":
            name = str(self.columns["score"].currentData())
            self._set_scale(*guessed_scale(row.get(name) for row in self.rows))
        self._read()

    def _read(self, *_value: object) -> None:
        """Show what taking the answers by these columns would change."""
        self.source = DataSource(
            file=self._name,
            sheet=str(self.sheet.currentData()),
            scale_from=self.worst.value(),
            scale_to=self.best.value(),
            **{meant: str(self.columns[meant].currentData()) for meant in COLUMNS},
        )
        try:
            self._show(survey_change(self._journey, self.rows, self.source, dt.date.today(), self._evidence))
        except SurveyError as error:
            self.understood.setText(str(error))
            self.missed.setText("")
            self.changes.show_lines(())
            self.take.setEnabled(False)

    def _show(self, change: SurveyChange) -> None:
        self.understood.setText(survey_sentence(change))
        self.changes.show_lines(survey_lines(self._journey, change))
        self.missed.setText(missed_words(change.missed))
        self.missed.setVisible(bool(change.missed))
        self.take.setEnabled(bool(change.markers or change.words or change.gone))


def found_source(sheets: Sheets, name: str) -> tuple[str, DataSource]:
    """Return the first sheet whose columns are called like those of answers, with what is guessed of it."""
    guessed = {sheet: guessed_source(rows, name, sheet) for sheet, rows in sheets.items()}
    return next(
        ((sheet, source) for sheet, source in guessed.items() if source.step and (source.score or source.words)),
        next(iter(guessed.items())),
    )


def seems_answers(journey: JourneyMap, sheets: Sheets, name: str) -> bool:
    """Tell whether a table looks like answers about this map: some row names a step and holds a score or words."""
    sheet, source = found_source(sheets, name)
    try:
        change = survey_change(journey, sheets[sheet], replace(source, sheet=sheet), dt.date.today())
    except SurveyError:
        return False
    return bool(change.markers or change.words)


class _End(QDoubleSpinBox):
    """One end of a scale, with decimals only where it has some."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(-_MOST, _MOST)
        self.setDecimals(2)
        self.setMinimumWidth(96)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setAccessibleName(name)

    def textFromValue(self, value: float) -> str:
        """Write the number as short as it is."""
        return self.locale().toString(value, "g", 7)
