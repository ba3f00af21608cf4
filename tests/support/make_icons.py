"""Make resources/icons/icons.json, the icons as ready path commands, from the Lucide SVG files beside it.

Run `python tests/support/make_icons.py` after adding an icon; a test fails until it was run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib import SVGPath

LUCIDE = 'viewBox="0 0 24 24"'
ICONS = Path(__file__).parents[2] / "resources" / "icons"
Command = list[str | float]


def path_commands(svg: str) -> list[Command]:
    """Read the SVG's paths and shapes as absolute M, L, C and Z commands on Lucide's 24-unit grid."""
    pen = DecomposingRecordingPen({})
    SVGPath.fromstring(svg.encode()).draw(pen)
    commands: list[Command] = []
    for operator, points in pen.value:
        commands.extend(_converted(operator, points, commands))
    return commands


def _converted(operator: str, points: tuple[tuple[float, float], ...], before: list[Command]) -> list[Command]:
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
    if operator == "endPath":
        return []
    if operator == "qCurveTo":
        (control, end), start = points, before[-1][-2:]
        points = (_third(start, control), _third(end, control), end)
        operator = "curveTo"
    return [[letters[operator], *(_short(value) for point in points for value in point)]]


def _short(value: float) -> float:
    """Three decimals (a 24,000th of the icon), without a zero after the point."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _third(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """The cubic's control point that stands for a quadratic's: two thirds of the way from the end."""
    return (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)


def icons_json() -> str:
    """The whole file: one icon a line, sorted by name, so that a new icon is a one-line difference."""
    lines = []
    for source in sorted(ICONS.glob("*.svg")):
        svg = source.read_text(encoding="utf-8")
        if LUCIDE in svg:  # the program's own icon is no line drawing
            commands = json.dumps(path_commands(svg), separators=(",", ":"))
            lines.append(f"{json.dumps(source.stem)}:{commands}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    (ICONS / "icons.json").write_text(icons_json(), encoding="utf-8")
    sys.stdout.write(f"{ICONS / 'icons.json'}\n")
