"""The figures of a metric before they are taken: which column holds them, by which day, and what the card then says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from mapdesigner.desktop.data.lines import metric_lines, missed_words
from mapdesigner.desktop.data.table_view import ChangeTable, FirstRows
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.edits.replace import find_one
from mapdesigner.insight.answers import SurveyError, day_in, guessed_source, number_in
from mapdesigner.insight.readings import metric_change
from mapdesigner.model.items import Metric
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mapdesigner.exchange.tables.named_rows import NamedRow, Sheets
    from mapdesigner.model.journey import JourneyMap

_SIZE = (620, 520)
_LOOKED_AT = 200
"""Rows that are looked at to guess what a column holds."""


class FiguresDialog(QDialog):
    """Asks which column holds a metric's figures and which their days; `value`, `day` and `sheet` are the answers."""

    def __init__(
        self, journey: JourneyMap, metric: str, name: str, sheets: Sheets, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journey, self._metric, self._sheets = journey, find_one(journey, metric, Metric), sheets
        self.setWindowTitle(_("Figures from a table"))
        self.resize(*_SIZE)
        self.sheet, self.value, self.day = Choice(), Choice(), Choice()
        for each in sheets:
            self.sheet.addItem(each or name, each)
        self.first, self.changes = FirstRows(), ChangeTable()
        self.understood = plain_label("", "strong", wraps=True)
        self.missed = plain_label("", "caption", wraps=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(_("Take the figures"))
        self.take.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(name)
        self._begin()
        self.sheet.currentIndexChanged.connect(self._begin)
        for choice in (self.value, self.day):
            choice.currentIndexChanged.connect(self._read)

    @property
    def rows(self) -> list[NamedRow]:
        """The rows of the chosen sheet."""
        return self._sheets[str(self.sheet.currentData())]

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(self._metric.text or _("Metric"), "title"))
        column.addWidget(plain_label(_("From {file}").format(file=name), "caption"))
        column.addWidget(self.first)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        named = [(_("Value"), self.value), (_("Date"), self.day)]
        for row, (words, choice) in enumerate([(_("Sheet"), self.sheet), *named] if len(self._sheets) > 1 else named):
            label = plain_label(words, "caption")
            label.setBuddy(choice)
            choice.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for part in (self.understood, self.changes, self.missed, self.buttons):
            column.addWidget(part, int(part is self.changes))

    def _begin(self, *_index: object) -> None:
        rows = self.rows
        self.first.show_rows(rows)
        values = [name for name in rows[0] if _holds(rows, name, number_in)]
        guess = guessed_source(rows, "")
        days = [name for name in rows[0] if _holds(rows, name, day_in)]
        wanted = next((name for name in values if _alike(name, self._metric)), next(iter(values), ""))
        _fill(self.value, rows[0], wanted, _("choose a column"))
        day = guess.date if guess.date in days else next(iter(days), "")
        _fill(self.day, rows[0], day, _("not in this table"))
        self._read()

    def _read(self, *_index: object) -> None:
        column, day = str(self.value.currentData()), str(self.day.currentData())
        if not column:
            self._refuse(_("Say which column holds the figures."))
            return
        try:
            change = metric_change(self._journey, self._metric.id, self.rows, column, day)
        except SurveyError as error:
            self._refuse(str(error))
            return
        read = len(self.rows) - len(change.missed)
        self.understood.setText(ngettext("{count} value", "{count} values", read).format(count=read))
        self.changes.show_lines(metric_lines(change), counted=False)
        self.missed.setText(missed_words(change.missed))
        self.missed.setVisible(bool(change.missed))
        self.take.setEnabled(read > 0 and not change.is_empty)

    def _refuse(self, why: str) -> None:
        self.understood.setText(why)
        self.changes.show_lines((), counted=False)
        self.missed.setText("")
        self.take.setEnabled(False)


def _holds(rows: list[NamedRow], name: str, read: Callable[[object], object]) -> bool:
    """Tell whether most cells of a column can be read so."""
    cells = [row[name] for row in rows[:_LOOKED_AT] if row[name].strip()]
    found = sum(read(cell) is not None for cell in cells)
    return bool(cells) and 2 * found > len(cells)


def _alike(column: str, metric: Metric) -> bool:
    """Tell whether a column is called as the metric is, or was read before."""
    name, text = column.casefold(), metric.text.casefold()
    return column == metric.column or (bool(text) and (text in name or name in text))


def _fill(choice: Choice, names: Iterable[str], wanted: str, nothing: str) -> None:
    choice.blockSignals(True)
    choice.clear()
    choice.addItem(nothing, "")
    for name in names:
        choice.addItem(name, name)
    choice.setCurrentIndex(max(choice.findData(wanted), 0))
    choice.blockSignals(False)
