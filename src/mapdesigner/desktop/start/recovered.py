"""Work that a crash left behind, a line each: take it up again, or put it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.start.cards import in_words
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.storage.journal import Recoverable

_SIGN = 18


class RecoveredLine(QFrame):
    """One map that was open, and not saved, when the program or the machine stopped."""

    taken_up = Signal()
    declined = Signal()

    def __init__(self, found: Recoverable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.setProperty("role", "recovered")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("history", colours().warn, _SIGN, self.devicePixelRatioF()))
        sign.setFixedSize(QSize(_SIGN, _SIGN))
        row.addWidget(sign)
        row.addLayout(self._words(), 1)
        title = found.title or _("Untitled map")
        self.decline = self._button(_("Put away"), _("Put “{title}” away").format(title=title), self.declined)
        self.take_up = self._button(_("Recover"), _("Recover “{title}”").format(title=title), self.taken_up)
        row.addWidget(self.decline)
        row.addWidget(self.take_up)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        where = self.found.path.name if self.found.path else _("Never saved")
        when = in_words(self.found.at.astimezone())
        for words, role in ((self.found.title or _("Untitled map"), "heading"), (f"{where} · {when}", "caption")):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            column.addWidget(label)
        return column

    def _button(self, words: str, name: str, told: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.clicked.connect(told)
        return button


class Recovered(QWidget):
    """All such maps; hidden while there are none."""

    taken_up = Signal(object)
    declined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[RecoveredLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(3, 0, 3, 22)
        self._column.setSpacing(8)
        heading = QLabel(_("Not saved when the program stopped"))
        heading.setProperty("role", "start-heading")
        self._column.addWidget(heading)
        self._column.addSpacing(6)

    def show_maps(self, maps: Sequence[Recoverable]) -> None:
        """List these maps."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = tuple(RecoveredLine(each, self) for each in maps)
        for line in self.lines:
            line.taken_up.connect(lambda found=line.found: self.taken_up.emit(found))
            line.declined.connect(lambda found=line.found: self.declined.emit(found))
            self._column.addWidget(line)
        self.setVisible(bool(self.lines))
