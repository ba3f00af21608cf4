"""The emotion lane says how people feel: where the faces stand, what the curve shows, and where the words go."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from mapdesigner.layout.compose import Composer
from mapdesigner.layout.faces import Level, level_of
from mapdesigner.layout.frame import Frame
from mapdesigner.layout.lanes import emotions
from mapdesigner.layout.metrics import A1, SCREEN, sheet_metrics
from mapdesigner.layout.scene import Gradient, Path
from mapdesigner.model.journey import JourneyMap, new_map

WORDS = ["Shaken", "Curious", "Hopeful", "Looked after", "Let down", "Quite overwhelmed now", ""]


def journey(scores, targets=None, words=None, stages=1, **more) -> JourneyMap:
    """A map of one emotion lane with one marker a step."""
    count = len(scores)
    targets, words = targets or [None] * count, words or ["Word"] * count
    items = [
        {"id": f"e{i}", "kind": "emotion", "lane": "feel", "step": f"t{i}", "score": s, "target": t, "text": w}
        for i, (s, t, w) in enumerate(zip(scores, targets, words, strict=True))
    ]
    fields = {"items": items, "lanes": [{"id": "feel", "kind": "emotions"}]} | more
    return new_map(
        stages=[{"id": f"s{i}", "rank": f"{i:04d}", "name": f"Stage {i}"} for i in range(stages)],
        steps=[
            {"id": f"t{i}", "rank": f"{i:04d}", "stage": f"s{i * stages // count}", "name": f"Step {i}"}
            for i in range(count)
        ],
        **fields,
    )


def frame_of(map_: JourneyMap, metrics=SCREEN, persona="", memo=None) -> Frame:
    frame = Composer("light", persona, metrics).frame(map_)
    return frame if memo is None else replace(frame, memo=memo)


def drawn(map_: JourneyMap, metrics=SCREEN, persona="", memo=None, height=0.0):
    frame = frame_of(map_, metrics, persona, memo)
    lane = frame.structure.lanes[0]
    return emotions.lay_out(lane, frame.structure.items_of.get(lane.id, ()), frame, height)


def groups(row, prefix):
    return {group.id: group for group in row.groups if group.id.startswith(prefix)}


def middle(group):
    return group.x + group.width / 2, group.y + group.height / 2


def test_a_score_stands_on_its_level_of_the_scale():
    row = drawn(journey([2, 0, -2]), A1)
    marks = groups(row, "marker:")
    assert [round(middle(marks[f"marker:e{i}"])[1], 6) for i in range(3)] == [56, 145, 234]
    assert middle(marks["marker:e1"])[0] == pytest.approx(1.5 * A1.step_column)


@pytest.mark.parametrize(
    ("score", "level"),
    [(-2, -2), (-1.25, -2), (-1.24, -1), (-0.41, -1), (-0.4, 0), (0.4, 0), (0.41, 1), (1.24, 1), (1.25, 2), (2, 2)],
)
def test_a_score_has_the_level_the_method_gives_it(score, level):
    assert level_of(score) == Level(level)


def test_a_marker_tells_a_screen_reader_everything_it_shows():
    row = drawn(journey([-1.5], words=["Frustrated"]))
    label = groups(row, "marker:")["marker:e0"].label
    assert label == "Emotion, Frustrated, −1.5, very negative, stage Stage 0, step Step 0"


def test_markers_of_one_step_share_its_width_and_a_span_has_its_middle():
    items = [
        {"id": "a", "kind": "emotion", "lane": "feel", "step": "t0", "rank": "1", "score": 1},
        {"id": "b", "kind": "emotion", "lane": "feel", "step": "t0", "rank": "2", "score": -1},
        {"id": "c", "kind": "emotion", "lane": "feel", "step": "t1", "until": "t2", "score": 0},
    ]
    marks = groups(drawn(journey([0, 0, 0], items=items)), "marker:")
    width = SCREEN.step_column
    assert [middle(marks[f"marker:{i}"])[0] / width for i in "abc"] == pytest.approx([0.25, 0.75, 2.0])


def test_two_markers_at_one_place_are_moved_apart():
    items = [
        {"id": "a", "kind": "emotion", "lane": "feel", "step": "t0", "until": "t2", "score": 1},
        {"id": "b", "kind": "emotion", "lane": "feel", "step": "t1", "score": -1},
    ]
    marks = groups(drawn(journey([0, 0, 0], items=items)), "marker:")
    assert middle(marks["marker:a"])[0] != middle(marks["marker:b"])[0]


def test_an_empty_lane_keeps_its_scale_and_draws_no_curve():
    row = drawn(journey([0], items=[]))
    assert row.height == SCREEN.emotion_height
    assert [group.id for group in row.groups] == ["curve-ground:feel"]


def test_one_marker_makes_a_flat_line_from_edge_to_edge():
    (curve,) = groups(drawn(journey([1.0])), "curve:").values()
    line = curve.primitives[-1].commands
    assert line[0][1] == 0
    assert line[-1][5] == pytest.approx(SCREEN.step_column)
    assert {round(float(command[-1]), 6) for command in line} == {round(float(line[0][2]), 6)}


def test_loss_is_hatched_so_that_it_shows_without_colour():
    (unhappy,) = groups(drawn(journey([-1, -2])), "curve:").values()
    (happy,) = groups(drawn(journey([1, 2])), "curve:").values()
    assert any(isinstance(part, Path) and part.clip for part in unhappy.primitives)
    assert not any(isinstance(part, Path) and part.clip for part in happy.primitives)


def test_tints_pale_towards_zero_on_paper_and_are_even_on_screen():
    (paper,) = groups(drawn(journey([1]), A1), "curve-ground:").values()
    (screen,) = groups(drawn(journey([1])), "curve-ground:").values()
    assert isinstance(paper.primitives[0].fill, Gradient)
    assert isinstance(screen.primitives[0].fill, str)


def test_a_target_near_its_marker_needs_no_diamond():
    row = drawn(journey([0.0, 0.0], targets=[0.2, 1.5]))
    assert list(groups(row, "target:")) == ["target:e1"]


def test_the_two_widest_gaps_get_an_arrow_with_the_gap_in_figures():
    row = drawn(journey([-1, -1.8, 0, 1.5], targets=[0.5, 0.6, 0.9, 0.5]))
    arrows = groups(row, "gap:")
    assert set(arrows) == {"gap:e0", "gap:e1"}
    assert arrows["gap:e1"].primitives[-1].text == "+2.4"


def test_a_target_below_the_marker_shows_a_gap_with_a_minus():
    (arrow,) = groups(drawn(journey([1.5, 1], targets=[-1, None])), "gap:").values()
    assert arrow.primitives[-1].text == "−2.5"


def test_without_targets_there_is_no_future():
    row = drawn(journey([1, -1]))
    assert not groups(row, "future-label:")
    assert not groups(row, "target:")


def test_where_no_target_is_set_the_future_follows_the_present():
    (curve,) = groups(drawn(journey([1, -1], targets=[1.5, None])), "curve:").values()
    wanted, now = curve.primitives[-3].commands, curve.primitives[-1].commands
    assert wanted[-1] == now[-1]


def test_words_are_painted_after_all_faces():
    ids = [group.id.split(":")[0] for group in drawn(journey([1, -1, 0], targets=[1.9, 1, 1])).groups]
    order = ["curve-ground", "curve", "gap", "target", "marker", "label", "future-label"]
    assert ids == sorted(ids, key=order.index)


def test_the_sample_s_words_stand_where_the_poster_has_them(trailhead):
    row = drawn_lane(trailhead)
    marks, labels = groups(row, "marker:"), groups(row, "label:")
    sides = {}
    for name, label in labels.items():
        offset = middle(label)[1] - middle(marks[name.replace("label", "marker")])[1]
        sides[label.primitives[0].text] = "far above" if offset < -40 else "above" if offset < 0 else "below"
    assert {word for word, side in sides.items() if side == "above"} == {"Reassured", "Torn", "Thrilled", "Delighted"}
    assert {word for word, side in sides.items() if side == "far above"} == {"Looked after"}
    assert len(labels) == 14


def drawn_lane(map_: JourneyMap):
    frame = frame_of(map_, replace(A1, step_column=2068 / 14))
    lane = next(lane for lane in frame.structure.lanes if lane.kind == "emotions")
    return emotions.lay_out(lane, frame.structure.items_of[lane.id], frame)


@pytest.fixture(scope="module")
def trailhead() -> JourneyMap:
    from mapdesigner import resources

    return JourneyMap.model_validate_json(resources.read_text("samples", "trailhead.journeymap"))


def test_no_word_hides_another_or_leaves_the_lane(trailhead):
    row = drawn_lane(trailhead)
    boxes = [group.bounds for group in row.groups if group.id.split(":")[0] in ("label", "future-label")]
    for index, box in enumerate(boxes):
        assert box.x >= 0
        assert box.bottom <= row.height
        assert not any(box.intersects(other) for other in boxes[:index])


def test_long_words_take_two_lines():
    row = drawn(journey([1], words=["Quite overwhelmed now"]))
    (label,) = groups(row, "label:").values()
    assert [line.text for line in label.primitives[0].lines] == ["Quite", "overwhelmed now"]


def crowd(metrics) -> object:
    items = [
        {"id": f"e{i}", "kind": "emotion", "lane": "feel", "step": "t0", "rank": f"{i:02d}", "text": "Overwhelmed"}
        for i in range(9)
    ]
    return drawn(journey([0], items=items), metrics)


def test_on_paper_every_word_is_printed_if_need_be_at_the_end_of_a_line_or_under_the_curve():
    row = crowd(A1)
    assert len(groups(row, "label:")) == 9
    led = [group for group in groups(row, "label:").values() if isinstance(group.primitives[0], Path)]
    assert len(led) > 0
    assert len(groups(row, "tale:")) > 0
    assert next(iter(groups(row, "curve-ground:").values())).height == A1.emotion_height + 3 * 12


def tale(number: int) -> str:
    return f"Tale {number}: " + "she waited at home all of Saturday and nobody told her why " * 4


def test_on_paper_a_whole_tale_stands_under_the_curve_and_none_of_it_is_cut():
    row = drawn(journey([1, 0, -1], words=[tale(1), "Calm", tale(2)]), A1)
    under = groups(row, "tale:")
    assert [" ".join(group.primitives[0].text.split()) for group in under.values()] == [
        f"({number}) {tale(number).strip()}" for number in (1, 2)
    ]
    curve = next(iter(groups(row, "curve-ground:").values()))
    assert all(group.y >= curve.height and group.y + group.height <= row.height for group in under.values())
    words = {name: group.primitives[0].text for name, group in groups(row, "label:").items()}
    assert words["label:e0"].endswith("… (1)")
    assert words["label:e2"].endswith("… (2)")
    assert row.notes == ("Texts too long for the curve stand under it, numbered.",)


def test_the_levels_stay_beside_the_curve_where_tales_stand_under_it():
    frame = frame_of(journey([2, -2], words=[tale(1), tale(2)]), A1)
    lane = frame.structure.lanes[0]
    row = emotions.lay_out(lane, frame.structure.items_of[lane.id], frame)
    level = next(group for group in emotions.side(lane, frame, row.height) if group.id.endswith(":-2"))
    assert middle(level)[1] == pytest.approx(middle(groups(row, "marker:")["marker:e1"])[1])


def test_on_screen_a_word_without_room_is_left_to_the_tooltip():
    row = crowd(SCREEN)
    assert len(groups(row, "label:")) < 9
    assert all("Overwhelmed" in group.label for group in groups(row, "marker:").values())


def test_the_lane_is_never_lower_than_its_least_and_takes_the_height_asked_for():
    assert drawn(journey([0]), height=300).height == 300
    low = journey([0], lanes=[{"id": "feel", "kind": "emotions", "height": 40}])
    assert drawn(low).height == SCREEN.emotion_minimum
    assert drawn(low, A1).height == A1.emotion_height


def two_personas(scores, others, **more):
    items = [
        {"id": f"{who}{i}", "kind": "emotion", "lane": "feel", "step": f"t{i}", "score": s, "text": "x", "personas": p}
        for who, p, row in (("a", [], scores), ("b", ["p2"], others))
        for i, s in enumerate(row)
    ]
    personas = [
        {"id": "p1", "rank": "1", "name": "Maya", "colour": "#AA0000"},
        {"id": "p2", "rank": "2", "name": "Bo", "colour": "#0000AA"},
    ]
    return journey(scores, items=items, personas=personas, **more)


def test_each_persona_has_a_curve_with_a_dash_a_colour_and_a_name_of_its_own():
    row = drawn(two_personas([1, 0], [-1, -2]))
    lines = [group.primitives[-1] for group in groups(row, "curve:").values()]
    assert [line.stroke for line in lines] == ["#AA0000", "#0000AA"]
    assert len({line.dash for line in lines}) == 2
    assert [group.primitives[0].text for group in groups(row, "curve-end:").values()] == ["Maya", "Bo"]


def test_names_of_many_curves_that_end_together_do_not_lie_over_each_other():
    names = ["Ann", "Ben", "Cem", "Dua", "Eve"]
    people = [{"id": name.lower(), "rank": f"{at}", "name": f"{name} Example"} for at, name in enumerate(names)]
    items = [
        {
            "id": f"{name}{step}",
            "kind": "emotion",
            "lane": "feel",
            "step": f"t{step}",
            "score": 1.0 + at / 10,
            "personas": [name.lower()],
        }
        for at, name in enumerate(names)
        for step in range(3)
    ]
    row = drawn(journey([0, 0, 0], items=items, personas=people), A1)
    ends = [group.bounds for group in groups(row, "curve-end:").values()]
    assert len(ends) == 5
    assert not any(one.intersects(other) for at, one in enumerate(ends) for other in ends[at + 1 :])


def test_one_persona_alone_has_its_own_markers_only():
    row = drawn(two_personas([1, 0], [-1, -2]), persona="p2")
    assert set(groups(row, "marker:")) == {"marker:b0", "marker:b1"}
    assert not groups(row, "curve-end:")


def test_two_personas_in_one_step_stand_side_by_side():
    marks = groups(drawn(two_personas([1], [1])), "marker:")
    assert [middle(marks[i])[0] / SCREEN.step_column for i in ("marker:a0", "marker:b0")] == pytest.approx([0.25, 0.75])


def test_a_long_curve_is_cut_by_stage_and_has_no_hole():
    row = drawn(journey([(i % 5) - 2 for i in range(60)], stages=6))
    chunks = list(groups(row, "curve:").values())
    assert len(chunks) == 6
    assert chunks[0].x == 0
    for one, other in pairwise(chunks):
        assert one.x + one.width == pytest.approx(other.x)
    assert chunks[-1].x + chunks[-1].width == pytest.approx(60 * SCREEN.step_column)
    assert len(groups(row, "curve-ground:")) == 6


def test_ids_are_unique():
    row = drawn(two_personas([1, 0], [-1, -2]))
    ids = [group.id for group in row.groups]
    assert len(ids) == len(set(ids))


def test_dragging_one_marker_leaves_far_groups_the_same_objects():
    map_, memo = journey([(i % 5) - 2 for i in range(60)], stages=6), {}
    before = {id(group) for group in drawn(map_, memo=memo).groups}
    items = tuple(item.model_copy(update={"score": 1.3}) if item.id == "e30" else item for item in map_.items)
    after = drawn(map_.model_copy(update={"items": items}), memo=memo).groups
    assert sum(id(group) not in before for group in after) < 15


@pytest.mark.parametrize("seed", range(4))
def test_a_lane_drawn_again_after_edits_looks_as_if_drawn_afresh(seed):
    chance = random.Random(seed)
    memo: dict = {}
    map_ = two_personas([0.0] * 36, [0.0] * 36, stages=3)
    for _edit in range(25):
        items = list(map_.items)
        place = chance.randrange(len(items))
        deed = chance.random()
        if deed < 0.15 and len(items) > 4:
            del items[place]
        elif deed < 0.3:
            items[place] = items[place].model_copy(update={"step": f"t{chance.randrange(36)}"})
        else:
            changes = {"score": round(chance.uniform(-2, 2), 1), "text": chance.choice(WORDS)}
            changes["target"] = chance.choice([None, round(chance.uniform(-2, 2), 1)])
            items[place] = items[place].model_copy(update=changes)
        map_ = map_.model_copy(update={"items": tuple(items)})
        again, fresh = drawn(map_, memo=memo), drawn(map_)
        assert again.height == fresh.height
        assert again.groups == fresh.groups


@pytest.mark.parametrize("sheet", ["A0", "A2", "A3"])
def test_every_sheet_draws_the_lane_in_its_own_sizes(sheet):
    metrics = sheet_metrics(sheet)
    row = drawn(journey([1, -1], targets=[1.9, 1]), metrics)
    assert row.height == pytest.approx(metrics.emotion_height)
    (label, *_rest) = groups(row, "label:").values()
    assert label.primitives[0].spans[0].style.size >= metrics.smallest


def test_the_lane_column_names_the_five_levels_at_their_heights():
    frame = frame_of(journey([0]), A1)
    names = emotions.side(frame.structure.lanes[0], frame, 270)
    assert [group.primitives[0].text for group in names] == [
        "Very positive",
        "Positive",
        "Neutral",
        "Negative",
        "Very negative",
    ]
    assert [round(middle(group)[1], 6) for group in names] == [56, 100.5, 145, 189.5, 234]
    assert all(group.x >= 0 and group.x + group.width < A1.lane_column for group in names)
