"""The real pages of an export, as they will be: one large, the others small beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from mapdesigner.desktop.exporting.drafts import Draft, unpacked
from mapdesigner.desktop.exporting.page_list import PageList
from mapdesigner.desktop.exporting.page_view import PageView
from mapdesigner.desktop.exporting.waiting import Waiting
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.style import colours
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.scene import Scene


class Preview(QWidget):
    """Shows a draft page by page; `say` shows words where there are no pages to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._at = 0
        self.view = PageView()
        self.list = PageList()
        self.waiting = Waiting(self.view)
        self.list.hide()
        self._words = plain_label(role="empty", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_bar()
        self._lay_out()
        self.view.turned.connect(lambda by: self.turn(by))
        self.view.zoomed.connect(self._show_zoom)
        self.list.chosen.connect(self.go)
        self._show_zoom()

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._at

    @property
    def scene(self) -> Scene | None:
        """The drawing that is shown."""
        return self.view.scene if self._stack.currentWidget() is self._pages else None

    def show_draft(self, draft: Draft) -> None:
        """Show other pages, at the page that was looked at if there is one."""
        self._draft = draft
        self.list.show_draft(draft)
        self.list.setVisible(len(draft.packed) > 1)
        self._stack.setCurrentWidget(self._pages)
        self.go(self._at)

    def say(self, words: str) -> None:
        """Show words in place of pages."""
        self._draft = Draft()
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        self._show_place()

    def turn(self, by: int) -> None:
        """Go so many pages on."""
        self.go(self._at + by)

    def go(self, at: int) -> None:
        """Show a page; the nearest there is."""
        self._at = max(0, min(at, len(self._draft.packed) - 1))
        if self._draft.packed:
            self.view.show_page(unpacked(self._draft.packed[self._at]))
            self.list.go(self._at)
        self._show_place()

    def paint(self) -> None:
        """Draw the icons in the theme's colours."""
        left, right = ("right", "left") if self.isRightToLeft() else ("left", "right")
        names = {
            self.previous: f"chevron-{left}",
            self.next: f"chevron-{right}",
            self.zoom_out: "zoom-out",
            self.zoom_in: "zoom-in",
            self.fit: "maximize",
        }
        for button, name in names.items():
            button.setIcon(icon(name, colours().ink2, colours().line_strong))

    def _make_bar(self) -> None:
        self.previous = self._button(_("Previous page"), lambda: self.turn(-1))
        self.next = self._button(_("Next page"), lambda: self.turn(1))
        self.place = QLabel()
        self.zoom_out = self._button(_("Zoom out"), lambda: self.view.zoom_by(-1))
        self.zoom_in = self._button(_("Zoom in"), lambda: self.view.zoom_by(1))
        self.fit = self._button(_("Fit the page"), self.view.fit)
        self.full = self._button(_("True size"), lambda: self.view.zoom_to(1.0))
        self.full.setText(interface().percent(100))
        self.full.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.percent = QLabel()
        self.percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("1000 %"))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paint()

    def _button(self, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("role", "bar")
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(4)
        for part in (self.previous, self.place, self.next, None, self.zoom_out, self.percent, self.zoom_in):
            bar.addWidget(part) if part else bar.addStretch(1)
        for part in (self.fit, self.full):
            bar.addWidget(part)
        self._pages = QWidget()
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages)
        self._stack.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _show_place(self) -> None:
        count = len(self._draft.packed)
        number = interface().number
        words = _("Page {number} of {count}").format(number=number(self._at + 1), count=number(count))
        self.place.setText(words if count else "")
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)
        for each in (self.zoom_out, self.zoom_in, self.fit, self.full):
            each.setEnabled(count > 0)
        self._show_zoom()

    def _show_zoom(self) -> None:
        shown = self._draft.packed
        self.percent.setText(interface().percent(round(100 * self.view.zoom)) if shown else "")
