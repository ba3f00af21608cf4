"""The way to the files shipped with the program: fonts, icons, themes, samples, translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_FOLDER = "resources"


def find_root(package: Path) -> Path:
    """The resources folder that belongs to the package folder `package`.

    A wheel or bundle holds it inside the package; an editable install does not see what a wheel
    includes by force, so there it is the checkout's own folder, two levels above the package.
    """
    beside = package / _FOLDER
    return beside if beside.is_dir() else package.parents[1] / _FOLDER


@cache
def _root() -> Path:
    return find_root(_PACKAGE)


def path(*parts: str) -> Path:
    """The path of a shipped file or folder: `path("fonts", "Inter-400.ttf")`.

    Raises FileNotFoundError when the program was installed without that file.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"Missing from this installation: {'/'.join((_FOLDER, *parts))}")
    return found


def read_text(*parts: str) -> str:
    """The text of a shipped UTF-8 file. Raises FileNotFoundError as `path` does."""
    return path(*parts).read_text(encoding="utf-8")
