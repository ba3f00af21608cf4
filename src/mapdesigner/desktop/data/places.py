"""Where tables lie on this machine: known to the settings, never to the map, which holds their names alone."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from mapdesigner.exchange.tables.named_rows import is_table

if TYPE_CHECKING:
    from mapdesigner.model.journey import Evidence


def remember(evidence: str, path: Path) -> None:
    """Keep in mind where the table of some evidence was read."""
    QSettings().setValue(f"tables/{evidence}", str(path.absolute()))


def place_of_table(evidence: Evidence, beside: Path | None) -> Path | None:
    """Return where the table is: where it was read last, else by its name in the folder of the map; None if nowhere."""
    held = QSettings().value(f"tables/{evidence.id}")
    known = [Path(str(held))] if held else []
    # The name stands in a file that somebody else may have written: it leads nowhere but into the map's own folder.
    name = PureWindowsPath(evidence.source.file).name if evidence.source else ""
    if beside and name:
        known.append(beside.parent / name)
    return next((path for path in known if is_table(path) and path.is_file()), None)
