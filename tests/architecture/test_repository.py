"""What git keeps serves every machine and speaks of the product only."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.checkout import ROOT, git, tracked_files

# Split, so that this file does not find itself.
HOMES = (r"/ho" + r"me/\w", r"/ro" + r"ot/", r"/Us" + r"ers/\w", r"/wo" + r"rk/\w", r"[A-Z]:\\Us" + r"ers")
MACHINE_PATHS = re.compile(rf"(?<![\w.~$}}>/-])(?:{'|'.join(HOMES)})")
REGISTRY_HOSTS = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npm")))
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".json", ".journeymap", ".sh", ".yml", ".yaml", ".svg", ".po", ""}


def texts() -> list[tuple[Path, str]]:
    files = [path for path in tracked_files() if path.suffix in TEXT_SUFFIXES]
    return [(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in files]


def found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{path}: {match.group()}" for path, text in texts() for match in pattern.finditer(text)]


def test_no_file_names_a_path_of_one_machine() -> None:
    assert found(MACHINE_PATHS) == []


def test_no_file_names_a_package_registrys_host() -> None:
    assert found(REGISTRY_HOSTS) == []


def test_no_commit_message_names_a_path_of_one_machine() -> None:
    assert MACHINE_PATHS.findall(git("log", "--format=%B")) == []


def test_the_top_level_holds_only_what_belongs_there() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    allowed = {"src", "resources", "tests", "docs", "pyproject.toml", "constraints.txt"}
    allowed |= {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    assert {top for top in tops if not top.startswith(".")} <= allowed


@pytest.mark.parametrize("name", ["tour", "test", "debian"])
def test_a_command_that_scripts_run_stands_in_the_readme_on_one_line(name: str) -> None:
    script = ROOT / "tests" / "support" / "readme_command.sh"
    command = subprocess.run([script, name], check=True, capture_output=True, encoding="utf-8").stdout
    assert command.count("\n") == 1
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [path for path in tracked_files() if path.suffix == ".md"], ids=lambda path: path.name)
def test_a_page_links_only_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
