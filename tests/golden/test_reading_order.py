"""A poster's PDF is read as it is looked at: header, stages, lane by lane, legend, footer; in every script."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator

import pypdf
import pytest

from mapdesigner import resources
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.unit.painting import pages

Reader = Callable[[bytes], str]


def by_poppler(data: bytes) -> str:
    """The text in the order of the file; by itself pdftotext would set columns of a poster one after the other."""
    return pages.read_by_poppler(data, "-raw")


READERS = pytest.mark.parametrize("reader", [pages.read_by_pypdf, by_poppler])


def sample(name: str) -> JourneyMap:
    return read_map(resources.path("samples", f"{name}.journeymap")).journey


def exported(name: str) -> tuple[tuple[Scene, ...], bytes]:
    scenes = compose_poster(sample(name), "A1")
    return scenes, pages.pdf(*scenes)


def close(text: str) -> str:
    """Letters without spaces and soft hyphens: readers break lines and blocks each in their own way."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u00ad\u200b")


def letters(text: str) -> list[str]:
    """Letters and marks alone, sorted: the same word whichever way a reader turns its signs."""
    plain = unicodedata.normalize("NFKC", text)
    return sorted(sign for sign in plain if unicodedata.category(sign)[0] in "LM")


def right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def lines(scenes: tuple[Scene, ...]) -> Iterator[str]:
    for scene in scenes:
        for band in scene.bands:
            for group in band.groups:
                for block in group.primitives:
                    if isinstance(block, TextBlock):
                        yield from (line.text for line in block.lines if line.text.strip())


def in_order(texts: list[str], read: str) -> list[str]:
    """The texts that do not come where those before them end."""
    place, lost = 0, []
    for text in texts:
        found = read.find(close(text), place)
        if found < 0:
            lost.append(text)
        else:
            place = found + len(close(text))
    return lost


@READERS
def test_the_map_is_read_lane_by_lane_and_each_lane_from_its_name_on(reader: Reader) -> None:
    journey = sample("trailhead")
    (scene,), data = exported("trailhead")
    read = close(reader(data))
    known = structure(journey)
    sides = [side_of(scene, lane.id) for lane in known.lanes]
    header = [journey.title, journey.subtitle, *(persona.name for persona in journey.personas)]
    assert in_order([*header, *(stage.name for stage in known.stages), *sides], read) == []
    starts = [read.index(close(side)) for side in sides] + [len(read)]
    for lane, start, end in zip(known.lanes, starts, starts[1:], strict=False):
        texts = [item.text for item in known.items_of.get(lane.id, ())]
        assert [text for text in texts if close(text) not in read[start:end]] == []


def side_of(scene: Scene, lane: str) -> str:
    """What stands at the left of a lane: its name and its question."""
    return "".join(lines((part(scene, f"side:{lane}"),)))


@READERS
def test_legend_evidence_and_footer_follow_the_last_lane(reader: Reader) -> None:
    (scene,), data = exported("trailhead")
    bands = [band.id.split(":")[0] for band in scene.bands]
    assert bands[:3] == ["header", "corner", "stages"]
    assert bands[-3:] == ["rule", "legend", "footer"]
    texts = [line for name in ("legend", "footer") for line in lines((part(scene, name),))]
    last = side_of(scene, structure(sample("trailhead")).lanes[-1].id)
    read = close(reader(data))
    assert in_order(texts, read[read.index(close(last)) :]) == []


def part(scene: Scene, band: str) -> Scene:
    return Scene(scene.width, scene.height, "", tuple(each for each in scene.bands if each.id == band))


@READERS
def test_every_left_to_right_line_is_read_in_its_place(reader: Reader) -> None:
    scenes, data = exported("trailhead")
    assert in_order(list(lines(scenes)), close(reader(data))) == []


@READERS
def test_left_to_right_lines_among_other_scripts_keep_their_order(reader: Reader) -> None:
    scenes, data = exported("nordlicht")
    plain = [line for line in lines(scenes) if not right_to_left(line)]
    assert in_order(plain, close(reader(data))) == []


@READERS
@pytest.mark.parametrize("script", ["ARABIC", "HEBREW", "DEVANAGARI", "THAI"])
def test_every_word_of_a_script_is_found(reader: Reader, script: str) -> None:
    scenes, data = exported("nordlicht")
    words = {word for line in lines(scenes) for word in line.split() if script in unicodedata.name(word[-1], "")}
    read = [letters(word) for word in reader(data).split()]
    assert words
    assert [word for word in sorted(words) if letters(word) not in read] == []


def test_all_fonts_are_embedded_subsets_and_none_is_type_3() -> None:
    for name in ("trailhead", "nordlicht"):
        fonts = [font for page in pypdf.PdfReader(io.BytesIO(exported(name)[1])).pages for font in fonts_of(page)]
        assert fonts
        for font in fonts:
            assert font["/Subtype"] == "/Type0"
            inner = font["/DescendantFonts"][0].get_object()
            assert inner["/BaseFont"][7] == "+"
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
            assert "/ToUnicode" in font


def fonts_of(page: pypdf.PageObject) -> list[pypdf.generic.DictionaryObject]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_the_document_tells_its_title_author_language_and_stages() -> None:
    journey = sample("trailhead")
    reader = pypdf.PdfReader(io.BytesIO(exported("trailhead")[1]))
    assert reader.metadata.title == f"{journey.title}: {journey.subtitle}"
    assert reader.metadata.author == journey.organisation
    assert reader.trailer["/Root"]["/Lang"] == journey.language
    assert [entry.title for entry in reader.outline] == [stage.name for stage in structure(journey).stages]
