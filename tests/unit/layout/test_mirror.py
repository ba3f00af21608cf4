"""A map of a script read from the right runs from the right: stages, lane column, chevrons and curve."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.scene import Group, Path, Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages
from mapdesigner.storage.read import read_map
from tests.support import scene_walk


def poster(*, right_to_left: bool) -> Scene:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    (page,) = pages(replace(journey, right_to_left=right_to_left), PosterOptions())
    return page


def centres(page: Scene, start: str) -> list[float]:
    placed = [(band, group) for band in page.bands for group in band.groups if group.id.startswith(start)]
    return [band.x + group.x + group.width / 2 for band, group in placed]


@pytest.mark.parametrize("kind", ["stage:", "step:", "card:", "marker:", "lane-name:"])
def test_everything_changes_sides(kind: str) -> None:
    usual, turned = poster(right_to_left=False), poster(right_to_left=True)
    assert centres(turned, kind) == pytest.approx([usual.width - x for x in centres(usual, kind)], abs=0.01)


def test_no_word_is_lost_or_lies_over_another() -> None:
    usual, turned = poster(right_to_left=False), poster(right_to_left=True)
    assert scene_walk.all_text(turned).replace("\u200f", "") == scene_walk.all_text(usual)
    assert scene_walk.overlaps(turned) == []
    assert scene_walk.outside(turned) == []
    assert scene_walk.crossing_cards(turned) == []


def icons(page: Scene) -> list[list[float]]:
    """The strokes of every icon, from its own left edge."""
    found = []
    for group in (group for band in page.bands for group in band.groups):
        for part in group.primitives:
            if isinstance(part, Path) and part.upright:
                xs = [float(x) for command in part.commands for x in command[1::2]]
                found.append([x - min(xs) for x in xs])
    return found


def test_icons_keep_their_form() -> None:
    usual, turned = icons(poster(right_to_left=False)), icons(poster(right_to_left=True))
    assert len(usual) == len(turned) > 20
    for one, other in zip(usual, turned, strict=True):
        assert one == pytest.approx(other, abs=0.001)


def test_turned_twice_it_is_as_before() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    (page,) = compose_poster(journey)
    again = mirrored(mirrored(page))
    places = [[(group.id, round(group.x, 3)) for band in each.bands for group in band.groups] for each in (page, again)]
    assert places[0] == places[1]
    assert isinstance(again.bands[0].groups[0], Group)


@pytest.mark.parametrize("form", list(Form))
def test_every_form_can_run_from_the_right(form: Form) -> None:
    journey = read_map(resources.path("samples", "nordlicht.journeymap")).journey
    sheet = "A4" if form in (Form.BOOKLET, Form.POSTER) else "A1"
    for page in pages(replace(journey, right_to_left=True), PosterOptions(sheet, form=form)):
        assert scene_walk.overlaps(page) == []
        assert scene_walk.outside(page) == []


def test_the_number_of_the_page_stands_at_the_outer_edge_though_the_words_are_read_from_the_left():
    footer = next(band for band in poster(right_to_left=True).bands if band.id == "footer")
    block = next(each for group in footer.groups for each in group.primitives if "Page 1" in getattr(each, "text", ""))

    first = min((run for run in block.lines[0].runs if run.glyphs), key=lambda run: run.xs[0])

    assert block.box.x == pytest.approx(0, abs=0.1)
    assert "Page" in first.text
