"""Buttons side by side, or below each other where a panel is too narrow for their words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from mapdesigner.desktop.fitted_row import FittedRow

_SIDES = (14, 0, 12, 6)


class ButtonRow(FittedRow):
    """All its parts stand at the start of their line."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = parts
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(*_SIDES)
        self._gap = 14 if any(isinstance(part, QPushButton) for part in parts) else 4
        self._line.setSpacing(self._gap)
        self._line.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for part in parts:
            self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)

    def _needed(self) -> int:
        """The width in px of all that is to be seen, side by side."""
        wide = [part.sizeHint().width() for part in self.parts if not part.isHidden()]
        return sum(wide) + self._gap * max(len(wide) - 1, 0) + _SIDES[0] + _SIDES[2]

    def _arrange(self) -> None:
        """Side by side if there is room."""
        fits = self._needed() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self._line.setSpacing(self._gap if fits else 2)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part alone."""
        widest = max((part.minimumSizeHint().width() for part in self.parts if not part.isHidden()), default=0)
        return QSize(widest + _SIDES[0] + _SIDES[2], super().minimumSizeHint().height())
