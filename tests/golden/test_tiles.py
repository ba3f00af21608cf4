"""A poster cut into small sheets and glued together again is the poster, to the millimetre and to the colour."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from mapdesigner import resources
from mapdesigner.layout.paper.tile_plan import MARGIN, Plan, plan
from mapdesigner.layout.paper.tiles import compose_tiles
from mapdesigner.layout.scene import Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import read_map
from tests.support.scene_walk import placed_lines
from tests.unit.painting import pages

MM = 25.4 / 72
PIXELS = 3
"""To a millimetre: tiles begin and cuts run at whole ones."""


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def drawn(scene: Scene) -> Image.Image:
    document = pypdfium2.PdfDocument(pages.pdf(scene))
    scale = PIXELS * 25.4 / 72 * (1 - 1e-6)  # else a page a hair wider than its pixels is drawn on one more
    return document[0].render(scale=scale).to_pil().convert("RGB")


def glued(tiles: list[Scene], cut: Plan, size: tuple[int, int]) -> Image.Image:
    """Cut each tile at its left and its top and lay it over those before it, as the assembly page says."""
    whole = Image.new("RGB", size, "#FF00FF")
    for number, tile in enumerate(tiles):
        row, column = divmod(number, cut.columns)
        left = cut.across[column - 1] if column else 0.0
        top = cut.down[row - 1] if row else 0.0
        begin_x, begin_y = column * cut.step_x, row * cut.step_y
        wide, tall = cut.shown
        place = [MARGIN + left - begin_x, MARGIN + top - begin_y, MARGIN + wide, MARGIN + tall]
        part = drawn(tile).crop(tuple(round(edge * PIXELS) for edge in place))
        whole.paste(part, (round(left * PIXELS), round(top * PIXELS)))
    return whole


@pytest.mark.parametrize(("poster", "small"), [("A2", "A3"), pytest.param("A0", "A4", marks=pytest.mark.long)])
def test_tiles_glued_together_are_the_poster(poster: str, small: str) -> None:
    (scene,) = compose_poster(sample(), poster)
    cut = plan(scene, small)
    _assembly, *tiles = compose_tiles((scene,), sample(), small)
    alone = drawn(scene)
    difference = ImageChops.difference(alone, glued(list(tiles), cut, alone.size)).convert("L")
    inner = difference.crop((0, 0, alone.width - PIXELS, alone.height - PIXELS))
    share = sum(inner.histogram()[48:]) / (inner.width * inner.height)
    assert share < 0.0005  # edges of letters fall between pixels
    assert ImageStat.Stat(inner).mean[0] < 0.2


def test_cuts_keep_off_words_where_there_is_a_gap() -> None:
    (scene,) = compose_poster(sample(), "A0")
    cut = plan(scene, "A4")
    assert (cut.columns, cut.rows, cut.count) == (5, 5, 25)
    shared_x, shared_y = cut.shared
    assert min(shared_x, shared_y) >= cut.overlap
    assert all(index * cut.step_x <= at <= index * cut.step_x + shared_x for index, at in enumerate(cut.across, 1))
    assert all(index * cut.step_y <= at <= index * cut.step_y + shared_y for index, at in enumerate(cut.down, 1))


@pytest.mark.parametrize(("poster", "small"), [("A0", "A3"), ("A0", "A4"), ("A1", "A4"), ("A1", "Letter")])
def test_no_row_of_tiles_is_nearly_empty_and_no_line_is_cut_along_its_length(poster: str, small: str) -> None:
    """An A0 on A3 would else take a fourth row of sheets for its footer alone."""
    (scene,) = compose_poster(sample(), poster)
    cut = plan(scene, small)
    rows = [end - begin for begin, end in pairwise((0.0, *cut.down, scene.height * MM))]
    assert min(rows) > 0.6 * max(rows)
    lines = [(line.ink.y * MM, line.ink.bottom * MM) for line in placed_lines(scene)]
    assert [(at, line) for at in cut.down for line in lines if line[0] < at < line[1]] == []


def test_each_tile_names_itself_and_bears_a_ruler_of_100_mm() -> None:
    (scene,) = compose_poster(sample(), "A1")
    assembly, *tiles = compose_tiles((scene,), sample(), "A4")
    cut = plan(scene, "A4")
    read = pypdf.PdfReader(io.BytesIO(pages.pdf(assembly, *tiles)))
    assert f"{cut.count} sheets A4" in read.pages[0].extract_text()
    assert f"B1 of {cut.last}" in " ".join(read.pages[2].extract_text().split())
    ruler = next(group for band in tiles[0].bands for group in band.groups if group.id == "tile:ruler")
    assert ruler.width == pytest.approx(100 * 72 / 25.4)


def test_a_tile_is_the_poster_in_its_full_size() -> None:
    """Nothing is scaled: every group of a tile is a group of the poster, moved."""
    (scene,) = compose_poster(sample(), "A1")
    whole = {group.id: group for band in scene.bands for group in band.groups}
    for tile in compose_tiles((scene,), sample(), "Letter")[1:]:
        for band in tile.bands:
            assert all(whole.get(group.id, group) is group for group in band.groups)
