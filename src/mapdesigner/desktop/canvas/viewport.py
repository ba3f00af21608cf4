"""What part of the map the window shows: zoom, pan, fit and the frozen edges, as plain arithmetic.

Window lengths are in px (device independent), map lengths in scene units; at zoom 1.0 they are equal. A scene x counts
from the side at which the map begins. Where that is the right, it is here, and in painting, that both are turned round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mapdesigner.layout.mirror import turned_rect
from mapdesigner.layout.scene import Frozen, Rect, Scene

SMALLEST_ZOOM = 0.05
LARGEST_ZOOM = 4.0
ZOOM_STEP = 1.2
EDGE = 32.0
"""The band along the window's edges, in px, in which a drag scrolls the map."""

_FASTEST = 24.0  # px a frame, at the very edge
_AIR = 48.0  # px left free around a selection that is brought into view


@dataclass(frozen=True, slots=True)
class Extent:
    """The map's size, how much of it where it begins and at the top is frozen, in scene units, and its direction."""

    width: float = 0.0
    height: float = 0.0
    left: float = 0.0
    top: float = 0.0
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A window of width x height px onto the map; (x, y) is the scene point at its top corner where the map begins.

    Frozen bands do not move with x or y, so the corner of the moving part is at (left, top) x zoom in the window.
    Every method returns a new View that shows no more emptiness than it must.
    """

    extent: Extent = Extent()
    width: float = 1.0
    height: float = 1.0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def reach(self) -> tuple[float, float]:
        """The largest x and y there are, in scene units: 0 when all is in view."""
        across = self.extent.width - self.width / self.zoom
        down = self.extent.height - self.height / self.zoom
        return max(0.0, across), max(0.0, down)

    @property
    def body(self) -> Rect:
        """The moving part of the window, in px."""
        return self.area(Frozen.NO)

    @property
    def visible(self) -> Rect:
        """The moving part of the map that is in view, in scene units."""
        body = self.body
        left, top = self.x + self.extent.left, self.y + self.extent.top
        return Rect(left, top, body.width / self.zoom, body.height / self.zoom)

    @property
    def hidden_left(self) -> float:
        """How much of the map has gone out of view at the left, in px."""
        return (self.reach[0] - self.x if self.extent.right_to_left else self.x) * self.zoom

    def turned(self, place: Rect) -> Rect:
        """Return a place of the window, in px, as it is where the map begins at the left, at the side it is at here.

        Turned twice, a place is where it was.
        """
        if not self.extent.right_to_left:
            return place
        return Rect(self.width - place.right, place.y, place.width, place.height)

    def area(self, frozen: Frozen) -> Rect:
        """Return the part of the window, in px, that belongs to the bands frozen that way."""
        left, top = min(self.extent.left * self.zoom, self.width), min(self.extent.top * self.zoom, self.height)
        x, width = (0.0, left) if frozen in (Frozen.LEFT, Frozen.CORNER) else (left, self.width - left)
        y, height = (0.0, top) if frozen in (Frozen.TOP, Frozen.CORNER) else (top, self.height - top)
        return self.turned(Rect(x, y, width, height))

    def offset(self, frozen: Frozen) -> tuple[float, float]:
        """Return the scene point at the window's top corner where the map begins, for bands frozen that way."""
        x = 0.0 if frozen in (Frozen.LEFT, Frozen.CORNER) else self.x
        y = 0.0 if frozen in (Frozen.TOP, Frozen.CORNER) else self.y
        return x, y

    def painted(self, rect: Rect) -> Rect:
        """Return where a scene rectangle is in the map as it is painted: one from the right lies left of its start."""
        return turned_rect(rect) if self.extent.right_to_left else rect

    def origin(self, frozen: Frozen) -> tuple[float, float]:
        """Return the point of the painted map at the window's left top corner, for bands frozen that way."""
        x, y = self.offset(frozen)
        return self.painted(Rect(x, y, self.width / self.zoom, 0.0)).x, y

    def part(self, px: float, py: float) -> Frozen:
        """Return which bands are at a point of the window."""
        left, top = self.extent.left * self.zoom, self.extent.top * self.zoom
        if py < top:
            return Frozen.CORNER if self._along(px) < left else Frozen.TOP
        return Frozen.LEFT if self._along(px) < left else Frozen.NO

    def to_scene(self, px: float, py: float, frozen: Frozen = Frozen.NO) -> tuple[float, float]:
        """Return the scene point under a point of the window."""
        x, y = self.offset(frozen)
        return x + self._along(px) / self.zoom, y + py / self.zoom

    def to_body(self, px: float, py: float) -> tuple[float, float]:
        """Return the scene point of the moving part under a point of the window; at its edge for one over a header."""
        left, top = self.extent.left * self.zoom, self.extent.top * self.zoom
        return self.x + max(self._along(px), left) / self.zoom, self.y + max(py, top) / self.zoom

    def to_window(self, rect: Rect, frozen: Frozen = Frozen.NO) -> Rect:
        """Return where a scene rectangle is in the window, in px."""
        x, y = self.offset(frozen)
        zoom = self.zoom
        return self.turned(Rect((rect.x - x) * zoom, (rect.y - y) * zoom, rect.width * zoom, rect.height * zoom))

    def zoomed(self, zoom: float, px: float, py: float) -> View:
        """Return the view at another zoom, with what is under the point staying there."""
        new = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        across = self._along(px)
        x, y = self.x + across / self.zoom - across / new, self.y + py / self.zoom - py / new
        return replace(self, zoom=new, x=x, y=y).clamped()

    def panned(self, dx: float, dy: float) -> View:
        """Return the view moved by px: the map goes left by dx and up by dy."""
        return self.advanced(-dx if self.extent.right_to_left else dx, dy)

    def advanced(self, dx: float, dy: float) -> View:
        """Return the view moved on by px: by dx towards the map's end and by dy down."""
        return replace(self, x=self.x + dx / self.zoom, y=self.y + dy / self.zoom).clamped()

    def resized(self, width: float, height: float) -> View:
        """Return the view for a window of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height)).clamped()

    def of(self, extent: Extent) -> View:
        """Return the view onto another state of the map."""
        return replace(self, extent=extent).clamped()

    def home(self) -> View:
        """Return the view of the map's start, at the same zoom."""
        return replace(self, x=0.0, y=0.0)

    def fitted(self) -> View:
        """Return the view with the whole map in it, at 100 % at most."""
        across = self.width / max(self.extent.width, 1.0)
        down = self.height / max(self.extent.height, 1.0)
        zoom = min(max(min(across, down, 1.0), SMALLEST_ZOOM), LARGEST_ZOOM)
        return replace(self, zoom=zoom, x=0.0, y=0.0).clamped()

    def fitted_to(self, rect: Rect) -> View:
        """Return the view with a scene rectangle in the middle of the moving part, at 100 % at most."""
        across = (self.width - 2 * _AIR) / max(rect.width + self.extent.left, 1.0)
        down = (self.height - 2 * _AIR) / max(rect.height + self.extent.top, 1.0)
        zoom = min(max(min(across, down, 1.0), SMALLEST_ZOOM), LARGEST_ZOOM)
        return replace(self, zoom=zoom).centred_on(rect)

    def centred_on(self, rect: Rect) -> View:
        """Return the view with the middle of a scene rectangle in the middle of the moving part."""
        visible = self.visible
        dx = rect.x + rect.width / 2 - visible.x - visible.width / 2
        dy = rect.y + rect.height / 2 - visible.y - visible.height / 2
        return replace(self, x=self.x + dx, y=self.y + dy).clamped()

    def revealing(self, rect: Rect, air: float = 8.0) -> View:
        """Return the view moved just so far that a scene rectangle can be seen, `air` scene units from the edge."""
        visible = self.visible
        dx = _shift(rect.x - air, rect.right + air, visible.x, visible.right)
        dy = _shift(rect.y - air, rect.bottom + air, visible.y, visible.bottom)
        return replace(self, x=self.x + dx, y=self.y + dy).clamped()

    def edge_pull(self, px: float, py: float) -> tuple[float, float]:
        """Return by how many px a drag here scrolls in one frame, faster near the edge; (0, 0) inside."""
        body = self.body
        return _pull(px, body.x, body.right), _pull(py, body.y, body.bottom)

    def clamped(self) -> View:
        """Return the view without needless emptiness beyond the map."""
        across, down = self.reach
        return replace(self, x=min(max(self.x, 0.0), across), y=min(max(self.y, 0.0), down))

    def _along(self, px: float) -> float:
        """How far a point of the window is from the side at which the map begins, in px."""
        return self.width - px if self.extent.right_to_left else px


def extent_of(scene: Scene) -> Extent:
    """Measure a Scene and its frozen bands."""
    lefts = [band.x + band.width for band in scene.bands if band.frozen in (Frozen.LEFT, Frozen.CORNER)]
    tops = [band.y + band.height for band in scene.bands if band.frozen in (Frozen.TOP, Frozen.CORNER)]
    sizes = scene.width, scene.height, max(lefts, default=0.0), max(tops, default=0.0)
    return Extent(*sizes, scene.right_to_left)


def _shift(start: float, end: float, first: float, last: float) -> float:
    """How far to move so that start..end lies in first..last; the start wins where it is too long."""
    if start < first or end - start > last - first:
        return start - first
    return max(0.0, end - last)


def _pull(at: float, first: float, last: float) -> float:
    if at < first + EDGE:
        return -_FASTEST * min(1.0, (first + EDGE - at) / EDGE)
    if at > last - EDGE:
        return _FASTEST * min(1.0, (at - last + EDGE) / EDGE)
    return 0.0
