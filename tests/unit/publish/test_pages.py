"""The pages of a print come one after the other: a map of any size is printed in the memory of a few pages."""

from __future__ import annotations

import gc

import pytest

from mapdesigner.layout.frame import Draft
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import Pages, pages, report
from tests.support.awkward import many_steps

LARGE = PosterOptions("420x300")
"""A sheet so small that the stages of the map are split, and its lanes too."""


def test_a_page_is_the_same_whether_it_is_taken_alone_or_in_its_turn() -> None:
    printed = pages(many_steps(), LARGE)
    in_turn = tuple(printed)
    assert len(printed) == len(in_turn) > 3
    assert [printed[at] for at in reversed(range(len(printed)))] == list(reversed(in_turn))
    assert in_turn == compose_poster(many_steps(), LARGE.paper)


def test_the_last_page_and_a_run_of_pages_are_found_from_either_end() -> None:
    printed = pages(many_steps(), LARGE)
    assert printed[-1] == printed[len(printed) - 1]
    assert printed[1:3] == (printed[1], printed[2])


def test_what_gave_way_is_told_once_the_pages_were_taken() -> None:
    printed = pages(many_steps(), LARGE)
    assert printed.report() == ()
    assert report(tuple(printed)) == printed.report() != ()


def cards_alive() -> int:
    gc.collect()
    return sum(isinstance(each, Draft) for each in gc.get_objects())


def test_the_cards_of_a_run_of_stages_are_let_go_before_the_next_run() -> None:
    """What a page shows is its Scene; nothing of how it was laid out stays behind."""
    journey, before = many_steps(), cards_alive()
    printed = pages(journey, LARGE)
    one_run = len(journey.items)
    kept = [cards_alive() - before for _page in printed]
    assert max(kept) < one_run


def test_nothing_that_was_laid_out_holds_itself_in_memory() -> None:
    """While an export is drawn nobody looks for rings of objects that know each other, so there must be none."""
    journey = many_steps()
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        tuple(pages(journey, LARGE))
        gc.collect()
        left = {type(each).__name__ for each in gc.garbage if type(each).__module__.startswith("mapdesigner.layout")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert left == set()


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    ("press", "tiles", "beside"), [(False, "", False), (True, "", False), (False, "A4", False), (False, "", True)]
)
def test_any_print_tells_how_many_pages_it_has(form: Form, press: bool, tiles: str, beside: bool) -> None:
    other = many_steps() if beside else None
    printed = pages(many_steps(), PosterOptions("A3", form=form, press=press, tiles=tiles, other=other))
    assert isinstance(printed, Pages)
    assert len(tuple(printed)) == len(printed) > 0
