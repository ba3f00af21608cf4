"""A facilitator's first minutes with a blank map: it says what to do, takes what is typed and does not nag."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.insight.health_watch import health_of
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.settings.values import Appearance
from mapdesigner.desktop.style import dress
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import find
from mapdesigner.edits.stages import add_step
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.journey import Department
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import Hand
from tests.support.scene_walk import all_text


@pytest.fixture
def window(qtbot, qapp) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1600, 1000)
    made.files.start()
    made.show()
    qtbot.waitExposed(made)
    return made


def write(window: Window, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over the map as it is, then press a key."""
    QTest.keyClicks(window.view.canvas, words[0])
    field = QApplication.focusWidget()
    QTest.keyClicks(field, words[1:])
    QTest.keyClick(field, key)


@pytest.mark.parametrize("rows", [("None", "New channel…"), tuple(f"Channel {number}" for number in range(9))])
def test_a_choice_opens_with_all_its_rows_in_sight(qtbot, qapp, rows) -> None:
    dress(qapp, Appearance.LIGHT)
    box = Choice()
    qtbot.addWidget(box)
    box.addItems(rows)
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(lambda: view.isVisible())
    last = view.visualRect(view.model().index(len(rows) - 1, 0))
    assert last.bottom() <= view.viewport().rect().bottom()
    box.hidePopup()


def test_usual_channels_can_be_chosen_before_the_map_has_any(window: Window) -> None:
    lane = next(each for each in window.session.journey.lanes if each.kind is LaneKind.TOUCHPOINTS)
    (step,) = window.session.journey.steps
    window.session.select([])
    window.session.focus_on(Cell(lane.id, step.id))
    write(window, "Fitting wall")
    (touchpoint,) = window.session.journey.items
    window.session.select([touchpoint.id])
    box = window.docks["inspector"].panel.editors["channel"].box
    box.activated.emit(box.findText("Store"))
    (channel,) = window.session.journey.channels
    assert (channel.name, channel.icon, channel.online) == ("Store", "store", False)
    assert find(window.session.journey, touchpoint.id).channel == channel.id
    box = window.docks["inspector"].panel.editors["channel"].box
    assert [box.itemText(at) for at in range(box.count())].count("Store") == 1
    window.session.undo()
    assert window.session.journey.channels == ()


def test_a_blank_map_takes_names_and_cards_as_they_are_typed(window: Window) -> None:
    window.view.canvas.setFocus()
    write(window, "Awareness")
    write(window, "Slips on a wet descent")
    write(window, "Falls on wet rock")
    journey = window.session.journey
    assert [each.name for each in journey.stages] == ["Awareness"]
    assert [each.name for each in journey.steps] == ["Slips on a wet descent"]
    assert [each.text for each in journey.items] == ["Falls on wet rock"]


def test_what_has_no_name_asks_for_one_on_the_screen_alone(window: Window) -> None:
    words = all_text(window.view.canvas.scene)
    assert "Name this stage" in words
    assert "Name this step" in words
    (sheet,) = compose_poster(window.session.journey)
    assert "Name this" not in all_text(sheet)


def test_the_field_for_a_name_lies_where_the_prompt_was(window: Window) -> None:
    (stage,) = window.session.journey.stages
    window.session.select([stage.id])
    Hand(window.view).key(Qt.Key.Key_F2)
    field, number = window.view.tool.editor, window.view.canvas.window_rect(f"stage:{stage.id}")
    assert number
    assert field.toPlainText() == ""
    assert number.x + 30 < field.x() < number.x + 60


def test_in_another_template_typing_begins_in_the_first_cell(window: Window) -> None:
    window.session.start(window.session.journey)
    window.files.start("customer-journey")
    window.view.canvas.setFocus()
    write(window, "Dreams of a new bicycle")
    assert [each.text for each in window.session.journey.items] == ["Dreams of a new bicycle"]


def test_what_every_card_lacks_is_told_in_the_list_and_not_on_each_card(window: Window) -> None:
    session, badges = window.session, window.view.canvas.badges
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.TOUCHPOINTS)
    (step,) = session.journey.steps
    for name in ("Shop window", "Checkout"):
        session.apply("Add", lambda now, name=name: add_item(now, ItemKind.TOUCHPOINT, lane.id, step.id, text=name))
    health_of(window.view).look()
    first, second = session.journey.items
    assert health_of(window.view).found
    assert badges.of(first.id) == badges.of(second.id) == []
    session.apply("Own", lambda now: add_entry(now, Department, None, id="shops", name="Shops"))
    session.apply("Own", lambda now: set_fields(now, [first.id], department="shops"))
    health_of(window.view).look()
    health_of(window.view).settle()
    assert badges.of(first.id) == []
    assert badges.of(second.id)


def test_a_card_is_not_marked_while_the_hand_is_on_it(window: Window) -> None:
    session, health, badges = window.session, health_of(window.view), window.view.canvas.badges
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.PAIN_POINTS)
    (step,) = session.journey.steps
    health.look()
    session.select([])
    session.focus_on(Cell(lane.id, step.id))
    write(window, "Nobody says which shoe is for wet rock")
    (pain,) = session.journey.items
    health.look()
    assert any(pain.id in each.subjects for each in health.found)
    assert badges.of(pain.id) == []
    session.select([pain.id])
    health.settle()
    assert badges.of(pain.id) == []
    session.select([])
    session.focus_on(None)
    health.settle()
    assert badges.of(pain.id)


def test_no_plus_lies_beside_a_name_that_is_being_written(window: Window) -> None:
    hand, canvas = Hand(window.view), window.view.canvas
    (stage,) = window.session.journey.stages
    hand.go(hand.at(f"stage:{stage.id}"), hand.at(f"stage:{stage.id}", dx=40))
    assert canvas.overlay.plus
    window.session.select([stage.id])
    hand.key(Qt.Key.Key_A)
    assert window.view.tool.editor.target == stage.id
    assert canvas.overlay.plus is None
    QTest.keyClick(window.view.tool.editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize("kind", [LaneKind.ACTIONS, LaneKind.THOUGHTS])
def test_the_ring_stands_clear_of_words_without_a_card(window: Window, kind: LaneKind) -> None:
    session = window.session
    lane = next(each for each in session.journey.lanes if each.kind is kind)
    (step,) = session.journey.steps
    item = lane_row(kind).item
    session.apply("Add", lambda now: add_item(now, item, lane.id, step.id, id="bare", text="Words"))
    session.select(["bare"])
    (ring,) = window.view.canvas.overlay.selected
    words = window.view.canvas.rect_of("card:bare")
    assert words
    assert ring.rect.x <= words.x - 3
    assert ring.rect.right >= words.right + 3


def test_a_feeling_in_the_cell_in_focus_is_raised_without_being_selected(window: Window) -> None:
    session = window.session
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.EMOTIONS)
    (step,) = session.journey.steps
    session.apply("Add", lambda now: add_item(now, ItemKind.EMOTION, lane.id, step.id, id="mood", text="Curious"))
    session.select([])
    session.focus_on(Cell(lane.id, step.id))
    for _press in range(3):
        Hand(window.view).key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert find(session.journey, "mood").score == pytest.approx(0.3)
    session.undo()
    assert find(session.journey, "mood").score == 0


def test_an_opportunity_pulled_from_a_wide_pain_point_is_as_wide(window: Window) -> None:
    session, hand = window.session, Hand(window.view)
    lanes = {each.kind: each.id for each in session.journey.lanes}
    (step,) = session.journey.steps
    session.apply("Add step", lambda now: add_step(now, step.stage))
    first, second = structure(session.journey).steps
    pains = lanes[LaneKind.PAIN_POINTS]
    session.apply(
        "Add", lambda now: add_item(now, ItemKind.PAIN_POINT, pains, first.id, id="pain", text="Slow", until=second.id)
    )
    session.select(["pain"])
    hand.go(hand.at("card:pain"))
    port = window.view.canvas.overlay.port
    assert port
    rect = window.view.canvas.window_rect("card:pain")
    assert rect
    start = hand.at("card:pain", dy=rect.height / 2)
    hand.drag(start, hand.cell(lanes[LaneKind.OPPORTUNITIES], second.id, dx=-40))
    (answer,) = (each for each in session.journey.items if each.kind is ItemKind.OPPORTUNITY)
    assert (answer.step, answer.until, answer.answers) == (first.id, second.id, ("pain",))


def test_a_card_spans_more_steps_or_fewer_by_keys_as_one_step(window: Window) -> None:
    session, hand = window.session, Hand(window.view)
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.PAIN_POINTS)
    session.apply("Add step", lambda now: add_step(now, now.stages[0].id))
    first, last = structure(session.journey).steps
    session.apply("Add", lambda now: add_item(now, ItemKind.PAIN_POINT, lane.id, first.id, id="wide", text="Slow"))
    session.select(["wide"])
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _press in range(3):
        hand.key(Qt.Key.Key_Right, both)
    assert (find(session.journey, "wide").step, find(session.journey, "wide").until) == (first.id, last.id)
    session.undo()
    assert find(session.journey, "wide").until is None
    session.redo()
    for _press in range(3):
        hand.key(Qt.Key.Key_Left, both)
    assert (find(session.journey, "wide").step, find(session.journey, "wide").until) == (first.id, None)


def test_a_hand_on_the_keys_comes_into_the_inspector_and_back(window: Window, qtbot) -> None:
    session, canvas = window.session, window.view.canvas
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.PAIN_POINTS)
    (step,) = session.journey.steps
    session.apply("Add", lambda now: add_item(now, ItemKind.PAIN_POINT, lane.id, step.id, id="hurt", text="Slow"))
    session.select(["hurt"])
    canvas.setFocus()
    window.docks["inspector"].hide()
    QTest.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    panel = window.docks["inspector"].panel
    qtbot.waitUntil(lambda: panel.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    assert find(session.journey, "hurt").severity == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is canvas
    assert session.selection == {"hurt"}


def test_keys_take_a_card_over_two_steps_for_one_place(window: Window) -> None:
    session, hand = window.session, Hand(window.view)
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.PAIN_POINTS)
    for _more in range(2):
        session.apply("Add step", lambda now: add_step(now, now.stages[0].id))
    first, second, third = (step.id for step in structure(session.journey).steps)
    pain = ItemKind.PAIN_POINT
    session.apply("Add", lambda now: add_item(now, pain, lane.id, first, id="wide", text="Slow", until=second))
    session.focus_on(Cell(lane.id, first))
    session.select(["wide"])
    hand.key(Qt.Key.Key_Right)
    assert (session.focus, session.selection) == (Cell(lane.id, third), frozenset())
    hand.key(Qt.Key.Key_Left)
    assert session.selection == {"wide"}, "the card reaches into the cell, whose question would lie over it"
    assert window.view.canvas.overlay.hint == ""
    write(window, "er")
    assert find(session.journey, "wide").text == "Slower"
    assert session.focus == Cell(lane.id, third)
    hand.key(Qt.Key.Key_Left)
    write(window, "!", Qt.Key.Key_Tab)
    write_field = window.view.tool.editor
    QTest.keyClicks(write_field, "Dear")
    QTest.keyClick(write_field, Qt.Key.Key_Return)
    assert [each.text for each in session.journey.items if each.step == third] == ["Dear"]


def test_lifted_words_without_a_card_stand_on_paper_of_their_own(window: Window) -> None:
    session, canvas = window.session, window.view.canvas
    (step,) = session.journey.steps
    lane = next(each for each in session.journey.lanes if each.kind is LaneKind.THOUGHTS)
    session.apply("Add", lambda now: add_item(now, ItemKind.THOUGHT, lane.id, step.id, id="say", text="A 39?"))
    picture = canvas.picture_of("card:say").toImage()
    assert picture.pixelColor(picture.width() - 24, picture.height() // 2).name() == canvas.colours.paper.lower()


def test_a_long_line_shows_how_it_begins_once_it_is_left(window: Window) -> None:
    session, editors = window.session, window.docks["inspector"].panel.editors
    session.select([])
    line = editors["unit"].line
    line.setFocus()
    QTest.keyClicks(line, "Customer Experience Office of the Northern Region")
    assert line.cursorPosition() > 0
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0
