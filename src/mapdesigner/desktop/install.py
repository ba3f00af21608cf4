"""Puts the program into a Linux desktop's menu and ties it to its files; takes it out again. Needs no Qt."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner import resources
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

ID = "net.mapdesigner.MapDesigner"
_FILE_ICON = "application-vnd.mapdesigner.journeymap+json"
_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_RESERVED = " \t\n\"'\\><~|&;$*?#()`%"


def install_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--remove", action="store_true", help=_("take it out again"))


def install_desktop(options: argparse.Namespace) -> int:
    """Put the program into the menu, or take it out; print each file."""
    if not sys.platform.startswith("linux"):
        print(_("mapdesigner: this is for Linux desktops"), file=sys.stderr)
        return 2
    from mapdesigner.storage.safe_file import replace_file  # help and version do not wait for it

    files = installed_files(data_folder())
    for path, data in files.items():
        if options.remove:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
        print(path)
    _tell_desktop(data_folder())
    return 0


def data_folder() -> Path:
    """The user's data folder, as XDG says."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def installed_files(folder: Path) -> dict[Path, bytes]:
    """All files that belong into a data folder, with what they hold."""
    files = {
        folder / "applications" / f"{ID}.desktop": _entry().encode(),
        folder / "mime" / "packages" / f"{ID}.xml": _packaged(f"{ID}.mime.xml"),
        folder / "metainfo" / f"{ID}.metainfo.xml": _packaged(f"{ID}.metainfo.xml"),
    }
    icons = folder / "icons" / "hicolor"
    for size in _SIZES:
        place = icons / f"{size}x{size}"
        files[place / "apps" / f"{ID}.png"] = _packaged("icons", f"mapdesigner-{size}.png")
        files[place / "mimetypes" / f"{_FILE_ICON}.png"] = _packaged("icons", f"journeymap-{size}.png")
    files[icons / "scalable" / "apps" / f"{ID}.svg"] = resources.path("icons", "mapdesigner.svg").read_bytes()
    return files


def _packaged(*parts: str) -> bytes:
    return resources.path("packaging", *parts).read_bytes()


def _entry() -> str:
    """The desktop file with the whole path of this program, which need not be on the desktop's own path."""
    text = resources.read_text("packaging", f"{ID}.desktop")
    return text.replace("Exec=mapdesigner", f"Exec={' '.join(map(_quoted, _program()))}")


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = Path(sys.executable).with_name("mapdesigner")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "mapdesigner"]


def _quoted(argument: str) -> str:
    """An argument as desktop files want it (Desktop Entry Specification, "The Exec key")."""
    if not any(sign in _RESERVED for sign in argument):
        return argument
    escaped = "".join(f"\\\\{sign}" if sign in '"`$\\' else "%%" if sign == "%" else sign for sign in argument)
    return f'"{escaped}"'


def _tell_desktop(folder: Path) -> None:
    """Let the desktop know at once; where these programs are missing it finds out by itself."""
    import shutil
    import subprocess

    for program, place in (
        ("update-desktop-database", folder / "applications"),
        ("update-mime-database", folder / "mime"),
        ("gtk-update-icon-cache", folder / "icons" / "hicolor"),
    ):
        found = shutil.which(program)
        if found and place.is_dir():
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run([found, str(place)], capture_output=True, timeout=30, check=False)
