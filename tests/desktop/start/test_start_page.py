"""The start page as its user meets it: maps used last, templates, keys, and files dropped on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from mapdesigner import resources
from mapdesigner.desktop.files import START
from mapdesigner.desktop.recent_files import pin_file, pinned_files, recent_files, remember_file
from mapdesigner.desktop.start.cards import MapCard
from mapdesigner.desktop.start.glances import glance
from mapdesigner.desktop.start.sidebar import SideButton
from mapdesigner.desktop.start.start_page import StartPage
from mapdesigner.desktop.start.templates import TEMPLATES
from mapdesigner.desktop.style import colours
from mapdesigner.desktop.window import Window
from mapdesigner.model.structure import structure
from tests.support.answering import in_dialog

SAMPLE = resources.path("samples", "trailhead.journeymap")


def a_map(folder: Path, name: str) -> Path:
    path = folder / f"{name}.journeymap"
    path.write_bytes(SAMPLE.read_bytes())
    remember_file(path)
    return path


@pytest.fixture
def window(qtbot, qapp) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return made


def begin(window: Window, qtbot) -> StartPage:
    window.show_start()
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)  # on a small screen it begins maximized
    window.resize(1600, 960)
    qtbot.waitExposed(window)
    window.activateWindow()
    assert window.start is not None
    return window.start


def seen(page: StartPage, qtbot) -> list[MapCard]:
    cards = [card for card in page.recent.cards if isinstance(card, MapCard)]
    qtbot.waitUntil(lambda: all(card.end or card.words for card in cards))
    return cards


def test_without_a_file_there_are_no_panels_and_no_map_to_change(window, qtbot) -> None:
    begin(window, qtbot)
    assert not window.has_map
    assert window.windowTitle() == "Map Designer"
    assert all(each.isHidden() for each in (*window.docks.values(), window.toolbar, window.status))
    assert not window.actions_table["save"].isEnabled()
    assert window.actions_table["open"].isEnabled()
    assert "insert" not in [each.menu().objectName() for each in window.menuBar().actions() if each.isVisible()]


def test_maps_used_last_come_with_title_thumbnail_and_date(window, qtbot, tmp_path) -> None:
    a_map(tmp_path, "older")
    a_map(tmp_path, "newer")
    cards = seen(begin(window, qtbot), qtbot)
    assert [card.path.stem for card in cards] == ["newer", "older"]
    assert cards[0].title == "Buying trail-running shoes"
    assert cards[0].end.startswith("Today, ")
    assert "Trailhead Outfitters" in cards[0].accessibleName()


def test_a_glance_is_kept_and_a_changed_file_is_looked_at_again(tmp_path, own_folders) -> None:
    path = a_map(tmp_path, "map")
    first = glance(path)
    assert first.picture is not None
    kept = list((own_folders / "cache").rglob("*.png"))
    assert len(kept) == 1
    assert glance(path).picture.convertToFormat(first.picture.format()) == first.picture
    path.write_text(path.read_text(encoding="utf-8").replace("Buying trail-running shoes", "Boots"), encoding="utf-8")
    assert glance(path).title == "Boots"


def test_a_map_that_is_gone_or_broken_is_said_and_can_be_taken_off(window, qtbot, tmp_path) -> None:
    a_map(tmp_path, "gone").unlink()
    a_map(tmp_path, "broken").write_text("{")
    page = begin(window, qtbot)
    broken, gone = seen(page, qtbot)
    assert gone.words == "This file is not there any more"
    assert broken.words == "This file cannot be opened"
    QTest.keyClick(gone, Qt.Key.Key_Delete)
    assert [path.stem for path in recent_files()] == ["broken"]
    assert len(page.recent.cards) == 1


def test_a_click_opens_a_map_in_the_same_window(window, qtbot, tmp_path) -> None:
    path = a_map(tmp_path, "map")
    (card,) = seen(begin(window, qtbot), qtbot)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert window.has_map
    assert window.session.path == path
    assert not window.docks["palette"].isHidden()
    assert window.status.isVisible()


def test_a_pinned_map_stands_first_and_stays(window, qtbot, tmp_path) -> None:
    path = a_map(tmp_path, "pinned")
    page = begin(window, qtbot)
    QTest.keyClick(seen(page, qtbot)[0], Qt.Key.Key_P)
    assert pinned_files() == (path,)
    for number in range(25):
        remember_file(tmp_path / f"{number}.journeymap")
    page.refresh()
    assert page.recent.cards[0].path == path
    pin_file(path, pinned=False)
    assert pinned_files() == ()


def test_arrows_go_through_the_cards_and_enter_opens(window, qtbot, tmp_path) -> None:
    for name in ("c", "b", "a"):
        a_map(tmp_path, name)
    page = begin(window, qtbot)
    seen(page, qtbot)
    qtbot.waitUntil(lambda: page.recent.columns == 4)
    page.recent.cards[0].setFocus()
    QTest.keyClick(page.recent.cards[0], Qt.Key.Key_Right)
    second = page.recent.cards[1]
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert window.session.path is not None
    assert window.session.path.stem == "b"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_a_template_begins_a_map(window, qtbot, template) -> None:
    page = begin(window, qtbot)
    card = next(card for card in page.templates.cards if card.title == template.title)
    card.click()
    assert window.has_map
    assert window.session.path is None
    assert structure(window.session.journey).lanes


def test_the_sample_is_begun_and_not_written_over(window, qtbot) -> None:
    begin(window, qtbot).open_sample()
    assert window.session.path is None
    assert window.session.journey.items


def test_more_maps_than_a_row_holds_are_shown_on_demand(window, qtbot, tmp_path) -> None:
    for number in range(7):
        a_map(tmp_path, str(number))
    page = begin(window, qtbot)
    assert page.more.text() == "Show all 7"
    assert sum(card.isVisible() for card in page.recent.cards) == 4
    page.more.click()
    assert sum(card.isVisible() for card in page.recent.cards) == 7


def test_a_file_dropped_on_the_page_is_opened(window, qtbot, tmp_path) -> None:
    page = begin(window, qtbot)
    path = a_map(tmp_path, "map")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(400, 300), copy, dropped, left, none))
    assert page.veil.isVisible()
    QApplication.sendEvent(page, QDropEvent(QPointF(400, 300), copy, dropped, left, none))
    assert window.session.path == path


def test_the_start_page_comes_back_by_its_command_over_an_unused_map(window, qtbot) -> None:
    page = begin(window, qtbot)
    page.templates.cards[0].click()
    assert window.has_map
    window.files.new(START)
    assert not window.has_map


CRASH = """
import os
from mapdesigner.model.journey import new_map
from mapdesigner.storage.journal import Journal, Snapshot
Journal().write(Snapshot(new_map(title="Half a day's work"), None, ""))
os._exit(1)
"""


def left_behind() -> None:
    """What a crash leaves: a journal whose program is gone."""
    subprocess.run([sys.executable, "-c", CRASH], check=False, capture_output=True)


def test_work_left_by_a_crash_is_offered_and_taken_up(window, qtbot) -> None:
    left_behind()
    page = begin(window, qtbot)
    (line,) = page.recovered.lines
    assert line.isVisible()
    line.take_up.click()
    assert window.has_map
    assert window.session.journey.title == "Half a day's work"
    assert window.session.is_modified


def test_work_left_by_a_crash_can_be_put_away(window, qtbot) -> None:
    left_behind()
    page = begin(window, qtbot)
    page.recovered.lines[0].decline.click()
    assert page.recovered.lines == ()
    assert page.recovered.isHidden()


def test_a_table_can_be_imported_from_the_start_page(window, qtbot) -> None:
    page = begin(window, qtbot)
    line = next(each for each in page.side.findChildren(SideButton) if each.text() == "Import table")
    asked = in_dialog(QFileDialog, QFileDialog.reject)
    line.click()
    assert asked
    assert not window.has_map


def test_a_hairline_parts_it_from_the_menu_bar(window: Window, qtbot) -> None:
    page = begin(window, qtbot)
    image = page.grab().toImage()
    line = QColor(colours().line)
    assert [image.pixelColor(x, 0) for x in (4, 800, page.width() - 4)] == [line] * 3
