"""Reports as files: the name's ending says what is written, and nothing is left half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from mapdesigner.layout.report.blocks import Report, Row, Section
from mapdesigner.publish.reports.markdown import report_markdown
from mapdesigner.publish.reports.save import save_report
from mapdesigner.storage.errors import SaveError

REPORT = Report("Summary", "Boots", "", "It fails in the rain.", (Section("Where", (Row("Rain", "1.1"),)),))


def test_a_report_becomes_a_pdf_that_can_be_read(tmp_path: Path) -> None:
    save_report(REPORT, tmp_path / "a.pdf")
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "It fails in the rain." in text


def test_a_report_becomes_markdown_over_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    save_report(REPORT, tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text() == report_markdown(REPORT)


@pytest.mark.parametrize("name", ["a.txt", "a", "gone/a.md"])
def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(SaveError):
        save_report(REPORT, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
