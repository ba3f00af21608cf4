"""The Scene: what layout hands to every painter, in one unit, with no word of the domain.

A Scene holds bands (a lane, the header, the legend), a band holds groups (a card, a marker), a group holds a few
primitives. Every level has its own origin, so moving a row or a card reuses all that lies inside it: what did not
change is the same object as before, and `is` finds what to paint again.

Units are those of the metrics the Scene was composed with: px at 96 dpi and 100 % on screen, pt (1/72 in) on paper.
x runs right, y runs down. Colours are "#RRGGBB" or "#RRGGBBAA".
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mapdesigner.layout.quickly import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its left top corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the same size at another place."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def intersects(self, other: Rect) -> bool:
        """Tell whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def contains(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside (left and top edge in, right and lower edge out)."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@quickly_made
@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with optional fill, stroke and round corners (clockwise from the left top one).

    A stroke lies centred on the edge, so a box that must not leave its card is inset by half the stroke.
    """

    rect: Rect
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient between two colours, from (x1, y1) to (x2, y2) in the group's coordinates."""

    x1: float
    y1: float
    x2: float
    y2: float
    start: str
    end: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Path:
    """A path in absolute commands: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).

    Caps and joins are round if `round` is set, else butt and miter. `clip` is a second list of commands: only what lies
    inside it is painted. Fill rule is non-zero. What is `upright` keeps its form in a drawing that is turned round.
    """

    commands: tuple[tuple[str | float, ...], ...]
    fill: str | Gradient = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    round: bool = False
    clip: tuple[tuple[str | float, ...], ...] = ()
    upright: bool = False


class Family(StrEnum):
    """The two voices: the organisation's and the customer's (see look.md 1.3 in the design)."""

    ORGANISATION = "organisation"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text is set. Size in scene units, tracking in em, line height as a factor of the size.

    `family` is one of the two voices, or the name of a brand's own font in the organisation's place.
    """

    size: float
    weight: int = 400
    colour: str = "#17212E"
    family: str = Family.ORGANISATION
    tracking: float = 0.0
    line_height: float = 1.32
    tabular: bool = False
    halo: str = ""
    halo_width: float = 0.0

    def __hash__(self) -> int:
        """Tell styles apart by what differs most: memories of texts and styles ask for this all the time."""
        return hash((self.size, self.weight, self.colour))


@quickly_made
@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text block with one style."""

    text: str
    style: TextStyle


class Align(StrEnum):
    """Where lines stand in their box; start and end follow the paragraph's direction."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    LEFT = "left"
    RIGHT = "right"


@quickly_made
@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font, one direction and one style, in visual order from left to right.

    `font` is the key under which `layout.text.fonts` knows the font file; `glyphs` are glyph ids ('H'); `xs` and `ys`
    are the places of the glyph origins ('f'): x from the left of the block's box, y down from the baseline.
    `clusters` ('H') gives for each glyph the index in `text` where its cluster begins; `text` is the run's own
    characters in logical order. `end` is the x where the pen stands after the last glyph.
    """

    font: str
    style: TextStyle
    glyphs: array[int]
    xs: array[float]
    ys: array[float] | None
    clusters: array[int]
    text: str
    x: float
    end: float
    rtl: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """A line: baseline (y from the box's top), left and width of its ink, runs in visual order, text in logical."""

    baseline: float
    x: float
    width: float
    runs: tuple[GlyphRun, ...]
    text: str


@quickly_made
@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or several: the whole string in styled spans, the box it was broken for, the lines with their glyphs.

    Screen and PDF draw the runs; SVG and slides write the spans as real text into the box. `missing` names characters
    that no font has.
    """

    spans: tuple[Span, ...]
    box: Rect
    align: Align
    language: str
    rtl: bool
    lines: Sequence[Line]
    missing: str = ""

    @property
    def text(self) -> str:
        """The whole string."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image (PNG or JPEG bytes) in a rectangle, clipped to round corners or to an ellipse."""

    rect: Rect
    data: bytes
    radius: float = 0.0
    ellipse: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An area that leads to an address (http, https or mailto)."""

    rect: Rect
    href: str


Primitive = Box | Path | TextBlock | Picture | Link


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """One thing a person can point at: its place in the band, its size, what it draws in its own coordinates.

    `id` is unique in the Scene ("card:<id>", "marker:<id>", "stage:<id>", "step:<id>", "lane:<id>", ...).
    `target` is the id of the model's object behind it, "" for furniture. `label` is what a screen reader says.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    primitives: tuple[Primitive, ...]
    target: str = ""
    label: str = ""

    @property
    def bounds(self) -> Rect:
        """The group's box in the band's coordinates."""
        return Rect(self.x, self.y, self.width, self.height)


class Frozen(StrEnum):
    """Which edge of the window a band stays at on screen; paper takes no notice."""

    NO = "no"
    TOP = "top"
    LEFT = "left"
    CORNER = "corner"


@quickly_made
@dataclass(frozen=True, slots=True)
class Band:
    """A row of the Scene (a lane's cells, the stage header, a page block) with an origin of its own.

    Groups are in painting order, which is also reading order.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    groups: tuple[Group, ...]
    frozen: Frozen = Frozen.NO
    target: str = ""

    @property
    def bounds(self) -> Rect:
        """The band's box in the Scene."""
        return Rect(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Chapter:
    """An outline entry of the PDF: its words and the place it leads to."""

    title: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished drawing. `notes` tells in words of the interface what gave way or is missing: shown, never logged.

    A page for a print shop is cut to `trim` after printing. What is `right_to_left` is still to be turned round where
    it is shown, see layout.mirror: until then its x runs from the side at which it begins.
    """

    width: float
    height: float
    background: str
    bands: tuple[Band, ...]
    title: str = ""
    author: str = ""
    language: str = "en"
    chapters: tuple[Chapter, ...] = ()
    notes: tuple[str, ...] = field(default=())
    trim: Rect | None = None
    right_to_left: bool = False
