"""A painter that only writes down what it is told to draw, for tests that ask about words and places, not pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapdesigner.layout.scene import Box, Link, Path, Picture, Primitive, TextBlock


@dataclass(frozen=True, slots=True)
class Drawn:
    """One primitive and where its origin was, in scene units."""

    primitive: Primitive
    dx: float
    dy: float


@dataclass
class RecordingPainter:
    """Keeps everything drawn, in order."""

    drawn: list[Drawn] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The text blocks' words in the order drawn."""
        return [entry.primitive.text for entry in self.drawn if isinstance(entry.primitive, TextBlock)]

    def box(self, box: Box, dx: float, dy: float) -> None:
        """Keep a rectangle."""
        self.drawn.append(Drawn(box, dx, dy))

    def path(self, path: Path, dx: float, dy: float) -> None:
        """Keep a path."""
        self.drawn.append(Drawn(path, dx, dy))

    def text(self, block: TextBlock, dx: float, dy: float) -> None:
        """Keep a text block."""
        self.drawn.append(Drawn(block, dx, dy))

    def picture(self, picture: Picture, dx: float, dy: float) -> None:
        """Keep an image."""
        self.drawn.append(Drawn(picture, dx, dy))

    def link(self, link: Link, dx: float, dy: float) -> None:
        """Keep an area that leads somewhere."""
        self.drawn.append(Drawn(link, dx, dy))
