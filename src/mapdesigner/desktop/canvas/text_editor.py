"""Writing into the map: a field that lies over a text in the same type, while the map makes room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QRegion,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.editor_look import FRAME, PAD, NumberLabel, font_of, option_of, sheet_of, spill_of
from mapdesigner.desktop.canvas.text_place import TextPlace, group_of, text_place
from mapdesigner.desktop.canvas.writing import Coming, Writing
from mapdesigner.edits.fields import text_field
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.scene import Align, Frozen, Rect
from mapdesigner.layout.sides import lane_title
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Lane, Stage
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_SMALLEST = 9.0  # px: smaller letters cannot be written in, whatever the zoom
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS = {Qt.Key.Key_Escape: "escape", Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab"}
_OWN = (*_ENTER, *_WAYS)


class TextEditor(QTextEdit):
    """The one text being edited on a canvas. A rich text control for its line heights alone: all it holds is plain.

    Enter, Tab and leaving keep the text, as one undo step; Escape leaves no trace. See `Writing` for what becomes of
    a new card.
    """

    finished = Signal(str, str, object)
    """The thing's id, how ("enter", "tab", "backtab", "escape" or "left"), and the cell of a card, else None."""
    opened = Signal()
    said = Signal(str)
    """Why nothing can be written."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view.canvas)
        self._view = view
        self._writing: Writing | None = None
        self._opening = ""
        self._before = view.session.journey
        self._lines = 1.0
        self._look = ""
        self._number = NumberLabel(self)
        self._busy = self._trying = False
        self._prepare()
        self.textChanged.connect(self._typed)
        view.canvas.view_changed.connect(self._place)
        view.canvas.scene_changed.connect(self._follow_scene)
        view.session.map_changed.connect(self._follow)

    @property
    def target(self) -> str:
        """The id of what is being edited; "" for nothing."""
        return self._writing.target if self._writing else ""

    @property
    def place(self) -> TextPlace | None:
        """Where the text that is being written stands in the map as it is shown now."""
        return self._found() if self._writing else None

    def begin(self, target: str, initial: str | None = None) -> None:
        """Edit the text of an item, stage, step or lane; `initial` stands there instead of its own text."""
        self._finish("left")
        session = self._view.session
        thing = look_up(session.journey, target)
        if thing is None or self._refuses(target):
            return
        stepped = bool(session.undo_names) and not session.redo_names  # what was just opened came by no step
        fresh = stepped and look_up(self._before, target) is None
        self._view.canvas.reveal(group_of(thing))
        if self._found(thing) is None:
            return
        if isinstance(thing, Item):
            session.select([thing.id])
        self._open(Writing(session, target, fresh=fresh), initial)
        if initial is None and not isinstance(thing, Item):
            self.selectAll()

    def begin_card(self, coming: Coming, initial: str = "") -> None:
        """Write a card that comes into the map with its text, as one step. Raises EditError if it has no place."""
        self._finish("left")
        if self._refuses(coming.cell.lane):
            return
        writing = Writing(self._view.session, coming.id, coming)
        self._view.session.select(())
        self._view.session.focus_on(coming.cell)
        self._view.trial(writing.journey)
        thing = writing.thing
        assert thing is not None  # it was added just now
        self._view.canvas.reveal(group_of(thing))
        if self._found(thing) is None:
            self._view.trial(None)
            return
        self._open(writing, initial)

    def finish(self) -> None:
        """Keep what is being written, if anything is, as when the keyboard goes elsewhere."""
        self._finish("left")

    def _refuses(self, target: str) -> bool:
        """Say that a lock forbids writing, if one does."""
        locked = is_locked(self._view.session.journey, [target])
        if locked:
            self.said.emit(_("This lane is locked."))
        return locked

    def _open(self, writing: Writing, initial: str | None) -> None:
        thing = writing.thing
        assert thing is not None  # the caller looked
        self._opening = self._words(thing)
        self._writing = writing
        self._place()
        self._fill(self._opening if initial is None else initial)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _prepare(self) -> None:
        self.hide()
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Text"))
        self.document().setDocumentMargin(0)

    def _fill(self, text: str) -> None:
        """Put a text in, the caret at its end, with nothing of that to undo."""
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setUndoRedoEnabled(True)
        self._typed()

    def _words(self, thing: Entity) -> str:
        """What the map shows: a lane without a title of its own bears its kind's name."""
        if isinstance(thing, Lane):
            return lane_title(thing, self._view.frame)
        return str(getattr(thing, text_field(thing)))

    def _typed(self) -> None:
        """Let the map make room for what is written, then lie over it again, where it was in the window."""
        if self._writing is None or self._busy:
            return
        before, self._trying = self._window_rect(), True
        if not isinstance(self._writing.thing, (Stage, Emotion)):
            self._try(self._writing, self._composed())
        self._hold_still(before)
        self._trying = False
        self._place()
        self._show_caret()

    def _try(self, writing: Writing, text: str) -> None:
        try:
            self._view.trial(writing.tried(text))
        except EditError:
            self._view.trial(None)

    def _follow_scene(self) -> None:
        if not self._trying:  # else the field is laid over the text once all is where it will be
            self._place()

    def _composed(self) -> str:
        """What is written, with what an input method is still composing."""
        text, cursor = self.toPlainText(), self.textCursor()
        coming = cursor.block().layout().preeditAreaText()
        return text[: cursor.position()] + coming + text[cursor.position() :] if coming else text

    def _hold_still(self, before: Rect | None) -> None:
        """Scroll so that the text stays where the eye is, whatever grows or shrinks round it."""
        after = self._window_rect()
        if before and after:
            view = self._view.canvas.view
            self._view.canvas.show_view(view.panned(after.x - before.x, after.y - before.y))

    def _window_rect(self) -> Rect | None:
        """Where the text stands in the window, in px; None for a frozen one, which does not scroll."""
        place = self._found()
        if place is None or place.frozen is not Frozen.NO:
            return None
        return self._view.canvas.view.to_window(place.rect)

    def _show_caret(self) -> None:
        """Scroll just so far that the line being written can be seen."""
        place = self._found()
        if place is None or place.frozen is not Frozen.NO:
            return
        view, caret = self._view.canvas.view, self.cursorRect()
        top = self.viewport().mapTo(self._view.canvas, caret.topLeft()).y()
        below = top + caret.height() + PAD - view.height
        above = top - PAD - view.body.y
        if below > 0 or above < 0:
            self._view.canvas.show_view(view.panned(0.0, below if below > 0 else above))

    def _follow(self, before: JourneyMap, _now: JourneyMap) -> None:
        """Something else changed the map: go on writing if the thing is still there."""
        self._before = before
        if self._writing is None or self._busy:
            return
        try:
            self._writing.follow()
        except EditError:  # the cell of a card to come is gone
            self._close()
            return
        if self._writing.thing is None:
            self._close()
        else:
            self._typed()

    def _finish(self, how: str) -> None:
        """Keep or drop what was written, then tell how it ended."""
        if self._writing is None:
            return
        if how == "left":
            QGuiApplication.inputMethod().commit()
        writing, text = self._writing, self._written(self._writing)
        self._close(to_map=how != "left")
        cell, before = writing.cell, self._view.session.journey
        self._busy = True
        try:
            writing.drop() if how == "escape" else writing.keep(text, self._opening, how)
        except EditError as error:
            self.said.emit(str(error))
        self._busy = False
        if self._view.session.journey is before:
            self._view.trial(None)
        self.finished.emit(writing.target, how, cell)

    def _written(self, writing: Writing) -> str:
        text = self.toPlainText().strip()
        return text if writing.is_card else in_one_line(text)

    def _close(self, *, to_map: bool = True) -> None:
        self._writing = None
        if to_map and self.hasFocus():
            self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _found(self, thing: Entity | None = None) -> TextPlace | None:
        """Where the text stands in the map as it is shown now."""
        frame = self._view.frame
        shown = thing or frame.structure.by_id.get(self.target)
        return text_place(self._view.canvas.scene, frame, shown, self._words(shown)) if shown else None

    def _place(self) -> None:
        """Lie over the text at this zoom; hide what would cover the frozen edges."""
        place = self._found() if self._writing else None
        if place is None:
            return
        zoom = max(self._view.canvas.view.zoom, _SMALLEST / place.style.size)
        self._wear(place)
        self._set_type(place, zoom)
        out = FRAME + PAD if place.framed else 0
        rect = self._view.canvas.view.to_window(place.rect, place.frozen)
        width = self._width(place, max(rect.width, place.rect.width * zoom)) + 2 * out
        beyond = max(0.0, width - 2 * out - rect.width)
        view = self._view.canvas.view
        start = view.turned(rect).x - out - (beyond / 2 if place.align is Align.CENTRE else 0.0)
        if place.frozen is not Frozen.NO:
            start = max(start, self._edge(place.frozen))
        left = view.turned(Rect(start, 0.0, round(width), 0.0)).x
        self.resize(round(width) + 1, self.height())
        self._show_number(place, zoom)
        self.document().setTextWidth(self.viewport().width())
        lift = max(0.0, (self._lines - QFontMetricsF(self.font()).height()) / 2)
        height = max(self.document().size().height() + lift, rect.height) + 2 * out
        height += spill_of(place, self.toPlainText()) * zoom
        self.setGeometry(round(left), round(rect.y - lift) - out, round(width) + 1, round(height) + 1)
        self.verticalScrollBar().setValue(0)
        self._clip(place.frozen)

    def _show_number(self, place: TextPlace, zoom: float) -> None:
        """Keep the number before a name where it is; the words are written beside it."""
        number = place.number
        room = round(number.width * zoom) if number else 0
        at_right = bool(number and number.at_right)
        self.setViewportMargins(0 if at_right else room, 0, room if at_right else 0, 0)
        self._number.wear(place, zoom, self._lines, self.width())

    def _width(self, place: TextPlace, width: float) -> float:
        if not place.grows:
            return width
        metrics = QFontMetricsF(self.font())
        lines = self._composed().split("\n")
        return max(width, *(metrics.horizontalAdvance(line) + 2 for line in lines))

    def _edge(self, frozen: Frozen) -> float:
        """How far from the side at which the map begins a frozen band can be seen, as names slide along it."""
        view = self._view.canvas.view
        return view.extent.left * view.zoom + PAD if frozen is Frozen.TOP else 0.0

    def _clip(self, frozen: Frozen) -> None:
        view, body = self._view.canvas.view, self._view.canvas.view.body
        left, right = (body.x, body.right) if frozen in (Frozen.NO, Frozen.TOP) else (0.0, view.width)
        top = body.y if frozen in (Frozen.NO, Frozen.LEFT) else 0.0
        seen = QRect(round(left), round(top), round(right - left), round(view.height - top))
        part = seen.translated(-self.pos()).intersected(self.rect())
        self.setMask(QRegion(part) if not part.isEmpty() else QRegion(-2, -2, 1, 1))

    def _wear(self, place: TextPlace) -> None:
        look = sheet_of(place, self._view.canvas.colours)
        if look != self._look:
            self._look = look
            self.setStyleSheet(look)

    def _set_type(self, place: TextPlace, zoom: float) -> None:
        """Take the text's own font, line height, alignment and direction."""
        font = font_of(place, zoom)
        lines = place.style.size * place.style.line_height * zoom
        if font != self.font() or lines != self._lines:
            self.setFont(font)
            self._lines = lines
            self._space_lines()
        self.document().setDefaultTextOption(option_of(place))

    def _space_lines(self) -> None:
        """Set every paragraph's line height; that is no change of the text, so it must not tell of one."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._lines, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(spacing)
        self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end writing, and both keys of redo, from being taken for commands of the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and (event.key() in _OWN or _is_redo(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End writing with Enter, Tab and Escape; break the line with Shift+Enter, in cards."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and shift:
            if self._writing and self._writing.is_card:
                self.insertPlainText("\n")
        elif key in _OWN:
            self._finish(_WAYS.get(Qt.Key(key), "enter"))
        elif _is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the map make room for what is being composed, too."""
        super().inputMethodEvent(event)
        self._typed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text when the keyboard goes elsewhere; a menu of its own does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish("left")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the map."""
        event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, into a name without line ends."""
        text = source.text()
        self.insertPlainText(text if self._writing and self._writing.is_card else in_one_line(text))


def _is_redo(event: QKeyEvent) -> bool:
    """Tell whether these are the keys of redo that Qt's text fields do not know on every system."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
