"""Lines copied from a whiteboard."""

from __future__ import annotations

from mapdesigner.exchange.stickies import read_stickies
from mapdesigner.model.invariants import problems
from mapdesigner.model.structure import structure


def test_each_line_becomes_a_parked_note_in_the_order_of_the_lines() -> None:
    imported = read_stickies(b"Queue too long\r\n\n  Nobody answers \n=1+1\n", "wall.txt")
    assert [note.text for note in structure(imported.journey).parked] == ["Queue too long", "Nobody answers", "=1+1"]
    assert imported.understood == ("3 parked notes",)
    assert problems(imported.journey) == ()


def test_no_lines_make_an_empty_map() -> None:
    imported = read_stickies(b"\n \n", "wall.txt")
    assert imported.journey.items == ()
    assert (imported.understood, imported.left_aside) == ((), ())
    assert problems(imported.journey) == ()
