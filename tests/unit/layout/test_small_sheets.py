"""Small sheets: what finds no room goes on over the page, lists say what cards show, a booklet has contents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapdesigner import resources
from mapdesigner.edits.people import add_entry
from mapdesigner.layout.paper.booklet import compose_booklet
from mapdesigner.layout.paper.cards import compose_cards
from mapdesigner.layout.paper.overview import compose_overview
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.report.blocks import Report, Row, Section
from mapdesigner.layout.report.pages import report_pages
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap, Persona
from mapdesigner.storage.read import read_map
from tests.support import scene_walk
from tests.support.awkward import crowded, texts_of

_MM = 72 / 25.4


def trailhead() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def about(people: int) -> JourneyMap:
    """The sample of a night train with so many personas, each with a bio and a quote of two lines."""
    journey = nordlicht()
    for name in ("Ben Cole", "Cem Dag", "Dua Erk")[: people - len(journey.personas)]:
        bio, quote = (
            "51, commutes by bike, lives in Hamburg with two dogs",
            "I have twenty minutes. Show me the right one.",
        )
        journey = add_entry(journey, Persona, id=name[:3].lower(), name=name, bio=bio, quote=quote)
    return journey


def nordlicht() -> JourneyMap:
    return read_map(resources.path("samples", "nordlicht.journeymap")).journey


def free(page: Scene) -> float:
    """The share of a page's height between what is drawn and the footer."""
    *bands, foot = page.bands
    return (foot.y - max(band.y + band.height for band in bands)) / page.height


def words(pages: tuple[Scene, ...]) -> str:
    """All that is written, as one line."""
    return " ".join(scene_walk.all_text(page) for page in pages).replace("\u00a0", " ")


class TestALaneTallerThanThePage:
    @pytest.mark.parametrize("sheet", ["A1", "A3", "Tabloid"])
    def test_goes_on_over_pages_none_of_which_is_longer_than_the_sheet(self, sheet: str) -> None:
        pages = compose_poster(crowded(), sheet)

        assert {round(page.height, 3) for page in pages} == {round(sheet_of(sheet).height * _MM, 3)}
        told = words(pages)
        assert [number for number in range(1, 61) if f"Does thing {number} " not in f"{told} "] == []
        assert "Customer actions, continued" in told

    def test_shows_each_of_its_cards_once(self) -> None:
        cards = [
            group.target
            for page in compose_poster(crowded(), "A3")
            for band in page.bands
            for group in band.groups
            if group.id.startswith("card:")
        ]

        assert sorted(cards) == [f"a{number:02}" for number in range(60)]

    def test_goes_on_over_the_pages_of_a_booklet(self) -> None:
        pages = compose_booklet(crowded(), "A4")

        assert {round(page.height, 3) for page in pages} == {round(297 * _MM, 3)}
        assert "Does thing 60" in words(pages)


class TestATextLongerThanThePage:
    def test_goes_on_with_a_sign_that_it_does(self) -> None:
        pages = compose_booklet(texts_of(1800), "A4")

        assert {round(page.height, 3) for page in pages} == {round(297 * _MM, 3)}
        told = words(pages)
        assert "\u2026 " in told
        assert " \u2026" in told

    def test_loses_no_word(self) -> None:
        journey = texts_of(1800)
        note = next(item for item in journey.items if item.lane == "notes")

        pages = compose_booklet(journey, "A4")

        written = " ".join(
            line.text for page in pages for line in scene_walk.placed_lines(page) if line.group.id == f"card:{note.id}"
        )
        assert written.replace("\u2026", "").split() == note.text.split()

    def test_goes_on_in_the_next_column_of_a_list(self) -> None:
        pages = compose_overview(texts_of(1800), sheet_of("A4"))

        assert {round(page.height, 3) for page in pages} == {round(210 * _MM, 3)}
        assert [line for page in pages for line in scene_walk.outside(page)] == []


class TestOverview:
    @pytest.mark.parametrize("portrait", [False, True], ids=["wide", "upright"])
    @pytest.mark.parametrize("people", [3, 4, 5])
    def test_of_many_people_has_header_and_curve_on_its_first_page(self, people: int, portrait: bool) -> None:
        first, *_others = compose_overview(about(people), sheet_of("A4", portrait=portrait))

        drawn = [group.id for band in first.bands for group in band.groups]
        assert "header:title" in drawn
        assert [name for name in drawn if name.startswith("curve-ground:")]


class TestListsOfTexts:
    def test_say_in_words_what_cards_show_by_marks(self) -> None:
        _overview, *lists = compose_overview(trailhead(), sheet_of("A4"))

        told = words(tuple(lists))

        assert "Size guide Mobile web, moment of truth, Profile, personalization 22" in told
        assert "Exchange lead time, lower is better" in told
        assert "Product data, terrain ratings and review moderation Merchandising" in told
        assert "Frustrated \u22121.5 \u2192 +0.6" in told

    def test_are_left_out_where_a_map_has_no_texts(self) -> None:
        template = read_map(resources.path("templates", "customer-journey.journeymap")).journey

        (page,) = compose_overview(template, sheet_of("A4"))

        assert not [note for note in page.notes if "pages that follow" in note]


class TestBooklet:
    def test_a_part_that_one_page_holds_stands_on_one_page(self) -> None:
        _cover, *pages = compose_booklet(trailhead(), "A3")

        assert [len(page.chapters) for page in pages] == [3, 3]

    def test_each_part_closes_with_the_legend_and_no_page_of_it_is_half_empty(self) -> None:
        _cover, *pages = compose_booklet(trailhead(), "A4")

        legends = [any(band.id == "legend" for band in page.bands) for page in pages]
        assert legends == [False, True] * 3
        assert max(map(free, pages)) < 0.12

    def test_a_legend_on_a_page_of_its_own_has_the_contents_over_it(self) -> None:
        cover, second, *pages = compose_booklet(nordlicht(), "A4")

        assert "strip" in [band.id for band in cover.bands]
        assert [band.id for band in second.bands] == ["contents", "legend", "footer"]
        told = scene_walk.all_text(second)
        assert [f"page {number}" in told for number, page in enumerate(pages, 3) if page.chapters] == [True] * 4

    def test_the_cover_says_on_which_page_each_stage_begins(self) -> None:
        cover, *pages = compose_booklet(trailhead(), "A3")

        told = scene_walk.all_text(cover)
        for number, page in enumerate(pages, 2):
            for chapter in page.chapters:
                rows = [group for band in cover.bands for group in band.groups if group.label.startswith(chapter.title)]
                assert [row.label.endswith(f"page {number}") for row in rows] == [True]
        assert "1.1 Slips on a wet descent" in told.replace("\u00a0", " ")


class TestReports:
    def test_a_report_of_a_map_read_from_the_right_has_its_marks_at_the_right(self) -> None:
        report = Report("Summary", "Map", "", "It fails.", (Section("What fails", (Row("Waits", "P1", "", "3"),)),))

        (usual,), (turned,) = report_pages(report), report_pages(replace(report, right_to_left=True))

        usual_left, turned_left = (
            {line.text: line.ink.x for line in scene_walk.placed_lines(page)} for page in (usual, turned)
        )
        assert usual_left["P1"] < usual_left["Waits"] < usual_left["3"]
        assert turned_left["P1"] > turned_left["Waits"] > turned_left["3"]

    def test_a_section_that_would_be_parted_goes_over_whole(self) -> None:
        rows = tuple(Row(f"Row {number}") for number in range(20))
        report = Report("Summary", "Map", "", "It fails.", (Section("One", rows), Section("Two", rows)))

        first, second = report_pages(report)

        assert "Two" not in {line.text for line in scene_walk.placed_lines(first)}
        assert {"Two", "Row 0", "Row 19"} <= {line.text for line in scene_walk.placed_lines(second)}


class TestCards:
    def test_say_what_the_cards_of_the_map_show(self) -> None:
        told = words(compose_cards(trailhead()))

        assert "Size guide Mobile web, moment of truth, Profile, personalization 22" in told
        assert "Exchange lead time, lower is better" in told

    def test_a_long_text_goes_on_on_cards_filled_alike_in_one_size(self) -> None:
        pages = compose_cards(texts_of(800))

        parts = [
            max((block for block in group.primitives if isinstance(block, TextBlock)), key=lambda one: len(one.lines))
            for page in pages
            for band in page.bands
            for group in band.groups
            if group.id.startswith("card:actions-s1t1")
        ]
        lines = [len(block.lines) for block in parts]
        assert len(parts) > 1
        assert max(lines) - min(lines) <= len(lines)
        assert len({block.spans[0].style.size for block in parts}) == 1
