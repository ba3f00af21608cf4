"""The map while it is presented: the same canvas with larger sizes, held so that one stage stands in the middle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.scroll_bars import GUTTER
from mapdesigner.layout.scene import Rect
from mapdesigner.layout.workshop import ROOM, WorkshopComposer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.compose import Composer

_VEIL = 0.8
_SHADOW = 14.0  # px of a screen of 1080 lines
_LEAST = 0.89  # how small a high map may become: the smallest words here have 18 px
_KEY = 28.0  # the side of a digit's key


class StageView(MapView):
    """One of the two views of a session; it shows the columns it is told to in the middle, and scrolls down only."""

    lanes_changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._steps: tuple[str, ...] = ()
        self.scale = 1.0
        super().__init__(session, parent)
        self.asks = False  # in letters that only who sits at the screen could read
        self.minimap.setParent(None)
        self.minimap.deleteLater()
        self.canvas.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.canvas.view_changed.connect(self._hold)
        self.canvas.scene_changed.connect(self._hold)

    def make_composer(self, theme_name: str) -> Composer:
        """Make what lays the map out in a theme, for a room."""
        made = WorkshopComposer(theme_name)
        if held := getattr(self, "_composer", None):
            made.lanes = held.lanes
        return made

    @property
    def shown_lanes(self) -> frozenset[str]:
        """The ids of the lanes that are shown."""
        return self._stage_composer.shown_lanes(self.session.journey)

    @property
    def focus_rect(self) -> Rect:
        """Where the columns in focus are, in px of the canvas."""
        view, (left, right) = self.canvas.view, self._edges()
        place = view.to_window(Rect(left, 0.0, right - left, 0.0))
        return Rect(place.x, 0.0, place.width, view.height)

    def chevrons(self) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """The corners of the stage's arrow before the focus and of its own, in px, and whether it is its own.

        A stage of which only a half is in focus is cut off at the focus as the picture is.
        """
        known, column = self.frame.structure, self.frame.structure.column
        shown = [column[each] for each in self._steps if each in column]
        if not shown:
            return
        own = known.steps[min(shown)].stage
        before = known.stages[known.stage_numbers[own] - 2].id if known.stage_numbers[own] > 1 else ""
        for stage in filter(None, (before, own)):
            last = [column[step.id] for step in known.steps_of[stage]][-1]
            if stage == before or last == max(shown):
                yield self._tip(stage), stage == own

    def _tip(self, stage: str) -> list[tuple[float, float]]:
        """The corners of the end of a stage's arrow, in px."""
        place, view = self.canvas.window_rect(f"stage:{stage}"), self.canvas.view
        if place is None:
            return []
        rect, zoom = view.turned(place), view.zoom
        metrics, last = self.frame.metrics, stage == self.frame.structure.stages[-1].id
        tip, gap = 0.0 if last else metrics.chevron_tip * zoom, metrics.chevron_gap * zoom
        left, middle = rect.right - tip - gap, rect.y + rect.height / 2
        corners = [
            (left, rect.y),
            (rect.right - tip, rect.y),
            (rect.right, middle),
            (rect.right - tip, rect.bottom),
            (left, rect.bottom),
        ]
        return [(view.turned(Rect(x, y, 0.0, 0.0)).x, y) for x, y in corners]

    def toggle_lane(self, number: int) -> None:
        """Show or hide the lane that stands there in the map, counted from 1."""
        lanes = [lane.id for lane in self.frame.structure.lanes]
        if number > len(lanes):
            return
        self._stage_composer.lanes = self.shown_lanes ^ {lanes[number - 1]}
        self._show(self.session.journey)
        self.lanes_changed.emit()

    def show_steps(self, steps: tuple[str, ...], scale: float) -> None:
        """Bring these steps into the middle, on a screen `scale` times as high as one of 1080 lines."""
        self._steps, self.scale = steps, scale
        view = replace(self.canvas.view, y=0.0)
        self.canvas.show_view(view)
        self._hold()

    @property
    def _stage_composer(self) -> WorkshopComposer:
        assert isinstance(self._composer, WorkshopComposer)
        return self._composer

    def _show_comments(self) -> None:
        """Show none: they are the team's own."""

    def _edges(self) -> tuple[float, float]:
        """The left and right edge of the columns in focus, in scene units."""
        frame = self.frame
        columns = [frame.structure.column[each] for each in self._steps if each in frame.structure.column]
        if not columns:
            return 0.0, frame.metrics.lane_column
        left, right = frame.columns.edges(min(columns), max(columns))
        return left + frame.metrics.lane_column, right + frame.metrics.lane_column

    def _hold(self) -> None:
        """Put the columns back into the middle, whatever was scrolled or zoomed."""
        view = self.canvas.view
        zoom = self.scale * min(max(ROOM / max(self.canvas.scene.height, 1.0), _LEAST), 1.0)
        left, right = self._edges()
        wanted = replace(view, zoom=zoom)
        wanted = replace(wanted, x=(left + right) / 2 - view.width / zoom / 2).clamped()
        if abs(wanted.x - view.x) > 0.01 or wanted.zoom != view.zoom:
            self.canvas.show_view(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the columns in the middle of the new size."""
        super().resizeEvent(event)
        self._hold()


class Stand(QWidget):
    """Where the view stands: its scroll bars are cut off, and a veil lies over all but what is in focus."""

    def __init__(self, view: StageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        view.setParent(self)
        self.veil = Veil(view, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the view the room, with the gutters outside."""
        size = event.size()
        self._view.setGeometry(0, 0, size.width() + GUTTER, size.height() + GUTTER)
        self.veil.setGeometry(0, 0, size.width(), size.height())
        self.veil.raise_()


class Veil(QWidget):
    """Fades what is beside the stage in focus, and shows which digit votes for which card."""

    def __init__(self, view: StageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._keys: Mapping[str, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.canvas.view_changed.connect(self.update)
        view.canvas.scene_changed.connect(self.update)

    def show_keys(self, keys: Mapping[str, int]) -> None:
        """Show these digits at these cards, by id."""
        self._keys = keys
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil, the edges of what is in focus, and the digits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus, colours = self._view.focus_rect, self._view.canvas.colours
        left, right = round(focus.x), round(focus.right)
        veil = QColor(colours.sunken)
        veil.setAlphaF(_VEIL)
        painter.fillPath(self._beside(left, right), veil)
        line = max(1, round(2 * self._view.scale))
        for edge, way in ((left, -1), (right, 1)):
            self._draw_shadow(painter, edge, way)
            painter.fillRect(edge - line // 2, 0, line, self.height(), QColor(colours.line_strong))
        for item, digit in self._keys.items():
            self._draw_key(painter, item, digit)
        painter.end()

    def _beside(self, left: int, right: int) -> QPainterPath:
        """All that is veiled: what is beside the focus, but for the tip of its own stage, which reaches beyond."""
        whole, clear = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        clear.addRect(QRectF(left, 0, right - left, self.height()))
        for commands, stage_is_in_focus in self._view.chevrons():
            shape = QPainterPath()
            shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in commands]))
            clear = clear.united(shape) if stage_is_in_focus else clear.subtracted(shape)
        return whole.subtracted(clear)

    def _draw_shadow(self, painter: QPainter, edge: int, way: int) -> None:
        far = edge + way * round(_SHADOW * self._view.scale)
        shade, none = QColor(0, 0, 0, 26), QColor(0, 0, 0, 0)
        ramp = QLinearGradient(edge, 0, far, 0)
        ramp.setColorAt(0, shade)
        ramp.setColorAt(1, none)
        painter.fillRect(QRect(min(edge, far), 0, abs(far - edge), self.height()), ramp)

    def _draw_key(self, painter: QPainter, item: str, digit: int) -> None:
        found = self._view.canvas.window_rect(f"card:{item}")
        if found is None:
            return
        colours, side = self._view.canvas.colours, _KEY * self._view.scale
        view = self._view.canvas.view
        at = view.turned(found)
        key = view.turned(Rect(at.x - side * 0.4, at.y - side * 0.4, side, side))
        place = QRectF(key.x, key.y, key.width, key.height)
        painter.setPen(QPen(QColor(colours.accent), max(1.0, 2 * self._view.scale)))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(place, side / 4, side / 4)
        font = QFont(self.font())
        font.setPixelSize(max(round(side * 0.62), 1))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(digit))
