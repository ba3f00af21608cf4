"""The legend explains what stands on this poster and nothing else, and names what the map rests on."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields
from mapdesigner.layout.frame import Row
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.persona_panel import persona_colour
from mapdesigner.layout.scene import Path
from mapdesigner.model.items import Reading
from mapdesigner.model.journey import Evidence, JourneyMap, Weights
from mapdesigner.model.kinds import EvidenceType, ItemKind, LaneKind
from mapdesigner.storage.read import read_map
from tests.support.frames import paper_frame, scene_of, usable_width
from tests.support.scene_walk import all_text, overlaps, placed_lines


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def drawn(journey: JourneyMap, sheet: str = "A1", width: float = 0.0) -> Row:
    frame = paper_frame(journey, sheet)
    return legend(frame, width or usable_width(frame), used_marks(frame))


def without(journey: JourneyMap, *kinds: ItemKind) -> JourneyMap:
    return journey.model_copy(update={"items": tuple(item for item in journey.items if item.kind not in kinds)})


def marks_in(row: Row) -> list[str]:
    names = (group.id.removeprefix("legend:") for group in row.groups)
    return [name for name in names if not name.startswith(("heading", "evidence"))]


def words_on(row: Row) -> str:
    return " ".join(all_text(scene_of(row, 5000)).split())


def test_the_sample_uses_ten_marks_in_two_rows_beside_its_evidence() -> None:
    row = drawn(sample())
    assert marks_in(row) == [
        *("truth", "voice", "personalization", "loss", "current"),
        *("future", "severity", "link", "levels", "metric"),
    ]
    assert "Survey, n = 412" in words_on(row)
    assert row.height <= 101


def test_a_mark_no_item_uses_is_not_explained() -> None:
    journey = without(sample(), ItemKind.TOUCHPOINT, ItemKind.PAIN_POINT, ItemKind.THOUGHT)
    assert not {"truth", "personalization", "severity", "voice"} & set(marks_in(drawn(journey)))


def test_the_line_of_a_metric_s_history_is_explained_where_there_is_one() -> None:
    journey = sample()
    metric = next(item for item in journey.items if item.kind is ItemKind.METRIC)
    one, two = Reading(date=date(2026, 5, 1), value=21), Reading(date=date(2026, 6, 1), value=31)
    for history, explained in (((), False), ((one,), False), ((one, two), True)):
        row = drawn(set_fields(journey, [metric.id], history=history))
        assert ("course" in marks_in(row)) == explained
        assert ("Course of earlier values" in words_on(row)) == explained


def test_a_mark_of_a_hidden_lane_is_not_explained() -> None:
    journey = sample()
    lanes = tuple(lane.model_copy(update={"hidden": lane.kind is LaneKind.METRICS}) for lane in journey.lanes)
    assert "metric" not in marks_in(drawn(journey.model_copy(update={"lanes": lanes})))


def test_the_marks_are_those_of_the_persona_shown() -> None:
    journey = sample()
    items = tuple(item.model_copy(update={"personas": ("somebody_else",)}) for item in journey.items)
    frame = paper_frame(journey.model_copy(update={"items": items}), persona=journey.personas[0].id)
    assert used_marks(frame) == frozenset()


def test_loss_is_hatched_and_explained_for_one_curve_but_not_for_two() -> None:
    journey = read_map(resources.path("samples", "nordlicht.journeymap")).journey
    assert "loss" not in used_marks(paper_frame(journey))
    assert "loss" in used_marks(paper_frame(journey, persona=journey.personas[0].id))


def test_the_line_of_the_current_state_has_the_colours_of_the_curves() -> None:
    """Where several personas have a curve, none of them is black."""
    night = read_map(resources.path("samples", "nordlicht.journeymap")).journey
    frame = paper_frame(night, "A1")
    colours = [persona_colour(frame, persona) for persona in frame.structure.personas]
    assert len(set(colours)) == 2
    assert line_of(night) == colours
    assert line_of(sample()) == [frame.theme.ink]


def line_of(journey: JourneyMap) -> list[str]:
    parts = next(group.primitives for group in drawn(journey).groups if group.id == "legend:current")
    return [part.stroke for part in parts if isinstance(part, Path)]


def test_personalization_only_planned_is_shown_hollow() -> None:
    journey = sample()
    planned = tuple(
        item.model_copy(
            update={"interventions": tuple(i.model_copy(update={"live": False}) for i in item.interventions)}
        )
        if item.kind is ItemKind.TOUCHPOINT
        else item
        for item in journey.items
    )
    marks = marks_in(drawn(journey.model_copy(update={"items": planned})))
    assert "planned" in marks
    assert "personalization" not in marks


def test_weights_are_printed_when_this_map_changed_them() -> None:
    assert "relevance" not in words_on(drawn(sample()))
    changed = sample().model_copy(update={"weights": Weights(relevance=0.5, timeliness=0.3, impact=0.2)})
    assert "(50 % relevance, 30 % timeliness, 20 % impact)" in words_on(drawn(changed))


def test_one_long_entry_does_not_put_all_others_below_each_other() -> None:
    """On a narrow sheet the changed weights take a row of their own under the columns."""
    journey = sample().model_copy(update={"weights": Weights(relevance=0.5, timeliness=0.3, impact=0.2)})
    row = drawn(journey, "A3", width=450.0)
    groups = {name: next(each for each in row.groups if each.id == f"legend:{name}") for name in marks_in(row)}
    assert len({group.x for group in groups.values()}) > 1
    assert groups["personalization"].y == max(group.y for group in groups.values())
    assert row.height < drawn(sample(), "A3", width=450.0).height + 40


def test_evidence_beyond_a_row_goes_on_below_and_each_kind_has_its_sign() -> None:
    evidence = tuple(
        Evidence(id=f"e{i}", rank=f"{i}", type=kind, headline=f"Finding {i}", summary="What it is, at some length")
        for i, kind in enumerate(EvidenceType)
    )
    journey = sample().model_copy(update={"evidence": evidence})
    row = drawn(journey)
    assert all(f"Finding {i}" in words_on(row) for i in range(len(EvidenceType)))
    assert row.height > 101


def test_evidence_without_a_headline_shows_its_title() -> None:
    journey = sample().model_copy(update={"evidence": (Evidence(id="e", title="Diary study"),)})
    assert words_on(drawn(journey)).count("Diary study") == 1


@pytest.mark.parametrize("sheet", ["A0", "A1", "A2", "A3"])
@pytest.mark.parametrize("share", [1.0, 0.6, 0.3])
def test_nothing_touches_anything(sheet: str, share: float) -> None:
    journey = sample().model_copy(update={"weights": Weights(relevance=1, timeliness=0.3, impact=0.2)})
    width = usable_width(paper_frame(journey, sheet)) * share
    row = drawn(journey, sheet, width)
    scene = scene_of(row, width)
    assert overlaps(scene) == []
    assert all(line.ink.right <= width + 0.5 and line.ink.bottom <= row.height for line in placed_lines(scene))
    entries = [group for group in row.groups if group.id.removeprefix("legend:") in marks_in(row)]
    assert not any(one.bounds.intersects(other.bounds) for one, other in combinations(entries, 2))


def test_a_map_without_items_and_evidence_has_no_legend() -> None:
    journey = sample().model_copy(update={"items": (), "evidence": ()})
    assert drawn(journey) == Row((), 0.0)
