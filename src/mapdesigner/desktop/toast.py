"""A few words over the lower edge of the map for a while, with one thing to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mapdesigner.desktop.style import colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView

_TIME = 9000  # ms
_LIFT = 26  # px over the lower edge


class Toast(QFrame):
    """Goes by itself, when the map changes, or when something was done about it. It never takes the keyboard."""

    def __init__(self, view: MapView, words: str, answer: str, action: Callable[[], object] | None) -> None:
        super().__init__(view)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14 if action is None else 8, 8)
        row.setSpacing(12)
        self.label = QLabel(words, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.label)
        self.button: QPushButton | None = None
        if action is not None:
            self.button = QPushButton(answer.replace("&", "&&"), self)
            self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.button.clicked.connect(self.close)
            self.button.clicked.connect(action)
            row.addWidget(self.button)
        self._wear()
        view.session.map_changed.connect(self.close)
        view.installEventFilter(self)
        QTimer.singleShot(_TIME, self, self.close)
        self._place(view)

    def _wear(self) -> None:
        worn = colours()
        self.setStyleSheet(
            f"#toast {{ background: {worn.ink}; border-radius: 8px; }}"
            f" #toast QLabel {{ color: {worn.paper}; background: transparent; }}"
            f" #toast QPushButton {{ color: {worn.paper}; background: transparent; border: 1px solid {worn.ink3};"
            " border-radius: 6px; padding: 4px 10px; }"
            f" #toast QPushButton:hover, #toast QPushButton:focus {{ border-color: {worn.paper}; }}"
        )

    def _place(self, view: QWidget) -> None:
        self.adjustSize()
        self.move((view.width() - self.width()) // 2, view.height() - self.height() - _LIFT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the lower edge."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return False


def show_toast(view: MapView, words: str, answer: str = "", action: Callable[[], object] | None = None) -> Toast:
    """Show words over the map, instead of those shown before; `action` is done when the `answer` is pressed."""
    for before in view.findChildren(Toast):
        before.close()
    toast = Toast(view, words, answer, action)
    toast.show()
    toast.raise_()
    return toast
