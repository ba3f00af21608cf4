"""Small tables to look at inside a dialog: the first rows of a file, and what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapdesigner.desktop.data.lines import ChangeLine

_MOST_CELLS = 8
_MOST_LETTERS = 60


class TableView(QTreeWidget):
    """Rows under a header, that nobody can change; `name` is what a screen reader says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "keys")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Show other rows."""
        self.clear()
        self.setColumnCount(len(header))
        self.setHeaderLabels(list(header))
        self.addTopLevelItems([QTreeWidgetItem(list(row)) for row in rows])

    def rows(self) -> list[tuple[str, ...]]:
        """What is shown, without the header."""
        items = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return [tuple(item.text(column) for column in range(self.columnCount())) for item in items if item]


class FirstRows(TableView):
    """The first rows of a file as they are."""

    def __init__(self, count: int = 4) -> None:
        super().__init__(_("First rows"))
        self._count = count
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[dict[str, str]]) -> None:
        """Show the first of these rows."""
        header = list(rows[0])[:_MOST_CELLS]
        self.show_table(header, ([_short(row[name]) for name in header] for row in rows[: self._count]))
        shown = min(len(rows), self._count) * max(self.sizeHintForRow(0), 1)
        self.setFixedHeight(self.header().sizeHint().height() + shown + 6)
        for column in range(len(header)):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.resizeColumnToContents(column)


class ChangeTable(TableView):
    """What would change, a line each."""

    def __init__(self) -> None:
        super().__init__(_("What will change"))

    def show_lines(self, lines: Iterable[ChangeLine], counted: bool = True) -> None:
        """Show other lines; `counted` with the number of answers and their spread."""
        header = [_("What"), _("Now"), _("Then")]
        header += [_("Answers"), _("Middle half")] if counted else []
        self.show_table(header, (line[: len(header)] for line in lines))
        self.header().setStretchLastSection(False)
        items = [self.headerItem(), *(self.topLevelItem(at) for at in range(self.topLevelItemCount()))]
        for column in range(len(header)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            self.header().setSectionResizeMode(column, mode)
            for item in filter(None, items):
                item.setTextAlignment(column, _side(column))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _short(cell: str) -> str:
    words = in_one_line(cell)
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
