"""A whole workshop by hand and keys, and the parts of it one by one: notes, votes, decisions, photos, the summary."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.present.presentation import Presentation
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.window import Window
from mapdesigner.desktop.workshop.round_dialog import RoundDialog
from mapdesigner.desktop.workshop.summary_dialog import SummaryDialog
from mapdesigner.desktop.workshop.unparking import PARKED
from mapdesigner.insight.votes import ranking, winners
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound
from tests.support.windows import click, key, panel_of, window_on

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "trailhead.journeymap"
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, read_map(SAMPLE).journey)


def lane_of(window: Window, kind: LaneKind) -> str:
    return next(lane.id for lane in window.session.journey.lanes if lane.kind is kind)


def say(line: QLineEdit, words: str) -> None:
    """Write a line and press Enter."""
    line.setFocus()
    QTest.keyClicks(line, words)
    key(line, KEY.Key_Return)


def presented(window: Window, qtbot: QtBot) -> Presentation:
    window.actions_table["present"].trigger()
    shown = window.findChildren(Presentation)[-1]
    qtbot.addWidget(shown)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.showNormal()
    shown.resize(1920, 1080)
    shown.activateWindow()
    qtbot.waitActive(shown)
    shown.view.setFocus()
    qtbot.waitUntil(shown.view.canvas.hasFocus)
    return shown


def write(qtbot: QtBot, shown: Presentation, words: str) -> None:
    """Enter, the words, Enter."""
    key(shown.view.canvas, KEY.Key_Return)
    field = shown.view.tool.editor
    qtbot.waitUntil(lambda: bool(field.target))
    QTest.keyClicks(field, words)
    key(field, KEY.Key_Return)


def labels(shown: Presentation) -> dict[str, str]:
    """What a screen reader says of each card that is shown."""
    bands = shown.view.canvas.scene.bands
    return {group.target: group.label for band in bands for group in band.groups if group.id.startswith("card:")}


def start_round(window: Window, qtbot: QtBot, name: str, people: str) -> None:
    dialog = RoundDialog(window.facilitation, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.clear()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClicks(dialog.names, people)
    dialog.votes.setValue(2)
    click(dialog.start)


def test_a_whole_workshop(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    session, held = window.session, window.facilitation
    before, undone = session.journey, len(session.undo_names)
    panel = panel_of(window, "workshop")
    say(panel.name, "March")
    window.actions_table["freeze"].trigger()
    stage_is_kept(window)
    shown = presented(window, qtbot)
    shown.go_to_stage(3)

    for number in range(3):
        three_rounds_of_capture(window, qtbot, shown, number)
    captured = session.journey.workshops[-1].captured
    assert len(captured) == 6
    assert not any(item.private for item in session.journey.items)

    first_round(window, qtbot, shown)
    second_round(window, qtbot, shown)
    assert len(session.journey.rounds) == 2

    key(shown.view.canvas, KEY.Key_P)
    say(shown.foot.line, "Returns by courier?")
    key(shown.view.canvas, KEY.Key_D)
    say(shown.foot.line, "Text people about delivery")
    (parked,) = structure(session.journey).parked
    assert parked.text == "Returns by courier?"
    key(shown.view.canvas, KEY.Key_Escape)
    key(shown.view.canvas, KEY.Key_Escape)
    assert not shown.isVisible()

    window.actions_table["freeze"].trigger()
    assert not session.journey.frozen
    panel.refresh()
    click(panel.end)
    assert held.workshop is None
    the_summary_tells_of_it(window, qtbot, tmp_path)

    path = tmp_path / "workshop.journeymap"
    session.save_as(path)
    assert_sound(session.journey)
    assert read_map(path).journey == session.journey, "saved and read again, it is the same"
    while len(session.undo_names) > undone:
        session.undo()
    assert session.journey == before


def stage_is_kept(window: Window) -> None:
    """While the structure is frozen, a stage cannot be moved by hand."""
    hand, journey = Hand(window.view), window.session.journey
    first, second = structure(journey).stages[:2]
    window.view.home()
    hand.drag(hand.at(f"stage:{first.id}"), hand.at(f"stage:{second.id}", dx=60))
    assert window.session.journey.stages == journey.stages


def three_rounds_of_capture(window: Window, qtbot: QtBot, shown: Presentation, number: int) -> None:
    """Two hidden notes, which nobody can read, then revealed."""
    held = window.facilitation
    key(shown.view.canvas, KEY.Key_H)
    assert held.is_private
    words = [f"Note {number} {each}" for each in ("one", "two")]
    for each in words:
        write(qtbot, shown, each)
    notes = {item.id: item.text for item in held.private_notes}
    assert sorted(notes.values()) == words
    assert {labels(shown)[each] for each in notes} == {"Hidden note"}
    key(shown.view.canvas, KEY.Key_R)
    assert not held.private_notes
    assert all(notes[each] in labels(shown)[each] for each in notes)


def first_round(window: Window, qtbot: QtBot, shown: Presentation) -> None:
    """Two people with two dots each, by digits and by clicks: one card has most votes."""
    held, hand = window.facilitation, Hand(shown.view)
    start_round(window, qtbot, "What hurts", "Ada, Ben")
    first, second = shown.voted_for[:2]
    key(shown.view.canvas, KEY.Key_1)
    key(shown.view.canvas, KEY.Key_2)
    assert held.done() == (1, 2)
    hand.click(hand.at(f"card:{first.id}"))
    hand.click(hand.at(f"card:{first.id}", dx=4))
    assert held.done() == (2, 2)
    ranked = ranking(window.session.journey, window.session.journey.rounds[-1].id)
    assert {(each.item.id, each.dots) for each in ranked} == {(first.id, 3), (second.id, 1)}
    assert "Most votes" in labels(shown)[first.id]
    assert "Most votes" not in labels(shown)[second.id]
    key(shown.view.canvas, KEY.Key_1)
    assert len(window.session.journey.votes) == 4, "who has no dots left votes no more"


def second_round(window: Window, qtbot: QtBot, shown: Presentation) -> None:
    """A tie marks both cards; the first round's votes stay."""
    start_round(window, qtbot, "What first", "Ada")
    first, second = shown.voted_for[:2]
    for digit in (KEY.Key_1, KEY.Key_2):
        key(shown.view.canvas, digit)
    found = max(window.session.journey.rounds, key=lambda each: each.at)
    last = next(each for each in window.session.journey.rounds if each.open)
    assert found.open == last.open
    assert winners(window.session.journey, last.id) == {first.id, second.id}
    assert all("Most votes" in labels(shown)[each.id] for each in (first, second))
    assert len(window.session.journey.votes) == 6
    window.actions_table["end_voting"].trigger()


def the_summary_tells_of_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SummaryDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    click(dialog.copy)
    text = QGuiApplication.clipboard().text()
    for words in (
        "March",
        "Text people about delivery",
        "What hurts",
        "What first",
        "Note 0 one",
        "Returns by courier?",
    ):
        assert words in text
    dialog.save(tmp_path / "summary.md")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == text
    dialog.save(tmp_path / "summary.pdf")
    pages = "".join(page.extract_text() for page in PdfReader(tmp_path / "summary.pdf").pages)
    assert "Text people about delivery" in pages
    dialog.save(tmp_path / "no such folder" / "summary.pdf")
    assert "Saved" not in dialog.said.text()
    dialog.close()


def test_f6_writes_a_note_in_the_window_too(window: Window) -> None:
    lane, step = lane_of(window, LaneKind.PAIN_POINTS), structure(window.session.journey).steps[0].id
    window.session.focus_on(Cell(lane, step))
    window.facilitation.start_workshop("")
    count = len(window.session.journey.items)
    QTest.keyClick(window, KEY.Key_F6)
    field = window.view.tool.editor
    QTest.keyClicks(field, "Cold coffee")
    key(field, KEY.Key_Return)
    assert len(window.session.journey.items) == count + 1
    (captured,) = window.session.journey.workshops[-1].captured
    assert structure(window.session.journey).by_id[captured].text == "Cold coffee"  # type: ignore[attr-defined]


@pytest.mark.gesture("drop_parked", "end")
def test_a_parked_note_is_dragged_into_a_cell_or_placed_by_enter(window: Window) -> None:
    panel = panel_of(window, "parking")
    say(panel.line, "Drag me")
    say(panel.line, "Place me")
    lane, steps = lane_of(window, LaneKind.PAIN_POINTS), structure(window.session.journey).steps
    dragged, placed = structure(window.session.journey).parked
    assert [row.title for row in panel.rows.rows] == ["Drag me", "Place me"]
    hand, data = Hand(window.view), QMimeData()
    data.setData(PARKED, dragged.id.encode())
    window.view.home()
    assert hand.bring(data, hand.cell(lane, steps[0].id), hand.cell(lane, steps[1].id))
    hand.let_fall(hand.cell(lane, steps[1].id))
    window.session.focus_on(Cell(lane, steps[2].id))
    panel.rows.choose(placed.id)
    key(panel.rows, KEY.Key_Return)
    known = structure(window.session.journey)
    assert [known.by_id[each.id].step for each in (dragged, placed)] == [steps[1].id, steps[2].id]  # type: ignore[attr-defined]
    assert {known.by_id[each.id].kind for each in (dragged, placed)} == {ItemKind.PAIN_POINT}  # type: ignore[attr-defined]
    window.session.undo()
    assert [each.text for each in structure(window.session.journey).parked] == ["Place me"]


def test_a_parked_note_finds_no_place_where_none_can_stand(window: Window) -> None:
    panel = panel_of(window, "parking")
    say(panel.line, "Nowhere")
    journey = window.session.journey
    panel.rows.choose(structure(journey).parked[0].id)
    key(panel.rows, KEY.Key_Return)
    assert window.session.journey is journey
    assert window.status.currentMessage()


def test_the_panel_ranks_each_round_and_lets_people_vote_by_turns(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, "workshop")
    start_round(window, qtbot, "One", "Ada, Ben")
    cards = [item for item in window.session.journey.items if item.kind is ItemKind.PAIN_POINT][:2]
    window.facilitation.vote(cards[0].id)
    click(panel.voters[1])
    assert window.facilitation.voter == "Ben"
    window.facilitation.vote(cards[0].id)
    assert [row.end for row in panel.ranked.rows] == ["2"]
    assert panel.progress.text() == "0 of 2 people are done"
    window.actions_table["show_votes"].trigger()
    assert not window.facilitation.shows_votes
    click(panel.end_voting)
    assert window.facilitation.round is None


@pytest.mark.gesture("drag_photo", "end")
def test_photos_of_the_wall_lie_beside_the_map(window: Window, tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    Image.new("RGB", (400, 300), "#AACCEE").save(picture)
    panel, before = panel_of(window, "wall_photos"), window.session.journey
    width = window.view.canvas.scene.width
    panel.place(picture)
    (photo,) = window.session.journey.wall_photos
    assert photo.x > width
    assert window.view.canvas.scene.width > photo.x + photo.width
    hand = Hand(window.view)
    hand.drag(hand.at(f"photo:{photo.id}"), hand.at(f"photo:{photo.id}", dx=40, dy=60))
    (moved,) = window.session.journey.wall_photos
    assert (moved.x, moved.y) == (pytest.approx(photo.x + 40, abs=2), pytest.approx(photo.y + 60, abs=2))
    panel.width_field.setValue(500)
    panel.opacity.setValue(40)
    (faded,) = window.session.journey.wall_photos
    assert (faded.width, faded.opacity) == (500, 0.4)
    click(panel.hide_photo)
    assert f"photo:{photo.id}" not in {band.id for band in window.view.canvas.scene.bands}
    click(panel.hide_photo)
    click(panel.remove)
    assert window.session.journey.wall_photos == ()
    while window.session.undo_names:
        window.session.undo()
    assert window.session.journey == before


def test_what_is_no_picture_is_refused_with_words(window: Window, tmp_path: Path) -> None:
    (tmp_path / "wall.png").write_bytes(b"no picture")
    panel_of(window, "wall_photos").place(tmp_path / "wall.png")
    assert window.session.journey.wall_photos == ()
    assert window.status.currentMessage()


@pytest.mark.gesture("scale_photo", "end")
@pytest.mark.parametrize("way", BOTH_WAYS["params"])
def test_a_photo_grows_by_its_corner(window: Window, tmp_path: Path, qtbot: QtBot, way: str) -> None:
    window.session.start(running(window.session.journey, way))
    Image.new("RGB", (200, 100), "#AACCEE").save(tmp_path / "wall.png")
    panel_of(window, "wall_photos").place(tmp_path / "wall.png")
    (photo,) = window.session.journey.wall_photos
    panel_of(window, "wall_photos").width_field.setValue(200)
    hand = Hand(window.view)
    rect = hand.rect(f"photo:{photo.id}")
    corner = QPoint(round(rect.right - 8), round(rect.bottom - 8))
    hand.drag(corner, corner + QPoint(50, 10))
    assert window.session.journey.wall_photos[0].width == pytest.approx(250, abs=2)


def test_starting_twice_is_refused_with_words(window: Window) -> None:
    window.facilitation.start_workshop("One")
    window.facilitation.start_workshop("Two")
    assert len(window.session.journey.workshops) == 1
    assert window.status.currentMessage()
