"""The marks of a comparison over the map: each sort of difference has a form, a sign and a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mapdesigner.compare.conflicts import PLACE
from mapdesigner.compare.differences import Change, Difference
from mapdesigner.desktop import icons
from mapdesigner.desktop.session import Cell
from mapdesigner.layout.lanes.emotion_scale import scale_of
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Comment, Feedback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.theme import Theme

_GROUPS = ("card", "marker", "stage", "step", "lane")
_FROZEN = {"stage": Frozen.TOP, "step": Frozen.TOP, "lane": Frozen.LEFT}
_BADGE = 20.0  # px
_SIGN = 13.0
_FADED = 0.55
_RADIUS = 8.0
_RANKS = (Change.ADDED, Change.REMOVED, Change.MOVED, Change.CHANGED, Change.REORDERED, Change.RESTYLED)
"""What is shown of a thing that differs in several ways: the first of these."""

SIGNS = {
    Change.ADDED: "plus",
    Change.REMOVED: "minus",
    Change.MOVED: "move",
    Change.REORDERED: "move-vertical",
    Change.CHANGED: "pencil",
    Change.RESTYLED: "eye",
}


def ink_of(change: Change, colours: Theme) -> str:
    """Return the colour of a sort of difference."""
    return {
        Change.ADDED: colours.ok,
        Change.REMOVED: colours.error,
        Change.MOVED: colours.future,
        Change.REORDERED: colours.future,
        Change.CHANGED: colours.accent,
        Change.RESTYLED: colours.accent,
    }[change]


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing that differs: how, where it is in scene units, and where the other map has it if that is elsewhere."""

    change: Change
    rect: Rect
    frozen: Frozen
    is_current: bool
    there: Rect | None = None
    round: bool = False


class MarksLayer(QWidget):
    """Lies over the canvas and lets the pointer through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.marks: tuple[Mark, ...] = ()
        self._current: Mark | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.installEventFilter(self)
        canvas.view_changed.connect(self.update)
        canvas.scene_changed.connect(self.update)
        self.resize(canvas.size())
        self.show()

    def show_marks(
        self, view: MapView, found: Sequence[Difference], ghosts: frozenset[str], current: Difference | None
    ) -> None:
        """Mark what differs; `ghosts` are the ids of things that stand in the map only to be seen."""
        by_thing: dict[str, list[Difference]] = {}
        for each in found:
            by_thing.setdefault(_host(each), []).append(each)
        chosen = _host(current) if current else ""
        if current and chosen not in by_thing:  # left aside, and looked at all the same
            by_thing[chosen] = [current]
        made = {one: _mark(view, one, held, ghosts, one == chosen) for one, held in by_thing.items() if one}
        self.marks = tuple(mark for mark in made.values() if mark is not None)
        self._current = made.get(chosen)
        self.update()

    def reveal(self) -> None:
        """Scroll so far that the thing looked at can be seen."""
        if self._current is not None and self._current.frozen is Frozen.NO:
            self._canvas.show_view(self._canvas.view.revealing(self._current.rect))

    def _draw(self, painter: QPainter, mark: Mark) -> None:
        view, colours = self._canvas.view, self._canvas.colours
        place = view.to_window(mark.rect, mark.frozen)
        rect = QRectF(place.x, place.y, place.width, place.height)
        if not rect.intersects(QRectF(self.rect())):
            return
        ink = QColor(ink_of(mark.change, colours))
        painter.save()
        painter.setClipRect(self._clip(mark.frozen))
        radius = rect.width() / 2 if mark.round else _RADIUS * view.zoom
        if mark.change is Change.ADDED and not mark.round:
            veil = QColor(colours.paper)
            veil.setAlphaF(_FADED)
            painter.fillRect(rect, veil)
        painter.setPen(_pen(mark, ink))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        if mark.change is Change.REMOVED:
            painter.drawLine(rect.bottomLeft() + QPointF(6, -6), rect.topRight() + QPointF(-6, 6))
        if mark.there is not None and mark.is_current:  # the ways of many would hide the map
            self._draw_way(painter, rect, mark.there, ink)
        painter.restore()
        _draw_badge(painter, self._badge_place(place, mark), mark, ink, colours)

    def _badge_place(self, place: Rect, mark: Mark) -> QRectF:
        """Beside a face, which it would hide; else where a card begins, for its end is the place of map health."""
        view, size = self._canvas.view, _BADGE + (4 if mark.is_current else 0)
        thing = view.turned(place)
        x, y = (thing.right, thing.y - size) if mark.round else (thing.x - 0.3 * size, thing.y - 0.3 * size)
        badge = view.turned(Rect(x, y, size, size))
        return QRectF(badge.x, badge.y, size, size)

    def _draw_way(self, painter: QPainter, rect: QRectF, there: Rect, ink: QColor) -> None:
        """Draw a line to where the other map has it, and a ring at its end."""
        place = self._canvas.view.to_window(there)
        end = QPointF(place.x + place.width / 2, place.y + min(place.height / 2, 40))
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
        painter.drawLine(rect.center(), end)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(end, 5, 5)

    def _clip(self, frozen: Frozen) -> QRectF:
        area = self._canvas.view.area(frozen)
        return QRectF(area.x, area.y, area.width, area.height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the canvas."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._canvas.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks, the one looked at last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in sorted(self.marks, key=lambda each: each.is_current):
            self._draw(painter, mark)
        painter.end()


def _pen(mark: Mark, ink: QColor) -> QPen:
    """The form of a difference: dashed what is not here, dotted what moved, whole all else; thick what is looked at."""
    style = {
        Change.ADDED: Qt.PenStyle.DashLine,
        Change.MOVED: Qt.PenStyle.DotLine,
        Change.REORDERED: Qt.PenStyle.DotLine,
        Change.RESTYLED: Qt.PenStyle.DashDotLine,
    }.get(mark.change, Qt.PenStyle.SolidLine)
    return QPen(ink, 4 if mark.is_current else 2, style)


def _draw_badge(painter: QPainter, badge: QRectF, mark: Mark, ink: QColor, colours: Theme) -> None:
    painter.setPen(QPen(QColor(colours.surface), 2))
    painter.setBrush(ink)
    painter.drawEllipse(badge)
    inset = (badge.width() - _SIGN) / 2
    icons.draw(painter, SIGNS[mark.change], colours.surface, badge.adjusted(inset, inset, -inset, -inset))


def _host(difference: Difference) -> str:
    """Return the id of the thing on the map that a difference is shown at: of a comment, its card."""
    for side in (difference.before, difference.after):
        if isinstance(side, Comment | Feedback):
            return side.item
    return difference.id


def _mark(view: MapView, one: str, found: Sequence[Difference], ghosts: frozenset[str], current: bool) -> Mark | None:
    own = [each for each in found if each.id == one]
    changes = {each.change if _is_whole(each) else Change.CHANGED for each in own}
    change = next((each for each in _RANKS if each in changes), Change.CHANGED)
    for name in _GROUPS:
        rect = view.canvas.rect_of(f"{name}:{one}")
        if rect is not None and (change is not Change.ADDED or one in ghosts):
            there = _there(view, own) if change is Change.MOVED else None
            return Mark(change, rect, _FROZEN.get(name, Frozen.NO), current, there, name == "marker")
    return _curve_ghost(view, own, current)


def _is_whole(each: Difference) -> bool:
    """Tell whether a difference is about the thing itself, not about a row that came into one of its fields."""
    return not each.field or each.field == PLACE or each.change is Change.RESTYLED


def _there(view: MapView, own: Sequence[Difference]) -> Rect | None:
    """Return the cell in which the other map has a card."""
    after = next((each.after for each in own if each.change is Change.MOVED), None)
    return view.cell_rect(Cell(after.lane, after.step)) if isinstance(after, Item) and after.step else None


def _curve_ghost(view: MapView, own: Sequence[Difference], current: bool) -> Mark | None:
    """Return a mark where a feeling of the other map would stand on the curve."""
    new = next((each.after for each in own if each.change is Change.ADDED and not each.field), None)
    if not isinstance(new, Emotion):
        return None
    cell = view.cell_rect(Cell(new.lane, new.step)) if new.step in view.frame.structure.column else None
    band = next(
        (each for each in view.canvas.scene.bands if each.target == new.lane and each.frozen is Frozen.NO), None
    )
    if cell is None or band is None:
        return None
    radius = view.frame.metrics.face_radius
    y = band.y + scale_of(view.frame.metrics, band.height).y(new.score)
    return Mark(
        Change.ADDED,
        Rect(cell.x + cell.width / 2 - radius, y - radius, 2 * radius, 2 * radius),
        Frozen.NO,
        current,
        round=True,
    )
