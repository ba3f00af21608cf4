"""What a map tells on a page: its conclusion first, rows that lead to cards, the same words in Markdown."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.people import add_comment
from mapdesigner.edits.workshop import capture, decide, end_workshop, start_round, start_workshop, vote
from mapdesigner.layout.report.blocks import Bar, Report, Row, Section
from mapdesigner.layout.report.pages import report_pages
from mapdesigner.layout.scene import TextBlock
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.painting.pdf import write_pdf
from mapdesigner.publish.reports.markdown import report_markdown
from mapdesigner.publish.reports.personalization import personalization_report
from mapdesigner.publish.reports.summary import summary_report
from mapdesigner.publish.reports.workshop import workshop_report
from mapdesigner.storage.read import read_map
from mapdesigner.words import translator
from tests.support.journeys import grid, with_actions

ENGLISH = translator("en")
AT = "2026-03-01T10:00:00+01:00"


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def after_a_workshop() -> JourneyMap:
    journey = start_workshop(with_actions(grid(), "a", "b"), "Kick-off", AT)
    journey = capture(journey, ItemKind.ACTION, "actions", "s2t1", "Rings twice", id="c")
    journey = decide(journey, "Ask the couriers")
    journey = start_round(journey, "What hurts", "2026-03-01T10:30:00+01:00", (), 3)
    for card in ("b", "b", "a"):
        journey = vote(journey, card, "Ann")
    journey = end_workshop(journey, "2026-03-01T12:00:00+01:00")
    return add_comment(journey, item="a", author="Ben", text="Really?")


def reports() -> dict[str, Report]:
    workshop = after_a_workshop()
    return {
        "summary": summary_report(sample(), ENGLISH),
        "personalization": personalization_report(sample(), ENGLISH),
        "workshop": workshop_report(workshop, workshop.workshops[0], ENGLISH),
        "empty": summary_report(grid(), ENGLISH),
        "nothing personal": personalization_report(grid(), ENGLISH),
    }


def test_on_a_map_from_the_right_names_of_another_script_hold_together() -> None:
    """Else the number of a step would stand apart from its name, and both would be drawn into each other."""
    turned = set_map(sample(), right_to_left=True, language="ar")
    lead = summary_report(turned, translator("ar")).lead
    assert "\u20684.2 Waits for delivery\u2069" in lead
    assert "\u2068Anxious\u2069 (\u2068−1.8\u2069)" in lead
    assert "\u2068" not in summary_report(sample(), ENGLISH).lead


def rows(report: Report, title: str) -> list[Row | Bar]:
    return list(next(each for each in report.sections if each.title == title).rows)


def test_the_summary_begins_with_its_conclusion() -> None:
    lead = summary_report(sample(), ENGLISH).lead
    assert lead.startswith("The journey fails most at “4.2 Waits for delivery”: Anxious (−1.8), P6 (severity 5). ")
    assert "each has an answer" in lead
    assert re.search(r"\d+\u202f% of this map is assumption\.", lead)


def test_the_summary_tells_where_it_fails_what_it_costs_and_what_to_do() -> None:
    report = summary_report(sample(), ENGLISH)
    fails, costs, acts = (rows(report, title) for title in ("Where it fails", "What it costs", "What we do"))
    assert (fails[0].mark, fails[0].title, fails[0].figure) == ("4.2", "Waits for delivery", "−1.8 → +0.6")
    assert costs[0].figure == "31\u202f% → 40\u202f%"
    assert (acts[0].mark, acts[0].figure) == ("O5", "impact 3, effort 1")
    known = {item.id for item in sample().items}
    assert {row.target for section in report.sections for row in section.rows} <= known


def test_the_summary_is_one_page() -> None:
    assert len(report_pages(summary_report(sample(), ENGLISH))) == 1


def test_a_map_without_findings_says_what_is_missing() -> None:
    report = summary_report(grid(), ENGLISH)
    assert report.lead.startswith("Nothing on this map fails badly yet.")
    assert all(section.empty for section in report.sections if not section.rows)


def test_personalization_shows_live_beside_planned() -> None:
    report = personalization_report(sample(), ENGLISH)
    assert report.lead.startswith("10 of 14 touchpoints are personal today; the score is 502, 50 on average.")
    bars = rows(report, "By stage")
    assert sum(int(bar.figure.split(" ")[0]) for bar in bars) == 502
    assert max(bar.share + bar.planned for bar in bars if isinstance(bar, Bar)) == 1


def test_the_workshops_summary_ranks_the_votes_and_lists_what_was_said() -> None:
    report = reports()["workshop"]
    assert report.lead == "1 decision, 1 new card. Most votes: b."
    assert [(row.mark, row.title, row.figure) for row in rows(report, "Votes: What hurts") if isinstance(row, Row)] == [
        ("1.", "b", "2 votes"),
        ("2.", "a", "1 vote"),
    ]
    assert [row.title for row in rows(report, "Decisions")] == ["Ask the couriers"]
    assert [row.title for row in rows(report, "New cards")] == ["Rings twice"]
    assert [row.title for row in rows(report, "Open comments")] == ["Really?"]


@pytest.mark.parametrize("name", reports())
def test_every_word_of_a_report_is_on_its_pages_and_in_its_markdown(name: str) -> None:
    report = reports()[name]
    out = io.BytesIO()
    write_pdf(report_pages(report), out, created=None)
    pages = re.sub(r"\s+", "", "".join(page.extract_text() for page in pypdf.PdfReader(out).pages))
    text = re.sub(r"[\\\s]", "", report_markdown(report))
    for section in report.sections:
        said = [section.title, *(part for row in section.rows for part in (row.title, row.figure))]
        said += [row.detail for row in section.rows if isinstance(row, Row)]
        for each in (report.lead, *said):
            assert re.sub(r"\s+", "", each) in pages
            assert re.sub(r"[\\\s]", "", each) in text


@pytest.mark.parametrize("name", reports())
def test_nothing_lies_outside_its_page_or_over_another(name: str) -> None:
    for scene in report_pages(reports()[name]):
        boxes = []
        for group in scene.bands[0].groups:
            for each in group.primitives:
                if isinstance(each, TextBlock):
                    for line in each.lines:
                        x, y = group.x + each.box.x + line.x, group.y + each.box.y + line.baseline
                        size = line.runs[0].style.size
                        boxes.append((x, y - size * 0.7, x + line.width, y))
        assert all(
            left > 0 and right < scene.width and top > 0 and low < scene.height for left, top, right, low in boxes
        )
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = one[0] < other[2] and other[0] < one[2]
                assert not (across and one[1] < other[3] and other[1] < one[3])


def test_a_long_report_goes_on_over_pages_and_no_heading_ends_one() -> None:
    sections = tuple(Section(f"Part {at}", tuple(Row(f"Row {at}.{row}") for row in range(9))) for at in range(9))
    pages = report_pages(Report("Test", "Long", "", "Very long.", sections))
    assert len(pages) > 2
    for scene in pages:
        last = [group for group in scene.bands[0].groups if group.id != "footer"][-1]
        assert not last.label.startswith("Part")


def test_users_words_are_no_markdown() -> None:
    journey = set_map(set_fields(with_actions(grid(), "a"), ["a"], text="x"), title="# <b>*a*</b> [x](y)")
    assert report_markdown(summary_report(journey, ENGLISH)).startswith("# \\# \\<b\\>\\*a\\*\\</b\\> \\[x\\](y)\n")
