"""Shipped files are found beside the package and in the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner import resources


def test_an_installed_program_finds_its_resources_beside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "mapdesigner"
    (package / "resources").mkdir(parents=True)
    assert resources.find_root(package) == package / "resources"


def test_a_checkout_finds_its_resources_at_its_top(tmp_path: Path) -> None:
    package = tmp_path / "src" / "mapdesigner"
    package.mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert resources.find_root(package) == tmp_path / "resources"


def test_a_shipped_file_is_read_as_text() -> None:
    assert resources.read_text("icons", "mapdesigner.svg").startswith("<svg")


def test_a_missing_file_is_named_without_the_machines_path() -> None:
    with pytest.raises(FileNotFoundError, match=r"^Missing from this installation: resources/fonts/None\.ttf$"):
        resources.path("fonts", "None.ttf")


@pytest.mark.parametrize("family", sorted({font.name.split("-")[0] for font in resources.path("fonts").glob("*.ttf")}))
def test_every_font_family_ships_with_its_licence(family: str) -> None:
    assert "SIL Open Font License" in resources.read_text("fonts", "licences", f"OFL-{family}.txt")


def test_the_icons_ship_with_their_licence() -> None:
    assert "ISC License" in resources.read_text("icons", "LICENCE.txt")
