"""Writing into the map: a field that lies over a text in the same type, while the map makes room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QRegion,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit

from mapdesigner.desktop.canvas.cells import cell_of, go_to, is_locked, neighbour
from mapdesigner.desktop.canvas.text_place import TextPlace, group_of, text_place
from mapdesigner.edits.fields import set_text, text_field
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.scene import Align, Family, Frozen
from mapdesigner.layout.sides import lane_title
from mapdesigner.layout.text.fonts import nearest
from mapdesigner.model.items import Emotion, Engagement, Image, Item
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_WORDLESS = (Emotion, Engagement, Image)  # kinds that say something without a text
_FRAME = 2  # px
_PAD = 4  # px inside the frame
_SMALLEST = 9.0  # px: smaller letters cannot be written in, whatever the zoom
_MEAN_ADVANCE = 0.55  # em of a letter
_ALIGN = {Align.CENTRE: Qt.AlignmentFlag.AlignHCenter, Align.END: Qt.AlignmentFlag.AlignRight}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TextEditor(QTextEdit):
    """The one text being edited on a canvas. A rich text control for its line heights alone: all it holds is plain.

    Enter, Tab and leaving keep the text, as one undo step; Escape leaves no trace. A card that the last step added and
    that is left empty is taken back with that step; one that is filled keeps its adding and its text in one.
    """

    finished = Signal(str, str)
    """The thing's id and how: "enter", "tab", "backtab", "escape" or "left"."""
    said = Signal(str)
    """Why nothing can be written."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view.canvas)
        self._view = view
        self._target = ""
        self._opening = ""
        self._new = False
        self._before = view.session.journey
        self._lines = 1.0
        self._look = ""
        self._busy = False
        self._prepare()
        self.textChanged.connect(self._typed)
        view.canvas.view_changed.connect(self._place)
        view.canvas.scene_changed.connect(self._place)
        view.session.map_changed.connect(self._follow)

    @property
    def target(self) -> str:
        """The id of what is being edited; "" for nothing."""
        return self._target

    def begin(self, target: str, initial: str | None = None) -> None:
        """Edit the text of an item, stage, step or lane; `initial` stands there instead of its own text."""
        self._finish("left")
        thing = look_up(self._view.session.journey, target)
        if thing is None:
            return
        if is_locked(self._view.session.journey, [target]):
            self.said.emit(_("This lane is locked."))
            return
        self._view.canvas.reveal(group_of(thing))
        if self._found(thing) is not None:
            self._open(thing, initial)

    def finish(self) -> None:
        """Keep what is being written, if anything is, as when the keyboard goes elsewhere."""
        self._finish("left")

    def _open(self, thing: Entity, initial: str | None) -> None:
        session = self._view.session
        stepped = bool(session.undo_names) and not session.redo_names  # what was just opened came by no step
        self._new = stepped and look_up(self._before, thing.id) is None
        self._opening = self._words(thing)
        self._target = thing.id
        if isinstance(thing, Item):
            session.select([thing.id])
        self._place()
        self._fill(self._opening if initial is None else initial)
        if initial is None and not isinstance(thing, Item):
            self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Let the map make room for what is written, then lie over it again."""
        if not self._target or self._busy:
            return
        thing = look_up(self._view.session.journey, self._target)
        if not isinstance(thing, (Stage, Emotion)):
            self._try(self.toPlainText())
        self._place()

    def _try(self, text: str) -> None:
        try:
            self._view.trial(set_text(self._view.session.journey, self._target, text))
        except EditError:
            self._view.trial(None)

    def _follow(self, before: JourneyMap, now: JourneyMap) -> None:
        """Something else changed the map: go on writing if the thing is still there."""
        self._before = before
        if not self._target or self._busy:
            return
        if look_up(now, self._target) is None:
            self._close()
        else:
            self._typed()

    def _finish(self, how: str) -> None:
        """Keep or drop what was written, then go where the key leads."""
        if not self._target:
            return
        target, text = self._target, self._written()
        cell = cell_of(self._view.session.journey, target)
        self._close(to_map=how != "left")
        self._busy = True
        if how == "escape":
            self._drop(target)
        else:
            self._keep(target, text)
        self._busy = False
        if cell and how in ("tab", "backtab"):
            go_to(self._view, neighbour(self._view.session.journey, cell, 1 if how == "tab" else -1))
        self.finished.emit(target, how)

    def _written(self) -> str:
        text = self.toPlainText().strip()
        return text if self._is_card() else " ".join(text.split())

    def _is_card(self) -> bool:
        return isinstance(look_up(self._view.session.journey, self._target), Item)

    def _close(self, *, to_map: bool = True) -> None:
        self._target = ""
        if to_map and self.hasFocus():
            self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _drop(self, target: str) -> None:
        """Go back to the map as it was, before the adding of a new card even."""
        if self._new and isinstance(look_up(self._view.session.journey, target), Item):
            self._view.session.undo()
        else:
            self._view.trial(None)

    def _keep(self, target: str, text: str) -> None:
        session = self._view.session
        thing = look_up(session.journey, target)
        if not text and self._new and isinstance(thing, Item) and not isinstance(thing, _WORDLESS):
            session.undo()
        elif thing is None or text == self._opening:
            self._view.trial(None)
        else:
            self._write(thing, text)

    def _write(self, thing: Entity, text: str) -> None:
        session = self._view.session
        try:
            journey = set_text(session.journey, thing.id, text)
        except EditError as error:
            self._view.trial(None)
            self.said.emit(str(error))
            return
        name, focus, selection = self._name(thing), session.focus, session.selection
        if self._new:
            name = session.undo_names[0]
            session.undo()
        session.apply(name, journey)
        session.select(selection)
        session.focus_on(focus)

    def _name(self, thing: Entity) -> str:
        """What the step is called in the menu."""
        names = ((Stage, _("Rename stage")), (Step, _("Rename step")), (Lane, _("Rename lane")))
        return next((name for kind, name in names if isinstance(thing, kind)), _("Edit text"))

    def _found(self, thing: Entity | None = None) -> TextPlace | None:
        """Where the text stands in the map as it is shown now."""
        frame = self._view.frame
        shown = thing or frame.structure.by_id.get(self._target)
        return text_place(self._view.canvas.scene, frame, shown, self._words(shown)) if shown else None

    def _place(self) -> None:
        """Lie over the text at this zoom; hide what would cover the frozen edges."""
        place = self._found() if self._target else None
        if place is None:
            return
        zoom = max(self._view.canvas.view.zoom, _SMALLEST / place.style.size)
        self._wear(place)
        self._set_type(place, zoom)
        out = _FRAME + _PAD if place.framed else 0
        rect = self._view.canvas.view.to_window(place.rect, place.frozen)
        width = self._width(place, max(rect.width, place.rect.width * zoom)) + 2 * out
        beyond = max(0.0, width - 2 * out - rect.width)
        left = rect.x - out - (beyond / 2 if place.align is Align.CENTRE else 0.0)
        if place.frozen is not Frozen.NO:
            left = max(left, self._edge(place.frozen))
        self.resize(round(width) + 1, self.height())
        self.document().setTextWidth(self.viewport().width())
        lift = max(0.0, (self._lines - QFontMetricsF(self.font()).height()) / 2)
        height = max(self.document().size().height() + lift, rect.height) + 2 * out
        self.setGeometry(round(left), round(rect.y - lift) - out, round(width) + 1, round(height) + 1)
        self.verticalScrollBar().setValue(0)
        self._clip(place.frozen)

    def _width(self, place: TextPlace, width: float) -> float:
        if not place.grows:
            return width
        metrics = QFontMetricsF(self.font())
        lines = self.toPlainText().split("\n")
        return max(width, *(metrics.horizontalAdvance(line) + 2 for line in lines))

    def _edge(self, frozen: Frozen) -> float:
        """The x from which a frozen band can be seen, as names slide along it."""
        return self._view.canvas.view.body.x + _PAD if frozen is Frozen.TOP else 0.0

    def _clip(self, frozen: Frozen) -> None:
        view = self._view.canvas.view
        left = view.body.x if frozen in (Frozen.NO, Frozen.TOP) else 0.0
        top = view.body.y if frozen in (Frozen.NO, Frozen.LEFT) else 0.0
        seen = QRect(round(left), round(top), round(view.width - left), round(view.height - top))
        part = seen.translated(-self.pos()).intersected(self.rect())
        self.setMask(QRegion(part) if not part.isEmpty() else QRegion(-2, -2, 1, 1))

    def _wear(self, place: TextPlace) -> None:
        """Put on the colours of the place, over whatever the window's style sheet says of text fields."""
        colours = self._view.canvas.colours
        frame = f"{_FRAME}px solid {colours.focus}" if place.framed else "0"
        look = (
            f"QTextEdit, QTextEdit:focus {{ background: {place.ground}; color: {place.style.colour}; border: {frame};"
            f" padding: {_PAD if place.framed else 0}px; border-radius: {_PAD if place.framed else 0}px;"
            f" selection-background-color: {colours.accent}; selection-color: {colours.accent_ink}; }}"
        )
        if look != self._look:
            self._look = look
            self.setStyleSheet(look)

    def _set_type(self, place: TextPlace, zoom: float) -> None:
        """Take the text's own font, line height, alignment and direction."""
        font = self._font(place, zoom)
        lines = place.style.size * place.style.line_height * zoom
        if font != self.font() or lines != self._lines:
            self.setFont(font)
            self._lines = lines
            self._space_lines()
        option = QTextOption(_ALIGN.get(place.align, Qt.AlignmentFlag.AlignLeft))
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def _font(self, place: TextPlace, zoom: float) -> QFont:
        """The shipped font of a style. Qt takes whole pixels alone; the room between letters makes up for the rest."""
        customer = place.style.family is Family.CUSTOMER
        wanted = place.style.size * zoom
        font = QFont("Source Serif 4" if customer else "Inter")
        font.setItalic(customer)
        font.setWeight(QFont.Weight(400 if customer else int(nearest("Inter", place.style.weight).partition("-")[2])))
        font.setPixelSize(int(wanted + 0.5))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        share = wanted / font.pixelSize() * (1 + place.style.tracking / _MEAN_ADVANCE)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * share)
        return font

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
        """Keep the keys that end writing from being taken for commands of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End writing with Enter, Tab and Escape; break the line with Shift+Enter, in cards."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and shift:
            if self._is_card():
                self.insertPlainText("\n")
        elif key in _OWN:
            ways = {Qt.Key.Key_Escape: "escape", Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab"}
            self._finish(ways.get(Qt.Key(key), "enter"))
        else:
            super().keyPressEvent(event)

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
        self.insertPlainText(text if self._is_card() else " ".join(text.split()))
