"""Opens the window with files, where there is a display."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mapdesigner.cli.arguments import cannot
from mapdesigner.words import _


def open_files(paths: list[Path]) -> int:
    """Open a window for each file, or the start page; return the exit code."""
    if not has_display():
        words = _("mapdesigner: there is no display for a window; use 'mapdesigner export MAP -o poster.pdf' instead")
        return cannot(words)
    return open_window(paths)


def has_display() -> bool:
    """Tell whether a window can be shown: on Linux a display that answers, or a platform of Qt's that needs none."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _x_answers(os.environ.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    """Tell whether an X display is there; Qt ends the whole program when it is not, as after a lost ssh connection."""
    host, _colon, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        return Path(f"/tmp/.X11-unix/X{number}").exists()  # where X puts it
    import socket  # seldom asked for

    try:
        socket.create_connection((host, 6000 + int(number)), timeout=2).close()
    except OSError:
        return False
    return True


def open_window(paths: list[Path]) -> int:
    """Open windows where there is a display; say what is missing if Qt cannot be loaded."""
    try:
        from mapdesigner.desktop.launch import run
    except ImportError as error:  # a library of the system that Qt needs is missing
        return cannot(_("mapdesigner: the window cannot start: {reason}").format(reason=error))
    return run(paths)
