"""What panels of insight share: a conclusion that leads to the cards, words while empty, a scrolling body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.insight.lead import lead
from mapdesigner.desktop.insight.lead_row import LeadRow, Line
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.side_panel import SidePanel, flat_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme


class InsightPanel(SidePanel):
    """A panel's own parts go into `body`, which scrolls below the conclusion."""

    def __init__(self, window: Window, title: str) -> None:
        super().__init__(window.session, title, window.say)
        self.window_of_map = window
        self._help: QWidget | None = None
        self.conclusion = LeadRow(Line("", lead=True))
        self.conclusion.led.connect(self.lead)
        self.column.insertWidget(0, self.conclusion)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 12)
        self.body.setSpacing(0)
        self.area = scroll_area()
        self.area.setWidget(content)

    def help_out(self, words: str, run: Callable[[], object]) -> QPushButton:
        """Offer to do something about it while there is nothing in the panel; return the button."""
        made = flat_button(words, run)
        self._help = self.row(made)
        self._help.hide()
        self.column.insertWidget(self.column.indexOf(self.empty) + 1, self._help)
        return made

    def conclude(self, sentence: str, ids: Sequence[str] = (), empty: str = "") -> None:
        """Say what the panel tells and where that leads, and what to do while there is nothing in it."""
        self.tell("", empty)
        if self._help is not None:
            self._help.setVisible(bool(empty))
        self.conclusion.show_line(Line(sentence, ids=tuple(ids), lead=True))
        self.conclusion.setVisible(bool(sentence))

    def lead(self, ids: Sequence[str]) -> None:
        """Show on the map what something is about."""
        lead(self.window_of_map, ids)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(colours)
        self.area.update()
