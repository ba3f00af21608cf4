"""The palette: every element that can come onto the map, to search, drag, click or reach by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels import elements
from mapdesigner.desktop.panels.elements import Element
from mapdesigner.desktop.panels.palette_row import PaletteRow
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.title_bar import TitleBar
from mapdesigner.edits.replace import EditError
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.theme import Theme


class Palette(QWidget):
    """Lists the elements by section. `refused` says in words why one could not be added."""

    refused = Signal(str)

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.title_bar = TitleBar(_("Palette"), self)
        self._sections: list[tuple[QLabel, list[PaletteRow]]] = []
        self._lane = PaletteRow(Element("lane", _("Lane"), "rows-3", "L"))
        self._lanes = [PaletteRow(each, nested=True) for each in elements.lane_elements()]
        self._lanes_shown = False
        self._lane.setToolTip(_("Show the kinds of lanes"))
        self._lane.setCursor(Qt.CursorShape.PointingHandCursor)
        self.search = self._make_search()
        self._lay_out()
        self._filter()

    @property
    def rows(self) -> list[PaletteRow]:
        """All rows from top to bottom, hidden ones too."""
        return [row for _label, rows in self._sections for row in rows]

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self._search_icon.setIcon(icon("search", colours.ink2))
        self.title_bar.set_theme(colours)
        self.update()

    def fill_menu(self, menu: QMenu) -> None:
        """Put the elements into a menu."""
        for each in elements.structure_elements():
            self._add_to(menu, each)
        lanes = menu.addMenu(_("Lane"))
        for each in elements.lane_elements():
            self._add_to(lanes, each)
        for group in (elements.card_elements(), elements.free_elements()):
            menu.addSeparator()
            for each in group:
                self._add_to(menu, each)

    def insert(self, code: str) -> None:
        """Put an element onto the map where the focus is."""
        try:
            elements.insert(self._view, code)
        except EditError as error:
            self.refused.emit(str(error))

    def _add_to(self, menu: QMenu, element: Element) -> None:
        key = f"\t/ {element.key}" if element.key else ""
        action = menu.addAction(element.label + key)
        action.setObjectName(f"insert:{element.code}")
        action.triggered.connect(partial(self.insert, element.code))

    def _leave_room(self, column: QVBoxLayout, end: int) -> None:
        """Leave `end` px where lines end, beside the scroll bar."""
        column.setContentsMargins(*((end, 0, 10, 8) if self.isRightToLeft() else (10, 0, end, 8)))

    def _make_search(self) -> QLineEdit:
        search = QLineEdit(self)
        search.setPlaceholderText(_("Find an element"))
        search.setAccessibleName(_("Find an element"))
        search.setProperty("role", "search")
        search.setFixedHeight(30)
        self._search_icon = search.addAction(icon("search", "#000000"), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        search.returnPressed.connect(self._insert_first)
        search.installEventFilter(self)
        return search

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 6)
        top.addWidget(self.search)
        outer.addLayout(top)
        outer.addWidget(self._make_list(), 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        hint = QLabel(_("Drag onto the map, or select a cell and press / and the letter."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        hint.setContentsMargins(14, 10, 10, 12)
        outer.addWidget(rule)
        outer.addWidget(hint)

    def _make_list(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(10, 0, 10, 4)
        column.setSpacing(0)
        structure = [PaletteRow(each) for each in elements.structure_elements()]
        self._add_section(column, _("Structure"), [*structure, self._lane, *self._lanes])
        self._add_section(column, _("Cards"), [PaletteRow(each) for each in elements.card_elements()])
        self._add_section(column, _("Free"), [PaletteRow(each) for each in elements.free_elements()])
        column.addStretch(1)
        area = scroll_area()
        area.setWidget(content)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self._leave_room(column, 2 if most else 10))
        return area

    def _add_section(self, column: QVBoxLayout, title: str, rows: list[PaletteRow]) -> None:
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "section")
        label.setContentsMargins(4, 13, 4, 5)
        column.addWidget(label)
        for row in rows:
            column.addWidget(row)
            row.clicked.connect(partial(self._clicked, row))
            row.moved.connect(partial(self._go, row))
        self._sections.append((label, rows))

    def _clicked(self, row: PaletteRow) -> None:
        if row is self._lane:
            self._lanes_shown = not self._lanes_shown
            self._filter()
        else:
            self.insert(row.element.code)

    def _shown(self, row: PaletteRow) -> bool:
        wanted = self.search.text().strip()
        if row in self._lanes:
            return row.matches(wanted) if wanted else self._lanes_shown
        return row.matches(wanted)

    def _filter(self) -> None:
        for label, rows in self._sections:
            for row in rows:
                row.setVisible(self._shown(row))
            label.setVisible(any(map(self._shown, rows)))

    def _insert_first(self) -> None:
        row = next((row for row in self.rows if self._shown(row)), None)
        if row and self.search.text().strip():
            row.click()

    def _go(self, row: PaletteRow, by: int) -> None:
        shown = [each for each in self.rows if self._shown(each)]
        at = shown.index(row) + by
        (shown[min(at, len(shown) - 1)] if at >= 0 else self.search).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to the first row, Escape empties it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                next((row for row in self.rows if self._shown(row)), self.search).setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
