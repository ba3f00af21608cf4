"""Answers come out of a table onto the map: dropped or asked for, looked at first, one undo step, read again later."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.data.offer import offer_survey
from mapdesigner.desktop.data.refresh import RefreshDialog
from mapdesigner.desktop.data.survey_dialog import SurveyDialog
from mapdesigner.desktop.importing.dialog import ImportDialog
from mapdesigner.desktop.importing.offer import offer_import
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.exchange.tables.named_rows import named_sheets
from mapdesigner.exchange.tables.workbook import workbook_bytes
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import JourneyMap
from tests.support.answering import answering
from tests.support.answers import survey_csv
from tests.support.dropping import drop
from tests.support.journeys import grid_with_people
from tests.support.windows import click, panel_of, window_on

ROWS = b"""Step,Score,Words,When
Find out,2,"I saw it, at last",2026-03-01
Find out,4,,2026-03-02
Find out,5,,2026-03-04
Pay,1,Too many fields,2026-03-03
Nowhere,3,,2026-03-03
"""


def named_grid() -> JourneyMap:
    journey = set_fields(grid_with_people(), ["s1t1"], name="Find out")
    return set_fields(journey, ["s2t1"], name="Pay")


@pytest.fixture
def window(qtbot) -> Window:
    return window_on(qtbot, named_grid())


def emotions(window: Window) -> dict[str, Emotion]:
    return {item.step: item for item in window.session.journey.items if isinstance(item, Emotion)}


def test_answers_dropped_on_a_map_become_medians_quotations_and_evidence_in_one_step(window, tmp_path, qtbot) -> None:
    file, before = tmp_path / "answers.csv", window.session.journey
    file.write_bytes(ROWS)
    seen = []

    def take(dialog: SurveyDialog) -> None:
        seen.append((dialog.understood.text(), dialog.changes.rows(), dialog.missed.text()))
        click(dialog.take)

    answering(take)
    drop(window, file)
    qtbot.waitUntil(lambda: bool(seen) and window.session.journey is not before)
    said, lines, missed = seen[0]
    assert said == "4 answers understood: 2 emotions, 2 quotations"
    assert lines[0] == ("1.1 Find out, Ann", "—", "+1", "3", "0 to +1.5")
    assert "“Nowhere”" in missed
    found = emotions(window)
    assert (found["s1t1"].score, found["s1t1"].n, found["s1t1"].spread_low, found["s1t1"].spread_high) == (1, 3, 0, 1.5)
    assert (found["s2t1"].score, found["s2t1"].n) == (-2, 1)
    assert {each.text for each in window.session.journey.feedback} == {"I saw it, at last", "Too many fields"}
    (evidence,) = (each for each in window.session.journey.evidence if each.source)
    assert (evidence.headline, evidence.sample_size, evidence.source.step) == ("Survey, n = 4", 4, "Step")
    assert all(evidence.id in each.evidence for each in found.values())
    assert window.session.undo_names == ("Add survey answers",)
    window.session.undo()
    assert window.session.journey == before


def test_columns_and_scale_can_be_chosen_and_the_preview_follows(qtbot) -> None:
    dialog = SurveyDialog(named_grid(), "a.csv", named_sheets(ROWS.replace(b"Step,", b"A,"), "a.csv"))
    qtbot.addWidget(dialog)
    assert not dialog.take.isEnabled()
    assert dialog.understood.text() == "Say which column names the step."
    dialog.columns["step"].setCurrentIndex(dialog.columns["step"].findData("A"))
    assert dialog.take.isEnabled()
    assert dialog.changes.rows()[0][2] == "+1"
    dialog.best.setValue(9)
    assert dialog.changes.rows()[0][2] == "−0.5"


def test_nothing_changes_when_it_is_cancelled(window, tmp_path) -> None:
    file, before = tmp_path / "answers.csv", window.session.journey
    file.write_bytes(ROWS)
    answering(lambda dialog: dialog.reject())
    offer_import(window, file)
    assert window.session.journey is before


def test_answers_can_become_a_map_of_their_own_instead(window, tmp_path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(ROWS)
    seen = []

    def wants_a_map(dialog: SurveyDialog) -> None:
        click(next(each for each in dialog.buttons.buttons() if each.text() == "Make a new map…"))

    def looks(dialog: ImportDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    answering(wants_a_map, looks)
    offer_import(window, file)
    assert isinstance(seen[0], ImportDialog)


def test_a_table_that_looks_like_cards_can_be_added_as_answers_too(window, tmp_path) -> None:
    file = tmp_path / "board.csv"
    file.write_bytes(b"Place,Mood\nFind out,-1\nPay,2\n")
    seen = []

    def adds(dialog: ImportDialog) -> None:
        click(next(each for each in dialog.buttons.buttons() if each.text() == "Add as answers to this map…"))

    def maps(dialog: SurveyDialog) -> None:
        dialog.columns["step"].setCurrentIndex(dialog.columns["step"].findData("Place"))
        seen.append(dialog.changes.rows())
        click(dialog.take)

    answering(adds, maps)
    offer_import(window, file)
    assert len(seen[0]) == 2
    assert emotions(window)["s2t1"].score == 2


def test_a_workbook_with_several_sheets_begins_with_the_one_that_holds_answers(qtbot) -> None:
    rows = [["Step", "Score"], ["Pay", "3"], ["Pay", "=1+1"]]
    data = workbook_bytes([["Notes"], ["Read me"]], {"Answers": rows})
    dialog = SurveyDialog(named_grid(), "a.xlsx", named_sheets(data, "a.xlsx"))
    qtbot.addWidget(dialog)
    assert dialog.sheet.currentData() == "Answers"
    assert "“=1+1” is no number" in dialog.missed.text()


def test_the_same_file_is_read_again_and_shows_what_changed_first(window, tmp_path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(ROWS)
    answering(lambda dialog: click(dialog.take))
    assert offer_survey(window, file, named_sheets(ROWS, file.name))
    file.write_bytes(ROWS.replace(b"Pay,1,Too many fields", b"Pay,4,Quick now"))
    panel, seen = panel_of(window, "evidence"), []
    panel.rows.choose(next(each.id for each in window.session.journey.evidence if each.source))

    def look(dialog: RefreshDialog) -> None:
        seen.append((dialog.told.text(), dialog.changes.rows()))
        click(dialog.take)

    answering(look)
    click(panel.read_again)
    told, lines = seen[0]
    assert told == "4 answers understood: 1 emotion, 1 quotation, 1 quotation goes"
    assert lines == [("2.1 Pay, Ann", "−2", "+1", "1", "+1 to +1")]
    assert emotions(window)["s2t1"].score == 1
    assert {each.text for each in window.session.journey.feedback} == {"I saw it, at last", "Quick now"}
    assert window.session.undo_names[0] == "Read answers.csv again"
    click(panel.read_again)
    assert window.status.currentMessage() == "answers.csv says what the map says already."


def test_a_table_that_moved_is_asked_for_and_one_beside_the_map_is_found(window, tmp_path, monkeypatch) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(ROWS)
    answering(lambda dialog: click(dialog.take))
    offer_survey(window, file, named_sheets(ROWS, file.name))
    elsewhere = tmp_path / "moved"
    elsewhere.mkdir()
    moved = file.rename(elsewhere / "answers.csv")
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (asked.append(given[1]), (str(moved), ""))[1])
    window.actions_table["refresh_tables"].trigger()
    assert asked == ["Where is answers.csv?"]
    window.actions_table["refresh_tables"].trigger()
    assert len(asked) == 1


def test_a_column_that_was_renamed_leads_to_choosing_columns_again(window, tmp_path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(ROWS)
    answering(lambda dialog: click(dialog.take))
    offer_survey(window, file, named_sheets(ROWS, file.name))
    file.write_bytes(ROWS.replace(b"Score", b"Mark").replace(b"Pay,1", b"Pay,5"))

    def choose(dialog: SurveyDialog) -> None:
        dialog.columns["score"].setCurrentIndex(dialog.columns["score"].findData("Mark"))
        click(dialog.take)

    answering(choose)
    window.actions_table["refresh_tables"].trigger()
    assert emotions(window)["s2t1"].score == 2
    assert len([each for each in window.session.journey.evidence if each.source]) == 1


def test_four_hundred_answers_of_two_personas(window, tmp_path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(survey_csv(window.session.journey))
    answering(lambda dialog: click(dialog.take))
    offer_import(window, file)
    found = [item for item in window.session.journey.items if isinstance(item, Emotion)]
    assert {item.personas for item in found} == {("ann",), ("bob",)}
    assert sum(item.n or 0 for item in found) > 80
