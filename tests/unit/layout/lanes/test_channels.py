"""The channels lane shows where a channel carries the journey on, and where it breaks off."""

from __future__ import annotations

from mapdesigner.layout.compose import Composer
from mapdesigner.layout.lanes import channels
from mapdesigner.layout.metrics import A1, SCREEN
from mapdesigner.layout.scene import Box, Path
from mapdesigner.model.journey import new_map


def lane_of(used, *, persona="", metrics=SCREEN):
    """Lay out the lane of a map whose i-th step is met through the i-th channel of `used`."""
    items = [
        {"id": f"p{i}", "kind": "touchpoint", "lane": "touch", "step": f"t{i}", "channel": channel}
        | ({"personas": ["bo"]} if channel == "store" else {})
        for i, channel in enumerate(used)
        if channel
    ]
    map_ = new_map(
        stages=[{"id": "s", "name": "Stage"}],
        steps=[{"id": f"t{i}", "rank": f"{i:03d}", "stage": "s"} for i in range(len(used))],
        lanes=[{"id": "touch", "kind": "touchpoints", "rank": "1"}, {"id": "lane", "kind": "channels", "rank": "2"}],
        channels=[
            {"id": "web", "rank": "1", "name": "Website", "icon": "monitor"},
            {"id": "store", "rank": "2", "name": "Store"},
            {"id": "fax", "rank": "3", "name": "Fax"},
        ],
        personas=[{"id": "maya", "rank": "1"}, {"id": "bo", "rank": "2"}],
        items=items,
    )
    frame = Composer("light", persona, metrics).frame(map_)
    lane = frame.structure.lanes[1]
    row = channels.lay_out(lane, (), frame)
    return row, channels.side(lane, frame, row.height)


def test_each_channel_in_use_has_a_line_in_the_map_s_order():
    row, names = lane_of(["store", "web"])
    assert [group.target for group in row.groups] == ["web", "store"]
    assert [name.primitives[0].text for name in names] == ["Website", "Store"]


def test_dots_are_joined_where_the_channel_goes_on_and_dotted_over_a_gap():
    row, _names = lane_of(["web", "web", None, "web"])
    (line,) = row.groups
    joints = [part for part in line.primitives if isinstance(part, Path)]
    assert [bool(joint.dash) for joint in joints] == [False, True]
    assert sum(isinstance(part, Box) for part in line.primitives) == 3


def test_a_line_is_level_with_its_name():
    row, names = lane_of(["web", "store"], metrics=A1)
    for line, name in zip(row.groups, names, strict=True):
        assert round(line.y + line.height / 2, 6) == round(name.y + name.height / 2, 6)
        assert name.x >= 0
        assert name.x + name.width <= A1.lane_column


def test_a_screen_reader_hears_where_a_channel_is_used():
    row, _names = lane_of(["web", None, "web"])
    assert row.groups[0].label == "Channel Website, steps 1.1, 1.3"


def test_only_the_shown_persona_s_touchpoints_count():
    row, _names = lane_of(["web", "store"], persona="maya")
    assert [group.target for group in row.groups] == ["web"]


def test_without_touchpoints_the_lane_is_empty():
    row, names = lane_of([None])
    assert row.groups == ()
    assert names == ()
    assert row.height >= SCREEN.row_minimum
