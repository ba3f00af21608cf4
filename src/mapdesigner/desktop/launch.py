"""The way into the window: a program that runs already takes the files, else this one starts."""

from __future__ import annotations

import builtins
import gc
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mapdesigner.desktop.single_instance import SingleInstance

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "mapdesigner"


def run(paths: list[Path]) -> int:
    """Open a window for each file, or the start page; return the exit code when the last is closed."""
    QCoreApplication.setApplicationName(_NAME)
    QCoreApplication.setOrganizationName(_NAME)
    alone = SingleInstance()
    if alone.hand_over(paths):
        return 0
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes as long as a file to open
    gc.disable()  # what is imported stays; walking it over and over takes a fifth of the time of a start
    _import_plainly()
    from mapdesigner.desktop.application import start  # loads what only a window needs

    return start(paths, alone)


def _import_plainly() -> None:
    """Give the import statement back to Python: PySide reads each module's whole source for a use of `__feature__`.

    None of ours has one. `__orig_import__` is where PySide keeps the statement as it was.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
