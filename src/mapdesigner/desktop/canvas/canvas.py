"""The canvas: one widget that shows a Scene from kept tiles, with frozen headers, an overlay and scroll bars."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.canvas import overlay
from mapdesigner.desktop.canvas.accessibility import announce_focus
from mapdesigner.desktop.canvas.badges import Badges
from mapdesigner.desktop.canvas.edges import draw_frozen_edges
from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer, Reason, Tool
from mapdesigner.desktop.canvas.hit import group_at, hit, is_bare
from mapdesigner.desktop.canvas.lifted import lifted
from mapdesigner.desktop.canvas.marks import Marks, draw_flash
from mapdesigner.desktop.canvas.motion import Motion
from mapdesigner.desktop.canvas.overlay import OverlayState
from mapdesigner.desktop.canvas.router import Router
from mapdesigner.desktop.canvas.scroll_bars import GUTTER, ScrollBars
from mapdesigner.desktop.canvas.sliding import draw_names
from mapdesigner.desktop.canvas.tiles import Look, Tiles
from mapdesigner.desktop.canvas.viewport import ZOOM_STEP, View, extent_of
from mapdesigner.layout.scene import Frozen, Rect, Scene
from mapdesigner.layout.theme import Theme, theme
from mapdesigner.painting.qt import Detail, detail_at, paint_group, turned_group
from mapdesigner.words import _

_FRAME_SECONDS = 0.005  # of painting missing tiles in a frame; old tiles stand in for the rest
_IDLE_SECONDS = 0.006
_IDLE_AFTER = 60  # ms


class Canvas(QWidget):
    """Shows one Scene. Gestures come from `tool`; what they preview is drawn from the overlay's state."""

    zoom_changed: ClassVar[Signal] = Signal(float)
    view_changed: ClassVar[Signal] = Signal()
    scene_changed: ClassVar[Signal] = Signal()
    overlay_changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.scene = Scene(0.0, 0.0, "#FFFFFF", ())
        self.overlay = OverlayState()
        self.current = ""
        self.selected: frozenset[str] = frozenset()
        self.tiles = Tiles()
        self._marks: Marks | None = None
        self._flash = ("", 0.0)
        self._theme = theme()
        self._router = Router(self)
        self._bars = ScrollBars(self)
        self.badges = Badges(self)
        self.motion = Motion(self, partial(self._draw_tiles, stale_may_wait=True))
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_AFTER)
        self._idle.timeout.connect(self._paint_ahead)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Map"))
        self.set_theme(theme())

    @property
    def tool(self) -> Tool | None:
        """What pointer and keys do beyond panning and zooming."""
        return self._router.tool

    @tool.setter
    def tool(self, tool: Tool | None) -> None:
        self._router.cancel(Reason.REPLACED)
        self._router.tool = tool

    @property
    def gesture(self) -> Gesture | None:
        """The gesture under way."""
        return self._router.gesture

    @property
    def colours(self) -> Theme:
        """The theme whose colours the canvas draws with."""
        return self._theme

    def set_theme(self, colours: Theme) -> None:
        """Draw grounds, edges and overlay in another theme; the Scene comes with its own colours."""
        self._theme = colours
        self._bars.set_colours(colours)
        self.tiles.set_scene(None, self.scene, colours.surface2)
        self.update()

    def set_scene(self, scene: Scene) -> None:
        """Show another Scene; only what is not the same object as before is painted again."""
        old = self.scene
        if self.gesture is None:  # what a hand drags follows it at once
            self.motion.start(old, scene, self._look())
        else:
            self.motion.stop()
        self.scene = scene
        areas = self.tiles.set_scene(old, scene, self._theme.surface2)
        if extent_of(scene) != self.view.extent or old.background != scene.background:
            self.show_view(self.view.of(extent_of(scene)))
            self.update()
        for frozen, area in areas:
            self._update_area(area, frozen)
        self.scene_changed.emit()

    def set_overlay(self, state: OverlayState) -> None:
        """Draw something else over the map; the tiles below stay as they are."""
        if state != self.overlay:
            self.overlay = state
            self.overlay_changed.emit()
            self.update()

    def set_marks(self, marks: Marks | None) -> None:
        """Mark what was found, or nothing any more."""
        self._marks = marks
        self.flash("", 0.0)

    def flash(self, target: str, share: float) -> None:
        """Light up a thing of the map: fully with a share of 1, not at all with 0."""
        self._flash = (target, share)
        self.update()

    def set_current(self, group_id: str, selected: frozenset[str] = frozenset()) -> None:
        """Tell screen readers which group is in focus and which are selected; the rings are the overlay's."""
        self.current, self.selected = group_id, selected
        announce_focus(self)

    def show_view(self, view: View) -> None:
        """Show another part of the map or another zoom."""
        old, self.view = self.view, view
        self._bars.follow(view)
        if old == view:
            return
        self.update()
        if (old.x, old.y, old.zoom, old.width, old.height) != (view.x, view.y, view.zoom, view.width, view.height):
            self.motion.stop()
        if old.zoom != view.zoom:
            self.zoom_changed.emit(view.zoom)
        self.view_changed.emit()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom to a factor, 1.0 being 100 %, keeping a point of the window (px) or else the middle in its place."""
        body = self.view.body
        point = at or QPointF(body.x + body.width / 2, body.y + body.height / 2)
        self.show_view(self.view.zoomed(zoom, point.x(), point.y()))

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom_to(self.view.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom_to(self.view.zoom / ZOOM_STEP)

    def fit_map(self) -> None:
        """Bring the whole map into view."""
        self.show_view(self.view.fitted())

    def fit_groups(self, ids: tuple[str, ...]) -> None:
        """Bring these groups into view, as large as 100 % at most; unknown ones are passed over."""
        rects = [rect for rect in map(self.rect_of, ids) if rect is not None]
        if rects:
            left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
            right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
            self.show_view(self.view.fitted_to(Rect(left, top, right - left, bottom - top)))

    def go_home(self) -> None:
        """Show the start of the map."""
        self.show_view(self.view.home())

    def reveal(self, group_id: str) -> None:
        """Scroll just so far that a group can be seen."""
        rect = self.rect_of(group_id)
        if rect is not None:
            self.show_view(self.view.revealing(rect))

    def centre_on(self, group_id: str) -> None:
        """Scroll a group into the middle."""
        rect = self.rect_of(group_id)
        if rect is not None:
            self.show_view(self.view.centred_on(rect))

    def rect_of(self, group_id: str) -> Rect | None:
        """Return a group's rectangle in scene units, None if the Scene has no such group."""
        found = group_at(self.scene, group_id)
        return found[1].bounds.moved(found[0].x, found[0].y) if found else None

    def window_rect(self, group_id: str) -> Rect | None:
        """Return where a group is in the widget, in px, even out of view; None if there is no such group."""
        found = group_at(self.scene, group_id)
        if found is None:
            return None
        band, group = found
        return self.view.to_window(group.bounds.moved(band.x, band.y), band.frozen)

    def is_in_view(self, group_id: str) -> bool:
        """Tell whether any of a group can be seen."""
        rect = self.window_rect(group_id)
        return rect is not None and rect.intersects(Rect(0.0, 0.0, self.view.width, self.view.height))

    def locate(self, position: QPointF) -> Pointer:
        """Return what is at a point of the widget."""
        px, py = position.x(), position.y()
        part = self.view.part(px, py)
        x, y = self.view.to_scene(px, py, part)
        return Pointer(px, py, x, y, part, hit(self.scene, x, y, part))

    def locate_in_body(self, position: QPointF) -> Pointer:
        """Return what is at a point for a drag: over the frozen headers it is at the edge of what scrolls."""
        found = self.locate(position)
        x, y = self.view.to_body(found.px, found.py)
        return replace(found, x=x, y=y)

    def picture_of(self, group_id: str, *upon: str) -> QPixmap:
        """Return a group lifted, with its shadow and groups that lie upon it; a null pixmap if it is not there."""
        groups = [found[1] for name in (group_id, *upon) if (found := group_at(self.scene, name))]
        if not groups or groups[0].id != group_id:
            return QPixmap()
        if self.scene.right_to_left:
            groups = [turned_group(each) for each in groups]
        group, ratio, zoom = groups[0], self.devicePixelRatioF(), self.view.zoom
        picture = QPixmap(max(1, round(group.width * zoom * ratio)), max(1, round(group.height * zoom * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(zoom, zoom)
        painter.translate(-group.x, -group.y)
        for each in groups:
            paint_group(painter, each)
        painter.end()
        words = group_id.startswith("card:") and is_bare(self.scene, group_id)
        return lifted(picture, 8.0 * zoom, self._theme.paper if words else "")

    def begin(self, gesture: Gesture) -> None:
        """Begin a gesture that did not come from a press on the canvas."""
        self._router.begin(gesture)

    def cancel_gesture(self) -> None:
        """Give up the gesture under way, if any."""
        self._router.cancel(Reason.REPLACED)

    def modifiers(self) -> Qt.KeyboardModifier:
        """Return the modifier keys held down now."""
        return QGuiApplication.keyboardModifiers()

    def _look(self) -> Look:
        return Look(self.view, self.devicePixelRatioF())

    def _update_area(self, area: Rect, frozen: Frozen) -> None:
        place = self.view.to_window(area, frozen)
        self.update(QRect(int(place.x) - 1, int(place.y) - 1, int(place.width) + 3, int(place.height) + 3))

    def _draw_tiles(self, painter: QPainter, exposed: QRect, *, stale_may_wait: bool = False) -> bool:
        look = self._look()
        painter.save()
        painter.scale(1 / look.ratio, 1 / look.ratio)
        ratio = look.ratio
        left, top = int(exposed.x() * ratio), int(exposed.y() * ratio)
        device = QRect(left, top, int(exposed.width() * ratio) + 2, int(exposed.height() * ratio) + 2)
        whole = self.tiles.draw(painter, look, device, _FRAME_SECONDS, stale_may_wait=stale_may_wait)
        if detail_at(look.scale) is Detail.FULL:
            draw_names(painter, self.scene, look)
        painter.restore()
        return whole

    def _paint_ahead(self) -> None:
        if self.isVisible() and not self.tiles.paint_ahead(self._look(), _IDLE_SECONDS):
            self._idle.start(0)

    def event(self, event: QEvent) -> bool:
        """Take Tab as a key of the map, and pinching."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._router.key_press(event):
                return True
        elif isinstance(event, QNativeGestureEvent) and self._router.pinch(event):
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the tiles together, then what lies over them."""
        painter = QPainter(self)
        whole = self.motion.draw(painter, self._look()) or self._draw_tiles(painter, event.rect())
        draw_frozen_edges(painter, self.view, self._theme)
        if self._marks is not None:
            self._marks.draw(painter, self.view, self._theme)
        draw_flash(painter, self.scene, *self._flash, self.view, self._theme)
        state = self.motion.displaced(self.overlay)
        overlay.draw(painter, state, self.view, self._theme)
        self.badges.draw(painter)
        overlay.draw_in_hand(painter, state, self.view, self._theme)
        painter.end()
        if whole:
            self._idle.start(_IDLE_AFTER)
        else:
            QTimer.singleShot(0, self, self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the view the room that the scroll bars leave."""
        self._bars.place(self.size())
        self.show_view(self.view.resized(self.width() - GUTTER, self.height() - GUTTER))
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self._router.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the gesture follow."""
        self._router.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self._router.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Pass it to the tool."""
        self._router.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""
        self._router.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass it to the gesture or the tool; what they do not use goes on to the window."""
        if not self._router.key_press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Notice Space and the modifiers."""
        if not self._router.key_release(event):
            super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the tool open its field for what is being composed."""
        if self.tool is None or not self.tool.compose(event):
            super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pass it to the tool."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if self.tool is not None and (by_key or self._router.menu_is_due):
            self.tool.context_menu(None if by_key else self.locate(QPointF(event.pos())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cancel what needs the keyboard."""
        self._router.lose_focus()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell the tool."""
        self._router.leave()
        super().leaveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Begin the tool's gesture for what is dragged in."""
        self._router.drag_enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let it follow."""
        self._router.drag_move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Give it up."""
        self._router.cancel(Reason.LEFT)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do what the last preview showed."""
        self._router.drop(event)
