"""Printed in grey a map says all that it says in colour: no two marks of its legend look alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from mapdesigner import resources
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.scene import Band, Group, Scene, TextBlock
from mapdesigner.storage.read import read_map
from tests.support import regions
from tests.support.frames import paper_frame, usable_width

pytestmark = pytest.mark.usefixtures("qapp")

UNLIKE = 0.03
"""Mean difference of grey between two marks drawn over one another, as a part of black."""


def marks() -> dict[str, Image.Image]:
    """Each mark of the sample's legend without its words, in grey at 144 dpi."""
    frame = paper_frame(read_map(resources.path("samples", "trailhead.journeymap")).journey)
    row = legend(frame, usable_width(frame), used_marks(frame))
    entries = [group for group in row.groups if not group.id.startswith(("legend:heading", "legend:evidence"))]
    return {entry.id: drawn(entry) for entry in entries}


def drawn(entry: Group) -> Image.Image:
    words = [part for part in entry.primitives if isinstance(part, TextBlock)][-1]
    sign = tuple(part for part in entry.primitives if part is not words)
    band = Band("band", 0.0, 0.0, 64.0, 33.0, (replace(entry, x=0.0, y=0.0, primitives=sign),))
    return regions.by_qt(Scene(64.0, 33.0, "#FFFFFF", (band,)), 2.0)


def test_every_mark_differs_from_every_other_in_grey() -> None:
    found = marks()
    assert len(found) == 10
    for (one, first), (other, second) in combinations(found.items(), 2):
        unlike = ImageStat.Stat(ImageChops.difference(first, second)).mean[0] / 255
        assert unlike > UNLIKE, (one, other, unlike)
