"""Today and tomorrow: the future map is made from the current one, each knows the other, and the gaps are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.future import future_of
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_feedback
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, State
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import write_map
from tests.support.journeys import assert_sound, grid_with_people
from tests.support.windows import click, panel_of, window_on


def today() -> JourneyMap:
    journey = grid_with_people()
    for at, (score, target) in enumerate(((-1.5, 1.0), (0.5, 0.8), (1.0, None)), 1):
        marker = {"score": score, "target": target, "n": 20, "evidence": ("survey",), "personas": ("ann",)}
        journey = add_item(journey, ItemKind.EMOTION, "emotions", f"s{at}t1", id=f"felt{at}", **marker)
    journey = add_item(journey, ItemKind.METRIC, "metrics", "s1t1", id="nps", text="NPS", current=20.0, target=40.0)
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="desk", text="Desk")
    return add_feedback(journey, "desk", text="Where is everybody?")


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Window:
    made = window_on(qtbot, grid_with_people())
    write_map(today(), tmp_path / "now.journeymap", "")
    made.files.open(tmp_path / "now.journeymap")
    return made


def test_in_the_future_map_targets_are_what_is_felt_and_todays_words_are_left_out() -> None:
    future = future_of(today(), "now.journeymap")
    assert_sound(future)
    assert (future.state, future.counterpart) == (State.FUTURE, "now.journeymap")
    assert [look_up(future, f"felt{at}").score for at in (1, 2, 3)] == [1.0, 0.8, 1.0]
    assert (look_up(future, "felt1").evidence, look_up(future, "felt1").n) == ((), None)
    assert look_up(future, "felt3").evidence == ("survey",)
    assert look_up(future, "nps").current == 40
    assert future.feedback == ()
    assert future.id != today().id


def test_it_is_saved_where_the_user_says_and_each_map_knows_the_other(window, tmp_path, monkeypatch) -> None:
    out = tmp_path / "plans" / "then"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    monkeypatch.setattr(window.files, "show", lambda path: None)
    window.actions_table["create_future"].trigger()
    assert window.session.journey.counterpart == "plans/then.journeymap"
    assert window.session.undo_names == ("Create the future map",)
    future = read_map(tmp_path / "plans" / "then.journeymap").journey
    assert future.counterpart == "../now.journeymap"
    panel = panel_of(window, "states")
    assert panel.conclusion.line.title == "2 feelings must rise, most at 1.1."
    assert [row.line.figure for row in panel.lists["gaps"].rows] == ["+2.5", "+0.3"]


def test_touchpoints_that_come_and_go_are_listed_and_comparing_marks_them(window, tmp_path) -> None:
    future = future_of(today(), "now.journeymap")
    future = set_fields(future, ["desk"], text="Desk")
    future = add_item(future, ItemKind.TOUCHPOINT, "touchpoints", "s2t1", id="chat", text="Chat with a person")
    write_map(future, tmp_path / "then.journeymap", "")
    window.session.apply("Link", lambda journey: journey.model_copy(update={"counterpart": "then.journeymap"}))
    panel = panel_of(window, "states")
    assert [row.line.title for row in panel.lists["come"].rows] == ["Chat with a person"]
    assert not panel.lists["go"].rows
    click(panel.compare)
    assert window.comparison.is_on
    assert not window.docks["compare"].isHidden()


def test_without_another_map_the_panel_offers_to_make_one(window) -> None:
    panel = panel_of(window, "states")
    assert panel.make.isVisible()
    assert not panel.compare.isVisible()
    assert not window.actions_table["compare_states"].isEnabled()


def test_a_map_without_a_file_is_saved_first(qtbot) -> None:
    window = window_on(qtbot, today())
    window.actions_table["create_future"].trigger()
    assert "Save this map first" in window.status.currentMessage()


def test_the_future_map_does_not_take_the_place_of_todays(window, monkeypatch) -> None:
    from mapdesigner.desktop.nested.states import create_future

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(window.session.path), ""))
    with pytest.raises(EditError):
        create_future(window)


def test_the_switch_leads_to_tomorrow_compares_and_comes_back(window, tmp_path, qtbot) -> None:
    buttons = switch(window, qtbot)
    assert not buttons["compare_states"].isEnabled(), "there is nothing to compare with yet"
    write_map(future_of(today(), "now.journeymap"), tmp_path / "then.journeymap", "")
    window.session.apply("Link", lambda journey: journey.model_copy(update={"counterpart": "then.journeymap"}))
    window.files.save()
    assert lit(buttons) == ["show_current"]
    click(buttons["compare_states"])
    assert window.comparison.is_on
    assert lit(buttons) == ["compare_states"]
    click(buttons["show_current"])
    assert not window.comparison.is_on
    click(buttons["show_future"])
    assert (window.session.path.name, lit(buttons)) == ("then.journeymap", ["show_future"])
    click(buttons["show_future"])
    assert lit(buttons) == ["show_future"], "pressed again it stays"
    click(buttons["show_current"])
    assert (window.session.path.name, lit(buttons)) == ("now.journeymap", ["show_current"])


def test_without_a_map_of_tomorrow_the_switch_makes_one(window, tmp_path, monkeypatch, qtbot) -> None:
    out = tmp_path / "then.journeymap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    monkeypatch.setattr(window.files, "show", lambda path: None)
    click(switch(window, qtbot)["show_future"])
    assert read_map(out).journey.state is State.FUTURE


def test_in_a_narrow_window_the_switch_gives_way_to_the_export(window, qtbot) -> None:
    switch(window, qtbot)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: not window.toolbar.states.isVisible())
    assert window.toolbar.export.isVisible()
    assert window.toolbar.export.geometry().right() <= window.toolbar.width()


def switch(window, qtbot):
    window.resize(1600, 900)
    qtbot.waitUntil(window.toolbar.states.isVisible)
    return window.toolbar.states.buttons


def lit(buttons) -> list[str]:
    return [name for name, button in buttons.items() if button.isChecked()]
