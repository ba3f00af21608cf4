"""What lies over the tiles: selection, focus, drop preview, the lifted card, ruler and labels. Pure drawing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from mapdesigner.desktop.canvas.lifted import SHADOW
from mapdesigner.desktop.canvas.overlay_signs import Sign, Tie, draw_sign, draw_tie
from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.scene import Align, Frozen, Rect, Span, TextBlock, TextStyle
from mapdesigner.layout.text.typeset import natural_width, place, typeset
from mapdesigner.layout.theme import Theme
from mapdesigner.painting import qt_text
from mapdesigner.painting.qt_ink import colour

_RING = 2.0
_HALO = 3.0
_HALO_ALPHA = 0.2
_SEEN_THROUGH = 0.6  # what refuses a card stays readable
_TINT = 0.06  # of a label under the pointer
_FADED = 0.8  # how far what is being dragged fades where it was
_HANDLE_WIDTH, _HANDLE_HEIGHT = 8.0, 20.0
PORT, PLUS = 5.0, 8.0
"""How large the port of a pain point and a plus in the header are drawn: radii in px."""
_TIP_WIDTH = 320.0  # px
_HANDLE_LEAST = 28.0  # px: lower things have smaller handles


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing on the map: its rectangle in scene units, its corner radius there, and whether it is in a frozen band."""

    rect: Rect
    radius: float = 8.0
    frozen: Frozen = Frozen.NO


@dataclass(frozen=True, slots=True)
class Insertion:
    """Where something will go between others: a line in scene units, with a ring at its first point."""

    x1: float
    y1: float
    x2: float
    y2: float
    frozen: Frozen = Frozen.NO


@dataclass(frozen=True, slots=True)
class Ghost:
    """A lifted card: its picture, the place of its left top corner in the window (px), its tilt in degrees."""

    picture: QPixmap
    x: float
    y: float
    tilt: float = 2.0


@dataclass(frozen=True, slots=True)
class Ruler:
    """The scale of a dragged emotion, in scene units: ticks from top to bottom, where it was and where it is."""

    x: float
    ticks: tuple[float, ...]
    old_y: float
    y: float
    radius: float = 12.5


@dataclass(frozen=True, slots=True)
class Tip:
    """Words on a dark ground with their left top corner in the window (px): strong ones first, a second line below.

    `pointer` draws a small arrow at the left, towards what the words speak of.
    """

    x: float
    y: float
    words: str
    strong: str = ""
    below: str = ""
    pointer: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A small round thing to press, by its middle in scene units: a plus, or the port of a pain point."""

    x: float
    y: float
    frozen: Frozen = Frozen.NO
    lit: bool = False


@dataclass(frozen=True, slots=True)
class OverlayState:
    """All that is drawn over the map at one moment."""

    selected: tuple[Mark, ...] = ()
    handles: bool = False
    hover: Mark | None = None
    focus: Mark | None = None
    hint: str = ""
    empty: Mark | None = None
    empty_hint: str = ""
    sources: tuple[Mark, ...] = ()
    slot: Mark | None = None
    forbidden: Mark | None = None
    insertion: Insertion | None = None
    others: tuple[Mark, ...] = ()
    """Where the other cards of a drag would land."""
    tie: Tie | None = None
    ties: tuple[Tie, ...] = ()
    signs: tuple[Sign, ...] = ()
    port: Spot | None = None
    plus: Spot | None = None
    rubber_band: Rect | None = None
    ruler: Ruler | None = None
    ghost: Ghost | None = None
    tip: Tip | None = None


def draw(painter: QPainter, state: OverlayState, view: View, theme: Theme) -> None:
    """Draw what belongs to things of the map; the painter is in px of the window."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _Pen(painter, view, theme).draw(state)


def draw_in_hand(painter: QPainter, state: OverlayState, view: View, theme: Theme) -> None:
    """Draw the lifted card and the words, over all else; the painter is in px of the window."""
    _Pen(painter, view, theme).draw_in_hand(state)


class _Pen:
    """Draws the parts of an overlay for one view and theme."""

    def __init__(self, painter: QPainter, view: View, theme: Theme) -> None:
        self._painter = painter
        self._view = view
        self._theme = theme
        self._focus = colour(theme.focus)

    def draw(self, state: OverlayState) -> None:
        faded = QColor(colour(self._theme.paper))  # a copy: colours are shared
        faded.setAlphaF(_FADED)
        for mark in state.sources:
            self._outline(mark, QPen(colour(self._theme.line_strong), 1, Qt.PenStyle.DashLine), faded)
        self._draw_hover(state)
        if state.empty:
            self._outline(state.empty, QPen(colour(self._theme.line_strong), 1, Qt.PenStyle.DashLine))
            self._hint(state.empty, state.empty_hint)
        self._draw_target(state)
        for mark in state.selected:
            self._ring(mark)
        if state.handles and len(state.selected) == 1:
            self._handles(state.selected[0])
        if state.focus:
            self._cell(state.focus, state.hint)
        self._draw_spots(state)
        self._draw_label(state)
        if state.ruler:
            self._ruler(state.ruler)
        if state.rubber_band:
            self._rubber_band(state.rubber_band)
        self._painter.setClipping(False)

    def draw_in_hand(self, state: OverlayState) -> None:
        if state.ghost:
            self._ghost(state.ghost)
        if state.tip:
            self._tip(state.tip)

    def _draw_hover(self, state: OverlayState) -> None:
        if state.hover and state.hover.frozen is Frozen.NO:
            self._outline(state.hover, QPen(colour(self._theme.line_strong), 1.5))

    def _draw_label(self, state: OverlayState) -> None:
        """Tint the label of a lane under the pointer, so thinly that its words and signs are seen through."""
        if state.hover and state.hover.frozen is Frozen.LEFT:
            tint = QColor(colour(self._theme.ink))  # a copy: colours are shared
            tint.setAlphaF(_TINT)
            self._outline(state.hover, QPen(colour(self._theme.line_strong), 1), tint)

    def _draw_target(self, state: OverlayState) -> None:
        if state.slot:
            self._slot(state.slot, self._theme.accent_tint, self._focus)
        if state.forbidden:
            self._slot(state.forbidden, self._theme.error_tint, colour(self._theme.error), _SEEN_THROUGH)
        for mark in state.others:
            self._slot(mark, self._theme.accent_tint, self._focus)
        if state.insertion:
            self._insertion(state.insertion)

    def _draw_spots(self, state: OverlayState) -> None:
        self._clip(Frozen.NO)
        for tie in state.ties:
            draw_tie(self._painter, tie, self._view, self._theme)
        for sign in state.signs:
            self._clip(sign.frozen)
            draw_sign(self._painter, sign, self._view, self._theme)
        if state.tie:
            self._clip(Frozen.NO)
            self._tie(state.tie)
        if state.port:
            self._spot(state.port, PORT, colour(self._theme.opp))
        if state.plus:
            self._plus(state.plus)

    def _tie(self, tie: Tie) -> None:
        """Draw the tie under way, with a ring at its first end, as at a pain point."""
        draw_tie(self._painter, tie, self._view, self._theme)
        self._spot(Spot(tie.x1, tie.y1, lit=True), PORT, colour(self._theme.opp))

    def _spot(self, spot: Spot, radius: float, edge: QColor) -> QPointF:
        place = self._view.to_window(Rect(spot.x, spot.y, 0.0, 0.0), spot.frozen)
        middle = QPointF(round(place.x), round(place.y))
        self._clip(spot.frozen)
        self._painter.setPen(QPen(edge, _RING))
        self._painter.setBrush(edge if spot.lit else colour(self._theme.surface))
        self._painter.drawEllipse(middle, radius, radius)
        return middle

    def _plus(self, spot: Spot) -> None:
        middle, arm = self._spot(spot, PLUS - 1, self._focus), PLUS / 2 - 0.5
        self._painter.setPen(QPen(colour(self._theme.surface) if spot.lit else self._focus, _RING))
        self._painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        self._painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _window(self, rect: Rect, frozen: Frozen) -> QRectF:
        """Return a scene rectangle's place and let only that part of the window be drawn on where its bands are."""
        self._clip(frozen)
        place = self._view.to_window(rect, frozen)
        return QRectF(round(place.x), round(place.y), round(place.width), round(place.height))

    def _clip(self, frozen: Frozen) -> None:
        area = self._view.area(frozen)
        self._painter.setClipRect(QRectF(area.x, area.y, area.width, area.height))

    def _outline(self, mark: Mark, pen: QPen, fill: QColor | None = None) -> None:
        rect = self._window(mark.rect, mark.frozen).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = mark.radius * self._view.zoom
        self._painter.setPen(pen)
        self._painter.setBrush(fill or Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect, radius, radius)

    def _ring(self, mark: Mark) -> None:
        """Draw a 2 px ring just outside the thing and a faint halo of 3 px round that."""
        rect = self._window(mark.rect, mark.frozen)
        radius = mark.radius * self._view.zoom
        halo = QColor(self._focus)
        halo.setAlphaF(_HALO_ALPHA)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, out in ((QPen(halo, _HALO), _RING + _HALO / 2), (QPen(self._focus, _RING), _RING / 2)):
            self._painter.setPen(pen)
            self._painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius + out, radius + out)

    def _handles(self, mark: Mark) -> None:
        for rect in handle_rects(mark, self._view):
            self._painter.setPen(QPen(self._focus, _RING))
            self._painter.setBrush(colour(self._theme.surface))
            place = QRectF(rect.x, rect.y, rect.width, rect.height)
            self._painter.drawRoundedRect(place, _HANDLE_WIDTH / 2, _HANDLE_WIDTH / 2)

    def _cell(self, mark: Mark, hint: str) -> None:
        self._ring(mark)
        self._hint(mark, hint)

    def _hint(self, mark: Mark, hint: str) -> None:
        if hint:
            rect = self._window(mark.rect, mark.frozen)
            side = Align.RIGHT if self._view.extent.right_to_left else Align.START
            block = typeset(hint, TextStyle(12.0, colour=self._theme.ink2), max(1.0, rect.width() - 16.0), align=side)
            if natural_width(block) <= rect.width() - 16.0 and block.box.height <= rect.height():
                middle = rect.center().y() - block.box.height / 2
                self._words(block, rect.x() + 8, min(middle, rect.y() + 16.0))  # clear of the curve in a high cell

    def _slot(self, mark: Mark, fill: str, edge: QColor, share: float = 1.0) -> None:
        tint = QColor(colour(fill))  # a copy: colours are shared
        tint.setAlphaF(share)
        pen = QPen(edge, 1)
        pen.setDashPattern([4.0, 3.0])
        self._outline(mark, pen, tint)

    def _insertion(self, line: Insertion) -> None:
        first, last = self._point(line.x1, line.y1, line.frozen), self._point(line.x2, line.y2, line.frozen)
        self._clip(line.frozen)
        self._painter.setPen(QPen(self._focus, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(first, last)
        self._painter.setBrush(colour(self._theme.surface))
        self._painter.drawEllipse(first, 5.5, 5.5)

    def _rubber_band(self, rect: Rect) -> None:
        tint = QColor(self._focus)
        tint.setAlphaF(0.08)
        self._outline(Mark(rect, 0.0), QPen(self._focus, 1), tint)

    def _ruler(self, ruler: Ruler) -> None:
        """Draw the scale; the map itself shows the marker and the curve at their new place."""
        zoom = self._view.zoom
        ticks = [self._point(ruler.x, tick) for tick in ruler.ticks]
        self._clip(Frozen.NO)
        self._painter.setPen(QPen(self._focus, _RING))
        now, radius = self._point(ruler.x, ruler.y), ruler.radius * zoom
        self._painter.drawLine(ticks[0], QPointF(now.x(), max(ticks[0].y(), now.y() - radius - _HALO)))
        self._painter.drawLine(QPointF(now.x(), min(ticks[-1].y(), now.y() + radius + _HALO)), ticks[-1])
        for tick in ticks:
            if abs(tick.y() - now.y()) > radius + _HALO:
                self._painter.drawLine(tick - QPointF(5, 0), tick + QPointF(5, 0))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(colour(self._theme.control), 1.5, Qt.PenStyle.DashLine))
        self._painter.drawEllipse(self._point(ruler.x, ruler.old_y), radius, radius)
        halo = QColor(self._focus)
        halo.setAlphaF(_HALO_ALPHA)
        self._painter.setPen(QPen(halo, _HALO))
        self._painter.drawEllipse(now, radius + 3.5, radius + 3.5)

    def _point(self, x: float, y: float, frozen: Frozen = Frozen.NO) -> QPointF:
        place = self._view.to_window(Rect(x, y, 0.0, 0.0), frozen)
        return QPointF(place.x, place.y)

    def _ghost(self, ghost: Ghost) -> None:
        size = ghost.picture.deviceIndependentSize()
        self._painter.save()
        self._painter.translate(ghost.x + size.width() / 2 - SHADOW, ghost.y + size.height() / 2 - SHADOW)
        self._painter.rotate(ghost.tilt)
        self._painter.drawPixmap(QPointF(-size.width() / 2, -size.height() / 2), ghost.picture)
        self._painter.restore()

    def _tip(self, tip: Tip) -> None:
        block = _tip_block(tip, self._theme)
        rect = tip_rect(tip, self._theme)
        box = QRectF(rect.x, rect.y, rect.width, rect.height)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(self._theme.ink))
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        if tip.pointer:
            middle = box.y() + 21
            arrow = [QPointF(box.x() + 1, middle - 6), QPointF(box.x() - 5, middle), QPointF(box.x() + 1, middle + 6)]
            shape.addPolygon(QPolygonF(arrow))
        shape.setFillRule(Qt.FillRule.WindingFill)
        self._painter.drawPath(shape)
        self._words(block, box.x() + 10, box.y() + 5)

    def _words(self, block: TextBlock, x: float, y: float) -> None:
        qt_text.draw(self._painter, place(block, round(x), round(y)))


def handle_rects(mark: Mark, view: View) -> tuple[Rect, Rect]:
    """Return the two span handles of a selected thing, at its first and its last step, in px of the window."""
    place = view.turned(view.to_window(mark.rect, mark.frozen))
    height = _HANDLE_HEIGHT if place.height >= _HANDLE_LEAST else place.height / 2
    top = place.y + (place.height - height) / 2
    out = _HANDLE_WIDTH / 2 + _RING / 2
    first = Rect(place.x - out, top, _HANDLE_WIDTH, height)
    return view.turned(first), view.turned(Rect(place.right + out - _HANDLE_WIDTH, top, _HANDLE_WIDTH, height))


def tip_rect(tip: Tip, theme: Theme) -> Rect:
    """Return the ground of a tip in px of the window."""
    block = _tip_block(tip, theme)
    return Rect(tip.x, tip.y, natural_width(block) + 20, block.box.height + 10)


def _tip_block(tip: Tip, theme: Theme) -> TextBlock:
    plain = TextStyle(12.5, colour=theme.paper, tabular=True)
    spans = [Span(tip.words, plain)]
    if tip.strong:
        spans.insert(0, Span(f"{tip.strong}\u2002", TextStyle(14.0, weight=700, colour=theme.paper, tabular=True)))
    if tip.below:
        spans.append(Span(f"\n{tip.below}", plain))
    widest = natural_width(typeset(spans, None, _TIP_WIDTH))
    return typeset(spans, None, widest + 1.0)  # words from the right would stand at the other end of a wider box
