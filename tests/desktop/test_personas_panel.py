"""The panels over what stands around the map: personas, stakeholders, departments and channels."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.people import Channels, People
from mapdesigner.desktop.panels.personas import Personas
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import find
from mapdesigner.model.journey import new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import grid_with_people

said: list[str] = []


@pytest.fixture
def session(qapp) -> Session:
    said.clear()
    journey = grid_with_people()
    for name, score in (("ann", 1.0), ("bob", -1.0)):
        journey = add_item(
            journey, ItemKind.EMOTION, "emotions", "s1t1", id=f"felt-{name}", personas=(name,), score=score
        )
    journey = add_item(journey, ItemKind.ACTION, "actions", "s1t1", id="bobs", text="Bob's own", personas=("bob",))
    return Session(add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="site", channel="web"))


@pytest.fixture
def panel(qtbot, session: Session) -> Personas:
    view = MapView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    made = Personas(view, said.append)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    return made


def names(panel) -> list[str]:
    return [row.title for row in panel.rows.rows]


def press(rows, key: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(rows, key, held)


def write(panel, field: str, words: str) -> None:
    line = panel.form.editors[field].line
    line.selectAll()
    QTest.keyClicks(line, words)


def is_drawn(panel: Personas, group: str) -> bool:
    return panel.view.canvas.rect_of(group) is not None


def test_the_list_says_who_the_map_follows_and_the_form_shows_the_first(panel: Personas) -> None:
    assert panel.headline.text() == "The map follows 2 personas."
    assert names(panel) == ["Ann", "Bob"]
    assert panel.form.editors["name"].line.text() == "Ann"


def test_a_persona_is_added_named_and_removed_with_undo(panel: Personas, session: Session) -> None:
    QTest.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert names(panel)[-1] == "Without a name"
    write(panel, "name", "Cem")
    assert names(panel) == ["Ann", "Bob", "Cem"]
    press(panel.rows, Qt.Key.Key_Delete)
    assert names(panel) == ["Ann", "Bob"]
    assert session.undo_names[0] == "Remove Cem"
    session.undo()
    assert names(panel) == ["Ann", "Bob", "Cem"]


def test_removing_one_takes_its_curve_along_and_undo_brings_it_back(panel: Personas, session: Session) -> None:
    panel.rows.choose("bob")
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert "felt-bob" not in structure(session.journey).by_id
    session.undo()
    assert find(session.journey, "felt-bob").personas == ("bob",)


def test_ctrl_and_arrows_change_the_order(panel: Personas, session: Session) -> None:
    panel.rows.choose("ann")
    press(panel.rows, Qt.Key.Key_Down, ctrl=True)
    assert names(panel) == ["Bob", "Ann"]
    assert panel.rows.current == "ann"
    press(panel.rows, Qt.Key.Key_Down, ctrl=True)
    assert names(panel) == ["Bob", "Ann"]
    session.undo()
    assert names(panel) == ["Ann", "Bob"]


def test_one_is_shown_alone_and_all_again(panel: Personas) -> None:
    assert is_drawn(panel, "card:bobs")
    QTest.mouseClick(panel.alone, Qt.MouseButton.LeftButton)
    assert not is_drawn(panel, "card:bobs")
    assert not is_drawn(panel, "marker:felt-bob")
    assert is_drawn(panel, "marker:felt-ann")
    assert panel.headline.text() == "Shown on the map: Ann"
    assert panel.rows.rows[1].spoken == "Bob, not shown on the map"
    QTest.mouseClick(panel.alone, Qt.MouseButton.LeftButton)
    assert is_drawn(panel, "card:bobs")


def test_the_eye_and_space_hide_and_show_one_and_the_last_stays(panel: Personas) -> None:
    place = panel.rows.visualItemRect(panel.rows.item(0))
    eye = QPoint(panel.rows.viewport().width() - 12, place.center().y())
    QTest.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=eye)
    assert not is_drawn(panel, "marker:felt-ann")
    panel.rows.choose("bob")
    press(panel.rows, Qt.Key.Key_Space)
    assert is_drawn(panel, "marker:felt-bob")
    panel.rows.choose("ann")
    press(panel.rows, Qt.Key.Key_Space)
    assert is_drawn(panel, "marker:felt-ann")
    assert panel.view.personas == frozenset()


def test_a_persona_that_is_shown_alone_and_removed_leaves_all_shown(panel: Personas, session: Session) -> None:
    panel.rows.choose("bob")
    QTest.mouseClick(panel.alone, Qt.MouseButton.LeftButton)
    press(panel.rows, Qt.Key.Key_Delete)
    assert panel.view.personas == frozenset()
    assert is_drawn(panel, "marker:felt-ann")


def test_a_persona_goes_to_a_file_and_comes_into_another_map(panel, session, tmp_path: Path, monkeypatch) -> None:
    write(panel, "bio", "34, hiker")
    path = tmp_path / "ann"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert said == ["Saved ann.persona"]
    session.start(new_map())
    assert panel.empty.text().startswith("A persona says whose journey this is")
    drop(panel, tmp_path / "ann.persona")
    assert names(panel) == ["Ann"]
    assert session.journey.personas[0].bio == "34, hiker"
    assert session.journey.personas[0].id != "ann"


def test_a_file_that_is_no_persona_is_refused_in_words(panel: Personas, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "wrong.persona"
    path.write_text("{}", encoding="utf-8")
    drop(panel, path)
    assert said[-1].endswith("wrong.persona: format: this is not a file of this kind")
    assert names(panel) == ["Ann", "Bob"]


def drop(widget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    no = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    widget.dropEvent(event)


def test_a_portrait_is_dropped_onto_its_field(panel: Personas, session: Session, tmp_path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(tmp_path / "ann.png"))
    drop(panel.form.editors["portrait"], tmp_path / "ann.png")
    assert base64.b64decode(find(session.journey, "ann").portrait) == (tmp_path / "ann.png").read_bytes()


def test_departments_and_stakeholders_have_their_lists(qtbot, session: Session) -> None:
    people = People(session, said.append)
    qtbot.addWidget(people)
    people.resize(304, 900)
    people.show()
    assert people.stakeholders.empty.text().startswith("Stakeholders are those")
    assert people.departments.headline.text() == "No card has a department yet"
    QTest.mouseClick(people.stakeholders.add, Qt.MouseButton.LeftButton)
    write(people.stakeholders, "name", "Lee")
    write(people.stakeholders, "role", "Owner")
    assert [(row.title, row.caption) for row in people.stakeholders.rows.rows] == [("Lee", "Owner")]
    session.apply("Own", lambda journey: set_fields(journey, ["site"], department="shop"))
    assert people.departments.headline.text() == "Shop owns the most: 1 card"


def test_a_channel_renamed_here_is_renamed_on_its_card(qtbot, session: Session) -> None:
    channels = Channels(session, "Channels", said.append)
    qtbot.addWidget(channels)
    channels.resize(304, 900)
    channels.show()
    assert channels.headline.text() == "1 of 1 touchpoint is online"
    write(channels, "name", "Web shop")
    QTest.mouseClick(channels.form.editors["online"].switch, Qt.MouseButton.LeftButton)
    assert channels.rows.rows[0].caption == "Offline, 1 card"
    icons = channels.form.editors["icon"].box
    icons.activated.emit(icons.findText("Store"))
    web = find(session.journey, "web")
    assert (web.name, web.online, web.icon) == ("Web shop", False, "store")


def test_hidden_panels_hear_nothing(panel: Personas, session: Session) -> None:
    panel.hide()
    session.apply("Rename", lambda journey: set_fields(journey, ["ann"], name="Anna"))
    assert names(panel)[0] == "Ann"
    panel.show()
    assert names(panel)[0] == "Anna"
