"""Marks on the map what rests on no evidence: a dashed frame round such cards, and the share of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.canvas.marks import place_of
from mapdesigner.desktop.insight.lead import ASSUMPTIONS
from mapdesigner.insight.assumptions import assumptions, is_assumption
from mapdesigner.insight.parts import parts
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme

_RADIUS = 8.0  # scene units
_TINT = 0.09
_OUT = 3.0  # px that the frame keeps from the words inside
_AWAY = 14  # px from the lower corner where the map begins


class AssumptionLayer(QWidget):
    """Lies over the canvas and lets the pointer through; it is there only while the marks are wanted."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view.canvas)
        self.setObjectName(ASSUMPTIONS)
        self._view, self._canvas = view, view.canvas
        self.places: list[Rect] = []
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.installEventFilter(self)
        self._canvas.view_changed.connect(self.update)
        self._canvas.scene_changed.connect(self._look)
        self.resize(self._canvas.size())
        self._look()
        self.show()
        self.lower()  # the small map stays in front

    def _look(self) -> None:
        """Find where the assumptions stand, after the map has changed."""
        journey, scene = self._view.session.journey, self._canvas.scene
        bare = [each.id for each in parts(journey).items if is_assumption(each)]
        found = (place_of(scene, each) for each in bare)
        self.places = [rect for frozen, rect in filter(None, found) if frozen is Frozen.NO]
        share = assumptions(journey)
        self.words = _("{share} of this map is assumption: {assumed} of {cards} cards rest on no evidence").format(
            share=interface().percent(share.percent), assumed=share.assumed, cards=share.cards
        )
        self.setAccessibleName(self.words)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the canvas."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._canvas.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks in view, then the share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, worn = self._canvas.view, self._canvas.colours
        body = QRectF(view.body.x, view.body.y, view.body.width, view.body.height)
        painter.setClipRect(body)
        self._draw_marks(painter, worn, body)
        self._draw_words(painter, worn, body)
        painter.end()

    def _draw_marks(self, painter: QPainter, worn: Theme, body: QRectF) -> None:
        view = self._canvas.view
        tint = QColor(worn.star)
        tint.setAlphaF(_TINT)
        painter.setPen(QPen(QColor(worn.warn), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        for each in self.places:
            place = view.to_window(each)
            rect = QRectF(place.x, place.y, place.width, place.height).adjusted(-_OUT, -_OUT, _OUT, _OUT)
            if rect.intersects(body):
                radius = min(_RADIUS * view.zoom, rect.height() / 2)
                painter.drawRoundedRect(rect, radius, radius)

    def _draw_words(self, painter: QPainter, worn: Theme, body: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        room = body.width() - 2 * _AWAY - 24
        words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, int(max(room, 1)))
        width = painter.fontMetrics().horizontalAdvance(words) + 24
        view = self._canvas.view
        place = view.turned(Rect(view.turned(view.body).x + _AWAY, view.height - _AWAY - 30, width, 30))
        rect = QRectF(place.x, place.y, place.width, place.height)  # the small map stands in the other corner
        painter.setPen(QPen(QColor(worn.warn), 1))
        painter.setBrush(QColor(worn.surface))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setPen(QColor(worn.ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def mark_assumptions(window: Window) -> None:
    """Mark what rests on no evidence, and say how much it is; or mark it no longer."""
    layer = window.view.canvas.findChild(AssumptionLayer)
    if layer is not None:
        layer.setParent(None)
        layer.deleteLater()
    else:
        window.say(AssumptionLayer(window.view).words)
