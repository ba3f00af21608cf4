"""Links between maps: relative, with slashes, and nowhere but to maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner.storage.links import link_to, linked_file


def test_the_way_there_and_back(tmp_path: Path) -> None:
    here, there = tmp_path / "a" / "now.journeymap", tmp_path / "b" / "then.journeymap"
    address = link_to(there, here)
    assert address == "../b/then.journeymap"
    assert linked_file(address, here) == there


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "C:\\maps\\a.journeymap", "https://example.org/a.journeymap", "a.exe", ""]
)
def test_what_is_no_map_beside_this_one_leads_nowhere(address: str, tmp_path: Path) -> None:
    assert linked_file(address, tmp_path / "now.journeymap") is None


def test_a_file_that_is_no_map_cannot_be_linked(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="table"):
        link_to(tmp_path / "table.csv", tmp_path / "now.journeymap")
