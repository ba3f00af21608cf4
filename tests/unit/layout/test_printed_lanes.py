"""Lanes that are kept from page to page: whatever was laid out before, each page gets what it would get alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.layout.frame import Frame
from mapdesigner.layout.lane_stack import LaneStack
from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.paper.fitting import steps_of_giving_way
from mapdesigner.layout.paper.page import Page, page_frame, spare_height
from mapdesigner.layout.paper.printed_lanes import PrintedLanes
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.awkward import five_personas, many_lanes

MAPS: dict[str, JourneyMap] = {
    "trailhead": read_map(resources.path("samples", "trailhead.journeymap")).journey,
    "many lanes": many_lanes(),
    "five personas": five_personas(),
}


@st.composite
def frames(draw: st.DrawFn, journey: JourneyMap) -> Frame:
    """A page of a map: some of its stages and lanes, for a persona or for all, after as much gave way as may."""
    whole = structure(journey)
    first = draw(st.integers(0, len(whole.stages) - 1))
    stages = whole.stages[first : draw(st.integers(first + 1, len(whole.stages)))]
    lanes = tuple(lane for lane in whole.lanes if draw(st.booleans()))
    persona = draw(st.sampled_from(["", *(each.id for each in whole.personas)]))
    shown = frozenset(filter(None, (persona,)))
    page = Page(page_frame(whole, stages, lanes, sheet_metrics(draw(st.sampled_from(("A1", "A3")))), shown))
    page = draw(st.sampled_from([page, *steps_of_giving_way(page)]))
    page = page.giving("", cell_pad_y=draw(st.sampled_from((6.0, 9.5))), header_gap=draw(st.sampled_from((20.0, 40.0))))
    return replace(page.frame, compact=draw(st.booleans()))


@settings(deadline=None, max_examples=25)
@given(data=st.data(), name=st.sampled_from(sorted(MAPS)))
def test_a_page_gets_the_lanes_it_would_get_alone(data: st.DataObject, name: str) -> None:
    printed = PrintedLanes()
    for _page in range(4):
        frame = data.draw(frames(MAPS[name]))
        alone = LaneStack().laid(replace(frame, memo={}), {})
        for (lane, kept), (same, fresh) in zip(printed.laid(frame, {}), alone, strict=True):
            assert (lane, kept) == (same, fresh)


def test_a_size_that_was_tried_before_is_not_laid_out_again() -> None:
    whole = structure(MAPS["trailhead"])
    page = Page(page_frame(whole, whole.stages, whole.lanes, sheet_metrics("A1")))
    first = dict(page.lanes.laid(page.frame, {}))
    spare_height(page.giving("", header_gap=50.0))
    again = dict(page.lanes.laid(page.giving("", header_gap=60.0).frame, {}))
    assert all(again[name] is laid for name, laid in first.items() if not name.startswith("line:"))


def test_nothing_is_kept_once_it_was_let_go() -> None:
    whole = structure(MAPS["trailhead"])
    page = Page(page_frame(whole, whole.stages, whole.lanes, sheet_metrics("A1")))
    first = dict(page.lanes.laid(page.frame, {}))
    page.lanes.let_go()
    again = dict(page.lanes.laid(page.frame, {}))
    assert first == again
    assert not any(again[name] is laid for name, laid in first.items())
