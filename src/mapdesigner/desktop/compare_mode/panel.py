"""The list of differences beside the map: walk through it, take over or leave each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from mapdesigner.compare.report import summary
from mapdesigner.desktop.compare_mode.comparison import key_of
from mapdesigner.desktop.compare_mode.marks import SIGNS, ink_of
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_label, plain_tip
from mapdesigner.desktop.panels.title_bar import TitleBar
from mapdesigner.desktop.style import colours as worn
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.compare_mode.comparison import Comparison
    from mapdesigner.layout.theme import Theme


class ComparePanel(QWidget):
    """Shows the comparison of one window; `choose_file` and `choose_version` begin one."""

    def __init__(
        self, comparison: Comparison, choose_file: Callable[[], object], choose_version: Callable[[], object]
    ) -> None:
        super().__init__()
        self._comparison = comparison
        self.title_bar = TitleBar(_("Compare"), self, closes=True)
        self.headline = plain_label("", "empty", wraps=True)
        self.list = _List(comparison)
        self.file, self.version = QPushButton(_("With a file…")), QPushButton(_("With a version…"))
        self.take, self.leave = QPushButton(_("Take over")), QPushButton(_("Leave"))
        self.take_all, self.done = QPushButton(_("Take over all")), QPushButton(_("End comparing"))
        self.take.setProperty("primary", True)
        self._lay_out()
        self.file.clicked.connect(lambda: choose_file())
        self.version.clicked.connect(lambda: choose_version())
        self.take.clicked.connect(comparison.take)
        self.leave.clicked.connect(comparison.leave)
        self.take_all.clicked.connect(comparison.take_all)
        self.done.clicked.connect(comparison.end)
        self.list.currentRowChanged.connect(self._look)
        comparison.changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self.title_bar.set_theme(colours)
        self.refresh()

    def refresh(self) -> None:
        """Show the comparison as it is."""
        comparison = self._comparison
        self.headline.setText(self._sentence())
        for button in (self.file, self.version):
            button.setVisible(not comparison.is_on)
        for part in (self.list, self.take, self.leave, self.take_all, self.done):
            part.setVisible(comparison.is_on)
        for button in (self.take, self.leave, self.take_all):
            button.setEnabled(bool(comparison.found))
        self._fill()
        at = comparison.current
        is_left = at >= 0 and key_of(comparison.found[at]) in comparison.left
        self.leave.setText(_("Do not leave") if is_left else _("Leave"))

    def _sentence(self) -> str:
        comparison = self._comparison
        if not comparison.is_on:
            return _("Hold this map against another file or an earlier version, and take over what you want.")
        said = _("What “{name}” has otherwise: {changes}.").format(
            name=comparison.name, changes=summary(comparison.found)
        )
        count = len(comparison.left & {key_of(each) for each in comparison.found})
        left = ngettext("{count} left as it is.", "{count} left as they are.", count).format(count=count)
        return f"{said} {left}" if count else said

    def _fill(self) -> None:
        comparison, colours = self._comparison, worn()
        self.list.blockSignals(True)
        self.list.clear()
        for each in comparison.found:
            item = QListWidgetItem(icon(SIGNS[each.change], ink_of(each.change, colours)), comparison.words(each))
            item.setToolTip(plain_tip(item.text()))
            if key_of(each) in comparison.left:
                item.setForeground(QColor(colours.ink3))
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(comparison.current)
        self.list.blockSignals(False)

    def _look(self, row: int) -> None:
        if row != self._comparison.current:
            self._comparison.go_to(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.file)
        column.addWidget(self.version)
        column.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate((self.take, self.leave, self.take_all, self.done)):
            grid.addWidget(button, at // 2, at % 2)
        column.addLayout(grid)
        column.addStretch(0)


class _List(QListWidget):
    """The differences; Enter takes one, Delete leaves it, Escape ends."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison
        self.setWordWrap(True)
        self.setIconSize(QSize(15, 15))
        self.setAccessibleName(_("Differences"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "rows")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, leave, end."""
        actions = {
            Qt.Key.Key_Return.value: self._comparison.take,
            Qt.Key.Key_Enter.value: self._comparison.take,
            Qt.Key.Key_Delete.value: self._comparison.leave,
            Qt.Key.Key_Escape.value: self._comparison.end,
        }
        action = actions.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
