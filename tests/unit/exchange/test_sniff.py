"""A text from the clipboard is taken for what it is."""

from __future__ import annotations

import pytest

from mapdesigner.exchange.registry import export_map
from mapdesigner.exchange.sniff import seems_to_be
from tests.support.journeys import grid, with_actions


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("journey\n  title My day\n  section A\n    Do: 5: Me\n", "mmd"),
        ("---\ntitle: x\n---\n%% a remark\njourney\n section A\n", "mmd"),
        ("# Before\n\n## Looks\n\n- Actions: walks\n", "md"),
        ("|stage|A|\n|---|---|\n|Actions|walks|\n", "md"),
        ("stage\tA\tB\nActions\twalks\truns\n", "csv"),
        ('{"nodes": [], "edges": []}', "canvas"),
        ("Waits too long\nLoves the shop\n", "txt"),
        ("a journey begins\nwith a step", "txt"),
        ("", "txt"),
    ],
)
def test_a_text_is_known_by_its_shape(text: str, extension: str) -> None:
    assert seems_to_be(text) == extension


@pytest.mark.parametrize("extension", ["journeymap", "mmd", "md", "table.md", "canvas"])
def test_what_the_program_writes_is_known_again(extension: str) -> None:
    text = export_map(with_actions(grid(), "a"), f"a.{extension}").data.decode()
    assert seems_to_be(text) == extension.rpartition(".")[2]
