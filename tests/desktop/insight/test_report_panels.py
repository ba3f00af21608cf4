"""Summary and personalization beside the map: they say what prints, lead to cards, and can be saved and copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from mapdesigner import resources
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_text
from mapdesigner.model.journey import Weights
from mapdesigner.publish.reports.personalization import personalization_report
from mapdesigner.publish.reports.summary import summary_report
from mapdesigner.storage.read import read_map
from mapdesigner.words import translator
from tests.support.journeys import grid
from tests.support.windows import click, key, panel_of, window_on

PANELS = {"map_summary": summary_report, "personalization": personalization_report}


@pytest.fixture
def window(qtbot, qapp) -> Window:
    return window_on(qtbot, read_map(resources.path("samples", "trailhead.journeymap")).journey)


def said(panel) -> list[str]:
    return [row.line.title for section in panel.sections for row in section.rows.rows]


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_shows_what_prints(window: Window, name: str) -> None:
    panel, journey = panel_of(window, name), window.session.journey
    report = PANELS[name](journey, translator(journey.language))
    assert panel.conclusion.line.title == report.lead
    assert [each.heading.text() for each in panel.sections] == [each.title for each in report.sections]
    assert said(panel) == [row.title for each in report.sections for row in each.rows]


@pytest.mark.parametrize("name", PANELS)
def test_each_row_leads_to_what_it_is_about(window: Window, name: str) -> None:
    panel = panel_of(window, name)
    rows = [row for section in panel.sections for row in section.rows.rows if row.line.ids]
    assert rows
    for row in rows:
        if window.view.canvas.rect_of(f"card:{row.line.ids[0]}"):
            key(row, Qt.Key.Key_Return)
            assert window.session.selection == set(row.line.ids)
    window.session.select(())
    click(panel.conclusion)
    assert window.session.selection


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_follows_the_map_shortly_after(window: Window, qtbot, name: str) -> None:
    panel = panel_of(window, name)
    row = next(row for section in panel.sections for row in section.rows.rows if row.line.ids)
    wanted = row.line.ids[0]
    window.session.apply("Name", lambda journey: set_text(journey, wanted, "Waits & waits"))
    qtbot.waitUntil(lambda: any("Waits & waits" in each.line.spoken for s in panel.sections for each in s.rows.rows))


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_of_an_empty_map_says_what_would_stand_there(qtbot, qapp, name: str) -> None:
    panel = panel_of(window_on(qtbot, grid()), name)
    assert panel.conclusion.line.title
    assert any(not each.note.isHidden() and each.note.text() for each in panel.sections)


@pytest.mark.parametrize("name", PANELS)
def test_a_report_is_saved_as_pdf_and_markdown_and_copied(window, tmp_path: Path, monkeypatch, name: str) -> None:
    panel = panel_of(window, name)
    for button, suffix in ((panel.pdf, ".pdf"), (panel.markdown, ".md")):
        out = tmp_path / "report"  # typed without its ending
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, to=out: (str(to), ""))
        click(button)
        assert out.with_suffix(suffix).exists()
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert " ".join(panel.conclusion.line.title.split()[:3]) in " ".join(text.split())
    click(panel.copy)
    assert QApplication.clipboard().text() == (tmp_path / "report.md").read_text()
    assert window.statusBar().currentMessage() == "Copied as Markdown"


def test_a_report_that_cannot_be_written_says_why(window: Window, tmp_path: Path) -> None:
    panel = panel_of(window, "map_summary")
    panel.save(tmp_path / "gone" / "report.pdf")
    assert window.statusBar().currentMessage()
    assert not (tmp_path / "gone").exists()


def test_the_weights_of_a_map_are_changed_by_key_in_one_step_and_count_at_once(window: Window, qtbot) -> None:
    panel = panel_of(window, "personalization")
    before = panel.conclusion.line.title
    assert panel.weights.reset.isHidden()
    slider = panel.weights.editors["impact"].slider
    for _press in range(30):
        key(slider, Qt.Key.Key_Left)
    assert window.session.journey.weights == Weights(impact=0.0)
    assert window.session.undo_names == ("Change the weights",)
    qtbot.waitUntil(lambda: panel.conclusion.line.title != before)
    click(panel.weights.reset)
    assert window.session.journey.weights == Weights()
    qtbot.waitUntil(lambda: panel.conclusion.line.title == before)


def test_undoing_weights_shows_them_as_they_were(window: Window) -> None:
    panel = panel_of(window, "personalization")
    panel.weights.editors["relevance"].slider.setValue(90)
    window.session.undo()
    assert panel.weights.editors["relevance"].slider.value() == 40
    assert panel.weights.note.isHidden()
