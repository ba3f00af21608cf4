"""A folder of maps becomes one PDF: contents with page numbers, an overview of each, what they share."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from mapdesigner.cli.main import main
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.insight.shared import Shared, shared_channels, shared_touchpoints
from mapdesigner.model.journey import Channel, JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.write import write_map
from tests.support.journeys import grid


def with_touchpoints(title: str, *names: str) -> JourneyMap:
    journey = add_entry(set_map(grid(), title=title), Channel, id="web", name="Website")
    for name in names:
        journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", text=name, channel="web")
    return journey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps" / "more").mkdir(parents=True)
    write_map(with_touchpoints("Buying shoes", "Checkout", "Parcel"), tmp_path / "maps/a.journeymap", "")
    write_map(with_touchpoints("Night trains", "checkout", "Berth"), tmp_path / "maps/more/b.journeymap", "")
    return tmp_path / "maps"


def test_contents_name_each_map_with_its_page_and_what_the_maps_share(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "atlas.pdf"
    assert main(["atlas", str(folder), "-o", str(out)]) == 0
    pages = [page.extract_text() for page in pypdf.PdfReader(out).pages]
    assert len(pages) == 3
    assert "2 maps; 1 touchpoints and 1 channels stand in more than one." in pages[0]
    assert "page 2" in pages[0]
    assert "page 3" in pages[0]
    assert "1 Buying shoes, 2 Night trains" in pages[0]
    assert "Buying shoes" in pages[1]
    assert "Night trains" in pages[2]
    assert [each.title for each in pypdf.PdfReader(out).outline] == ["Buying shoes", "Night trains"]


def test_a_broken_map_is_named_and_left_out(folder: Path, tmp_path: Path, capsys) -> None:
    (folder / "torn.journeymap").write_text('{"format": "journeymap"')
    assert main(["atlas", str(folder), "-o", str(tmp_path / "atlas.pdf")]) == 1
    assert "left out: torn.journeymap:" in capsys.readouterr().err
    assert "torn.journeymap" in pypdf.PdfReader(tmp_path / "atlas.pdf").pages[0].extract_text()


def test_without_any_map_there_is_no_atlas(tmp_path: Path, capsys) -> None:
    assert main(["atlas", str(tmp_path), "-o", str(tmp_path / "atlas.pdf")]) == 2
    assert "there is no map here" in capsys.readouterr().err
    assert not (tmp_path / "atlas.pdf").exists()


def test_a_name_that_is_no_pdf_and_a_file_that_is_no_folder_are_refused(folder: Path, tmp_path: Path, capsys) -> None:
    assert main(["atlas", str(folder), "-o", str(tmp_path / "atlas.docx")]) == 2
    assert "ends in .pdf" in capsys.readouterr().err
    assert main(["atlas", str(folder / "a.journeymap"), "-o", str(tmp_path / "atlas.pdf")]) == 2
    assert "no folder" in capsys.readouterr().err


def test_touchpoints_are_shared_whatever_their_case_and_channels_where_they_are_used() -> None:
    one, other = with_touchpoints("One", "Checkout", "Parcel"), with_touchpoints("Other", "CHECKOUT ", "Berth")
    unused = add_entry(with_touchpoints("Third"), Channel, id="app", name="App")
    assert shared_touchpoints([one, other, unused]) == (Shared("Checkout", (0, 1)),)
    assert shared_channels([one, other, unused]) == (Shared("Website", (0, 1)),)
