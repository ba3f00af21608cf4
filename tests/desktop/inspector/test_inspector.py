"""The inspector: each field of what is selected changes the map, as one step."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel

from mapdesigner.desktop.settings.values import Appearance
from mapdesigner.desktop.style import dress
from mapdesigner.edits.people import add_comment, add_feedback
from mapdesigner.edits.replace import find
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.journey import Scale
from mapdesigner.model.kinds import Status
from tests.support.inspecting import held, tick, write
from tests.support.journeys import grid_with_people


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.kind.value)
def test_each_kind_shows_an_editor_for_each_field_of_the_catalog(session, inspector, row) -> None:
    session.select([row.kind.value])
    assert sorted(inspector.editors) == sorted(field.name for field in row.fields)
    places = [each.mapTo(inspector, QPoint()).y() for each in inspector.editors.values()]  # as Tab goes
    assert places == sorted(places)
    assert inspector.head.title.text() == row.label
    assert inspector.head.place.text().endswith("1.1 ")


def test_typing_changes_the_map_and_is_one_step(session, inspector) -> None:
    session.select(["touchpoint"])
    write(inspector.editors["text"], "Fitting wall")
    assert held(session, "touchpoint", "text") == "Fitting wall"
    assert session.undo_names == ("Change Title",)
    session.undo()
    assert inspector.editors["text"].line.text() == ""


def test_several_lines_and_a_caret_that_stays(session, inspector) -> None:
    session.select(["action"])
    box = inspector.editors["text"].box
    QTest.keyClicks(box, "Runs")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "home")
    assert held(session, "action", "text") == "Runs\nhome"
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClicks(box, "at ")
    assert held(session, "action", "text") == "Runs\nat home"


def test_a_switch_and_levels_and_a_score(session, inspector) -> None:
    session.select(["touchpoint"])
    QTest.mouseClick(inspector.editors["moment_of_truth"].switch, Qt.MouseButton.LeftButton)
    assert held(session, "touchpoint", "moment_of_truth") is True
    session.select(["pain_point"])
    levels = inspector.editors["severity"].levels
    QTest.mouseClick(levels, Qt.MouseButton.LeftButton, pos=levels.block(5).center().toPoint())
    assert held(session, "pain_point", "severity") == 5
    QTest.keyClick(levels, Qt.Key.Key_Left)
    assert held(session, "pain_point", "severity") == 4
    session.select(["emotion"])
    inspector.editors["score"].slider.setValue(-13)
    assert held(session, "emotion", "score") == -1.3
    assert inspector.editors["score"].figure.text() == "−1.3"
    assert inspector.editors["score"].level.text() == "Very negative"


def test_a_target_is_set_and_taken_away(session, inspector) -> None:
    session.select(["emotion"])
    target = inspector.editors["target"]
    hidden = [target.none.isHidden()]
    target.slider.setValue(10)
    assert held(session, "emotion", "target") == 1.0
    QTest.mouseClick(target.none, Qt.MouseButton.LeftButton)
    assert held(session, "emotion", "target") is None
    assert [*hidden, target.none.isHidden()] == [True, True]


def test_a_choice_and_links_to_one_and_to_several(session, inspector) -> None:
    session.select(["opportunity"])
    inspector.editors["status"].box.activated.emit(1)
    assert held(session, "opportunity", "status") is Status.PLANNED
    answers = inspector.editors["answers"]
    answers.menu.aboutToShow.emit()
    answers.menu.actions()[0].trigger()
    assert held(session, "opportunity", "answers") == ("pain_point",)
    session.select(["touchpoint"])
    inspector.editors["channel"].box.activated.emit(1)
    assert held(session, "touchpoint", "channel") == "web"
    inspector.editors["channel"].box.activated.emit(0)
    assert held(session, "touchpoint", "channel") is None


def test_a_new_channel_is_made_and_chosen_as_one_step(session, inspector, monkeypatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Kiosk", True))
    session.select(["touchpoint"])
    box = inspector.editors["channel"].box
    box.activated.emit(box.findText("New channel…"))
    channel = find(session.journey, str(held(session, "touchpoint", "channel")))
    assert channel.name == "Kiosk"
    session.undo()
    assert len(session.journey.channels) == 1


def test_interventions_are_added_changed_and_weighed(session, inspector) -> None:
    session.select(["touchpoint"])
    editor = inspector.editors["interventions"]
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    (form,) = editor.forms.values()
    write(form.name, "Assisted")
    for name, value in (("relevance", 92), ("timeliness", 85), ("impact", 87)):
        form.shares[name].slider.setValue(value)
    (made,) = held(session, "touchpoint", "interventions")
    assert (made.label, made.relevance, made.timeliness, made.impact) == ("Assisted", 92, 85, 87)
    assert form.worth.value == 88
    for name, words in (("audience", "Trail runners"), ("trigger", "Basket left"), ("content", "Light shoes")):
        write(form.details[name], words)
    (made,) = held(session, "touchpoint", "interventions")
    assert (made.audience, made.trigger, made.content) == ("Trail runners", "Basket left", "Light shoes")
    QTest.mouseClick(form.live, Qt.MouseButton.LeftButton)
    assert held(session, "touchpoint", "interventions")[0].live is False


def test_several_cards_show_what_they_share_and_change_as_one_step(session, inspector) -> None:
    session.select(["touchpoint", "second"])
    editor = inspector.editors["text"]
    assert (editor.line.text(), editor.line.placeholderText()) == ("", "—")
    assert inspector.head.title.text() == "2 cards"
    write(editor, "Same")
    assert held(session, "touchpoint", "text") == held(session, "second", "text") == "Same"
    assert len(session.undo_names) == 1


def test_a_tick_for_several_cards_leaves_what_else_they_refer_to(session, inspector) -> None:
    session.select(["touchpoint"])
    tick(inspector.editors["personas"], 0)
    session.select(["touchpoint", "second"])
    personas = inspector.editors["personas"]
    assert personas.button.text() == "—"
    tick(personas, 1)
    assert held(session, "touchpoint", "personas") == ("ann", "bob")
    assert held(session, "second", "personas") == ("bob",)


def test_a_marker_belongs_to_one_persona_at_a_time(session, inspector) -> None:
    session.select(["emotion"])
    tick(inspector.editors["personas"], 0)
    tick(inspector.editors["personas"], 1)
    assert held(session, "emotion", "personas") == ("bob",)


def test_things_with_nothing_in_common_say_so(session, inspector) -> None:
    session.select(["action", "s1t1"])
    words = [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]
    assert any(each.startswith("What is selected has no field in common.") for each in words)


def test_a_persona_has_all_its_fields(session, inspector) -> None:
    session.select(["ann"])
    assert (inspector.head.title.text(), inspector.head.place.text()) == ("Persona", "Ann")
    write(inspector.editors["name"], "Ann Lee")
    QTest.keyClicks(inspector.editors["goals"].box, "Run far")
    QTest.keyClick(inspector.editors["goals"].box, Qt.Key.Key_Return)
    assert inspector.editors["goals"].box.toPlainText() == "Run far\n"
    QTest.keyClicks(inspector.editors["goals"].box, " Stay well ")
    traits = inspector.editors["psychographics"]
    QTest.mouseClick(traits.add, Qt.MouseButton.LeftButton)
    write(traits.forms[0].low, "Plans")
    write(traits.forms[0].high, "Drifts")
    traits.forms[0].slider.setValue(80)
    ann = find(session.journey, "ann")
    assert (ann.name, ann.goals) == ("Ann Lee", ("Run far", "Stay well"))
    assert ann.psychographics == (Scale(low="Plans", high="Drifts", value=0.8),)
    QTest.mouseClick(traits.forms[0].remove, Qt.MouseButton.LeftButton)
    assert find(session.journey, "ann").psychographics == ()


def test_brand_and_weights_of_the_map_are_edited_and_undone(session, inspector) -> None:
    write(inspector.editors["brand.footer"], "For the team")
    inspector.editors["weights.relevance"].slider.setValue(60)
    assert session.journey.brand.footer == "For the team"
    assert session.journey.weights.relevance == 0.6
    session.undo()
    session.undo()
    assert (session.journey.brand.footer, session.journey.weights.relevance) == ("", 0.4)


def test_the_shipped_fonts_stand_first_and_one_is_chosen_for_the_brand(session, inspector) -> None:
    box = inspector.editors["brand.font"].box
    assert [box.itemText(at) for at in range(3)] == ["Automatic", "Inter", "Source Serif 4"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert session.journey.brand.font == "Source Serif 4"


def test_hidden_it_hears_nothing_and_catches_up_when_it_is_shown(session, inspector) -> None:
    session.select(["action"])
    inspector.hide()
    session.select(["metric"])
    assert inspector.head.title.text() == "Action"
    inspector.show()
    assert inspector.head.title.text() == "Metric"


def test_cards_of_different_kinds_show_their_common_fields(session, inspector) -> None:
    session.select(["action", "metric"])
    assert list(inspector.editors) == ["note", "personas", "evidence", "link"]


def test_with_nothing_selected_the_map_itself_is_edited(session, inspector) -> None:
    write(inspector.editors["title"], "Trail")
    assert session.journey.title == "Trail"
    faults: list[str] = []
    inspector.editors["language"].faulty.connect(faults.append)
    write(inspector.editors["language"], "no language")
    assert faults[-1] == "The field language cannot hold this value."


def test_stage_step_and_lane_have_their_fields(session, inspector) -> None:
    session.select(["s1"])
    write(inspector.editors["name"], "Awareness")
    assert find(session.journey, "s1").name == "Awareness"
    assert inspector.head.place.text() == "1 Awareness"
    session.select(["s1t2"])
    write(inspector.editors["name"], "Asks")
    assert find(session.journey, "s1t2").name == "Asks"
    session.select(["thoughts"])
    QTest.mouseClick(inspector.editors["collapsed"].switch, Qt.MouseButton.LeftButton)
    assert find(session.journey, "thoughts").collapsed


def test_a_picture_that_is_seen_through_stands_on_paper_in_a_dark_window(session, inspector, qapp, tmp_path) -> None:
    dress(qapp, Appearance.DARK)
    session.select(["image"])
    clear = QImage(40, 30, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    clear.save(str(tmp_path / "clear.png"))
    inspector.editors["picture"].take(tmp_path / "clear.png")
    shown = inspector.editors["picture"].preview.pixmap().toImage()
    assert shown.pixelColor(shown.rect().center()) == QColor("#FFFFFF")
    dress(qapp, Appearance.LIGHT)


def test_a_picture_is_taken_in_and_what_is_none_refused(session, inspector, tmp_path: Path) -> None:
    session.select(["image"])
    editor = inspector.editors["picture"]
    faults: list[str] = []
    editor.faulty.connect(faults.append)
    wrong = tmp_path / "wrong.png"
    wrong.write_text("no picture")
    editor.take(wrong)
    assert faults == ["This is no PNG, JPEG or WebP picture."]
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "red.png"
    image.save(str(path))
    editor.take(path)
    assert base64.b64decode(str(held(session, "image", "picture"))) == path.read_bytes()
    QTest.mouseClick(editor.none, Qt.MouseButton.LeftButton)
    assert held(session, "image", "picture") == ""


def test_a_section_stays_folded_for_the_next_card(session, inspector) -> None:
    session.select(["touchpoint"])
    QTest.mouseClick(inspector.sections["Ownership"].heading, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert not inspector.editors["department"].isVisible()
    session.select(["opportunity"])
    assert not inspector.editors["department"].isVisible()


def test_undo_in_a_field_undoes_in_the_map(session, inspector) -> None:
    session.select(["touchpoint"])
    write(inspector.editors["text"], "Shop")
    session.undo()
    assert inspector.editors["text"].line.text() == ""
    session.redo()
    assert inspector.editors["text"].line.text() == "Shop"


def test_a_selected_card_that_goes_away_leaves_the_map_shown(session, inspector) -> None:
    session.select(["second"])
    session.undo()
    session.start(grid_with_people())
    assert inspector.head.title.text() == "Journey map"


def test_its_foot_tells_what_was_said_about_a_card_and_asks_for_the_panel(qtbot, session, inspector) -> None:
    session.select(["touchpoint"])
    assert inspector.said.comments.text() == "Comment…"
    session.apply("Comment", lambda journey: add_comment(journey, "touchpoint", text="Why?"))
    session.apply("Quote", lambda journey: add_feedback(journey, "touchpoint", text="So slow"))
    assert (inspector.said.comments.text(), inspector.said.feedback.text()) == ("1 open comment", "1 quotation")
    with qtbot.waitSignal(inspector.asked) as asked:
        QTest.mouseClick(inspector.said.comments, Qt.MouseButton.LeftButton)
    assert asked.args == ["comments"]
    session.select(["touchpoint", "second"])
    assert not inspector.said.isVisible()
