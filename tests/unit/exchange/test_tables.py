"""Maps in spreadsheets: out and in again without a loss, grids, tables of other programs, and what is refused."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import add_item
from mapdesigner.exchange.registry import export_map, import_file
from mapdesigner.exchange.tables.files import read_rows
from mapdesigner.exchange.tables.foreign import guess
from mapdesigner.exchange.tables.grid import grid_rows, read_grid
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.model.text import is_clean
from mapdesigner.storage.errors import Fault, JourneyFileError
from mapdesigner.storage.read import read_map
from tests.support.full_map import full_map
from tests.support.journeys import grid, with_actions

TABLES = ("csv", "xlsx")
SAMPLES = sorted(path.name for path in resources.path("samples").glob("*.journeymap"))


def there_and_back(journey: JourneyMap, kind: str) -> JourneyMap:
    file = f"map.{kind}"
    exported = export_map(journey, file)
    assert exported.lost == ()
    return import_file(exported.data, file).journey


@pytest.mark.parametrize("kind", TABLES)
def test_a_map_that_holds_every_field_of_every_kind_comes_back_equal(kind: str) -> None:
    journey = full_map()
    assert {item.kind for item in journey.items} == {row.kind for row in ITEMS}
    assert there_and_back(journey, kind) == journey


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_samples_come_back_equal(sample: str, kind: str) -> None:
    journey = read_map(resources.path("samples", sample)).journey
    assert there_and_back(journey, kind) == journey


@pytest.mark.parametrize("kind", TABLES)
@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=40).filter(is_clean))
def test_any_text_comes_back_as_it_was(kind: str, text: str) -> None:
    journey = set_map(with_actions(grid(), "a"), title=text)
    journey = set_fields(journey, ["a"], text=text)
    assert there_and_back(journey, kind) == journey


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-", "@home", "'=x", "'", "\t=1", "-1.5", "_x0041_", " a ", "007"])
def test_what_looks_like_a_formula_or_a_number_is_a_text(kind: str, text: str) -> None:
    journey = set_fields(with_actions(grid(), "a"), ["a"], text=text)
    assert there_and_back(journey, kind) == journey


@pytest.mark.parametrize("kind", TABLES)
def test_a_text_longer_than_a_cell_may_be_comes_back_whole(kind: str) -> None:
    journey = set_fields(with_actions(grid(), "a", "b"), ["b"], note="long " * 20_000)
    assert there_and_back(journey, kind) == journey


@pytest.mark.parametrize("kind", TABLES)
def test_keys_the_program_does_not_know_are_kept(kind: str) -> None:
    journey = JourneyMap.model_validate(with_actions(grid(), "a").model_dump() | {"colour_scheme": {"a": [1, None]}})
    assert there_and_back(journey, kind) == journey


def test_no_cell_of_a_csv_begins_with_what_a_spreadsheet_would_compute() -> None:
    rows = list(csv.reader(io.StringIO(export_map(full_map("=cmd()"), "a.csv").data.decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_map(full_map("=1+1"), "a.xlsx").data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_row_added_by_hand_becomes_a_card_at_its_place() -> None:
    rows = list(csv.reader(io.StringIO(export_map(with_actions(grid(), "a"), "a.csv").data.decode("utf-8-sig"))))
    new = {"record": "items", "stage name": "Stage 2", "lane name": "Customer actions", "text": "Rings twice"}
    rows.insert(1, [new.get(name, "") for name in rows[0]])
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    journey = import_file(text.getvalue().encode(), "a.csv").journey
    added = next(item for item in journey.items if item.text == "Rings twice")
    assert (added.lane, added.step, added.kind) == ("actions", "s2t1", ItemKind.ACTION)


def test_a_grid_shows_stages_steps_and_lanes_and_is_read_again() -> None:
    journey = with_actions(grid(2, 2), "Looks", "Asks")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s2t1", id="joy", text="Glad")
    journey = set_fields(journey, ["joy"], score=1.5)
    rows = grid_rows(journey)
    assert rows[0] == ["stage", "Stage 1", "", "Stage 2", ""]
    assert ["Customer actions", "• Looks\n• Asks", "", "", ""] in rows
    again = read_grid(rows).journey
    assert [stage.name for stage in structure(again).stages] == ["Stage 1", "Stage 2"]
    assert [(item.kind, item.text) for item in _reading_order(again)] == [
        (ItemKind.ACTION, "Looks"),
        (ItemKind.ACTION, "Asks"),
        (ItemKind.EMOTION, "Glad"),
    ]
    assert next(item.score for item in again.items if isinstance(item, Emotion)) == 1.5


def test_a_grid_drawn_elsewhere_becomes_a_map_and_says_which_lanes_are_new() -> None:
    imported = read_rows([["", "Before", "After"], ["Pain points", "Waits", ""], ["Weather", "", "Rain"]], "wall.csv")
    assert [stage.name for stage in structure(imported.journey).stages] == ["Before", "After"]
    assert {(item.kind, item.text) for item in imported.journey.items} == {
        (ItemKind.PAIN_POINT, "Waits"),
        (ItemKind.NOTE, "Rain"),
    }
    assert any("Weather" in each for each in imported.left_aside)


def test_a_foreign_table_is_read_by_the_names_of_its_columns() -> None:
    data = (
        "Phase;Schritt;Typ;Titel;Bewertung;Farbe\nKauf;Kasse;Emotions;Ungeduldig;-1,5;rot\nKauf;Kasse;Actions;Zahlt;;\n"
    )
    imported = import_file(data.encode("utf-8"), "tafel.csv")
    assert {(item.kind, item.text, getattr(item, "score", None)) for item in imported.journey.items} == {
        (ItemKind.EMOTION, "Ungeduldig", -1.5),
        (ItemKind.ACTION, "Zahlt", None),
    }
    assert [stage.name for stage in imported.journey.stages] == ["Kauf"]
    assert any("Farbe" in each for each in imported.left_aside)


def test_the_columns_can_be_chosen() -> None:
    imported = read_rows([["A", "B"], ["Begin", "Hello"]], "x.csv", {"stage": 0, "text": 1})
    assert [(item.kind, item.text) for item in imported.journey.items] == [(ItemKind.NOTE, "Hello")]
    assert [stage.name for stage in imported.journey.stages] == ["Begin"]


def test_stickies_of_a_whiteboard_are_parked() -> None:
    imported = import_file(b"Content\nWaits too long\n\nLoves the shop\n", "board.csv")
    assert {(item.text, item.step) for item in imported.journey.items} == {
        ("Waits too long", ""),
        ("Loves the shop", ""),
    }


def test_a_table_without_texts_says_what_to_do() -> None:
    with pytest.raises(JourneyFileError, match="no column is named as the texts of cards"):
        import_file(b"a,b\n1,2\n", "numbers.csv")


def test_columns_are_guessed_once_each() -> None:
    assert guess(["Stage", "Step name", "Lane", "Text", "Score"]) == {
        "stage": 0,
        "step": 1,
        "lane": 2,
        "text": 3,
        "score": 4,
    }


@pytest.mark.parametrize("kind", TABLES)
def test_an_empty_table_is_refused(kind: str) -> None:
    data = b"\n" if kind == "csv" else _workbook([[]])
    with pytest.raises(JourneyFileError, match="empty"):
        import_file(data, f"a.{kind}")


def test_a_workbook_that_unpacks_beyond_all_measure_is_refused_before_it_is_opened() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (300 * 1024**2))
    with pytest.raises(JourneyFileError, match="unpacks to more than it may"):
        import_file(file.getvalue(), "bomb.xlsx")


def test_a_workbook_with_entities_that_multiply_is_refused() -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    good = io.BytesIO(_workbook([["Text"], ["a"]]))
    bad = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for part in old.infolist():
            words = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                words = words.replace(b"<worksheet", lol.encode() + b"<worksheet", 1).replace(b">a<", b">&b;<")
            new.writestr(part.filename, words)
    with pytest.raises(JourneyFileError, match="no workbook that can be read"):
        import_file(bad.getvalue(), "lol.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"hello"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(JourneyFileError, match="no workbook that can be read"):
        import_file(data, "a.xlsx")


def test_a_table_with_too_many_columns_is_refused() -> None:
    with pytest.raises(JourneyFileError, match="more than"):
        import_file(b"," * 1001, "wide.csv")


def test_a_table_of_too_many_cells_is_refused_before_it_fills_the_memory() -> None:
    row = b"," * 999 + b"\n"
    with pytest.raises(JourneyFileError, match="more than 5000000 cells"):
        import_file(row * 5_001, "many.csv")
    far = _workbook([["stage", *[""] * 998, "x"], *([*[None] * 999, "x"] for _row in range(5_001))])
    with pytest.raises(JourneyFileError, match="more than 5000000 cells"):
        import_file(far, "many.xlsx")


def test_a_formula_of_a_foreign_workbook_stays_its_characters() -> None:
    imported = import_file(_workbook([["Text"], ["=1+1"]]), "a.xlsx")
    assert [item.text for item in imported.journey.items] == ["=1+1"]


def test_a_fault_of_a_table_names_the_place() -> None:
    rows = list(csv.reader(io.StringIO(export_map(full_map(), "a.csv").data.decode("utf-8-sig"))))
    at = rows[0].index("severity")
    row = next(row for row in rows if row[at] == "2")
    row[at] = "many"
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    with pytest.raises(JourneyFileError, match=r"severity"):
        import_file(text.getvalue().encode(), "a.csv")


def test_a_fault_without_a_file_is_given_the_files_name() -> None:
    with pytest.raises(Fault):
        read_rows([], "a.csv")


def _workbook(rows: list[list[str]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def _reading_order(journey: JourneyMap) -> list[Item]:
    grid_ = structure(journey)
    return [item for step in grid_.steps for lane in grid_.lanes for item in grid_.cell(lane.id, step.id)]


def test_a_markdown_table_shows_the_grid_and_is_read_again() -> None:
    journey = with_actions(grid(2, 1), "Looks", "Asks")
    journey = set_fields(journey, ["Looks"], text="Looks | twice\nand \\ thrice <br>")
    text = export_map(journey, "map.table.md").data.decode()
    assert text.startswith("| stage | Stage 1 | Stage 2 |\n| --- | --- | --- |\n| step |  |  |\n")
    for name in ("map.table.md", "map.md"):
        again = import_file(text.encode(), name).journey
        assert [item.text for item in _reading_order(again)] == ["Looks | twice\nand \\ thrice <br>", "Asks"]
        assert [stage.name for stage in structure(again).stages] == ["Stage 1", "Stage 2"]


def test_a_table_in_a_note_is_read_whatever_stands_around_it() -> None:
    text = "Our map\n\nStage|Lane|Text\n:--|:-:|--:\nBuys|Pain points|Queues\n\nThe end\n"
    imported = import_file(text.encode(), "notes.table.md")
    assert [(item.kind, item.text) for item in imported.journey.items] == [(ItemKind.PAIN_POINT, "Queues")]


def test_a_markdown_file_without_a_table_is_refused_as_one() -> None:
    with pytest.raises(JourneyFileError, match="no table"):
        import_file(b"# Only words\n", "notes.table.md")


def test_a_map_that_runs_from_the_right_is_a_sheet_from_the_right() -> None:
    for from_right in (False, True):
        data = export_map(set_map(grid(), right_to_left=from_right), "map.xlsx").data
        assert bool(openpyxl.load_workbook(io.BytesIO(data))["Journey"].sheet_view.rightToLeft) is from_right
