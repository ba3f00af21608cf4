"""Printing: the same pages, at 100 %, through the system's dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from mapdesigner.desktop.exporting.choices import Choices
from mapdesigner.desktop.exporting.drafts import draft
from mapdesigner.desktop.exporting.printing import is_too_small, print_pages, printer_for, take_paper
from mapdesigner.publish.options import Form
from tests.desktop.exporting.conftest import small_map
from tests.support.answering import answer, in_dialog
from tests.support.dialogs import choose, click

MM = 72 / 25.4


def into_file(out: Path, paper: QPageSize | None = None) -> None:
    """Take, in the print dialog that comes next, a file as the printer, and other paper if any is given."""

    def take(dialog: QPrintDialog) -> None:
        dialog.printer().setOutputFileName(str(out))
        if paper is not None:
            dialog.printer().setPageSize(paper)
        dialog.done(QPrintDialog.DialogCode.Accepted)

    in_dialog(QPrintDialog, take)


@pytest.mark.parametrize(
    ("choices", "size"),
    [
        (Choices(sheet="A3"), (420, 297)),
        (Choices(sheet="A3", portrait=True), (297, 420)),
        (Choices(sheet="own", width=700, height=500), (700, 500)),
        (Choices(sheet="roll", roll=300), (None, 300)),
        (Choices(sheet="A2", press=True), (594, 420)),
    ],
    ids=["landscape", "portrait", "own", "roll", "press"],
)
def test_a_printed_page_has_the_size_it_has_on_the_screen(qapp, tmp_path: Path, choices, size) -> None:
    drawn = draft(small_map(), choices)
    printer = printer_for(drawn)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert not is_too_small(printer, drawn)
    assert [*print_pages(printer, drawn, range(len(drawn.packed)))][-1] == len(drawn.packed)
    page = PdfReader(tmp_path / "out.pdf").pages[0]
    found = [float(page.mediabox[at]) / MM for at in (2, 3)]
    assert found[1] == pytest.approx(size[1], abs=0.6)
    if size[0]:
        assert found[0] == pytest.approx(size[0], abs=0.6)


def test_pages_that_lie_differently_are_turned_each_and_counted(qapp, tmp_path: Path) -> None:
    drawn = draft(small_map(), Choices(sheet="A3", form=Form.BOOKLET))
    printer = printer_for(drawn)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert [*print_pages(printer, drawn, range(len(drawn.packed)))] == [*range(1, len(drawn.packed) + 1)]
    assert len(PdfReader(tmp_path / "out.pdf").pages) == len(drawn.packed)


def test_paper_that_is_too_small_is_seen(qapp) -> None:
    drawn = draft(small_map(), Choices(sheet="A2"))
    printer = QPrinter()
    take_paper(printer, (297 * MM, 210 * MM))
    assert is_too_small(printer, drawn)
    take_paper(printer, (420 * MM, 594 * MM))  # the other way round is the same paper
    assert not is_too_small(printer, drawn)


def test_the_dialog_prints_what_it_shows(open_dialog, drawn, qtbot, tmp_path: Path) -> None:
    dialog = drawn(open_dialog(prints=True))
    choose(dialog.form.sheet, "A3")
    drawn(dialog)
    assert dialog.print.isDefault()
    into_file(tmp_path / "printed.pdf")
    click(dialog.print)
    qtbot.waitUntil(lambda: dialog.start.isEnabled())
    assert dialog.outcome.words.text() == "Sent to the printer."
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_pages_larger_than_the_paper_are_cut_off_only_when_the_user_says_so(dialog, drawn, tmp_path: Path) -> None:
    drawn(dialog)
    into_file(tmp_path / "printed.pdf", QPageSize(QPageSize.PageSizeId.A4))
    asked = answer("Cancel")
    click(dialog.print)
    assert asked[0] == "The pages are larger than the paper in the printer."
    assert not (tmp_path / "printed.pdf").exists()
    assert dialog.start.isEnabled()


def test_printing_is_stopped(dialog, drawn, qtbot, tmp_path: Path) -> None:
    choose(dialog.form.sheet, "A0")
    choose(dialog.form.tiles, "A4")
    drawn(dialog)
    into_file(tmp_path / "printed.pdf")
    click(dialog.print)
    qtbot.waitUntil(lambda: dialog.outcome.bar.value() > 4)
    click(dialog.cancel)
    assert dialog.outcome.words.text() == "Printing was stopped."
    assert not (tmp_path / "printed.pdf").exists()
    assert dialog.start.isEnabled()
