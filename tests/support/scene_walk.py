"""Walks a Scene as a careful reader would: where each word stands, what it touches, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.layout.scene import Group, Rect, Scene, TextBlock


class PlacedLine(NamedTuple):
    """One line of text with the rectangle of its letters in the Scene, and where it belongs."""

    group: Group
    block: TextBlock
    text: str
    ink: Rect
    band: Rect


def placed_lines(scene: Scene) -> Iterator[PlacedLine]:
    """Every line of text of a Scene; ink is taken from cap height to baseline, so touching means touching letters."""
    for band in scene.bands:
        for group in band.groups:
            dx, dy = band.x + group.x, band.y + group.y
            for block in group.primitives:
                if isinstance(block, TextBlock):
                    for line in block.lines:
                        size = max((run.style.size for run in line.runs), default=0.0)
                        baseline = dy + block.box.y + line.baseline
                        ink = Rect(dx + block.box.x + line.x, baseline - 0.72 * size, line.width, 0.72 * size)
                        yield PlacedLine(group, block, line.text, ink, band.bounds)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of lines whose letters lie over one another."""
    lines = sorted((line for line in placed_lines(scene) if line.text.strip()), key=lambda line: line.ink.y)
    found = []
    for index, one in enumerate(lines):
        for other in lines[index + 1 :]:
            if other.ink.y >= one.ink.bottom:
                break
            if one.ink.intersects(other.ink):
                found.append((one.text, other.text))
    return found


def outside(scene: Scene, slack: float = 0.5) -> list[str]:
    """Lines whose letters leave the page or the box they were set for."""
    page = Rect(-slack, -slack, scene.width + 2 * slack, scene.height + 2 * slack)
    found = []
    for line in placed_lines(scene):
        ink, width = line.ink, line.block.box.width
        inside_page = ink.x >= page.x and ink.right <= page.right and ink.y >= page.y and ink.bottom <= page.bottom
        if not inside_page or (ink.width > width + slack and len(line.text) > 1):
            found.append(line.text)
    return found


def crossing_cards(scene: Scene, slack: float = 0.5) -> list[str]:
    """Lines that leave the card they belong to."""
    found = []
    for line in placed_lines(scene):
        group = line.group
        if group.id.startswith("card:"):
            left = line.ink.x - line.band.x - group.x
            right = left + line.ink.width
            if line.block.box.bottom > group.height + slack or left < -slack or right > group.width + slack:
                found.append(line.text)
    return found


def smallest_type(scene: Scene) -> float:
    """The smallest size of any letter, in scene units."""
    return min(run.style.size for line in placed_lines(scene) for part in line.block.lines for run in part.runs)


def all_text(scene: Scene) -> str:
    """Everything written, in reading order, with single spaces."""
    return " ".join(" ".join(line.text.split()) for line in placed_lines(scene))
