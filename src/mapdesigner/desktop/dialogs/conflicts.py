"""The conflicts of a merge side by side: before, here and there; each is decided, then all is one map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.compare.conflict_words import conflict_title, side_words
from mapdesigner.compare.resolve import Side, can_be_chosen, resolved
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.style import colours
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.compare.merge import MergeResult
    from mapdesigner.model.journey import JourneyMap

_SIZE = (960, 560)
_LIST_WIDTH = 300


class ConflictDialog(QDialog):
    """Asks which way each conflict goes; `journey` then is the merged map. Cancelled, it leaves everything as it was.

    `maps` are the common beginning, the map here and the other one, which is called `name`.
    """

    def __init__(
        self,
        result: MergeResult,
        maps: tuple[JourneyMap, JourneyMap, JourneyMap],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.journey = result.journey
        self._maps, self._conflicts = maps, result.conflicts
        self._choices = [None if can_be_chosen(each) else Side.OURS for each in result.conflicts]
        self.setWindowTitle(_("Changed by both"))
        self.resize(*_SIZE)
        self.list = _List(self)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Conflicts"))
        self.list.setProperty("role", "rows")
        self.title = _plain("", "title")
        self.panes = [_pane() for _each in maps]
        self.mine, self.theirs = QRadioButton(_("Keep &mine")), QRadioButton(_("Take &theirs"))
        self.count = _plain("", "caption")
        self._lay_out(name)
        self._listen()
        self._fill()

    def choose(self, side: Side) -> None:
        """Let the conflict that is shown go a side's way, and show the next one nobody has decided."""
        at = self.list.currentRow()
        if can_be_chosen(self._conflicts[at]):
            self._choices[at] = side
        following = [*range(at + 1, len(self._choices)), *range(at)]
        self.list.setCurrentRow(next((row for row in following if self._choices[row] is None), at))
        self._refresh()

    def choose_all(self, side: Side) -> None:
        """Let every conflict go a side's way."""
        self._choices = [side if can_be_chosen(each) else Side.OURS for each in self._conflicts]
        self._refresh()

    def accept(self) -> None:
        """Merge with what was chosen."""
        chosen = [(each, side) for each, side in zip(self._conflicts, self._choices, strict=True) if side is not None]
        self.journey = resolved(*self._maps, [each for each in chosen if can_be_chosen(each[0])]).journey
        super().accept()

    def _lay_out(self, name: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        intro = _plain(
            _("You and somebody else changed the same things. Everything else is merged already."), "caption"
        )
        whole.addWidget(intro)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(self._sides(name), 1)
        whole.addLayout(row, 1)
        whole.addLayout(self._buttons())

    def _sides(self, name: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.title, 0, 0, 1, 3)
        for column, (words, pane) in enumerate(zip((_("Before"), _("Mine"), name), self.panes, strict=True)):
            label = _plain(words, "heading")
            label.setBuddy(pane)
            pane.setAccessibleName(words)
            grid.addWidget(label, 1, column)
            grid.addWidget(pane, 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.mine, 3, 1)
        grid.addWidget(self.theirs, 3, 2)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all_mine, self.all_theirs = QPushButton(_("All mine")), QPushButton(_("All theirs"))
        self.cancel, self.merge = QPushButton(_("Cancel")), QPushButton(_("Merge"))
        self.merge.setDefault(True)
        row.addWidget(self.all_mine)
        row.addWidget(self.all_theirs)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.merge)
        return row

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(self._refresh)
        self.mine.clicked.connect(lambda: self.choose(Side.OURS))
        self.theirs.clicked.connect(lambda: self.choose(Side.THEIRS))
        self.all_mine.clicked.connect(lambda: self.choose_all(Side.OURS))
        self.all_theirs.clicked.connect(lambda: self.choose_all(Side.THEIRS))
        self.cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self.accept)
        self.list.chosen.connect(self.choose)

    def _fill(self) -> None:
        for conflict in self._conflicts:
            self.list.addItem(QListWidgetItem(conflict_title(conflict, *self._maps[1:])))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _refresh(self, *_row: object) -> None:
        at = self.list.currentRow()
        conflict = self._conflicts[at]
        self.title.setText(self.list.item(at).text())
        base = self._maps[0]
        values = (conflict.base, conflict.ours, conflict.theirs)
        for pane, value, journey in zip(self.panes, values, self._maps, strict=True):
            pane.setPlainText(side_words(conflict, value, base, journey))
        self._show_choice(at)
        left = self._choices.count(None)
        words = ngettext("{count} left to decide", "{count} left to decide", left).format(count=left)
        self.count.setText(words if left else _("All decided"))
        self.merge.setEnabled(not left)
        for row, side in enumerate(self._choices):
            sign, ink = ("circle-check", colours().ok) if side else ("circle", colours().ink3)
            self.list.item(row).setIcon(icon(sign, ink))

    def _show_choice(self, at: int) -> None:
        for button, side in ((self.mine, Side.OURS), (self.theirs, Side.THEIRS)):
            button.setAutoExclusive(False)
            button.setChecked(self._choices[at] is side)
            button.setAutoExclusive(True)
            button.setEnabled(can_be_chosen(self._conflicts[at]))


class _List(QListWidget):
    """The conflicts; left and right choose the side whose words stand there."""

    chosen = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a side."""
        mine, theirs = Qt.Key.Key_Left.value, Qt.Key.Key_Right.value
        if self.isRightToLeft():
            mine, theirs = theirs, mine
        side = {mine: Side.OURS, theirs: Side.THEIRS}.get(event.key())
        if side is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(side)


def _plain(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _pane() -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    return pane
