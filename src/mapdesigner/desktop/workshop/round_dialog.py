"""Asks for a round of voting: its name, which cards, how many votes, and who votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from mapdesigner.desktop.exporting.tick import Tick
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.workshop.facilitation import Facilitation

_USUAL = (ItemKind.PAIN_POINT, ItemKind.OPPORTUNITY)
_USUAL_VOTES = 3
_MOST_PEOPLE = 60


class RoundDialog(QDialog):
    """OK starts the round."""

    def __init__(self, facilitation: Facilitation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facilitation = facilitation
        self.setWindowTitle(_("Start voting"))
        rounds = len(facilitation.session.journey.rounds)
        self.name = QLineEdit(_("Round {number}").format(number=rounds + 1))
        self.votes, self.count = QSpinBox(), QSpinBox()
        self.votes.setRange(1, 100)
        self.votes.setValue(_USUAL_VOTES)
        self.count.setRange(1, _MOST_PEOPLE)
        self.count.setValue(len(facilitation.people) or 5)
        for number in (self.votes, self.count):
            number.lineEdit().setTextMargins(6, 0, 6, 0)
        self.names = QLineEdit()
        self.names.setPlaceholderText(_("Names with commas between them; without any, people are numbered"))
        self.names.textChanged.connect(lambda: self.count.setEnabled(not self._named()))
        self.kinds = {row.kind: Tick(row.label) for row in ITEMS if self._is_used(row.kind)}
        for kind, box in self.kinds.items():
            box.setChecked(kind in _USUAL or not self._is_used(*_USUAL))
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(20, 16, 20, 16)
        form.setVerticalSpacing(10)
        form.addRow(_("Name"), self.name)
        boxes = QGridLayout()
        for at, box in enumerate(self.kinds.values()):
            boxes.addWidget(box, at // 2, at % 2)
        form.addRow(_("Votes on"), boxes)
        form.addRow(_("Votes per person"), self.votes)
        form.addRow(_("People"), self.count)
        form.addRow(_("Names"), self.names)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(_("Start voting"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form.addRow(self.buttons)
        self.setMinimumWidth(460)

    def _is_used(self, *kinds: ItemKind) -> bool:
        return any(item.kind in kinds and item.step for item in self._facilitation.session.journey.items)

    def _named(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (each.strip() for each in self.names.text().split(",")))))

    def accept(self) -> None:
        """Start the round."""
        numbered = tuple(_("Person {number}").format(number=at) for at in range(1, self.count.value() + 1))
        kinds = [kind for kind, box in self.kinds.items() if box.isChecked()]
        self._facilitation.start_round(self.name.text().strip(), kinds, self.votes.value(), self._named() or numbered)
        super().accept()
