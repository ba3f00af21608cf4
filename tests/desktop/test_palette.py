"""The palette: searching, clicking, keys and dragging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.elements import MIME, Element
from mapdesigner.desktop.panels.palette import Palette
from mapdesigner.desktop.panels.palette_row import PaletteRow
from mapdesigner.desktop.session import Cell, Session
from mapdesigner.edits.lanes import hide_lane, remove_lane
from mapdesigner.edits.replace import find, put, replace
from mapdesigner.model.catalog import ITEMS, LANES
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.journeys import grid


@pytest.fixture
def session(qapp) -> Session:
    return Session(grid())


@pytest.fixture
def palette(qtbot, session: Session) -> Palette:
    view = MapView(session)
    qtbot.addWidget(view)
    view.resize(800, 600)
    made = Palette(view)
    qtbot.addWidget(made)
    made.resize(200, 900)
    made.show()
    return made


def row(palette: Palette, code: str) -> PaletteRow:
    return next(each for each in palette.rows if each.element.code == code)


def shown(palette: Palette) -> list[str]:
    return [each.element.code for each in palette.rows if not each.isHidden()]


@pytest.mark.parametrize("kind", list(ItemKind))
def test_a_click_puts_a_card_of_each_kind_into_its_lane_and_selects_it(palette, session, kind) -> None:
    QTest.mouseClick(row(palette, f"item:{kind}"), Qt.MouseButton.LeftButton)
    (item,) = session.journey.items
    assert item.kind is kind
    assert item.step == "s1t1"
    assert session.selection == {item.id}
    session.undo()
    assert session.journey.items == ()


@pytest.mark.parametrize("kind", list(LaneKind))
def test_a_click_adds_a_lane_of_each_kind(palette, session, kind) -> None:
    palette.insert(f"lane:{kind}")
    assert [lane.kind for lane in session.journey.lanes].count(kind) == 2


def test_a_card_comes_into_the_cell_in_focus(palette, session) -> None:
    session.focus_on(Cell("thoughts", "s2t2"))
    QTest.keyClick(row(palette, "item:thought"), Qt.Key.Key_Return)
    (item,) = session.journey.items
    assert (item.lane, item.step) == ("thoughts", "s2t2")


def test_a_card_of_another_kind_comes_into_its_own_lane_at_the_step_in_focus(palette, session) -> None:
    session.focus_on(Cell("thoughts", "s2t2"))
    palette.insert("item:touchpoint")
    (item,) = session.journey.items
    assert (item.lane, item.step) == ("touchpoints", "s2t2")


def test_a_stage_comes_after_the_one_in_focus_and_one_undo_takes_it_away(palette, session) -> None:
    session.focus_on(Cell("thoughts", "s2t2"))
    QTest.mouseClick(row(palette, "stage"), Qt.MouseButton.LeftButton)
    stages = [stage.id for stage in structure(session.journey).stages]
    assert stages[:2] == ["s1", "s2"]
    assert stages[3] == "s3"
    assert session.undo_names == ("Add stage",)


def test_a_lane_that_is_missing_comes_with_its_first_card_as_one_step(palette, session) -> None:
    session.start(remove_lane(session.journey, "metrics"))
    palette.insert("item:metric")
    assert LaneKind.METRICS in [lane.kind for lane in session.journey.lanes]
    assert session.undo_names == ("Add Metric",)


def test_a_hidden_lane_is_shown_again_for_its_card(palette, session) -> None:
    session.start(hide_lane(session.journey, "metrics"))
    palette.insert("item:metric")
    assert not any(lane.hidden for lane in session.journey.lanes)


def test_a_locked_lane_and_a_map_without_steps_take_no_card_and_say_why(palette, session) -> None:
    said: list[str] = []
    palette.refused.connect(said.append)
    journey = session.journey
    session.start(put(journey, replace(find(journey, "metrics"), locked=True)))
    palette.insert("item:metric")
    session.start(grid(stages=0))
    palette.insert("item:metric")
    assert session.journey.items == ()
    assert said == ["This lane is locked.", "A card stands in a step. Add a stage first."]


def test_the_kinds_of_lanes_unfold(palette) -> None:
    assert "lane:thoughts" not in shown(palette)
    QTest.mouseClick(row(palette, "lane"), Qt.MouseButton.LeftButton)
    assert [code for code in shown(palette) if code.startswith("lane:")] == [f"lane:{each.kind}" for each in LANES]


def test_a_search_leaves_what_is_called_so_and_enter_takes_the_first(palette, session) -> None:
    QTest.keyClicks(palette.search, "thought")
    assert shown(palette) == ["lane:thoughts", "item:thought"]
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert len(shown(palette)) == len(ITEMS) + 2
    QTest.keyClicks(palette.search, "pain point")
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert session.undo_names == ("Add lane Pain points",)


def test_up_and_down_go_from_row_to_row(palette, qtbot) -> None:
    palette.activateWindow()
    first = row(palette, "stage")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert row(palette, "lane").hasFocus()
    QTest.keyClick(row(palette, "lane"), Qt.Key.Key_Up)
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert palette.search.hasFocus()


def test_a_drag_carries_the_code_of_the_element(palette, monkeypatch) -> None:
    carried: list[bytes] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _action: carried.append(bytes(drag.mimeData().data(MIME))))
    thought = row(palette, "item:thought")
    QTest.mousePress(thought, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    QTest.mouseMove(thought, QPoint(24, 10))
    assert carried == []
    QTest.mouseMove(thought, QPoint(80, 40))
    assert carried == [b"item:thought"]
    assert not thought.ghost().isNull()


def test_no_two_rows_have_the_same_letter(palette) -> None:
    keys = [each.element.key for each in palette.rows if each.element.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("side", list(Qt.LayoutDirection)[:2])
def test_a_long_name_takes_two_lines_rather_than_being_cut(qtbot, side: Qt.LayoutDirection) -> None:
    short, long = (PaletteRow(Element("item:x", name, "flag", "X")) for name in ("Handlung", "Handlung vor der Bühne"))
    for each in (short, long):
        qtbot.addWidget(each)
        each.setLayoutDirection(side)
        each.resize(180, each.height())
        each.show()
    assert short.height() == 34
    two = 2 * long.fontMetrics().height()
    assert long.height() >= two
    image = long.grab().toImage()
    letters = [
        any(image.pixelColor(x, y).lightness() < 90 for x in range(38, 142)) for y in range(1, image.height() - 1)
    ]
    blocks = sum(now and not before for before, now in zip([False, *letters], letters, strict=False))
    assert blocks >= 2, "two lines, with a gap between them"


def test_more_room_puts_a_long_name_on_one_line_again(qtbot) -> None:
    row = PaletteRow(Element("item:x", "Handlung vor der Bühne", "flag", "X"))
    qtbot.addWidget(row)
    row.resize(180, 34)
    row.show()
    high = row.height()
    row.resize(320, high)
    assert (high, row.height()) == (max(34, 2 * row.fontMetrics().height() + 6), 34)
