"""Every map on every sheet, read back: pages, sizes, fonts, smallest text, what gave way; the facts are kept as text.

`python -m tests.golden.test_facts` writes the facts anew after a change that is wanted; read the difference before it
is committed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdf
import pytest

from mapdesigner import resources
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages, report
from mapdesigner.storage.read import read_map
from tests.support import scene_walk
from tests.support.awkward import AWKWARD
from tests.unit.painting.pages import pdf

FACTS = Path(__file__).parent / "facts"
MM = 25.4 / 72

PRINTS = {
    "A0": PosterOptions("A0"),
    "A0 upright": PosterOptions("A0", portrait=True),
    "A1": PosterOptions("A1"),
    "A1 upright": PosterOptions("A1", portrait=True),
    "A1 for press": PosterOptions("A1", press=True),
    "A2": PosterOptions("A2"),
    "A2 upright": PosterOptions("A2", portrait=True),
    "A3": PosterOptions("A3"),
    "A3 upright": PosterOptions("A3", portrait=True),
    "A4": PosterOptions("A4"),
    "A4 upright": PosterOptions("A4", portrait=True),
    "Letter": PosterOptions("Letter"),
    "Tabloid": PosterOptions("Tabloid"),
    "600x900": PosterOptions("600x900"),
    "roll 914": PosterOptions("roll 914"),
    "A4 booklet": PosterOptions("A4", form=Form.BOOKLET),
    "A3 booklet": PosterOptions("A3", form=Form.BOOKLET),
    "A0 blank": PosterOptions("A0", form=Form.BLANK),
    "A0 half-filled": PosterOptions("A0", form=Form.HALF_FILLED),
    "cards": PosterOptions(form=Form.CARDS),
    "A2 in A4": PosterOptions("A2", tiles="A4"),
}
SMALLEST = {"A0": 16.0, "A1": 14.0, "A2": 9.5, "A3": 7.0, "A4": 7.0, "Letter": 7.0, "Tabloid": 7.0}
SAMPLES = ("trailhead", "nordlicht")
QUICK = {("trailhead", "A1"), ("trailhead", "A4"), ("trailhead", "A4 booklet"), ("nordlicht", "A3")} | {
    (name, "A2") for name in AWKWARD
}
CASES = [
    pytest.param(name, kind, marks=() if (name, kind) in QUICK else pytest.mark.long, id=f"{name} on {kind}")
    for name in (*SAMPLES, *AWKWARD)
    for kind in PRINTS
]


@cache
def map_of(name: str) -> JourneyMap:
    if name in AWKWARD:
        return AWKWARD[name]()
    return read_map(resources.path("samples", f"{name}.journeymap")).journey


@cache
def printed(name: str, kind: str) -> tuple[tuple[Scene, ...], bytes]:
    scenes = tuple(pages(map_of(name), PRINTS[kind]))
    return scenes, pdf(*scenes)


def facts(name: str, kind: str) -> str:
    """What the PDF says of itself, and what gave way, as a few lines."""
    scenes, data = printed(name, kind)
    read = pypdf.PdfReader(io.BytesIO(data))
    lines = [f"{kind}: {len(read.pages)} pages"]
    sizes = [" x ".join(f"{round(float(side) * MM)}" for side in page.mediabox[2:]) for page in read.pages]
    lines.append(f"  mm: {', '.join(dict.fromkeys(sizes))}")
    lines.append(f"  smallest text: {min(map(smallest, scenes)):.1f} pt")
    lines.append(f"  outline: {len(read.outline)}")
    lines += [f"  gave way: {note}" for note in report(scenes)]
    return "\n".join(lines)


def smallest(scene: Scene) -> float:
    return scene_walk.smallest_type(scene) if any(scene_walk.placed_lines(scene)) else 99.0


def kept(name: str) -> dict[str, str]:
    blocks = (FACTS / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return {block.partition(":")[0]: block for block in blocks}


@pytest.mark.parametrize(("name", "kind"), CASES)
class TestEveryPage:
    def test_the_facts_are_as_they_were(self, name: str, kind: str) -> None:
        assert facts(name, kind) == kept(name)[kind]

    def test_no_word_lies_over_another_or_outside_its_box(self, name: str, kind: str) -> None:
        for scene in printed(name, kind)[0]:
            if PRINTS[kind].tiles:  # what lies outside a tile is under its white margin
                continue
            assert scene_walk.overlaps(scene) == []
            assert scene_walk.outside(scene) == []
            assert scene_walk.crossing_cards(scene) == []

    def test_no_text_is_smaller_than_the_sheet_allows(self, name: str, kind: str) -> None:
        least = SMALLEST.get(PRINTS[kind].sheet, 7.0) if not PRINTS[kind].tiles else 7.0
        least = 9.0 if PRINTS[kind].form is Form.CARDS else least
        least = 10.0 if PRINTS[kind].form is Form.BOOKLET else least
        assert min(map(smallest, printed(name, kind)[0])) >= least - 0.01

    def test_no_page_is_higher_than_its_sheet(self, name: str, kind: str) -> None:
        upright = PRINTS[kind].form in (Form.BOOKLET, Form.CARDS)
        paper = replace(PRINTS[kind], portrait=True).paper if upright else PRINTS[kind].paper
        bleed = 6.0 if PRINTS[kind].press else 0.0
        highest = max(page.height for page in printed(name, kind)[0]) * MM
        assert highest <= (paper.height if not PRINTS[kind].tiles else 297.0) + bleed + 0.1

    def test_fonts_are_embedded_and_none_is_type_3(self, name: str, kind: str) -> None:
        read = pypdf.PdfReader(io.BytesIO(printed(name, kind)[1]))
        for page in read.pages:
            for font in (each.get_object() for each in page["/Resources"]["/Font"].values()):
                descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
                assert (font["/Subtype"], "/FontFile2" in descriptor) == ("/Type0", True)

    def test_every_word_is_there_in_the_order_it_is_read(self, name: str, kind: str) -> None:
        scenes, data = printed(name, kind)
        written = close("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
        place, lost = 0, []
        for line in plain_lines(scenes):
            found = written.find(close(line), place)
            lost += [line] if found < 0 else []
            place = max(found, place)
        assert lost == []
        if PRINTS[kind].form in (Form.POSTER, Form.BOOKLET) and not PRINTS[kind].tiles:
            everything = close(" ".join(scene_walk.all_text(scene) for scene in scenes))
            assert [text for text in texts_of(map_of(name)) if close(text) not in everything] == []

    def test_the_outline_names_each_stage_once(self, name: str, kind: str) -> None:
        titles = [entry.title for entry in pypdf.PdfReader(io.BytesIO(printed(name, kind)[1])).outline]
        stages = [stage.name for stage in structure(map_of(name)).stages]
        assert titles in ([], stages)


def plain_lines(scenes: tuple[Scene, ...]) -> Iterator[str]:
    """Lines of text in painting order, but for those of scripts that readers of PDF turn in their own way."""
    for scene in scenes:
        for group in (group for band in scene.bands for group in band.groups):
            for block in (part for part in group.primitives if isinstance(part, TextBlock)):
                yield from (line.text for line in block.lines if line.text.isascii() and line.text.strip())


def close(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u00ad\u200b")


def texts_of(journey: JourneyMap) -> list[str]:
    """The words of each card, which may be broken anywhere."""
    known = structure(journey)
    lanes = [lane.id for lane in known.lanes if not lane.hidden and not lane.collapsed]
    return [word for lane in lanes for item in known.items_of.get(lane, ()) for word in item.text.split()]


def main() -> None:
    """Write all facts anew."""
    FACTS.mkdir(exist_ok=True)
    for name in (*SAMPLES, *AWKWARD):
        text = "\n\n".join(facts(name, kind) for kind in PRINTS)
        (FACTS / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
