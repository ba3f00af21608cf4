"""A bar that shows how far a command is, beside its answer and only where somebody watches."""

from __future__ import annotations

import sys
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

from mapdesigner.words import interface

if TYPE_CHECKING:
    from types import TracebackType

_WIDTH = 24

_PATIENCE = 0.5
"""How many seconds of one thing under way need no bar."""


def show(done: float, words: str) -> None:
    """Draw the bar, `done` from 0 to 1, with words behind it."""
    if sys.stderr.isatty() and done < 1:
        full = int(_WIDTH * done)
        print(f"\r[{'#' * full}{'-' * (_WIDTH - full)}] {words}", end="", file=sys.stderr, flush=True)


def clear() -> None:
    """Take the bar away, so that words can stand in its place."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class Patient:
    """The bar of one thing under way: it is drawn once that has taken half a second, and is gone at its end.

    Call it with how much is done, from 0 to 1.
    """

    def __init__(self) -> None:
        self._done = 0.0
        self._shown = False
        self._ended = False
        self._lock = Lock()
        self._timer = Timer(_PATIENCE, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin to wait."""
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._ended = True
            if self._shown:
                clear()

    def __call__(self, done: float) -> None:
        """Hear how much is done."""
        with self._lock:
            self._done = done
            self._draw()

    def _begin(self) -> None:
        with self._lock:
            self._shown = not self._ended
            self._draw()

    def _draw(self) -> None:
        if self._shown:
            show(self._done, interface().percent(100 * self._done, 0))
