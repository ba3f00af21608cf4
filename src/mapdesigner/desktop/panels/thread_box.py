"""One conversation in the comments panel: its card, what was said by whom and when, an answer, resolve or reopen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.labels import ElidedLabel, plain_label, plain_tip
from mapdesigner.desktop.panels.moments import in_words
from mapdesigner.desktop.style import colours
from mapdesigner.layout.marks import initials
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.insight.threads import Thread
    from mapdesigner.model.journey import Comment

_MOST_LETTERS = 38  # of a card's words on its button


class _Avatar(QWidget):
    """The initials of who speaks, in a disc."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = initials(name) or "?"
        self.setFixedSize(QSize(26, 26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw disc and letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        painter.setPen(QPen(QColor(worn.line_strong), 1))
        painter.setBrush(QColor(worn.sunken))
        painter.drawEllipse(QRectF(0.5, 0.5, 25, 25))
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(worn.ink2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


class _Said(QWidget):
    """One comment; its menu removes it."""

    removed = Signal(str)

    def __init__(self, comment: Comment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = comment.id
        who = comment.author or _("Somebody")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Avatar(comment.author), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(ElidedLabel(who, "heading"))
        head.addWidget(plain_label(in_words(comment.at), "caption"))
        head.addStretch(1)
        words = plain_label(_breakable(comment.text), wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(_("{author} said: {words}").format(author=who, words=comment.text))
        column.addLayout(head)
        column.addWidget(words)
        row.addLayout(column, 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to remove what was said."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Remove this comment")).triggered.connect(lambda: self.removed.emit(self._id))
        menu.popup(event.globalPos())


def _breakable(words: str) -> str:
    """Words that a label can break: it never does within one, and would cut a long address off."""
    return re.sub(r"(\S{22})(?=\S)", "\\1\N{ZERO WIDTH SPACE}", words)


class ThreadBox(QFrame):
    """Shows a thread. Its signals carry the id of what they are about."""

    led = Signal(str)
    answered = Signal(str, str)
    resolved = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, thread: Thread, card: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thread_id = thread.root.id
        self.setProperty("role", "thread")
        short = card if len(card) <= _MOST_LETTERS else card[: _MOST_LETTERS - 1].rstrip() + "…"
        self.card = QPushButton(short.replace("&", "&&"))
        self.card.setProperty("flat", True)
        self.card.setToolTip(plain_tip(f"{card}\n{place}"))
        self.card.setAccessibleName(_("Show the card {name} on the map").format(name=card))
        self.card.setMinimumWidth(1)
        self.card.clicked.connect(lambda: self.led.emit(thread.root.item))
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(_("Answer"))
        self.answer.setAccessibleName(_("Answer about {card}").format(card=card))
        self.answer.returnPressed.connect(self._answer)
        self.settle = QPushButton(_("Resolve") if thread.is_open else _("Reopen"))
        self.settle.clicked.connect(lambda: self.resolved.emit(thread.root.id, thread.is_open))
        self.said = [_Said(each) for each in (thread.root, *thread.answers)]
        for each in self.said:
            each.removed.connect(self.removed)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeft)
        for each in self.said:
            column.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.answer, 1)
        row.addWidget(self.settle)
        column.addLayout(row)

    def _answer(self) -> None:
        if words := self.answer.text().strip():
            self.answer.clear()
            self.answered.emit(self.thread_id, words)
