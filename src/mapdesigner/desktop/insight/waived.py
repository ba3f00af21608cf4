"""The findings that somebody waived, with the reason; each can be heeded again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.insight.lead_row import LeadRow, Line
from mapdesigner.desktop.panels.moments import in_words
from mapdesigner.desktop.panels.side_panel import flat_button, heading
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.health import Finding
from mapdesigner.insight.parts import parts
from mapdesigner.insight.rule import called
from mapdesigner.insight.rules.table import RULES
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap, Waiver


class Waived(QWidget):
    """Hidden while nothing is waived."""

    led = Signal(tuple)
    heeded = Signal(str, str)
    """The rule's code, and the id of what it is about ("" for the map)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[Line] = ()
        self.rows: list[LeadRow] = []
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading(_("Waived")))
        self._body = QWidget()
        self._column.addWidget(self._body)
        self.hide()

    def show_map(self, journey: JourneyMap) -> None:
        """Show what is waived in a map."""
        waivers = [each for each in journey.waivers if any(rule.code == each.rule for rule in RULES)]
        lines = [_line(journey, each) for each in waivers]
        if lines != self._shown:
            self._shown = lines
            self._fill(waivers, lines)
        self.setVisible(bool(lines))

    def _fill(self, waivers: Sequence[Waiver], lines: Sequence[Line]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows, self.buttons = [], []
        for waiver, line in zip(waivers, lines, strict=True):
            column.addWidget(self._row(line))
            column.addWidget(self._again(waiver, line))
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()  # its own button may have led here
        self._body = body

    def _row(self, line: Line) -> LeadRow:
        row = LeadRow(line)
        row.led.connect(self.led)
        self.rows.append(row)
        return row

    def _again(self, waiver: Waiver, line: Line) -> QWidget:
        button = flat_button(_("Heed again"), lambda: self.heeded.emit(waiver.rule, waiver.about))
        button.setAccessibleName(_("Heed again: {reason}").format(reason=line.title))
        self.buttons.append(button)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(40, 0, 12, 4)
        row.addWidget(button)
        row.addStretch(1)
        return holder


def _line(journey: JourneyMap, waiver: Waiver) -> Line:
    why = ", ".join(part for part in (waiver.reason, in_words(waiver.at)) if part)
    ids = (waiver.about,) if waiver.about else ("",)
    return Line(_found(journey, waiver), "", why, ids=ids, sign="eye-off")


def _found(journey: JourneyMap, waiver: Waiver) -> str:
    """What the rule would say, or what it was about if there is nothing to say any more."""
    rule = next(each for each in RULES if each.code == waiver.rule)
    hits = rule.hits(parts(journey), dt.date.today())
    about = [each for each in hits if (each.things[0].id if each.things else "") == waiver.about]
    if about:
        return Finding(rule, tuple(about)).reason
    one = look_up(journey, waiver.about)
    name = called(one) if one else _("The map")
    return _("{name}: nothing to waive any more").format(name=name)
