"""Evidence dragged onto a card: from its panel, and as a file or a web address from another program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE
from mapdesigner.desktop.panels.evidence import EvidencePanel
from mapdesigner.desktop.window import Window
from mapdesigner.edits.lanes import lock_lane
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Evidence
from tests.support.hand import Hand
from tests.support.journeys import assert_sound, cell, grid, with_actions
from tests.support.windows import window_on


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    journey = with_actions(grid(), "a", "b", "c")
    return window_on(qtbot, add_entry(journey, Evidence, id="survey", headline="Survey, n = 412"), 1300, 800)


@pytest.fixture
def hand(window: Window) -> Hand:
    return Hand(window.view)


def carried(evidence: str = "survey") -> QMimeData:
    data = QMimeData()
    data.setData(EVIDENCE, evidence.encode())
    return data


def urls(*found: str | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) if isinstance(each, Path) else QUrl(each) for each in found])
    return data


def cited(window: Window, card: str) -> list[str]:
    item = look_up(window.session.journey, card)
    assert isinstance(item, Item)
    pieces = [look_up(window.session.journey, each) for each in item.evidence]
    return [each.headline for each in pieces if isinstance(each, Evidence)]


def drop(hand: Hand, data: QMimeData, place: QPoint) -> bool:
    taken = hand.bring(data, place - QPoint(3, 3), place)
    hand.let_fall(place) if taken else hand.carry_away()
    return taken


@pytest.mark.gesture("attach_evidence", "end")
def test_evidence_dropped_on_a_card_is_cited_by_it(window: Window, hand: Hand) -> None:
    assert hand.bring(carried(), hand.at("card:b") - QPoint(3, 3), hand.at("card:b"))
    assert hand.tip == "Evidence for b"
    hand.let_fall(hand.at("card:b"))
    assert cited(window, "b") == ["Survey, n = 412"]
    assert cited(window, "a") == []
    assert window.session.selection == {"b"}
    assert window.session.undo_names == ("Attach evidence",)


def test_what_is_selected_with_the_card_cites_it_too(window: Window, hand: Hand) -> None:
    window.session.select(["a", "b"])
    assert drop(hand, carried(), hand.at("card:a"))
    assert [len(cited(window, each)) for each in "abc"] == [1, 1, 0]


def test_evidence_beside_the_cards_is_refused_with_words(window: Window, hand: Hand) -> None:
    assert not hand.bring(carried(), hand.cell("notes", "s2t1"))
    assert hand.tip == "Drop it on the card that it speaks for."
    hand.carry_away()
    assert window.session.undo_names == ()


def test_a_card_of_a_locked_lane_takes_none(window: Window, hand: Hand) -> None:
    window.session.apply("lock", lambda now: lock_lane(now, "actions", locked=True))
    assert not hand.bring(carried(), hand.at("card:b"))
    assert hand.tip == "This lane is locked."


def test_the_panel_lets_its_rows_be_dragged(window: Window, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    window.docks["evidence"].come()
    panel = window.docks["evidence"].panel
    assert isinstance(panel, EvidencePanel)
    begun: list[QMimeData] = []
    monkeypatch.setattr("mapdesigner.desktop.panels.rows.QDrag.exec", lambda drag, _how: begun.append(drag.mimeData()))
    rows = panel.rows
    place = rows.visualItemRect(rows.item(0)).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(rows.viewport(), place + QPoint(10, 0))
    QTest.mouseMove(rows.viewport(), place + QPoint(60, 0))
    assert bytes(begun[0].data(EVIDENCE).data()) == b"survey"


@pytest.mark.gesture("drop_evidence", "end")
def test_a_web_address_dropped_on_a_card_is_evidence_with_its_link(window: Window, hand: Hand) -> None:
    assert drop(hand, urls("https://example.org/reports/2026"), hand.at("card:b"))
    assert cited(window, "b") == ["example.org/reports/2026"]
    (new,) = (each for each in window.session.journey.evidence if each.id != "survey")
    assert new.link == "https://example.org/reports/2026"
    assert_sound(window.session.journey)
    window.session.undo()
    assert len(window.session.journey.evidence) == 1


def test_a_file_dropped_on_a_card_is_evidence_by_its_name(window: Window, hand: Hand, tmp_path: Path) -> None:
    file = tmp_path / "Interviews, spring.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert drop(hand, urls(file), hand.at("card:a"))
    assert cited(window, "a") == ["Interviews, spring.pdf"]
    assert not any(str(tmp_path) in each.model_dump_json() for each in window.session.journey.evidence)


def test_a_file_beside_the_cards_is_refused_with_words(window: Window, hand: Hand, tmp_path: Path) -> None:
    file = tmp_path / "Interviews.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert not hand.bring(urls(file), hand.cell("notes", "s2t1"))
    assert hand.tip == "Drop it on the card that it speaks for."


def test_words_of_a_link_dropped_into_an_empty_cell_are_a_card_as_before(window: Window, hand: Hand) -> None:
    data = urls("https://example.org/reports/2026")
    data.setText("https://example.org/reports/2026")
    place = hand.cell("actions", "s2t1")
    assert drop(hand, data, place)
    assert len(cell(window.session.journey, "s2t1")) == 1
    assert len(window.session.journey.evidence) == 1


def test_a_picture_dropped_on_a_card_is_still_a_picture(window: Window, hand: Hand, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), "#AACCEE").save(tmp_path / "wall.png")
    assert drop(hand, urls(tmp_path / "wall.png"), hand.at("card:a"))
    assert len(window.session.journey.evidence) == 1
    assert any(item.kind == "image" for item in window.session.journey.items)


def test_escape_during_the_drag_attaches_nothing(window: Window, hand: Hand) -> None:
    hand.bring(carried(), hand.at("card:b"))
    hand.key(Qt.Key.Key_Escape)
    hand.let_fall(hand.at("card:b"))
    assert cited(window, "b") == []
