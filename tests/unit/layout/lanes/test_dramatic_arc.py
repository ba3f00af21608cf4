"""The dramatic arc shows in stairs how much is at stake."""

from __future__ import annotations

from mapdesigner.layout.compose import Composer
from mapdesigner.layout.lanes import dramatic_arc
from mapdesigner.layout.metrics import A1, SCREEN
from mapdesigner.model.journey import new_map


def arc(levels, *, texts=None, metrics=SCREEN, height=0.0):
    """Lay out one engagement a step; None leaves a step without."""
    texts = texts or [""] * len(levels)
    items = [
        {"id": f"n{i}", "kind": "engagement", "lane": "arc", "step": f"t{i}", "level": level, "text": text}
        for i, (level, text) in enumerate(zip(levels, texts, strict=True))
        if level
    ]
    map_ = new_map(
        stages=[{"id": "s", "name": "Stage"}],
        steps=[{"id": f"t{i}", "rank": f"{i:03d}", "stage": "s"} for i in range(len(levels))],
        lanes=[{"id": "arc", "kind": "dramatic_arc"}],
        items=items,
    )
    frame = Composer("light", "", metrics).frame(map_)
    lane = frame.structure.lanes[0]
    return dramatic_arc.lay_out(lane, frame.structure.items_of.get("arc", ()), frame, height)


def cards(row):
    return [group for group in row.groups if group.id.startswith("card:")]


def areas(row):
    return [group.primitives[0].rect for group in cards(row)]


def test_a_higher_level_has_a_taller_stair_on_the_same_ground():
    low, middle, high = areas(arc([1, 3, 5]))
    assert low.bottom == middle.bottom == high.bottom
    assert [round(each.height / low.height, 6) for each in (low, middle, high)] == [1, 3, 5]


def test_every_stair_shows_its_figure_and_its_words():
    row = arc([4, 2], texts=["Money at stake", ""])
    assert [group.primitives[-1].text for group in cards(row)] == ["4 Money at stake", "2"]


def test_stairs_that_touch_are_joined_and_a_gap_stays_open():
    first, second, third = (group.primitives[1].commands for group in cards(arc([2, 4, None, 3])))
    assert len(first) == 2
    assert len(second) == 3
    assert len(third) == 2


def test_long_words_over_the_highest_stair_stay_inside_the_row():
    row = arc([5], texts=["All of the money, the whole weekend and a good deal of pride with it"], metrics=A1)
    words = cards(row)[0].primitives[-1].box
    assert words.y >= 0
    assert len(cards(row)[0].primitives[-1].lines) > 2


def test_the_tails_of_words_keep_off_their_stair():
    for metrics in (SCREEN, A1):
        (card,) = cards(arc([3], texts=["perhaps only one night"], metrics=metrics))
        stair, _line, words = card.primitives
        assert stair.rect.y - words.box.bottom > metrics.future


def test_the_row_takes_the_height_asked_for():
    assert arc([3], height=400).height == 400


def test_an_empty_arc_draws_its_ground():
    assert [group.id for group in arc([None]).groups] == ["arc:arc"]


def test_a_stair_is_told_to_a_screen_reader():
    assert cards(arc([3], texts=["Hopes"]))[0].label == "Engagement 3 of 5, Hopes"
    assert cards(arc([3]))[0].label == "Engagement 3 of 5"
