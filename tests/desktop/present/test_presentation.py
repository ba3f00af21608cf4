"""A map is presented: stage after stage by keys and buttons, edited on the way, blanked, timed and ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.present.begin import second_screen
from mapdesigner.desktop.present.presentation import Presentation
from mapdesigner.desktop.present.presenter import PresenterView
from mapdesigner.desktop.window import Window
from mapdesigner.layout.workshop import WORKSHOP, screens_of
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.hand import Hand
from tests.support.windows import window_on

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "trailhead.journeymap"
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, read_map(SAMPLE).journey)


def presented(window: Window, qtbot: QtBot, keys: Qt.KeyboardModifier = HELD.NoModifier) -> Presentation:
    """The presentation that F5 begins, on a screen of 1920 x 1080."""
    QTest.keyClick(window, KEY.Key_F5, keys)
    (shown,) = window.findChildren(Presentation)
    qtbot.addWidget(shown)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.showNormal()
    shown.resize(1920, 1080)
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


def press(shown: Presentation, key: Qt.Key, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
    QTest.keyClick(shown.view.canvas, key, held)


def write(qtbot: QtBot, shown: Presentation, words: str) -> None:
    shown.view.setFocus()
    qtbot.waitUntil(shown.view.canvas.hasFocus)
    press(shown, KEY.Key_Return)
    field = shown.view.tool.editor
    qtbot.waitUntil(lambda: bool(field.target))
    QTest.keyClicks(field, words)
    QTest.keyClick(field, KEY.Key_Return)


def name(shown: Presentation) -> str:
    assert shown.stage is not None
    return shown.stage.name


def test_f5_begins_at_the_first_stage_and_shift_f5_at_the_focus(window: Window, qtbot: QtBot) -> None:
    known = structure(window.session.journey)
    purchase = known.stages[3]
    window.session.select([known.steps_of[purchase.id][0].id])
    here = presented(window, qtbot, HELD.ShiftModifier)
    assert name(here) == purchase.name
    here.close()
    here.setParent(None)
    start = presented(window, qtbot)
    assert name(start) == known.stages[0].name
    start.close()


def test_keys_and_buttons_go_from_stage_to_stage(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    names = [stage.name for stage in structure(window.session.journey).stages]
    for key, wanted in (
        (KEY.Key_Space, 1),
        (KEY.Key_Right, 2),
        (KEY.Key_Left, 1),
        (KEY.Key_PageDown, 2),
        (KEY.Key_PageUp, 1),
        (KEY.Key_End, 5),
        (KEY.Key_Right, 5),
        (KEY.Key_Home, 0),
        (KEY.Key_Left, 0),
    ):
        press(shown, key)
        assert name(shown) == names[wanted], key
    QTest.mouseClick(shown.foot.next, Qt.MouseButton.LeftButton)
    assert name(shown) == names[1]
    QTest.mouseClick(shown.foot.back, Qt.MouseButton.LeftButton)
    assert name(shown) == names[0]
    assert shown.foot.back.isHidden()
    QTest.mouseClick(shown.head.chips[3], Qt.MouseButton.LeftButton)
    assert name(shown) == names[3]
    assert shown.foot.next.text().strip() == f"Next stage: {names[4]}"
    shown.close()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 1024)])
def test_the_stage_stands_in_the_middle_at_any_size(size: tuple[int, int], window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    shown.resize(*size)
    for at in range(len(shown.screens)):
        shown.go(at)
        focus = shown.view.focus_rect
        assert focus.x + focus.width / 2 == pytest.approx(size[0] / 2, abs=1)
        assert focus.x > 0
        assert focus.right < size[0]
    shown.close()


def test_a_stage_of_four_steps_takes_two_screens(window: Window) -> None:
    from mapdesigner.edits.stages import add_step

    journey = window.session.journey
    stage = structure(journey).stages[0]
    journey = add_step(add_step(journey, stage.id, name="Third"), stage.id, name="Fourth")
    screens = [steps for owner, steps in screens_of(structure(journey)) if owner == stage.id]
    assert [len(steps) for steps in screens] == [2, 2]


def test_the_smallest_words_have_16_px_on_1080_lines() -> None:
    sizes = [style.size for style in (getattr(WORKSHOP.type, each) for each in WORKSHOP.type.__slots__)]
    shown = [size for size in sizes if size < 16]
    assert WORKSHOP.smallest == 16
    assert not [
        size
        for size in shown
        if size not in (WORKSHOP.type.panel_heading.size, WORKSHOP.type.subtitle.size, WORKSHOP.type.objective.size)
    ]


def test_a_note_is_written_where_the_focus_is_and_undone(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    before = window.session.journey
    focus = window.session.focus
    assert focus is not None
    write(qtbot, shown, "Nobody answers")
    (new,) = {item.id for item in window.session.journey.items} - {item.id for item in before.items}
    item = structure(window.session.journey).by_id[new]
    assert (item.text, item.lane, item.step) == ("Nobody answers", *focus)  # type: ignore[attr-defined]
    assert window.session.focus == focus, "the next note can follow at once"
    press(shown, KEY.Key_Z, HELD.ControlModifier)
    assert window.session.journey == before
    shown.close()


def test_a_card_is_moved_by_hand_while_presenting(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    shown.go_to_stage(3)
    known, hand = structure(window.session.journey), Hand(shown.view)
    pain = next(each for each, number in known.numbers.items() if number == "P5")
    lane, other = known.by_id[pain].lane, known.steps_of[known.stages[3].id][1].id  # type: ignore[attr-defined]
    hand.drag(hand.at(f"card:{pain}"), hand.cell(lane, other))
    assert structure(window.session.journey).by_id[pain].step == other  # type: ignore[attr-defined]
    shown.close()


def test_alt_and_a_digit_show_and_hide_a_lane(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    lanes = structure(window.session.journey).lanes
    at = next(at for at, lane in enumerate(lanes, 1) if lane.id not in shown.view.shown_lanes)
    press(shown, Qt.Key(KEY.Key_0.value + at), HELD.AltModifier)
    assert lanes[at - 1].id in shown.view.shown_lanes
    assert any(band.id == f"lane:{lanes[at - 1].id}" for band in shown.view.canvas.scene.bands)
    press(shown, Qt.Key(KEY.Key_0.value + at), HELD.AltModifier)
    assert lanes[at - 1].id not in shown.view.shown_lanes
    assert window.session.journey == read_map(SAMPLE).journey, "the map itself stays as it is"
    shown.close()


def test_b_blanks_and_escape_ends(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    press(shown, KEY.Key_B)
    assert shown.black.isVisible()
    press(shown, KEY.Key_B)
    assert not shown.black.isVisible()
    window.session.select([window.session.journey.items[0].id])
    press(shown, KEY.Key_Escape)
    assert not window.session.selection
    assert shown.isVisible()
    with qtbot.waitSignal(shown.ended):
        press(shown, KEY.Key_Escape)
    assert not shown.isVisible()


def test_arrows_go_through_the_lanes_that_are_shown(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    kinds = []
    for _ in range(6):
        press(shown, KEY.Key_Up)
    for _ in range(5):
        focus = window.session.focus
        assert focus is not None
        kinds.append(structure(window.session.journey).by_id[focus.lane].kind)  # type: ignore[attr-defined]
        press(shown, KEY.Key_Down)
    assert kinds == [
        LaneKind.TOUCHPOINTS,
        LaneKind.THOUGHTS,
        LaneKind.EMOTIONS,
        LaneKind.PAIN_POINTS,
        LaneKind.OPPORTUNITIES,
    ]
    press(shown, KEY.Key_Tab)
    (chosen,) = window.session.selection
    assert structure(window.session.journey).by_id[chosen].step in shown.steps  # type: ignore[attr-defined]
    shown.close()


def test_the_timer_runs_halts_and_is_made_longer(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    timer = shown.countdown
    assert timer.figures == "10:00"
    press(shown, KEY.Key_Plus)
    assert timer.figures == "11:00"
    press(shown, KEY.Key_T)
    assert timer.is_running
    QTest.mouseClick(shown.head.pause, Qt.MouseButton.LeftButton)
    assert not timer.is_running
    timer.set(59.9)
    assert timer.is_ending
    QTest.mouseClick(shown.head.more, Qt.MouseButton.LeftButton)
    assert not timer.is_ending
    timer.set(0.1)
    press(shown, KEY.Key_T)
    qtbot.waitUntil(lambda: not timer.is_running)
    assert timer.figures == "00:00"
    shown.close()


def test_digits_and_clicks_vote_and_v_hides_the_votes(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    held = window.facilitation
    held.start_round("First", (ItemKind.PAIN_POINT, ItemKind.OPPORTUNITY), 2, ("Ada", "Ben"))
    first, *others = shown.voted_for
    press(shown, KEY.Key_1)
    assert held.voter == "Ada"
    hand = Hand(shown.view)
    hand.click(hand.at(f"card:{others[-1].id}"))
    assert held.done() == (1, 2)
    assert held.voter == "Ben", "the next person's turn comes by itself"
    press(shown, KEY.Key_1)
    hand.click(hand.at(f"card:{first.id}"), HELD.ShiftModifier)
    votes = [(vote.voter, vote.item) for vote in window.session.journey.votes]
    assert sorted(votes) == sorted([("Ada", first.id), ("Ada", others[-1].id)])
    label = next(
        group.label for band in shown.view.canvas.scene.bands for group in band.groups if group.target == first.id
    )
    assert "1 vote" in label
    press(shown, KEY.Key_V)
    label = next(
        group.label for band in shown.view.canvas.scene.bands for group in band.groups if group.target == first.id
    )
    assert "vote" not in label
    shown.close()


def test_the_presenter_sees_what_comes_next_and_what_is_hidden(window: Window, qtbot: QtBot) -> None:
    shown = presented(window, qtbot)
    view = PresenterView(shown)
    qtbot.addWidget(view)
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    view.show()
    stages = structure(window.session.journey).stages
    assert stages[0].name in view.now.text()
    assert stages[1].name in view.next.text()
    window.facilitation.set_private(True)
    qtbot.waitActive(view)
    shown.activateWindow()
    qtbot.waitActive(shown)
    write(qtbot, shown, "A secret")
    assert [row.title for row in view.hidden.rows if "A secret" in row.title]
    QTest.keyClick(view, KEY.Key_Right)
    assert name(shown) == stages[1].name
    assert stages[2].name in view.next.text()
    QTest.mouseClick(view.reveal, Qt.MouseButton.LeftButton)
    assert not view.hidden.rows
    view.close()
    assert not shown.isVisible()


def test_with_one_screen_there_is_no_second(window: Window) -> None:
    assert second_screen(window.screen()) is None
