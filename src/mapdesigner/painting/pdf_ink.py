"""The graphics state of a PDF page: an operator goes into the stream only when it changes something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.layout.scene import TextStyle

_START = {"ca": "/fFF gs", "CA": "/sFF gs", "d": "[] 0 d", "J": "0 J 0 j", "Tc": "0 Tc", "Tr": "0 Tr"}


class Ink:
    """Colour, alpha, pen and text settings in force; `ops` is the page's stream, `alphas` the alpha states it needs."""

    def __init__(self, ops: list[str], alphas: set[str]) -> None:
        self.ops = ops
        self._alphas = alphas
        self._now: dict[str, object] = dict(_START)
        self._kept: list[dict[str, object]] = []

    def set(self, name: str, operator: str) -> None:
        """Write the operator unless it is already in force under that name."""
        if self._now.get(name) != operator:
            self._now[name] = operator
            self.ops.append(operator)

    def fill(self, colour: str) -> None:
        """Fill with a "#RRGGBB" or "#RRGGBBAA" colour from here on."""
        if self._now.get("fill") == colour:
            return
        self._now["fill"] = colour
        rgb, alpha = parse(colour)
        self.set("rg", f"{rgb} rg")
        self._alpha("ca", f"f{alpha}")

    def stroke(self, colour: str, width: float, dash: tuple[float, ...] = (), offset: float = 0.0) -> None:
        """Stroke with this colour, width and dashes (pt) from here on."""
        pen = (colour, width, dash, offset)
        if self._now.get("stroke") == pen:
            return
        self._now["stroke"] = pen
        rgb, alpha = parse(colour)
        self.set("RG", f"{rgb} RG")
        self._alpha("CA", f"s{alpha}")
        self.set("w", f"{width:.3f} w")
        self.set("d", f"[{' '.join(f'{length:.2f}' for length in dash)}] {offset if dash else 0:.4g} d")

    def text(self, font: str, style: TextStyle) -> None:
        """Set text in the page's font of this name, in the style's size, tracking and colour, from here on."""
        self.fill(style.colour)
        setting = (font, style.size, style.tracking)
        if self._now.get("text") == setting:
            return
        self._now["text"] = setting
        self.set("Tf", f"/{font} {style.size:g} Tf")
        self.set("Tc", f"{style.tracking * style.size:.3f} Tc" if style.tracking else "0 Tc")

    def ends(self, *, rounded: bool) -> None:
        """Take round caps and joins, or butt caps and miter joins."""
        self.set("J", "1 J 1 j" if rounded else "0 J 0 j")

    def _alpha(self, name: str, state: str) -> None:
        self._alphas.add(state)
        self.set(name, f"/{state} gs")

    def save(self) -> None:
        """Keep the state until `restore`."""
        self._kept.append(dict(self._now))
        self.ops.append("q")

    def restore(self) -> None:
        """Return to the state of the last `save`."""
        self._now = self._kept.pop()
        self.ops.append("Q")


@cache
def parse(colour: str) -> tuple[str, str]:
    """Return the colour's red, green and blue as PDF numbers and its alpha as two hex digits.

    Raises ValueError for anything but "#RRGGBB" and "#RRGGBBAA".
    """
    if len(colour) not in (7, 9) or colour[0] != "#":
        raise ValueError(f"not a colour: {colour!r}")
    channels = bytes.fromhex(colour[1:])
    return " ".join(f"{channel / 255:.4g}" for channel in channels[:3]), f"{(*channels, 255)[3]:02X}"
