"""What a start leaves until the first map or the start page is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_LATEST = 1000  # ms: a window that is shown minimized is not painted


class AfterPaint(QObject):
    """Does some work once, as soon as a widget was painted for the first time."""

    def __init__(self, widget: QWidget, work: Callable[[], None]) -> None:
        super().__init__(widget)
        self._work = work
        self._soon = QTimer(self, singleShot=True, interval=_LATEST)
        self._soon.timeout.connect(self._do)
        self._soon.start()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the first painting."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start(0)  # the painting itself comes first
        return False

    def _do(self) -> None:
        self.setParent(None)
        self.deleteLater()
        self._work()


def load_the_rest() -> None:
    """Load what saving, merging and the clipboard need: a program that is replaced while it runs must still save."""
    import mapdesigner.compare.merge
    import mapdesigner.compare.report
    import mapdesigner.desktop.clipboard.dropping
    import mapdesigner.desktop.clipboard.pasting
    import mapdesigner.desktop.clipboard.sources
    import mapdesigner.storage.write  # noqa: F401
