"""A bar above the map for what a person should know and may answer, without being kept from work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

_ICON = 18


@dataclass(frozen=True, slots=True)
class Notice:
    """Words with answers; another one with the same key takes its place."""

    key: str
    words: str
    answers: tuple[tuple[str, Callable[[], object]], ...] = ()


class NoticeBar(QFrame):
    """Shows one notice at a time; the next one comes when it is answered or put away."""

    def __init__(self, above: QWidget) -> None:
        super().__init__(above)
        self.setProperty("role", "notice")
        self._waiting: dict[str, Notice] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.setSpacing(8)
        self._sign, self.words = QLabel(self), QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.words, 1)
        self.buttons: list[QPushButton] = []
        self.close_button = self._close_button()
        self._row.addWidget(self.close_button)
        layout = above.layout()
        assert isinstance(layout, QVBoxLayout)  # the map stands alone in its view
        layout.insertWidget(0, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown now."""
        return next(iter(self._waiting.values()), None)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that are shown or wait."""
        return frozenset(self._waiting)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, or put it behind those that wait."""
        self._waiting[notice.key] = notice
        self._refresh()

    def drop(self, key: str) -> None:
        """Take a notice away: what it says is no longer so."""
        if self._waiting.pop(key, None) is not None:
            self._refresh()

    def _answer(self, notice: Notice, action: Callable[[], object]) -> None:
        self.drop(notice.key)
        action()

    def _refresh(self) -> None:
        notice = self.notice
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [] if notice is None else [self._button(notice, *each) for each in notice.answers]
        self.words.setText(notice.words if notice else "")
        self.setAccessibleName(notice.words if notice else "")
        self._sign.setPixmap(icons.pixmap("info", colours().accent, _ICON, self.devicePixelRatioF()))
        self.close_button.setIcon(icons.icon("x", colours().ink2))
        self.setVisible(notice is not None)

    def _button(self, notice: Notice, words: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self)
        button.clicked.connect(lambda: self._answer(notice, action))
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(_ICON - 2, _ICON - 2))
        button.setToolTip(_("Put away"))
        button.setAccessibleName(_("Put away"))
        button.clicked.connect(self._put_away)
        return button

    def _put_away(self) -> None:
        if self.notice is not None:
            self.drop(self.notice.key)
