"""A qtbot that waits as long as a busy machine needs: what it waits for is the test, not how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 30_000
"""Milliseconds."""


class PatientBot(QtBot):
    """Gives up only after half a minute."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _LONGEST) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _LONGEST, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)
