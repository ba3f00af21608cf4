"""A user's story: from an empty map to a poster, by mouse and keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.window import Window
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.write import export
from mapdesigner.storage.read import read_map
from tests.support.hand import Hand
from tests.support.journeys import assert_sound
from tests.unit.painting.pages import read_by_poppler, read_by_pypdf

TITLE = "Choosing a bicycle"
STAGES = ("Dreaming", "Comparing", "Riding home")
TOUCHPOINTS = (
    ("Shop window", 0),
    ("Neighbour tells", 0),
    ("Price list", 1),
    ("Test ride around the block", 1),
    ("Handover talk", 2),
)
STEPS = ("Wishes", "Compares", "Rides")
EMOTIONS = (("Curious", 0, -30), ("Overwhelmed", 1, 45), ("Torn", 1, 0), ("Proud", 2, -55))

TYPED = (
    TITLE,
    *STAGES,
    *STEPS,
    *("Shop window", "Price list", "Test ride around the block", "Handover talk", "Neighbour tells"),
    *(word for word, _column, _down in EMOTIONS),
)
"""Every word typed, in the order in which the finished poster is read."""


class Story:
    """One user at one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.session = window.session
        self.hand = Hand(window.view)
        self.lanes = {lane.kind.value: lane.id for lane in self.session.journey.lanes}

    def step(self, column: int) -> str:
        return structure(self.session.journey).steps[column].id

    def write(self, text: str) -> str:
        """Write into what is selected; return its id."""
        (chosen,) = self.session.selection
        self.hand.key(Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert field is self.window.view.tool.editor
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return chosen

    def write_over(self, group: str, text: str) -> None:
        """Double-click a thing and write."""
        QTest.mouseDClick(self.hand.canvas, Qt.MouseButton.LeftButton, pos=self.hand.at(group))
        field = self.window.view.tool.editor
        assert field.target
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def find(self, text: str) -> Item:
        return next(item for item in self.session.journey.items if item.text == text)


@pytest.fixture
def story(qtbot: QtBot) -> Story:
    window = Window()
    qtbot.addWidget(window, before_close_func=lambda it: it.session.start(it.session.journey))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1400, 1000)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window)


def test_from_an_empty_map_to_a_poster(story: Story, tmp_path: Path) -> None:
    name_the_map(story)
    drag_in_stages(story)
    drag_in_touchpoints(story)
    drag_in_emotions(story)
    move_one_and_undo(story)
    assert_sound(story.session.journey)
    path = tmp_path / "bicycle.journeymap"
    save_and_open_again(story, path)
    rewrite_and_undo(story)
    (poster,), notes = export(story.session.journey, tmp_path / "bicycle.pdf", PosterOptions())
    assert notes == ()
    data = poster.read_bytes()
    for read in (read_by_pypdf(data), read_by_poppler(data, "-raw")):
        assert_order(read)
    missing = set(" ".join(TYPED).split()) - set(read_by_poppler(data).split())
    assert not missing, "poppler's own guess of the layout finds every word, too"


def name_the_map(story: Story) -> None:
    field = story.window.docks["inspector"].panel.editors["title"].line  # type: ignore[attr-defined]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, TITLE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert story.session.journey.title == TITLE


def drag_in_stages(story: Story) -> None:
    (first,) = story.session.journey.stages
    for name in STAGES:
        last = structure(story.session.journey).stages[-1]
        rect = story.hand.canvas.window_rect(f"stage:{last.id}")
        assert rect is not None
        story.hand.drop("stage", QPoint(round(rect.right) - 8, round(rect.y + 10)))
        story.write(name)
    story.hand.click(story.hand.at(f"stage:{first.id}", dx=40))
    story.hand.key(Qt.Key.Key_Delete)
    for column, name in enumerate(STEPS):
        story.write_over(f"step:{story.step(column)}", name)
    known = structure(story.session.journey)
    assert tuple(stage.name for stage in known.stages) == STAGES
    assert [step.name for step in known.steps] == list(STEPS)


def drag_in_touchpoints(story: Story) -> None:
    for text, column in TOUCHPOINTS:
        cell = story.hand.cell(story.lanes["touchpoints"], story.step(column))
        story.hand.drop("item:touchpoint", cell + QPoint(0, 20))
        story.write(text)
    row = structure(story.session.journey).items_of[story.lanes["touchpoints"]]
    assert [item.text for item in row] == [text for text, _column in TOUCHPOINTS]


def drag_in_emotions(story: Story) -> None:
    for word, column, down in EMOTIONS:
        cell = story.hand.cell(story.lanes["emotions"], story.step(column))
        across = 50 if word == "Torn" else 0
        story.hand.drop("item:emotion", cell + QPoint(across, down))
        story.write(word)
    row = structure(story.session.journey).items_of[story.lanes["emotions"]]
    assert [item.text for item in row] == [word for word, _column, _down in EMOTIONS]


def move_one_and_undo(story: Story) -> None:
    """One card moves to the last stage and stays; a feeling is dragged down, and that is undone."""
    moved = story.find("Neighbour tells")
    end = story.hand.cell(story.lanes["touchpoints"], story.step(2)) + QPoint(0, 30)
    story.hand.drag(story.hand.at(f"card:{moved.id}"), end)
    assert story.find("Neighbour tells").step == story.step(2)
    proud = story.find("Proud")
    assert isinstance(proud, Emotion)
    start = story.hand.at(f"marker:{proud.id}")
    story.hand.drag(start, start + QPoint(0, 60))
    assert story.find("Proud") != proud
    story.window.actions_table["undo"].trigger()
    assert story.find("Proud") == proud


def save_and_open_again(story: Story, path: Path) -> None:
    story.session.save_as(path)
    saved = path.read_bytes()
    assert read_map(path).journey == story.session.journey
    story.session.open(path)
    story.session.save()
    assert path.read_bytes() == saved


def rewrite_and_undo(story: Story) -> None:
    """In the map just opened, a text is written over, and that is undone."""
    talk = story.find("Handover talk")
    story.write_over(f"card:{talk.id}", " with coffee")
    assert story.find("Handover talk with coffee").id == talk.id
    story.window.actions_table["undo"].trigger()
    assert not story.session.is_modified


def assert_order(text: str) -> None:
    """All that was typed is there in the order it is read; raw poppler loses the narrow spaces of a large title."""
    words = "".join(text.split())
    at = -1
    for each in ("".join(typed.split()) for typed in (*TYPED, "Legend")):
        found = words.find(each, at + 1)
        assert found > at, f"{each!r} is missing or out of order in {words}"
        at = found
