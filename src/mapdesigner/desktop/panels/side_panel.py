"""What panels beside the map share: a head, one sentence of what they tell, buttons, and words while empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.button_row import ButtonRow
from mapdesigner.desktop.panels.follow import Following
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.title_bar import TitleBar
from mapdesigner.desktop.style import colours as worn
from mapdesigner.edits.replace import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap


class SidePanel(Following):
    """A panel's own parts go into `column`, below its sentence; `say` takes why something cannot be done."""

    def __init__(self, session: Session, title: str, say: Callable[[str], object]) -> None:
        super().__init__(session)
        self._say = say
        self.title_bar = TitleBar(title, self, closes=True)
        self.headline = plain_label("", "headline", wraps=True)
        self.headline.setContentsMargins(14, 2, 12, 8)
        self.empty = plain_label("", "empty", wraps=True)
        self.empty.setContentsMargins(14, 6, 14, 10)
        self.empty.hide()
        self._buttons: list[tuple[QToolButton, str]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.headline)
        self.column.addWidget(self.empty)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self.title_bar.set_theme(colours)
        for button, name in self._buttons:
            button.setIcon(icon(name, colours.ink2, colours.line_strong))
        self.update()

    def tell(self, sentence: str, empty: str = "") -> None:
        """Say what the panel tells, and what to do while there is nothing in it."""
        self.headline.setText(sentence)
        self.headline.setVisible(bool(sentence))
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty))

    def apply(self, words: str, change: Callable[[JourneyMap], JourneyMap], merge_key: str | None = None) -> bool:
        """Make one undo step; say why it cannot be made. Return whether it was."""
        try:
            self.session.apply(words, change, merge_key)
        except EditError as error:
            self._say(str(error))
            return False
        return True

    def button(self, name: str, words: str, run: Callable[[], object]) -> QToolButton:
        """Make a button of an icon; its words are its tip and what a screen reader says."""
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setIconSize(QSize(17, 17))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setIcon(icon(name, worn().ink2, worn().line_strong))
        made.clicked.connect(lambda: run())
        self._buttons.append((made, name))
        return made

    def row(self, *parts: QWidget, stretch: int | None = None) -> QWidget:
        """Put controls side by side; the `stretch`-th takes the room there is, else all stand at the start."""
        if stretch is None:
            return ButtonRow(*parts, parent=self)
        made = QWidget(self)
        line = QHBoxLayout(made)
        line.setContentsMargins(14, 0, 12, 6)
        line.setSpacing(14 if any(isinstance(part, QPushButton) for part in parts) else 4)
        for at, part in enumerate(parts):
            line.addWidget(part, 1 if at == stretch else 0)
        return made


def flat_button(words: str, run: Callable[[], object]) -> QPushButton:
    """Make a button that looks like a link."""
    made = QPushButton(words)
    made.setProperty("flat", True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: run())
    return made


def heading(words: str) -> QLabel:
    """Make the title of a part of a panel."""
    made = plain_label(words, "heading")
    made.setContentsMargins(14, 10, 12, 4)
    return made
