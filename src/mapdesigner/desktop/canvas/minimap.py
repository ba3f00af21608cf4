"""The whole map small in the corner, with a frame round the part in view that can be dragged."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDragMoveEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.canvas.overlay import tip_rect
from mapdesigner.desktop.canvas.scroll_bars import GUTTER
from mapdesigner.desktop.canvas.tiles import Look, Tiles
from mapdesigner.desktop.canvas.viewport import View, extent_of
from mapdesigner.layout.scene import Rect
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.layout.scene import Scene

_SIZE = QSize(148, 86)
_PAD = 6.0
_AWAY = 18  # px from the corner of the scroll bars
_NEAR = 24  # px at which a drag makes it give way
_LEAST = QSize(620, 340)  # px; in a smaller canvas it would take a quarter of the width or of the height
_RING = 6  # px round a selected card
_REST = 250  # ms without a change after which the picture is brought up to date
_LEAST_FRAME = 6.0  # px
_SHADE = 0.3
_SPECK = 0.75  # px; of ten thousand cards most are lower, and would only cost time


class Minimap(QWidget):
    """Keeps a picture of the Scene in tiles of its own; only what changed is painted again, and never during a drag."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._tiles = Tiles()
        self._painted: Scene | None = None
        self._picture = QPixmap()
        self._grip: QPointF | None = None
        self._near = False
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._paint_picture)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Overview of the map"))
        canvas.scene_changed.connect(self._scene_changed)
        canvas.view_changed.connect(self._view_changed)
        canvas.overlay_changed.connect(self._show_or_hide)
        canvas.installEventFilter(self)
        self._view_changed()

    @property
    def scale(self) -> float:
        """Px of the picture to a scene unit."""
        scene = self._canvas.scene
        across, down = self.width() - 2 * _PAD, self.height() - 2 * _PAD
        return min(across / max(scene.width, 1.0), down / max(scene.height, 1.0))

    @property
    def frame(self) -> QRectF:
        """Where the part in view is, in px of this widget."""
        seen = self._overview().to_window(self._canvas.view.visible)
        found = QRectF(seen.x, seen.y, seen.width, seen.height).translated(self._corner())
        grown = max(0.0, _LEAST_FRAME - found.width()) / 2, max(0.0, _LEAST_FRAME - found.height()) / 2
        found.adjust(-grown[0], -grown[1], grown[0], grown[1])
        return found.intersected(QRectF(2, 2, self.width() - 4, self.height() - 4))

    def _overview(self) -> View:
        """The whole map as the picture shows it."""
        extent, scale = extent_of(self._canvas.scene), self.scale
        return View(extent, extent.width * scale, extent.height * scale, scale)

    def _corner(self) -> QPointF:
        """Where the map's left top corner is drawn: the picture stands in the middle."""
        scene, scale = self._canvas.scene, self.scale
        return QPointF((self.width() - scene.width * scale) / 2, (self.height() - scene.height * scale) / 2)

    def _scene_changed(self) -> None:
        self._view_changed()
        if self.isVisible():
            self._later.start()

    def _view_changed(self) -> None:
        """Show the frame where it is now."""
        canvas, view = self._canvas, self._canvas.view
        right, bottom = canvas.width() - GUTTER - _AWAY, canvas.height() - GUTTER - _AWAY
        place = view.turned(Rect(right - _SIZE.width(), bottom - _SIZE.height(), _SIZE.width(), _SIZE.height()))
        self.move(round(place.x), round(place.y))
        self._show_or_hide()
        self.update()

    def _show_or_hide(self) -> None:
        """Hide without need or room for it, and where it would cover what is worked on; stay while it is dragged."""
        if self._grip is None and self.parentWidget() is self._canvas:  # a stage view takes it out
            canvas = self._canvas
            needed = canvas.view.reach != (0.0, 0.0)
            room = canvas.width() >= _LEAST.width() and canvas.height() >= _LEAST.height()
            self.setVisible(needed and room and not self._near and not self._covers())

    def _covers(self) -> bool:
        """Tell whether what is selected, in focus or shown by a drag lies under it."""
        canvas, state = self._canvas, self._canvas.overlay
        chosen = state.selected if len(state.selected) == 1 else ()
        marks = (*chosen, state.focus, state.slot, state.forbidden)
        places = [canvas.view.to_window(mark.rect, mark.frozen) for mark in marks if mark]
        if state.tip:
            places.append(tip_rect(state.tip, canvas.colours))
        own = self.geometry().adjusted(-_RING, -_RING, _RING, _RING)
        return any(QRectF(own).intersects(QRectF(each.x, each.y, each.width, each.height)) for each in places)

    def _paint_picture(self) -> None:
        canvas, ratio = self._canvas, self.devicePixelRatioF()
        if canvas.gesture is not None:
            self._later.start()
            return
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        look = Look(self._overview(), ratio)
        if self._picture.size() != size or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(1.0)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._tiles.set_scene(self._painted, canvas.scene, canvas.colours.surface2)
        self._painted = canvas.scene
        painter = QPainter(self._picture)
        painter.translate((self._corner() * ratio).toPoint())
        whole = QRect(0, 0, round(look.view.width * ratio) + 1, round(look.view.height * ratio) + 1)
        self._tiles.draw(painter, look, whole, inf)
        self._shade_cards(painter, ratio)
        painter.end()
        self._picture.setDevicePixelRatio(ratio)
        self.update()

    def _shade_cards(self, painter: QPainter, ratio: float) -> None:
        """Lay a shade over the cards: so small, white on white cannot be told from nothing. Specks are left out."""
        shade = QColor(self._canvas.colours.ink3)
        shade.setAlphaF(_SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.scale(self.scale * ratio, self.scale * ratio)
        if self._canvas.scene.right_to_left:  # boxes without words: a mirror does
            painter.translate(self._canvas.scene.width, 0.0)
            painter.scale(-1.0, 1.0)
        speck = _SPECK / self.scale
        groups = ((band, group) for band in self._canvas.scene.bands for group in band.groups)
        places = [
            QRectF(band.x + group.x, band.y + group.y, group.width, group.height)
            for band, group in groups
            if group.height >= speck and group.id.startswith("card:")
        ]
        painter.drawRects(places)

    def _go(self, at: QPointF) -> None:
        """Bring the frame to where it is dragged."""
        assert self._grip is not None
        view, overview = self._canvas.view, self._overview()
        corner, width = at - self._grip - self._corner(), view.visible.width * overview.zoom
        left, top = overview.turned(Rect(corner.x(), corner.y(), width, 0.0)).x, corner.y()
        moved = replace(view, x=left / overview.zoom - view.extent.left, y=top / overview.zoom - view.extent.top)
        self._canvas.show_view(moved.clamped())

    def _give_way(self, event: QEvent | None) -> None:
        """Hide while a drag comes near, and come back after it."""
        dragging = self._canvas.gesture is not None
        near = False
        if dragging and isinstance(event, QMouseEvent | QDragMoveEvent):
            reach = self.geometry().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
            near = reach.contains(event.position().toPoint())
        if near != self._near:
            self._near = near
            self._show_or_hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the canvas's size and what is dragged over it."""
        kind = event.type()
        if kind in (QEvent.Type.MouseMove, QEvent.Type.DragMove):
            self._give_way(event)
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.Drop, QEvent.Type.DragLeave):
            QTimer.singleShot(0, self, lambda: self._give_way(None))  # the event will be gone
        elif kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._view_changed)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the picture up to date, soon."""
        super().showEvent(event)
        if self._painted is not self._canvas.scene:
            self._later.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Put the kept picture on its ground and draw the frame."""
        colours = self._canvas.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.setBrush(QColor(colours.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        inside = QPainterPath()
        inside.addRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        painter.setClipPath(inside)
        painter.drawPixmap(0, 0, self._picture)
        fill = QColor(colours.focus)
        fill.setAlphaF(0.16)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(colours.focus), 1.5))
        painter.drawRoundedRect(self.frame, 2, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame; beside it, bring its middle here."""
        frame, at = self.frame, event.position()
        inside = frame.contains(at)
        self._grip = at - frame.topLeft() if inside else QPointF(frame.width() / 2, frame.height() / 2)
        self._go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the view follow the frame."""
        if self._grip is not None:
            self._go(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
