"""The way down into nested maps: a slim bar above the map, each name leading back to its map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from mapdesigner.desktop.panels.labels import plain_label, plain_tip
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.items import Item
from mapdesigner.storage.links import linked_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QVBoxLayout

    from mapdesigner.desktop.window import Window


class Breadcrumbs(QFrame):
    """Shows the maps that led to this one; hidden while none did."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.view)
        self._window = window
        self._trail: list[tuple[Path, str]] = []
        self._here: Path | None = None
        self.setProperty("role", "breadcrumbs")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Maps that led here"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 2, 10, 2)
        self._row.setSpacing(2)
        cast("QVBoxLayout", window.view.layout()).insertWidget(0, self)
        window.session.file_changed.connect(self._check)
        self.hide()

    @property
    def titles(self) -> list[str]:
        """What stands in the bar."""
        return [title for _path, title in self._trail]

    def follow(self, address: str) -> None:
        """Open a linked map in place of this one. Raises EditError if this map has no file yet."""
        target = self.file_of(address)
        here = self._window.session.path
        if target is None or here is None or not self._window.files.may_close():
            return
        before = [*self._trail, (here, self._title())]
        self._open(target, before)

    def file_of(self, address: str) -> Path | None:
        """Return the file of a linked map; say so if it is not there. Raises EditError if this map has no file yet."""
        here = self._window.session.path
        if here is None:
            raise EditError(_("Save this map first: the way to the other one begins at its file."))
        target = linked_file(address, here)
        if target is not None and target.is_file():
            return target
        reason = _("There is no map at {path}. Choose the file again in the inspector.").format(path=target or address)
        self._window.files.tell(_("The linked map was not found."), reason)
        return None

    def go(self, at: int) -> None:
        """Go back to one of the maps that led here."""
        path, _title = self._trail[at]
        if self._window.files.may_close():
            self._open(path, self._trail[:at])

    def _open(self, path: Path, trail: list[tuple[Path, str]]) -> None:
        before, self._trail, self._here = (self._trail, self._here), trail, path.resolve()
        if not self._window.files.open(self._here):
            self._trail, self._here = before
        self._show()

    def _check(self) -> None:
        """A map that was not reached by a link has no way back."""
        if self._trail and self._window.session.path != self._here:
            self._trail = []
        self._show()

    def _title(self) -> str:
        journey, path = self._window.session.journey, self._window.session.path
        return journey.title or (path.stem if path else "") or _("Untitled map")

    def _show(self) -> None:
        while (held := self._row.takeAt(0)) is not None:
            if widget := held.widget():
                widget.setParent(None)
                widget.deleteLater()  # its own click may have led here
        self.setVisible(bool(self._trail))
        if not self._trail:
            return
        for at, (path, title) in enumerate(self._trail):
            self._row.addWidget(self._button(at, path, title))
            self._row.addWidget(plain_label("›", "caption"))
        self._row.addWidget(self._last())
        self._row.addStretch(1)

    def _button(self, at: int, path: Path, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title.replace("&", "&&"))
        button.setAutoRaise(True)
        button.setToolTip(plain_tip(str(path)))
        button.setAccessibleName(_("Back to {title}").format(title=title))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.go, at))
        return button

    def _last(self) -> QLabel:
        label = plain_label(self._title(), "strong")
        label.setContentsMargins(8, 0, 8, 0)
        return label


def link_of(window: Window) -> str:
    """The link of the one card that is selected; "" if there is none."""
    chosen = [look_up(window.session.journey, each) for each in window.session.selection]
    return chosen[0].link if len(chosen) == 1 and isinstance(chosen[0], Item) else ""


def open_here(window: Window) -> None:
    """Open the selected card's map in place of this one, with the way back."""
    window.breadcrumbs.follow(link_of(window))


def open_beside(window: Window) -> None:
    """Open the selected card's map in a window of its own."""
    if target := window.breadcrumbs.file_of(link_of(window)):
        window.files.show(target)
