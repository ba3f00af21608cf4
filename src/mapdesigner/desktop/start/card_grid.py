"""Cards in equal columns, as many as there is room for; arrow keys go from card to card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from mapdesigner.desktop.start.cards import MARGIN, Card

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 20
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CardGrid(QWidget):
    """Lays cards out in columns at least `narrowest` px wide, `most` at most; shows `most` cards unless `whole`."""

    def __init__(self, narrowest: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowest, self.most = narrowest, most
        self._cards: tuple[Card, ...] = ()
        self.whole = True
        self.columns = most
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP - 2 * MARGIN)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, those too that are not shown."""
        return self._cards

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Hold these cards and let the earlier ones go."""
        for old in self._cards:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._cards = tuple(cards)
        for card in self._cards:
            card.setParent(self)
            card.installEventFilter(self)
        self.arrange()

    def arrange(self) -> None:
        """Put the cards into their rows."""
        shown = self._cards if self.whole else self._cards[: self.most]
        for card in self._cards:
            self._layout.removeWidget(card)
            card.setVisible(card in shown)
        for index, card in enumerate(shown):
            self._layout.addWidget(card, index // self.columns, index % self.columns)
        for column in range(self.most):
            self._layout.setColumnStretch(column, 1 if column < self.columns else 0)
            self._layout.setColumnMinimumWidth(column, 1 if column < self.columns else 0)
        self.setMinimumHeight(self._layout.minimumSize().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next card by an arrow key."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Card):
            across, down = _ARROWS.get(Qt.Key(event.key()), (0, 0))
            if across or down:
                across = -across if self.isRightToLeft() else across
                self._go(self._cards.index(watched) + across + down * self.columns)
                return True
        return super().eventFilter(watched, event)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._cards) and not self._cards[index].isHidden():
            self._cards[index].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        columns = max(1, min(self.most, (self.width() + _GAP) // (self._narrowest + _GAP)))
        if columns != self.columns:
            self.columns = columns
            self.arrange()
