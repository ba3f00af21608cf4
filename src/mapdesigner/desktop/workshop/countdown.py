"""A countdown: so much time, started, halted and made longer."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

MINUTE = 60.0
_USUAL = 10 * MINUTE
_TICK = 200  # ms


class Countdown(QObject):
    """Counts down to 0 and stops there, without a sound. All times in seconds."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.whole = _USUAL
        self._left = _USUAL
        self._end = 0.0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    @property
    def left(self) -> float:
        """How much time is left."""
        return max(self._end - monotonic(), 0.0) if self.is_running else self._left

    @property
    def share(self) -> float:
        """What part of the time is left, 0 to 1."""
        return self.left / self.whole

    @property
    def is_ending(self) -> bool:
        """Whether the last minute has come."""
        return self.left <= MINUTE

    @property
    def figures(self) -> str:
        """The time left as minutes and seconds: `07:42`."""
        minutes, seconds = divmod(round(self.left), 60)
        return f"{minutes:02d}:{seconds:02d}"

    def set(self, seconds: float) -> None:
        """Begin anew with so much time; it counts on if it counted."""
        self.whole, self._left, self._end = seconds, seconds, monotonic() + seconds
        self.changed.emit()

    def toggle(self) -> None:
        """Start, or halt."""
        if self.is_running:
            self._left = self.left
            self._timer.stop()
        elif self._left > 0:
            self._end = monotonic() + self._left
            self._timer.start()
        self.changed.emit()

    def add_minute(self) -> None:
        """Give one minute more."""
        self._left, self._end = self._left + MINUTE, max(self._end, monotonic()) + MINUTE
        self.whole = max(self.whole, self.left)
        self.changed.emit()

    def _tick(self) -> None:
        if self.left <= 0:
            self._left = 0.0
            self._timer.stop()
        self.changed.emit()
