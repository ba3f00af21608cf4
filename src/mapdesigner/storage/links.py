"""Which addresses a map may lead to."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
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
