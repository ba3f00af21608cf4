"""The table of foreign files: every row is whole, and what can be read can be read by its name."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.exchange.registry import FORMATS, Format, export_map, format_of, import_file, readable, writable
from mapdesigner.model.invariants import problems
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid
from tests.support.shapes import shape


def name_of(row: Format) -> str:
    return row.extensions[0]


def test_no_extension_stands_for_two_formats() -> None:
    extensions = [one for row in FORMATS for one in row.extensions]
    assert len(set(extensions)) == len(extensions)


@pytest.mark.parametrize("row", FORMATS, ids=name_of)
def test_a_format_has_a_name_and_a_way_in_or_out(row: Format) -> None:
    assert row.label
    assert row.read or row.write
    assert row.extensions == tuple(one.lower() for one in row.extensions)


@pytest.mark.parametrize("row", writable(), ids=name_of)
def test_a_format_that_loses_something_says_so_and_of_what(row: Format) -> None:
    sample = read_map(resources.path("samples", "trailhead.journeymap")).journey
    exported = export_map(sample, f"map.{row.extensions[0]}")
    assert exported.data
    assert bool(exported.lost) == bool(row.loss)


@pytest.mark.parametrize("row", [each for each in writable() if each.read], ids=name_of)
def test_what_is_written_can_be_read(row: Format) -> None:
    file = f"map.{row.extensions[0]}"
    imported = import_file(export_map(grid(), file).data, file)
    assert [stage.name for stage in imported.journey.stages]
    assert problems(imported.journey) == ()


@pytest.mark.parametrize("row", readable(), ids=name_of)
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80\x81"])
def test_bytes_that_are_no_text_are_refused(row: Format, data: bytes) -> None:
    with pytest.raises(JourneyFileError, match="map"):
        import_file(data, f"map.{row.extensions[0]}")


def test_a_file_is_known_by_its_name_in_any_case() -> None:
    assert format_of("folder.x/Map.MMD") is format_of("map.mermaid")


def test_a_map_is_written_as_it_is_and_read_again() -> None:
    journey = grid()
    assert shape(import_file(export_map(journey, "a.journeymap").data, "a.journeymap").journey) == shape(journey)


def test_a_kind_that_can_only_be_read_is_not_written() -> None:
    with pytest.raises(JourneyFileError, match=r"wall\.txt: this kind of file can be read but not written"):
        export_map(grid(), "wall.txt")


def test_an_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(JourneyFileError, match=r"map\.doc: this kind of file is not known; known are \.journeymap, "):
        import_file(b"", "map.doc")


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(JourneyFileError, match="the text is larger than 4 MB"):
        import_file(b" " * (4 * 1024**2 + 1), "wall.txt")


@pytest.mark.parametrize("file", ["map.mmd", "map.md", "map.txt"])
def test_a_text_that_makes_a_map_beyond_all_measure_is_refused(file: str) -> None:
    texts = {"map.mmd": "journey\na:1:" + ",".join(map(str, range(30_000))), "map.md": "- a\n" * 30_000}
    with pytest.raises(JourneyFileError, match=f"{file}: this makes a map of more than 20000 steps and cards"):
        import_file(texts.get(file, "a\n" * 30_000).encode(), file)
