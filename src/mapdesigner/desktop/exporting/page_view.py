"""One page of a draft on a desk: fitted, at its true size or between, moved by wheel, keys and dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from mapdesigner.desktop.style import colours
from mapdesigner.layout.scene import Rect
from mapdesigner.painting.qt import paint_scene
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.scene import Scene

_EDGE = 18
"""Px of desk around the page."""

_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)
_STEPS = (0.1, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0)
_KEPT = 6_000_000
"""Pixels: a page that is larger on screen is not kept as a picture; what is seen of it is drawn."""


class _Paper(QWidget):
    """The page with its edge and shadow."""

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.scale = 1.0
        self._picture = QPixmap()

    def show_page(self, scene: Scene | None, scale: float) -> None:
        """Show a page at so many px to a pt."""
        if scene is not self.scene or scale != self.scale:
            self.scene, self.scale, self._picture = scene, scale, QPixmap()
        if scene is not None:
            wanted = QSize(round(scene.width * scale) + 2 * _EDGE, round(scene.height * scale) + 2 * _EDGE)
            self.resize(wanted)
        self.update()

    @property
    def page(self) -> QRect:
        """Where the page lies."""
        return self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _kept(self, scene: Scene) -> QPixmap:
        if self._picture.isNull():
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.page.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.white)
            painter = QPainter(self._picture)
            self._draw(painter, scene, None)
            painter.end()
        return self._picture

    def _draw(self, painter: QPainter, scene: Scene, part: QRect | None) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self.page.width() / scene.width, self.page.height() / scene.height)
        near = None
        if part is not None:
            near = Rect(*(each / self.scale for each in (part.x(), part.y(), part.width(), part.height())))
        paint_scene(painter, scene, near)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, all of it or what is to be seen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours().canvas))
        if self.scene is None:
            return
        page, ratio = self.page, self.devicePixelRatioF()
        painter.fillRect(page.translated(0, 2), QColor(0, 0, 0, 40))
        if page.width() * page.height() * ratio**2 <= _KEPT:
            painter.drawPixmap(page.topLeft(), self._kept(self.scene))
        else:
            painter.save()
            painter.setClipRect(page & event.rect())
            painter.translate(page.topLeft())
            painter.fillRect(QRect(QPoint(), page.size()), Qt.GlobalColor.white)
            self._draw(painter, self.scene, (page & event.rect()).translated(-page.topLeft()))
            painter.restore()
        painter.setPen(QPen(QColor(colours().line_strong), 1))
        painter.drawRect(QRectF(page).adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class PageView(QScrollArea):
    """Shows a page; `turned` asks for another one, so many pages on, and `zoomed` tells of another zoom."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _Paper()
        self._zoom: float | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "desk")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # pages have a direction of their own
        self.setAccessibleName(_("Preview of the page"))
        self._paper.installEventFilter(self)
        self._point()

    @property
    def scene(self) -> Scene | None:
        """The page that is shown."""
        return self._paper.scene

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the room there is."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """The size on screen against that on paper."""
        return self._paper.scale / self._true

    @property
    def _true(self) -> float:
        """Px to a pt at 100 %."""
        return self.logicalDpiX() / 72

    def show_page(self, scene: Scene | None) -> None:
        """Show another page, or none."""
        self._paper.setVisible(scene is not None)
        self._paper.show_page(scene, self._scale(scene))
        self.zoomed.emit()

    def fit(self) -> None:
        """Show all of the page."""
        self.zoom_to(None)

    def zoom_to(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Zoom to a factor, None to fit; what lies `at` a point of the page widget (else in the middle) stays there."""
        scene = self.scene
        self._zoom = zoom
        if scene is None:
            return
        old, view = self._paper, self.viewport().rect().center()
        seen = QPointF(old.mapFrom(self.viewport(), view)) if at is None else at
        target = view if at is None else old.mapTo(self.viewport(), at.toPoint())
        x, y = (seen.x() - _EDGE) / old.scale, (seen.y() - _EDGE) / old.scale
        old.show_page(scene, self._scale(scene))
        self.horizontalScrollBar().setValue(round(x * old.scale + _EDGE - target.x()))
        self.verticalScrollBar().setValue(round(y * old.scale + _EDGE - target.y()))
        self._point()
        self.zoomed.emit()

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        """Zoom in or out by steps."""
        now = self.zoom
        larger = [each for each in _STEPS if each > now * 1.01]
        smaller = [each for each in _STEPS if each < now * 0.99]
        self.zoom_to((larger or [_STEPS[-1]])[0] if steps > 0 else (smaller or [_STEPS[0]])[-1], at)

    def _scale(self, scene: Scene | None) -> float:
        if scene is None:
            return 1.0
        if self._zoom is not None:
            return self._zoom * self._true
        room = self.maximumViewportSize() - QSize(2 * _EDGE, 2 * _EDGE)
        return max(min(room.width() / scene.width, room.height() / scene.height), 0.01)

    def _point(self) -> None:
        """A glass while a click looks closer or fits again."""
        self._paper.setCursor(Qt.CursorShape.PointingHandCursor if self.fits else Qt.CursorShape.OpenHandCursor)

    def _toggle(self, at: QPointF) -> None:
        """Look closer at a point, or at the whole page again."""
        if self.fits:
            self.zoom_to(1.0 if self.zoom < 0.95 else 2.0, at)
        else:
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click looks closer, dragging moves the page."""
        if watched is not self._paper or not isinstance(event, QMouseEvent) or event.button() not in _BUTTONS:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed, self._dragged = event.globalPosition(), False
            self.setFocus()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            self._drag(event.globalPosition())
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._pressed = None
            if not self._dragged:
                self._toggle(event.position())
        return True

    def _drag(self, to: QPointF) -> None:
        assert self._pressed is not None
        by = (to - self._pressed).toPoint()
        if not self._dragged and by.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged, self._pressed = True, to
        for bar, delta in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - delta)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages, plus and minus zoom, 0 is the true size and 1 fits, arrows move a large page."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turned.emit(turns[key])
        elif key in zooms:
            self.zoom_by(zooms[key])
        elif key == Qt.Key.Key_0:
            self.zoom_to(1.0)
        elif key == Qt.Key.Key_1:
            self.fit()
        elif self.fits and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom at the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = self._paper.mapFrom(self.viewport(), event.position().toPoint())
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1, QPointF(at))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        if self.fits and self.scene is not None:
            self._paper.show_page(self.scene, self._scale(self.scene))
            self.zoomed.emit()
