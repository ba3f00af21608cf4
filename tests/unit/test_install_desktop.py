"""Linux desktops find the program and its files after `install-desktop`, and nothing of it after `--remove`."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mapdesigner import __version__, resources
from mapdesigner.cli import main as cli
from mapdesigner.desktop import install

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux desktops")


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and install.ID in path.read_text(errors="replace")}


def test_the_menu_entry_starts_this_program_with_files(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["install-desktop"]) == 0
    capsys.readouterr()
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(own_folders / "data" / "applications" / f"{install.ID}.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    program, files = values["Exec"].rsplit(" ", 1)
    assert Path(program.strip('"').split(" -m ")[0]).exists()
    assert files == "%F"
    assert values["MimeType"] == "application/vnd.mapdesigner.journeymap+json;"
    assert (own_folders / "data/icons/hicolor/48x48/apps" / f"{values['Icon']}.png").exists()


def test_files_have_a_type_and_an_icon_of_their_own(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["install-desktop"]) == 0
    data = own_folders / "data"
    kind = ElementTree.parse(data / "mime" / "packages" / f"{install.ID}.xml").getroot()[0]
    assert kind.attrib["type"] == "application/vnd.mapdesigner.journeymap+json"
    assert [each.attrib["pattern"] for each in kind if each.tag.endswith("glob")] == ["*.journeymap"]
    assert (data / "icons/hicolor/64x64/mimetypes/application-vnd.mapdesigner.journeymap+json.png").exists()
    assert all(Path(line).exists() for line in capsys.readouterr().out.splitlines())


def test_remove_takes_every_file_out_again(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["install-desktop"]) == 0
    put = {Path(line) for line in capsys.readouterr().out.splitlines()}
    assert cli.main(["install-desktop", "--remove"]) == 0
    assert not any(path.exists() for path in put)
    assert cli.main(["install-desktop", "--remove"]) == 0


@pytest.mark.parametrize(
    ("argument", "quoted"),
    [("/opt/map/bin/x", "/opt/map/bin/x"), ("/a b/x", '"/a b/x"'), ("/a$b/x", '"/a\\\\$b/x"'), ("/50%/x", '"/50%%/x"')],
)
def test_a_path_is_quoted_as_desktop_files_want_it(argument: str, quoted: str) -> None:
    assert install._quoted(argument) == quoted


def test_the_store_page_names_this_version() -> None:
    page = ElementTree.parse(resources.path("packaging", f"{install.ID}.metainfo.xml")).getroot()
    assert page.find("releases/release").attrib["version"] == __version__  # type: ignore[union-attr]
