"""Which addresses a map may lead to, and where the files of linked maps are."""

from __future__ import annotations

import os.path
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

_SCHEMES = {"http", "https", "mailto"}


def is_web_link(address: str) -> bool:
    """Tell whether the address may be opened or exported: http, https or mailto."""
    try:
        return urlsplit(address).scheme in _SCHEMES
    except ValueError:  # such as an unfinished IPv6 address
        return False


def is_map_link(address: str) -> bool:
    """Tell whether the address is a nested map: a relative path of a .journeymap or .json file."""
    windows = PureWindowsPath(address)
    if windows.drive or windows.root or ":" in address:
        return False
    return PurePosixPath(address).suffix.lower() in {".journeymap", ".json"}


def linked_file(address: str, beside: Path) -> Path | None:
    """Return the file that a map's link leads to, by its place from the map's own file; None if it is no map link."""
    if not is_map_link(address):
        return None
    parts = PurePosixPath(address.replace("\\", "/")).parts
    return Path(os.path.normpath(beside.parent.joinpath(*parts)))


def link_to(target: Path, beside: Path) -> str:
    """Return the way from a map's file to another as it stands in a map: relative, with slashes.

    Raises ValueError if there is none, as from one drive to another, or the file is no map.
    """
    address = Path(os.path.relpath(target.absolute(), beside.absolute().parent)).as_posix()
    if not is_map_link(address):
        raise ValueError(address)
    return address
