"""One finding of map health: what was found, what to do, a repair by one click, and a waiver with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mapdesigner.desktop.insight.lead_row import LeadRow, Line
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.insight.health import SEVERITIES
from mapdesigner.insight.rule import Severity
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.insight.health import Finding

SIGNS = {Severity.PROBLEM: "circle-alert", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}
_INKS = {Severity.PROBLEM: "error", Severity.WARNING: "warn", Severity.HINT: "ink2"}


def key_of(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """What a finding is about; it stays the same while its words change."""
    return finding.code, finding.subjects


class FindingBox(QFrame):
    """Shows a finding."""

    led = Signal(tuple)
    repaired = Signal(object)
    """The finding to repair."""
    waived = Signal(object, str)
    """The finding, and why it is all right as it is."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "thread")
        self.finding = finding
        self.row = LeadRow(_line(finding))
        self.row.led.connect(self.led)
        self.repair = flat_button("", lambda: self.repaired.emit(self.finding))
        self.waive = flat_button(_("Waive…"), self.ask)
        self.waive.setToolTip(_("Say why it is all right as it is; it is listed under “Waived”"))
        self.reason = _Reason(self)
        self.reason.setPlaceholderText(_("Why is it all right? Enter waives it"))
        self.reason.hide()
        self._lay_out()
        self.show_finding(finding)

    def show_finding(self, finding: Finding) -> None:
        """Show the finding as it is now."""
        self.finding = finding
        self.row.show_line(_line(finding))
        repair = finding.repair
        self.repair.setText(repair.label.replace("&", "&&") if repair else "")
        self.repair.setVisible(repair is not None)
        self.waive.setAccessibleName(_("Waive: {reason}").format(reason=finding.reason))
        self.reason.setAccessibleName(_("Why is it all right? {reason}").format(reason=finding.reason))

    def ask(self) -> None:
        """Ask for the reason of a waiver, or no longer."""
        wanted = self.reason.isHidden()
        self.reason.setVisible(wanted)
        (self.reason if wanted else self.waive).setFocus(Qt.FocusReason.OtherFocusReason)

    def _waive(self) -> None:
        if words := self.reason.text().strip():
            self.waived.emit(self.finding, words)

    def _lay_out(self) -> None:
        self.reason.returnPressed.connect(self._waive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(0)
        column.addWidget(self.row)
        line = QHBoxLayout()
        line.setContentsMargins(40, 0, 12, 0)
        line.setSpacing(16)
        line.addWidget(self.repair)
        line.addWidget(self.waive)
        line.addStretch(1)
        column.addLayout(line)
        field = QHBoxLayout()
        field.setContentsMargins(40, 0, 12, 0)
        field.addWidget(self.reason)
        column.addLayout(field)


class _Reason(QLineEdit):
    """The field of the reason; Escape closes it."""

    def __init__(self, box: FindingBox) -> None:
        super().__init__(box)
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self._box.ask()
        else:
            super().keyPressEvent(event)


def _line(finding: Finding) -> Line:
    severity = finding.severity
    mark = _(SEVERITIES[severity])
    detail = f"{mark}. {finding.advice}"
    return Line(finding.reason, detail=detail, ids=finding.ids or ("",), sign=SIGNS[severity], sign_ink=_INKS[severity])
