"""The outline: the map as a tree that follows every edit, and by which the map can be read, chosen and put in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from mapdesigner import resources
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.outline import Outline
from mapdesigner.desktop.panels.outline_model import ID, PARKED
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item, move_items, remove_items
from mapdesigner.edits.lanes import lock_lane, move_lane
from mapdesigner.edits.replace import find
from mapdesigner.edits.stages import add_step, move_stage, move_step, remove_stage
from mapdesigner.model.journey import new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.journeys import cell, grid, with_actions


@pytest.fixture
def session(qapp) -> Session:
    journey = with_actions(grid(2, 2), "a", "b")
    return Session(add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="Two\nlines"))


@pytest.fixture
def outline(qtbot, session: Session) -> Outline:
    view = MapView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    made = Outline(view, said.append)
    said.clear()
    qtbot.addWidget(made)
    made.resize(220, 500)
    made.show()
    return made


said: list[str] = []


def rows(outline: Outline, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    model = outline.tree.model()
    found = []
    for at in range(model.rowCount(parent or QModelIndex())):
        index = model.index(at, 0, parent or QModelIndex())
        found += ["  " * depth + str(index.data()), *rows(outline, index, depth + 1)]
    return found


def fresh(qtbot, session: Session) -> list[str]:
    view = MapView(Session(session.journey))
    qtbot.addWidget(view)
    other = Outline(view, said.append)
    qtbot.addWidget(other)
    other.refresh()
    return rows(other)


def index_of(outline: Outline, wanted: str) -> QModelIndex:
    return outline.tree.model().mapFromSource(outline.model.index_of(wanted))


def choose(outline: Outline, wanted: str) -> None:
    outline.tree.setFocus()
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    outline.tree.selectionModel().setCurrentIndex(index_of(outline, wanted), flags)


def press(outline: Outline, key: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(outline.tree, key, held)


def test_it_lists_stages_steps_and_cards_and_says_how_many(outline: Outline) -> None:
    assert rows(outline)[:6] == ["1 Stage 1", "  1.1", "    a", "    b", "    P1 Two lines", "  1.2"]
    assert outline.headline.text() == "2 stages, 4 steps, 3 cards"


def test_an_empty_map_says_how_to_begin_and_begins(outline: Outline, session: Session) -> None:
    session.start(new_map())
    assert outline.empty.text().endswith("Begin with a stage.")
    QTest.mouseClick(outline.add, Qt.MouseButton.LeftButton)
    assert len(session.journey.stages) == 1
    assert rows(outline) == ["1", "  1.1"]


@pytest.mark.parametrize(
    "change",
    [
        lambda j: set_text(j, "a", "Runs"),
        lambda j: set_text(j, "s1", "First"),
        lambda j: move_items(j, ["a"], "actions", "s2t1"),
        lambda j: move_items(j, ["a"], "actions", "s1t1", 1),
        lambda j: remove_items(j, ["b"]),
        lambda j: add_item(j, ItemKind.ACTION, "actions", "s1t1", 0, id="c", text="c"),
        lambda j: add_item(j, ItemKind.NOTE, "", "", id="parked", text="Later"),
        lambda j: add_item(j, ItemKind.PAIN_POINT, "pain_points", "s1t1", 0, id="other", text="Other"),
        lambda j: add_step(j, "s1", 0, id="new"),
        lambda j: move_step(j, "s1t1", "s2", 0),
        lambda j: move_stage(j, "s1", 1),
        lambda j: remove_stage(j, "s1"),
        lambda j: move_lane(j, "pain_points", 0),
    ],
)
def test_after_an_edit_and_after_undo_it_reads_as_one_made_anew(qtbot, outline, session, change) -> None:
    session.apply("Change", change)
    assert rows(outline) == fresh(qtbot, session)
    session.undo()
    assert rows(outline) == fresh(qtbot, session)


def test_selecting_goes_both_ways_and_brings_the_card_into_view(outline: Outline, session: Session) -> None:
    choose(outline, "pain")
    assert session.selection == {"pain"}
    assert outline.view.canvas.is_in_view("card:pain")
    session.select(["a", "b"])
    chosen = {index.data(ID) for index in outline.tree.selectionModel().selectedRows()}
    assert chosen == {"a", "b"}


def test_a_row_is_renamed_in_place_without_its_number(qtbot, outline: Outline, session: Session) -> None:
    choose(outline, "s1")
    press(outline, Qt.Key.Key_F2)
    editor = outline.tree.findChild(QLineEdit)
    assert editor.text() == "Stage 1"
    QTest.keyClicks(editor, "Awareness")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(session.journey, "s1").name == "Awareness")
    assert session.undo_names == ("Rename",)
    assert outline.tree.currentIndex().data() == "1 Awareness"


def test_a_rename_that_changes_nothing_keeps_the_lines_of_a_card(outline: Outline, session: Session) -> None:
    outline.rename("pain", "Two lines")
    assert find(session.journey, "pain").text == "Two\nlines"


def test_ctrl_and_arrows_move_a_card_within_its_cell_and_on_to_the_next_step(outline, session) -> None:
    choose(outline, "a")
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert cell(session.journey, "s1t1") == ["b", "a"]
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert cell(session.journey, "s1t2") == ["a"]
    press(outline, Qt.Key.Key_Left, ctrl=True)
    assert cell(session.journey, "s1t1") == ["b", "a"]
    assert outline.tree.currentIndex().data(ID) == "a"
    press(outline, Qt.Key.Key_Up, ctrl=True)
    assert cell(session.journey, "s1t1") == ["a", "b"]


def test_ctrl_and_arrows_move_steps_and_stages_and_stop_at_the_ends(outline, session) -> None:
    choose(outline, "s1t2")
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert [step.id for step in structure(session.journey).steps] == ["s1t1", "s1t2", "s2t1", "s2t2"]
    assert find(session.journey, "s1t2").stage == "s2"
    choose(outline, "s1")
    press(outline, Qt.Key.Key_Up, ctrl=True)
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert [stage.id for stage in structure(session.journey).stages] == ["s2", "s1"]
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert [stage.id for stage in structure(session.journey).stages] == ["s2", "s1"]


def drop(outline: Outline, ids: list[str], into: str, row: int) -> None:
    model = outline.tree.model()
    data = model.mimeData([index_of(outline, each) for each in ids])
    parent = index_of(outline, into) if into else QModelIndex()
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, min(row, 0), parent)


def test_rows_are_put_where_they_are_dropped(outline: Outline, session: Session) -> None:
    drop(outline, ["s2"], "", 0)
    assert [stage.id for stage in structure(session.journey).stages] == ["s2", "s1"]
    drop(outline, ["s1t1"], "s2", 1)
    assert [step.id for step in structure(session.journey).steps_of["s2"]] == ["s2t1", "s1t1", "s2t2"]
    drop(outline, ["b"], "s1t1", 0)
    assert cell(session.journey, "s1t1") == ["b", "a"]
    drop(outline, ["b"], "s2t2", -1)
    assert cell(session.journey, "s2t2") == ["b"]
    for _step in range(4):
        session.undo()
    assert cell(session.journey, "s1t1") == ["a", "b"]


def test_what_cannot_stand_there_is_refused_in_words(outline: Outline, session: Session) -> None:
    before = session.journey
    drop(outline, ["a"], "s1", 0)
    drop(outline, ["s1t1"], "", 0)
    assert said == ["A card stands in a step.", "A step stands in a stage."]
    session.apply("Lock", lambda journey: lock_lane(journey, "actions"))
    choose(outline, "a")
    press(outline, Qt.Key.Key_Down, ctrl=True)
    assert said[-1] == "This lane is locked."
    session.undo()
    assert session.journey is before


def test_the_filter_keeps_what_answers_and_the_way_to_it(outline: Outline) -> None:
    outline.search.setText("two L")
    assert rows(outline) == ["1 Stage 1", "  1.1", "    P1 Two lines"]
    assert outline.tree.isExpanded(index_of(outline, "s1t1"))
    outline.search.clear()
    assert len(rows(outline)) == 9
    assert not outline.tree.isExpanded(index_of(outline, "s1t1"))


def test_delete_removes_and_enter_goes_to_the_map(outline: Outline, session: Session) -> None:
    choose(outline, "a")
    press(outline, Qt.Key.Key_Delete)
    assert cell(session.journey, "s1t1") == ["b"]
    press(outline, Qt.Key.Key_Return)
    assert outline.view.focusProxy() is outline.view.canvas


def test_parked_notes_stand_at_the_end(outline: Outline, session: Session) -> None:
    session.apply("Park", lambda journey: add_item(journey, ItemKind.NOTE, "", "", id="parked", text="Later"))
    assert rows(outline)[-2:] == ["Not on the map", "  Later"]
    choose(outline, PARKED)
    assert session.selection == frozenset()


def test_hidden_it_is_not_touched_and_shown_again_it_catches_up(qtbot, outline, session) -> None:
    outline.hide()
    session.apply("Change", lambda journey: set_text(journey, "a", "Runs"))
    assert "    a" in rows(outline)
    outline.show()
    assert "    Runs" in rows(outline)


def test_a_screen_reader_hears_the_kind(outline: Outline) -> None:
    spoken = index_of(outline, "pain").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Pain point: P1 Two lines"


def test_a_whole_sample_is_read(qtbot, outline: Outline, session: Session) -> None:
    session.start(read_map(resources.path("samples", "trailhead.journeymap")).journey)
    assert len(rows(outline)) == len(session.journey.stages) + len(session.journey.steps) + len(session.journey.items)


def test_its_dock_is_closed_by_its_head_and_comes_back_by_its_command(qtbot, qapp) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    dock = window.docks["outline"]
    window.actions_table["outline"].trigger()
    assert dock.isVisible()
    close = next(each for each in dock.findChildren(QToolButton) if each.accessibleName() == "Close this panel")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert dock.isHidden()
    assert not window.actions_table["outline"].isChecked()
    window.actions_table["outline"].trigger()
    assert dock.isVisible()
