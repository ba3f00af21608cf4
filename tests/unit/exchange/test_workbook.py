"""A workbook as it is opened: every text can be read without pulling rows or columns larger."""

from __future__ import annotations

import io

import openpyxl
import pytest

from mapdesigner.exchange.tables.workbook import workbook_bytes

LONG = "Falls on wet rock and blames her worn road shoes, then asks her club"


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    grid = [["stage", "Awareness"], ["step", "Slips"], ["Actions", LONG], ["Metrics", "• one\n• two\n• three"]]
    table = [["kind", "text", "id"], ["action", LONG * 3, "a-1"], ["metric", "湿った岩" * 30, "m-1"]]
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(grid, {"items": table})))


def test_a_row_is_as_high_as_its_longest_text_needs(book: openpyxl.Workbook) -> None:
    heights = {row: book["Journey"].row_dimensions[row].height for row in range(1, 5)}
    assert heights[1] is None  # as high as one line
    assert heights[3] >= 3 * 15
    assert heights[4] >= 3 * 15


def test_a_column_of_a_table_is_as_wide_as_its_texts_within_reason(book: openpyxl.Workbook) -> None:
    widths = [book["items"].column_dimensions[letter].width for letter in "ABC"]
    assert widths[0] < 14
    assert 40 < widths[1] < 70
    assert book["items"].row_dimensions[2].height >= 4 * 15


def test_wide_letters_count_double(book: openpyxl.Workbook) -> None:
    assert book["items"].row_dimensions[3].height >= 4 * 15
