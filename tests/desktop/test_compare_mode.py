"""Another map is held against this one: marked on the canvas, walked through, taken over or left, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mapdesigner.compare.differences import Change
from mapdesigner.desktop.compare_mode.begin import compare, compare_with_file
from mapdesigner.desktop.compare_mode.marks import MarksLayer, ink_of
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import add_item, move_items, remove_items
from mapdesigner.edits.people import add_comment
from mapdesigner.edits.stages import add_stage
from mapdesigner.model.items import Item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.write import to_bytes, write_map
from tests.desktop.test_window import do
from tests.support.hand import Hand, running
from tests.support.journeys import grid, with_actions
from tests.support.painted import painted

BASE = with_actions(grid(), "a", "b", "c", "d")


def other_map() -> JourneyMap:
    """One card reworded, one gone, one moved, one new, a feeling added, the map renamed."""
    journey = set_map(remove_items(set_text(BASE, "a", "Reworded"), ["b"]), title="Hers")
    journey = move_items(journey, ["c"], "actions", "s2t2")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t2", id="feeling", text="Torn", score=-1.0)
    return add_item(journey, ItemKind.ACTION, "actions", "s1t1", id="new", text="New")


def compared(qtbot, journey: JourneyMap, other: JourneyMap) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(journey)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1500, 950)
    made.show()
    qtbot.waitExposed(made)
    compare(made, other, "hers.journeymap")
    return made


@pytest.fixture
def window(qtbot, qapp) -> Window:
    return compared(qtbot, BASE, other_map())


def marks(window: Window) -> dict[str, Change]:
    """The sort of mark on each thing that differs, by the middle of its group."""
    layer = window.view.canvas.findChild(MarksLayer)
    found = {}
    for mark in layer.marks:
        rects = {one: window.view.canvas.rect_of(f"card:{one}") for one in ("a", "b", "c", "d", "new")}
        name = next((one for one, rect in rects.items() if rect == mark.rect), "curve" if mark.round else "?")
        found[name] = mark.change
    return found


def look_at(window: Window, one: str) -> None:
    Hand(window.view).click(Hand(window.view).at(f"card:{one}"))


def key(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.view.canvas, key)


def texts(window: Window) -> list[str]:
    return [item.text for item in window.session.journey.items]


def test_each_sort_of_difference_has_its_mark_and_what_is_only_there_is_shown_as_a_ghost(window: Window) -> None:
    assert marks(window) == {
        "a": Change.CHANGED,
        "b": Change.REMOVED,
        "c": Change.MOVED,
        "new": Change.ADDED,
        "curve": Change.ADDED,
    }
    assert "New" not in texts(window)
    assert window.session.undo_names == ()


def test_in_a_map_from_the_right_signs_stand_at_the_right_where_cards_begin(qtbot) -> None:
    window = compared(qtbot, running(BASE, "from the right"), running(other_map(), "from the right"))
    place = window.view.canvas.window_rect("card:b")
    qtbot.waitUntil(lambda: window.view.canvas.findChild(MarksLayer).isVisible())
    picture = painted(window.view.canvas)
    ground = picture.pixelColor(round(place.right) - 4, round(place.y) - 2)
    assert ground.name().upper() == ink_of(Change.REMOVED, window.view.canvas.colours)
    assert marks(window)["b"] is Change.REMOVED


def test_marks_differ_in_form_as_well_as_in_colour(window: Window) -> None:
    from mapdesigner.desktop.compare_mode.marks import SIGNS

    assert len(set(SIGNS.values())) == len(Change)


def test_the_list_beside_the_map_says_each_in_words_and_leads_to_it(window: Window, qtbot) -> None:
    panel = window.docks["compare"].panel
    rows = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert len(rows) == 6
    assert "Title: nothing → “Hers”" in rows[0]
    assert any("“a”" in row or "Reworded" in row for row in rows)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert window.comparison.current == 1
    look_at(window, "b")
    assert "removed" in panel.list.currentItem().text()


def test_a_click_on_a_thing_and_enter_take_it_over_as_one_undo_step(window: Window) -> None:
    look_at(window, "a")
    key(window, Qt.Key.Key_Return)
    assert "Reworded" in texts(window)
    assert len(window.session.undo_names) == 1
    assert window.session.undo_names[0].startswith("Take over: ")
    assert "a" not in marks(window)
    window.session.undo()
    assert marks(window)["a"] is Change.CHANGED
    assert window.session.journey is BASE


def test_a_ghost_becomes_a_card_and_a_card_that_is_gone_there_goes(window: Window) -> None:
    look_at(window, "new")
    key(window, Qt.Key.Key_Return)
    look_at(window, "b")
    key(window, Qt.Key.Key_Return)
    assert {item.id for item in window.session.journey.items} == {"a", "c", "d", "new"}


def test_what_is_left_keeps_its_row_and_loses_its_mark(window: Window) -> None:
    look_at(window, "b")
    key(window, Qt.Key.Key_Delete)
    assert "b" not in marks(window)
    assert window.docks["compare"].panel.list.count() == 6
    assert "1 left" in window.docks["compare"].panel.headline.text()
    assert "b" in texts(window)


def test_taking_all_takes_all_but_what_was_left(window: Window) -> None:
    look_at(window, "b")
    key(window, Qt.Key.Key_Delete)
    QTest.mouseClick(window.docks["compare"].panel.take_all, Qt.MouseButton.LeftButton)
    assert len(window.session.undo_names) == 1
    assert "b" in texts(window)
    assert {each.id for each in window.comparison.found} == {"b"}
    window.session.undo()
    assert window.session.journey is BASE


def test_all_of_another_map_makes_this_one_the_other(window: Window) -> None:
    QTest.mouseClick(window.docks["compare"].panel.take_all, Qt.MouseButton.LeftButton)
    assert to_bytes(window.session.journey) == to_bytes(other_map())
    assert window.comparison.found == ()


def test_what_hangs_on_another_difference_says_so(window: Window) -> None:
    other = add_stage(BASE, id="new", first_step="new1")
    compare(window, add_item(other, ItemKind.ACTION, "actions", "new1", id="card", text="Card"), "hers")
    window.comparison.go_to_thing("card")
    window.comparison.take()
    assert "take that one first" in window.status.currentMessage()
    assert window.session.journey is BASE


def test_keys_walk_from_the_last_to_the_first(window: Window) -> None:
    for _step in range(6):
        do(window, "compare_next")
    assert window.comparison.current == 0
    do(window, "compare_previous")
    assert window.comparison.current == 5
    key(window, Qt.Key.Key_Down)
    assert window.comparison.current == 0


@pytest.mark.parametrize("way", ["escape", "button", "menu"])
def test_comparing_ends_and_the_map_is_as_it_was(window: Window, way: str) -> None:
    if way == "escape":
        key(window, Qt.Key.Key_Escape)
    elif way == "button":
        QTest.mouseClick(window.docks["compare"].panel.done, Qt.MouseButton.LeftButton)
    else:
        do(window, "compare_end")
    assert not window.comparison.is_on
    assert window.view.canvas.rect_of("card:new") is None
    assert window.session.journey is BASE
    assert window.view.canvas.tool is window.view.tool
    assert not window.actions_table["compare_next"].isEnabled()


def test_nothing_is_dragged_or_written_while_maps_are_compared(window: Window) -> None:
    hand = Hand(window.view)
    start = hand.at("card:d")
    hand.drag(start, start + QPoint(0, 200))
    QTest.mouseDClick(window.view.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.keyClicks(window.view.canvas, "word")
    key(window, Qt.Key.Key_F2)
    assert window.session.journey is BASE
    assert not window.view.tool.editor.target


def test_a_comment_is_marked_at_its_card(window: Window) -> None:
    compare(window, add_comment(BASE, "a", text="Why?"), "hers")
    assert marks(window) == {"a": Change.CHANGED}


def test_equal_maps_are_told(window: Window) -> None:
    compare(window, BASE, "same")
    assert window.status.currentMessage() == "The two maps are the same."


def test_a_file_is_compared_and_one_that_cannot_be_read_is_told(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "hers.journeymap"
    write_map(set_text(BASE, "a", "Theirs"), path)
    compare_with_file(window, path)
    ((found),) = window.comparison.found
    assert isinstance(window.session.journey.items[0], Item)
    assert (window.comparison.name, found.after) == ("hers.journeymap", "Theirs")


def test_a_map_that_takes_over_everything_stays_the_map_it_is(window: Window) -> None:
    own = window.session.journey.id
    compare(window, set_map(BASE, title="Hers").model_copy(update={"id": "another"}), "another.journeymap")
    assert len(window.comparison.found) == 1
    window.comparison.take_all()
    assert (window.session.journey.id, window.session.journey.title) == (own, "Hers")
