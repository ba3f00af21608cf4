"""What a press on the map takes hold of, other than the things of the map themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt

    from mapdesigner.desktop.canvas.gestures.gesture import Gesture

REACH = 4.0
"""How many px beside a border or a handle count as on it."""


@dataclass(frozen=True, slots=True)
class Handle:
    """What a press takes hold of: the cursor over it, its gesture, what a double click does, and words for it."""

    cursor: Qt.CursorShape
    begin: Callable[[], Gesture]
    reset: Callable[[], object] | None = None
    words: str = ""
