"""Find: a bar over the map that looks through all its texts, marks what it finds and goes from one to the next."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout

from mapdesigner.desktop.canvas.cells import go_to_card
from mapdesigner.desktop.canvas.marks import Marks, place_of
from mapdesigner.desktop.canvas.motion import is_wanted
from mapdesigner.desktop.find_list import FindList
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.style import colours
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.search import search
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.items import Item
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView

_WAIT = 80  # ms after a key before the map is looked through
_FLASH = 0.7  # seconds
_FRAME = 16  # ms
_AWAY = 14  # px from the edges of the map
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Stands over the right upper corner of the map while something is looked for; Escape goes back to the map."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.setObjectName("find")
        self._view = view
        self.hits: tuple[str, ...] = ()
        self._at = -1
        self._looked = ""
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self._look)
        self._flashing = QTimer(self, interval=_FRAME)
        self._flashing.timeout.connect(self._flash_on)
        self._began = 0.0
        self._fill()
        self.hide()
        view.session.map_changed.connect(self._look_again)
        view.canvas.scene_changed.connect(self._mark)
        view.canvas.view_changed.connect(self._place)
        view.installEventFilter(self)
        view.canvas.installEventFilter(self)

    def open(self) -> None:
        """Show the bar, with what was looked for last to be written over."""
        self._wear()
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def go(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end; open the bar if nothing is looked for."""
        if not self.isVisible():
            self.open()
        if self._wait.isActive():
            self._look()
        if self.hits:
            self._at = (self._at + by) % len(self.hits) if self._at >= 0 else 0 if by > 0 else len(self.hits) - 1
            self._show_hit()

    def end(self) -> None:
        """Take the bar and its marks away; the map has the keyboard again."""
        self._wait.stop()
        self.hide()
        self._view.canvas.set_marks(None)
        self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_from_map(self) -> bool:
        """End with Escape on the map too, unless that gives up a gesture; tell whether it did."""
        wanted = self.isVisible() and self._view.canvas.gesture is None
        if wanted:
            self.end()
        return wanted

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 6, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Find in the map"))
        self.field.setAccessibleName(_("Find in the map"))
        self.field.setFixedWidth(230)
        self.field.textChanged.connect(lambda: self._wait.start())
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(72)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = [
            (self._button(_("Previous"), lambda: self.go(-1)), "chevron-up"),
            (self._button(_("Next"), lambda: self.go(1)), "chevron-down"),
            (self._button(_("Close"), self.end), "x"),
        ]
        for each in (self.field, self.count, *(button for button, _name in self._buttons)):
            row.addWidget(each)
        self.list = FindList(self)
        self.list.chosen.connect(self._go_to)
        column.addWidget(self.list)

    def _button(self, words: str, action: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(28, 28)
        button.clicked.connect(action)
        return button

    def _wear(self) -> None:
        worn = colours()
        for button, name in self._buttons:
            button.setIcon(icon(name, worn.ink2))
        self.setStyleSheet(
            f"#find {{ background: {worn.surface}; border: 1px solid {worn.line_strong}; border-radius: 8px; }}"
            f" #find QListWidget {{ background: {worn.surface}; border: 0; }}"
            f" #find QLabel {{ color: {worn.ink2}; background: transparent; }}"
        )

    def _look(self) -> None:
        """Look through the map; the first hit is the one at or after where the eye is."""
        self._wait.stop()
        words = self.field.text()
        held = self.hits[self._at] if 0 <= self._at < len(self.hits) else ""
        self.hits = search(self._view.session.journey, words)
        fresh = words != self._looked
        self._looked = words
        start = next(iter(self._view.session.selection), held) if fresh else held
        self._at = self.hits.index(start) if start in self.hits else -1
        self.list.show_hits(self._view.session.journey, self.hits)
        self._mark()
        if fresh and self.hits:
            self._at = max(self._at, 0)
            self._show_hit(select=False)
        self._say()

    def _go_to(self, at: int) -> None:
        self._at = at
        self._show_hit()

    def _look_again(self) -> None:
        if self.isVisible():
            self._wait.start()

    def _mark(self) -> None:
        if self.isVisible():
            self._view.canvas.set_marks(Marks(self._view.canvas.scene, self.hits) if self.hits else None)

    def _show_hit(self, *, select: bool = True) -> None:
        """Bring a hit into the middle, choose it, and let it flash."""
        target, canvas = self.hits[self._at], self._view.canvas
        found = place_of(canvas.scene, target)
        if select:
            self._choose(target)
        if found and found[0] is Frozen.NO:
            canvas.show_view(canvas.view.centred_on(found[1]))
        elif found:
            canvas.show_view(canvas.view.revealing(found[1]))
        self._say()
        self._began = perf_counter()
        canvas.flash(target, 1.0)
        self._flashing.start()

    def _choose(self, target: str) -> None:
        if isinstance(look_up(self._view.session.journey, target), Item):
            go_to_card(self._view, target)
        else:
            self._view.session.select([target])

    def _flash_on(self) -> None:
        share = 1.0 - (perf_counter() - self._began) / _FLASH
        if share <= 0 or not self.isVisible():
            self._flashing.stop()
            share = 0.0
        elif not is_wanted():
            share = 0.5  # without motion it is lit for the same while and then not
        target = self.hits[self._at] if 0 <= self._at < len(self.hits) else ""
        self._view.canvas.flash(target, share)

    def _say(self) -> None:
        if not self.field.text().strip():
            words = ""
        elif not self.hits:
            words = _("Nothing found")
        else:
            words = _("{number} of {count}").format(number=self._at + 1, count=len(self.hits))
        self.count.setText(words)
        self.list.choose(self._at)
        self._place()
        for button, _name in self._buttons[:2]:
            button.setEnabled(bool(self.hits))

    def _place(self) -> None:
        """Stand under the header, at the end of the line; at the lower edge where it would hide the hit in hand."""
        if not self.isVisible():
            return
        self.adjustSize()
        view, canvas = self._view.canvas.view, self._view.canvas
        left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = round(view.body.x) + _AWAY if left else round(view.body.right) - self.width() - _AWAY
        self.move(max(canvas.x() + x, 0), canvas.y() + round(view.body.y) + _AWAY)
        found = place_of(canvas.scene, self.hits[self._at]) if 0 <= self._at < len(self.hits) else None
        hit = view.to_window(found[1], found[0]).moved(canvas.x(), canvas.y()) if found else None
        if hit and hit.intersects(Rect(self.x(), self.y(), self.width(), self.height())):
            self.move(self.x(), canvas.y() + round(view.height) - self.height() - _AWAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner; take Enter and Escape from the field, and Escape from the map at rest."""
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._view.canvas and event.key() == Qt.Key.Key_Escape:
            return self._end_from_map()
        if watched is self.field:
            if event.key() in _ENTER:
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        return False
