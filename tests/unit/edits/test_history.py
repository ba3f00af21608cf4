from __future__ import annotations

from mapdesigner.edits.history import LIMIT, History
from mapdesigner.model.journey import JourneyMap, new_map


def titled(title: str) -> JourneyMap:
    return new_map(title=title)


def test_steps_are_undone_and_done_again_by_name() -> None:
    empty, one, two = titled(""), titled("one"), titled("two")
    history = History(empty)
    history.do("First", one)
    history.do("Second", two)
    assert history.undo_names == ("Second", "First")
    assert history.undo() is one
    assert history.undo() is empty
    assert history.redo_names == ("First", "Second")
    assert history.redo() is one
    assert history.now is one


def test_where_there_is_no_step_nothing_happens() -> None:
    empty = titled("")
    history = History(empty)
    assert history.undo() is empty
    assert history.redo() is empty
    history.do("Nothing", empty)
    assert history.undo_names == ()


def test_a_new_step_after_undo_ends_what_could_be_done_again() -> None:
    history = History(titled(""))
    history.do("First", titled("one"))
    history.undo()
    history.do("Other", titled("two"))
    assert history.redo_names == ()
    assert history.undo_names == ("Other",)


def test_typing_is_one_step() -> None:
    empty = titled("")
    history = History(empty)
    for number, word in enumerate(("C", "Ca", "Cal", "Calm")):
        history.do("Type", titled(word), "text:e", time=number * 0.4)
    assert history.undo_names == ("Type",)
    assert history.undo() is empty
    assert history.redo().title == "Calm"


def test_typing_after_a_pause_or_elsewhere_is_another_step() -> None:
    history = History(titled(""))
    history.do("Type", titled("C"), "text:e", time=0)
    history.do("Type", titled("Ca"), "text:e", time=1.5)
    history.do("Type", titled("X"), "text:f", time=1.6)
    history.do("Move", titled("M"), time=1.7)
    history.do("Type", titled("XY"), "text:f", time=1.8)
    assert len(history.undo_names) == 5


def test_typing_after_undo_or_saving_is_another_step() -> None:
    history = History(titled(""))
    history.do("Type", titled("C"), "text:e")
    history.mark_saved()
    history.do("Type", titled("Ca"), "text:e")
    assert len(history.undo_names) == 2
    history.undo()
    assert history.is_saved
    history.do("Type", titled("Co"), "text:e")
    assert len(history.undo_names) == 2


def test_a_map_is_saved_again_when_undone_to_what_was_saved() -> None:
    history = History(titled(""))
    assert history.is_saved
    history.do("First", titled("one"))
    assert not history.is_saved
    history.mark_saved()
    history.do("Second", titled("two"))
    history.undo()
    assert history.is_saved
    history.undo()
    assert not history.is_saved


def test_a_recovered_map_is_not_saved() -> None:
    history = History(titled("recovered"), saved=False)
    assert not history.is_saved
    history.mark_saved()
    assert history.is_saved


def test_only_the_last_steps_are_kept() -> None:
    history = History(titled(""))
    for number in range(LIMIT + 10):
        history.do(str(number), titled(str(number)))
    assert len(history.undo_names) == LIMIT
    while history.undo_names:
        history.undo()
    assert history.now.title == "9"


def test_several_steps_are_gone_at_once_as_far_as_there_are_any() -> None:
    empty, one, two = (titled(title) for title in ("", "One", "Two"))
    history = History(empty)
    history.do("First", one)
    history.do("Second", two)
    assert history.go(-2) is empty
    assert history.go(1) is one
    assert history.go(9) is two
    assert history.go(-9) is empty
