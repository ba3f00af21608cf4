"""A row of parts that is arranged anew when its width, or what its parts need, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittedRow(QWidget):
    """Its kinds say in `_arrange` how the parts stand in the width there is."""

    def _arrange(self) -> None:
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether all have room."""
        self._arrange()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Look again when words change, or a part comes or goes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)
