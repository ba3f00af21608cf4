"""The preview: the real pages, turned and zoomed by keys and mouse, and what is told of them."""

from __future__ import annotations

import re
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner import words
from mapdesigner.desktop.session import Session
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import replace
from mapdesigner.edits.stages import add_stage
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages
from tests.desktop.exporting.conftest import small_map
from tests.support.awkward import many_steps
from tests.support.dialogs import choose, click, tick
from tests.support.journeys import grid, with_actions
from tests.support.scene_walk import all_text


def test_the_pages_are_those_that_the_export_will_print(dialog, drawn, session) -> None:
    choose(dialog.form.sheet, "A3")
    drawn(dialog)
    assert dialog.preview.scene == pages(session.journey, PosterOptions("A3"))[0]
    assert dialog.preview.place.text() == "Page 1 of 1"
    assert dialog.findings.facts.text().startswith("1 page on A3, 420 × 297 mm")


def test_pages_are_turned_by_buttons_keys_and_the_list(dialog, drawn) -> None:
    choose(dialog.form.tiles, "A3")
    drawn(dialog)
    count = len(dialog.draft.packed)
    assert count > 2
    click(dialog.preview.next)
    assert dialog.preview.page == 1
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_PageDown)
    assert dialog.preview.page == 2
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_Left)
    assert dialog.preview.page == 1
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_End)
    assert dialog.preview.page == count - 1
    assert not dialog.preview.next.isEnabled()
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_Home)
    QTest.keyClick(dialog.preview.list, Qt.Key.Key_Down)
    assert dialog.preview.page == 1
    place = dialog.preview.list.visualRect(dialog.preview.list.model().index(0, 0)).center()
    QTest.mouseClick(dialog.preview.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.preview.page == 0


def test_zoom_fits_shows_the_true_size_and_looks_closer_where_it_is_clicked(dialog, drawn) -> None:
    drawn(dialog)
    view = dialog.preview.view
    small = view.zoom
    assert view.fits
    assert small < 0.5
    click(dialog.preview.full)
    assert view.zoom == pytest.approx(1.0)
    assert view.widget().page.width() == pytest.approx(841 / 25.4 * view.logicalDpiX(), abs=1)
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.zoom == small
    paper = view.widget()
    there = paper.page.topLeft() + QPoint(paper.page.width() // 4, paper.page.height() // 4)
    seen = paper.mapTo(view, there)
    QTest.mouseClick(paper, Qt.MouseButton.LeftButton, pos=there)
    assert view.zoom == pytest.approx(1.0)
    now = paper.page.topLeft() + QPoint(paper.page.width() // 4, paper.page.height() // 4)
    assert (paper.mapTo(view, now) - seen).manhattanLength() < 12
    QTest.mouseClick(paper, Qt.MouseButton.LeftButton, pos=now)
    assert view.fits


def test_keys_and_the_wheel_zoom_and_dragging_moves_a_large_page(dialog, drawn) -> None:
    drawn(dialog)
    view = dialog.preview.view
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > before
    QTest.keyClick(view, Qt.Key.Key_0)
    at = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == pytest.approx(1.4)
    paper, bar = view.widget(), view.horizontalScrollBar()
    start = paper.mapFrom(view.viewport(), at.toPoint())
    was = bar.value()
    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(paper, start - QPoint(60, 0))
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=start - QPoint(60, 0))
    assert bar.value() == was + 60
    assert view.zoom == pytest.approx(1.4)


def test_the_latest_choice_wins(dialog, drawn, qtbot) -> None:
    for sheet in ("A0", "A3", "A2", "A3"):
        choose(dialog.form.sheet, sheet)
        qtbot.wait(160)
    drawn(dialog)
    assert dialog.findings.facts.text().startswith("1 page on A3")
    assert dialog.draft.sizes[0][0] == pytest.approx(420 / 25.4 * 72)


def test_drawing_a_large_map_does_not_stop_the_dialog(open_dialog, qtbot) -> None:
    journey = grid(6, 4)
    for step in ("s1t1", "s2t2", "s4t3"):
        journey = with_actions(journey, *(f"{step}-{number}" for number in range(150)), step=step)
    dialog = open_dialog(Session(journey))
    longest, start = 0.0, time.monotonic()
    while dialog.draft is None and time.monotonic() - start < 60:
        begun = time.monotonic()
        QApplication.processEvents()
        longest = max(longest, time.monotonic() - begun)
    assert dialog.draft is not None
    assert longest < (time.monotonic() - start) / 3


def test_drawing_is_told_once_it_takes_more_than_a_moment(open_dialog, qtbot, drawn) -> None:
    journey = with_actions(grid(6, 4), *(f"a{number}" for number in range(400)))
    dialog = open_dialog(Session(journey))
    assert not dialog.preview.waiting.isVisible()
    qtbot.waitUntil(lambda: dialog.preview.waiting.isVisible())
    drawn(dialog)
    assert not dialog.preview.waiting.isVisible()


def test_the_report_tells_each_thing_once_and_the_size_of_the_smallest_text(open_dialog, drawn) -> None:
    dialog = drawn(open_dialog(Session(many_steps())))
    told = dialog.findings.notes.text().splitlines()
    assert "• Too many steps for one sheet of this size: split by stages." in told
    assert len(told) == len(set(told))
    assert re.search(r"Smallest text 1\d(\.\d)? pt, legible at 1\.\d m", dialog.findings.facts.text())
    choose(dialog.form.sheet, "A3")
    drawn(dialog)
    assert re.search(r"Smallest text [78](\.\d)? pt, to be read in the hand", dialog.findings.facts.text())


def test_characters_that_no_font_has_are_named(open_dialog, drawn) -> None:
    journey = add_item(grid(), ItemKind.ACTION, "actions", "s1t1", text="\U00013000 hieroglyph")
    dialog = drawn(open_dialog(Session(journey)))
    assert "No font has these characters: \U00013000" in dialog.findings.notes.text()


def test_tiles_need_so_many_sheets_and_keep_the_size_of_the_poster(dialog, drawn) -> None:
    choose(dialog.form.sheet, "A0")
    smallest = drawn(dialog).findings.facts.text().split("·")[1]
    choose(dialog.form.tiles, "A4")
    facts = drawn(dialog).findings.facts.text()
    assert facts.startswith("26 pages on A4")
    assert facts.endswith(smallest)


def test_a_press_sheet_tells_of_its_bleed(dialog, drawn) -> None:
    tick(dialog.form.press)
    drawn(dialog)
    assert dialog.findings.facts.text().startswith("1 page on A1, 841 × 594 mm, and 3 mm of bleed")


def test_a_map_too_wide_is_offered_a_larger_sheet_a_roll_and_the_split(open_dialog, drawn, qtbot) -> None:
    journey = small_map()
    for number in range(4, 13):
        journey = add_stage(journey, name=f"Stage {number}", first_step=f"s{number}t1")
    dialog = drawn(open_dialog(Session(journey)))
    choose(dialog.form.sheet, "A3")
    tick(dialog.form.portrait)
    drawn(dialog)
    qtbot.waitUntil(lambda: bool(dialog.findings.offers))
    pages = len(dialog.draft.packed)
    *_larger, roll, split = dialog.findings.offers
    assert all(not each.icon().isNull() for each in dialog.findings.offers)
    assert split.text() == f"Split, A3 upright\n{pages} pages"
    assert split.isChecked()
    click(roll)
    drawn(dialog)
    assert dialog.choices.options.sheet == "roll 420"
    assert dialog.form.roll.isVisible()
    assert dialog.findings.facts.text().startswith("1 page on")
    assert dialog.findings.offers == []


def test_offers_stand_in_two_rows_rather_than_make_the_dialog_wider_than_a_small_screen(
    open_dialog, drawn, qtbot
) -> None:
    words.use("de")
    try:
        dialog = open_dialog(Session(many_steps()))
        dialog.resize(1024, 700)
        choose(dialog.form.sheet, "A3")
        drawn(dialog)
        qtbot.waitUntil(lambda: len(dialog.findings.offers) > 3)
        qtbot.waitUntil(lambda: len({each.y() for each in dialog.findings.offers}) == 2)
        assert dialog.width() == 1024
        dialog.resize(1500, 800)
        qtbot.waitUntil(lambda: len({each.y() for each in dialog.findings.offers}) == 1)
    finally:
        words.use("en")


def test_a_map_that_fits_is_offered_nothing(dialog, drawn, qtbot) -> None:
    choose(dialog.form.sheet, "A0")
    drawn(dialog)
    qtbot.wait(300)
    assert dialog.findings.offers == []


def test_lanes_persona_and_share_copy_show_in_the_preview(open_dialog, session, drawn) -> None:
    dialog = drawn(open_dialog(shown=frozenset({"bob"})))
    assert dialog.form.persona.currentText() == "Bob"
    assert "Ann" not in all_text(dialog.preview.scene)
    choose(dialog.form.persona, "")
    drawn(dialog)
    assert "Ann" in all_text(dialog.preview.scene)
    tick(dialog.form.lanes["actions"])
    drawn(dialog)
    assert "alpha" not in all_text(dialog.preview.scene)


def test_a_format_without_pages_says_so(dialog, drawn, qtbot) -> None:
    drawn(dialog)
    choose(dialog.form.format, ".xlsx")
    qtbot.waitUntil(lambda: dialog.preview.scene is None)
    assert dialog.findings.isHidden()
    assert not dialog.print.isEnabled()
    choose(dialog.form.format, ".pptx")
    drawn(dialog)
    assert "slides" in dialog.findings.facts.text()


def test_every_form_is_shown(dialog, drawn) -> None:
    counts = {}
    for form in Form:
        choose(dialog.form.form, form)
        drawn(dialog)
        assert dialog.choices.form is form
        counts[form] = dialog.findings.facts.text()
    assert len(set(counts.values())) > 2
    assert "A4 upright" in counts[Form.BOOKLET]


def test_pages_stay_light_in_a_dark_window(dialog, drawn, qapp) -> None:
    from mapdesigner.desktop.settings.values import Appearance
    from mapdesigner.desktop.style import dress

    drawn(dialog)
    dress(qapp, Appearance.DARK)
    paper = dialog.preview.view.widget()
    picture = paper.grab().toImage()
    dress(qapp, Appearance.LIGHT)
    corner = paper.page.topLeft() + QPoint(4, 4)
    assert picture.pixelColor(corner).lightness() > 240


def test_an_empty_map_can_be_looked_at(open_dialog, drawn, qapp) -> None:
    dialog = drawn(open_dialog(Session(replace(Session().journey, title=""))))
    assert dialog.preview.place.text() == "Page 1 of 1"


def test_a_process_that_dies_is_told_and_the_next_choice_draws_again(dialog, drawn, qtbot) -> None:
    drawn(dialog)
    dialog._drafter._process.kill()
    choose(dialog.form.sheet, "A3")
    qtbot.waitUntil(lambda: dialog.preview.scene is None or dialog.draft is not None)
    choose(dialog.form.sheet, "A2")
    drawn(dialog)
    assert dialog.findings.facts.text().startswith("1 page on A2")


def test_the_report_speaks_the_language_of_the_windows_and_the_page_that_of_the_map(open_dialog, drawn) -> None:
    words.use("de")
    try:
        dialog = drawn(open_dialog(Session(many_steps())))
        assert "• Zu viele Schritte für ein Blatt dieser Größe:" in dialog.findings.notes.text()
        assert "Customer actions" in all_text(dialog.preview.scene)
    finally:
        words.use("en")
