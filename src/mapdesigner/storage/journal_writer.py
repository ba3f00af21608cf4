"""Writes one map's journal in a thread of its own, so that nobody who types waits for a disk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from mapdesigner.storage.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.storage.journal import Recoverable, Snapshot

PAUSE = 0.7
"""Seconds from an edit to its writing; edits in between are written together. With a slow disk this stays below 2 s."""
_RETRY = 5.0
_LONGEST_CLOSE = 5.0


class JournalWriter:
    """Takes maps from one thread and writes the last of them in another, which lives while there is work to keep.

    `failed` is called there with what kept a map from being written, once until a write succeeds again.
    """

    def __init__(self, failed: Callable[[Exception], object]) -> None:
        self._failed = failed
        self._journal = Journal()
        self._wake = threading.Condition()
        self._snapshot: Snapshot | None = None
        self._clear = False
        self._thread: threading.Thread | None = None
        self._pause = PAUSE

    def adopt(self, found: Recoverable) -> None:
        """Go on with the journal of work that was recovered, so that it stays on disk until this map is saved."""
        self.close()
        self._journal = Journal(found)

    def note(self, snapshot: Snapshot) -> None:
        """Have a map written within a second or so; the one before need not be any more."""
        with self._wake:
            self._snapshot = snapshot
            self._wake.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
                self._thread.start()

    def clear(self) -> None:
        """Have the journal removed: the map is saved."""
        with self._wake:
            self._snapshot = None
            if self._thread is not None:
                self._clear = True
                self._wake.notify()

    def close(self) -> None:
        """Remove the journal and end; returns when that is done."""
        self.clear()
        thread = self._thread
        if thread is not None:
            thread.join(_LONGEST_CLOSE)

    def _run(self) -> None:
        while True:
            clear, snapshot = self._next()
            if clear:
                self._journal.remove()
            if snapshot is not None:
                self._write(snapshot)
            with self._wake:
                if clear and self._snapshot is None and not self._clear:
                    self._thread = None
                    return

    def _next(self) -> tuple[bool, Snapshot | None]:
        """Wait for something to do, gather edits for a moment, and return whether to clear and what to write then."""
        with self._wake:
            self._wake.wait_for(lambda: self._clear or self._snapshot is not None)
            self._wake.wait_for(lambda: self._clear, self._pause)
            found = self._clear, self._snapshot
            self._clear, self._snapshot = False, None
            return found

    def _write(self, snapshot: Snapshot) -> None:
        try:
            self._journal.write(snapshot)
        except (OSError, ValueError) as error:
            self._fail(snapshot, error)
        else:
            self._pause = PAUSE

    def _fail(self, snapshot: Snapshot, error: Exception) -> None:
        """Say so once, and try again after a while with this map or a later one."""
        if self._pause == PAUSE:
            self._failed(error)
        self._pause = _RETRY
        with self._wake:
            self._snapshot = self._snapshot or snapshot
