"""The outline: the whole map as a tree to read, search, select, rename and put in order without a pointer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QTreeView, QWidget

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.elements import insert
from mapdesigner.desktop.panels.outline_model import ID, OutlineModel
from mapdesigner.desktop.panels.outline_moves import across, dropped, shifted
from mapdesigner.desktop.panels.reveal import reveal
from mapdesigner.desktop.panels.side_panel import SidePanel, flat_button
from mapdesigner.desktop.style import colours as worn
from mapdesigner.edits.fields import set_text, text_field
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap

_Index = QModelIndex | QPersistentModelIndex
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ARROWS = {Qt.Key.Key_Up: (-1, shifted), Qt.Key.Key_Down: (1, shifted)} | {
    Qt.Key.Key_Left: (-1, across),
    Qt.Key.Key_Right: (1, across),
}


class _Rename(QStyledItemDelegate):
    """Edits the text of what a row stands for: without its number, and as one step of the map."""

    def __init__(self, panel: Outline) -> None:
        super().__init__(panel)
        self._panel = panel

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Write the text as the map holds it."""
        assert isinstance(editor, QLineEdit)
        editor.setText(self._panel.text_of(str(index.data(ID))))
        editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        """Give the map the new text."""
        assert isinstance(editor, QLineEdit)
        self._panel.rename(str(index.data(ID)), editor.text())


class Outline(SidePanel):
    """Rows of stages, steps and items. What is selected here is selected on the map, and the other way round."""

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        super().__init__(view.session, _("Outline"), say)
        self.view = view
        self._busy = False
        self._opened: set[str] = set()
        self.model = OutlineModel()
        self.model.dropped.connect(self._drop)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setAutoAcceptChildRows(True)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = self._make_search()
        self.tree = self._make_tree()
        self.add = flat_button(_("Add a stage"), lambda: self._add_stage())
        self._search_row, self._add_row = self.row(self.search, stretch=0), self.row(self.add)
        self.column.addWidget(self._search_row)
        self.column.addWidget(self._add_row)
        self.column.addWidget(self.tree, 1)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(colours)
        self._search_icon.setIcon(icon("search", colours.ink2))
        self.model.forget_icons()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the map as it is."""
        with self._not_choosing():
            self.model.show(self.session.journey)
        self._after_rows()

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """Show what changed."""
        with self._not_choosing():
            if before.id == now.id:
                self.model.follow(before, now)
            else:
                self.model.clear_rows()
                self._opened = set()
                self.model.show(now)
        self._after_rows()

    def follow_selection(self) -> None:
        """Select the rows of what is selected on the map."""
        if self._busy:
            return
        wanted = QItemSelection()
        rows = [self._found.mapFromSource(self.model.index_of(each)) for each in sorted(self.session.selection)]
        rows = [row for row in rows if row.isValid()]
        for row in rows:
            wanted.select(row, row)
        with self._not_choosing():
            self.tree.selectionModel().select(wanted, _SELECT)
            if rows:
                self.tree.selectionModel().setCurrentIndex(rows[0], QItemSelectionModel.SelectionFlag.NoUpdate)
                self.tree.scrollTo(rows[0])

    def text_of(self, wanted: str) -> str:
        """The text of an object, as it is edited."""
        one = look_up(self.session.journey, wanted)
        return str(getattr(one, text_field(one))) if one else ""

    def rename(self, wanted: str, text: str) -> None:
        """Give an object another text; several lines of a card stay if the row's one line was left as it is."""
        if text != " ".join(self.text_of(wanted).splitlines()):
            self.apply(_("Rename"), lambda journey: set_text(journey, wanted, text))

    def shift(self, by: int, way: Callable[[JourneyMap, str, int], JourneyMap]) -> None:
        """Move what is selected by a place."""
        chosen = self._chosen()
        if is_locked(self.session.journey, chosen):
            self._say(_("This lane is locked."))
        elif len(chosen) == 1:
            self.apply(_("Move in the outline"), lambda journey: way(journey, chosen[0], by))
            self.follow_selection()

    @contextmanager
    def _not_choosing(self) -> Iterator[None]:
        """While rows are put in and taken out, what is selected among them says nothing of the map."""
        was, self._busy = self._busy, True
        yield
        self._busy = was

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText(_("Filter"))
        search.setAccessibleName(_("Filter the outline"))
        search.setProperty("role", "search")
        search.setFixedHeight(30)
        search.setClearButtonEnabled(True)
        self._search_icon = search.addAction(icon("search", worn().ink2), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        return search

    def _make_tree(self) -> QTreeView:
        tree = _Tree(self)
        tree.setModel(self._found)
        tree.setItemDelegate(_Rename(self))
        tree.setAccessibleName(_("Outline of the map"))
        tree.selectionModel().selectionChanged.connect(self._selected)
        tree.expanded.connect(lambda index: self._opened.add(str(index.data(ID))))
        tree.collapsed.connect(lambda index: self._opened.discard(str(index.data(ID))))
        return tree

    def _after_rows(self) -> None:
        """Open what was open, say what the map holds, and select what is selected."""
        journey = self.session.journey
        if not self._opened:
            self._opened = {stage.id for stage in journey.stages}
        for each in [*self._opened]:
            index = self._found.mapFromSource(self.model.index_of(each))
            if index.isValid() and not self.tree.isExpanded(index):
                self.tree.setExpanded(index, True)
        empty = _("The outline lists stages, their steps, and the cards in each. Begin with a stage.")
        self.tell(_counted(journey), "" if journey.stages else empty)
        self._add_row.setVisible(not journey.stages)
        self._search_row.setVisible(bool(journey.stages))
        self.follow_selection()

    def _filter(self, words: str) -> None:
        self._found.setFilterFixedString(words.strip())
        if words.strip():
            opened = set(self._opened)
            self.tree.expandAll()
            self._opened = opened
        else:
            self.tree.collapseAll()
            self._after_rows()

    def _add_stage(self) -> None:
        try:
            insert(self.view, "stage")
        except EditError as error:
            self._say(str(error))

    def _chosen(self) -> list[str]:
        rows = self.tree.selectionModel().selectedRows()
        return [each for row in rows if look_up(self.session.journey, each := str(row.data(ID)))]

    def _selected(self) -> None:
        if self._busy:
            return
        with self._not_choosing():
            chosen = self._chosen()
            self.session.select(chosen)
            if chosen:
                reveal(self.view, chosen[-1])

    def _drop(self, ids: list[str], into: str, row: int) -> None:
        if is_locked(self.session.journey, ids):
            self._say(_("This lane is locked."))
        elif row >= 0 and self.search.text():
            self._say(_("Clear the filter first: rows that it hides stand between."))
        else:
            self.apply(_("Move in the outline"), lambda journey: dropped(journey, ids, into, row))


class _Tree(QTreeView):
    """The tree; Ctrl with arrows moves what is selected, Delete removes it, Enter goes to it on the map."""

    def __init__(self, panel: Outline) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setProperty("role", "rows")

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Draw the theme's arrow before what can be opened."""
        if self.model().hasChildren(index):
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            closed = "chevron-left" if mirrored else "chevron-right"
            sign = "chevron-down" if self.isExpanded(index) else closed
            left = rect.left() + 2 if mirrored else rect.right() - 15
            place = QRectF(left, rect.center().y() - 6, 13, 13)
            draw_icon(painter, sign, worn().ink2, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove, or go to the map."""
        key, view = Qt.Key(event.key()), self._panel.view
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ARROWS:
            self._panel.shift(*_ARROWS[key])
        elif key == Qt.Key.Key_Delete:
            view.delete_selected()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            view.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


def _counted(journey: JourneyMap) -> str:
    stages, steps, cards = len(journey.stages), len(journey.steps), len(journey.items)
    return ", ".join(
        (
            ngettext("{count} stage", "{count} stages", stages).format(count=stages),
            ngettext("{count} step", "{count} steps", steps).format(count=steps),
            ngettext("{count} card", "{count} cards", cards).format(count=cards),
        )
    )
