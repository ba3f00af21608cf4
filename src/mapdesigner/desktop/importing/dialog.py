"""What an import understood and what not, and for a foreign table which column holds what, before a map is made."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.edits.replace import replace
from mapdesigner.exchange.card_words import said
from mapdesigner.exchange.registry import format_of, import_file
from mapdesigner.exchange.report import Imported
from mapdesigner.exchange.tables.foreign import PARTS, guess, read_foreign
from mapdesigner.exchange.tables.open import foreign_rows
from mapdesigner.model.catalog import item_row
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.model.items import AnyItem

ANSWERS = 2
"""The answer that the table shall not become a map, but be added to the one that is open as answers."""

_SIZE = (620, 600)
_MOST_LINES = 400
"""Lines of the preview; more would tell nobody more."""


class ImportDialog(QDialog):
    """Shows what a file's bytes would become; `journey` is the map. Raises JourneyFileError if they cannot be read."""

    def __init__(self, data: bytes, name: str, parent: QWidget | None = None, *, beside_a_map: bool = False) -> None:
        super().__init__(parent)
        self.journey = JourneyMap(format="journeymap", version=1, id="none")
        self._data, self._name = data, name
        self._rows = foreign_rows(data, name)
        self.columns: dict[str, Choice] = {}
        self.setWindowTitle(_("Import"))
        self.resize(*_SIZE)
        self.understood, self.left_aside = _plain("strong"), _plain("caption")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(_("Preview"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.make = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.make.setText(_("Make a new map"))
        if beside_a_map and self._rows:
            answers = self.buttons.addButton(_("Add as answers to this map…"), QDialogButtonBox.ButtonRole.ActionRole)
            answers.setAutoDefault(False)
            answers.clicked.connect(lambda: self.done(ANSWERS))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._read_first()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        head = _plain("title")
        head.setText(self._name)
        kind = _plain("caption")
        kind.setText(format_of(self._name).label)
        for each in (head, kind):
            column.addWidget(each)
        if self._rows:
            column.addLayout(self._mapping(self._rows[0]))
        for widget in (self.understood, self.left_aside):
            column.addWidget(widget)
        column.addWidget(self.preview, 1)
        column.addWidget(self.buttons)

    def _mapping(self, names: list[str]) -> QGridLayout:
        """A choice of column for each part of a card."""
        grid, guessed = QGridLayout(), guess(names)
        grid.setHorizontalSpacing(12)
        for at, (part, words) in enumerate(PARTS.items()):
            choice = Choice()
            choice.addItem(_("not in this table"), -1)
            for number, name in enumerate(names):
                choice.addItem(name or _("Column {number}").format(number=number + 1), number)
            choice.setCurrentIndex(guessed.get(part, -1) + 1)
            choice.setAccessibleName(_(words))
            choice.currentIndexChanged.connect(self._read_again)
            label = _plain("caption")
            label.setText(_(words))
            row, side = divmod(at, 2)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(choice, row, 2 * side + 1)
            grid.setColumnStretch(2 * side + 1, 1)
            self.columns[part] = choice
        return grid

    def _read_first(self) -> None:
        """Read as the file is; one whose columns nobody guessed waits for a choice."""
        if self._rows:
            self._read_again()
        else:
            self._show(import_file(self._data, self._name))

    def _read_again(self, *_index: object) -> None:
        chosen = {part: choice.currentData() for part, choice in self.columns.items()}
        columns = {part: at for part, at in chosen.items() if at >= 0}
        try:
            self._show(read_foreign(self._rows, columns))
        except Fault as fault:
            self.understood.setText(fault.reason[:1].upper() + fault.reason[1:])  # here it stands alone
            self._tell_left_aside(())
            self.preview.clear()
            self.make.setEnabled(False)

    def _show(self, imported: Imported) -> None:
        stem = self._name.partition(".")[0]
        self.journey = imported.journey if imported.journey.title else replace(imported.journey, title=stem)
        said = ", ".join(imported.understood) or _("nothing")
        self.understood.setText(_("Understood: {what}").format(what=said))
        self._tell_left_aside(imported.left_aside)
        self.preview.setPlainText("\n".join(islice(_lines(self.journey), _MOST_LINES)))
        self.make.setEnabled(True)

    def _tell_left_aside(self, words: Iterable[str]) -> None:
        said = list(words)
        shown = [*said[:8], *([_("and {count} more").format(count=len(said) - 8)] if len(said) > 8 else [])]
        self.left_aside.setText("\n".join(_("Not understood: {what}").format(what=each) for each in shown))
        self.left_aside.setVisible(bool(said))


def _lines(journey: JourneyMap) -> Iterator[str]:
    """The map as an indented list: stages, steps, cards, then what is parked."""
    grid = structure(journey)
    for stage in grid.stages:
        yield f"{grid.stage_numbers[stage.id]}  {stage.name}".rstrip()
        for step in grid.steps_of[stage.id]:
            yield f"    {grid.step_numbers[step.id]}  {step.name}".rstrip()
            for lane in grid.lanes:
                yield from (f"        {_card(item)}" for item in grid.cell(lane.id, step.id))
    if grid.parked:
        yield _("Parked")
        yield from (f"    {_card(item)}" for item in grid.parked)


def _card(item: AnyItem) -> str:
    return f"{item_row(item.kind).label}: {' '.join(said(item).split())}"


def _plain(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
