"""A panel that follows a session while it can be seen; hidden, it hears nothing and costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap


class Following(QWidget):
    """Calls `refresh` when it comes into sight, and `follow_map` and `follow_selection` while it is there."""

    watched: ClassVar[tuple[str, ...]] = ()
    """The map's fields that the panel shows; an edit that leaves them as they are is passed over. None: all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._hears = False

    def refresh(self) -> None:
        """Show the session as it is, whatever was shown before."""
        raise NotImplementedError

    def follow_map(self, _before: JourneyMap, _now: JourneyMap) -> None:
        """Show what changed."""
        self.refresh()

    def follow_selection(self) -> None:
        """Show another selection; most panels do not care."""

    def _map_changed(self, before: JourneyMap, now: JourneyMap) -> None:
        names = self.watched
        if not names or any(getattr(before, name) is not getattr(now, name) for name in names):
            self.follow_map(before, now)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up and listen."""
        if not self._hears:
            self._hears = True
            self.session.map_changed.connect(self._map_changed)
            self.session.selection_changed.connect(self.follow_selection)
            self.refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no more."""
        if self._hears:
            self._hears = False
            self.session.map_changed.disconnect(self._map_changed)
            self.session.selection_changed.disconnect(self.follow_selection)
        super().hideEvent(event)
