"""The user's choices as a checked value in a JSON file of the settings folder; a broken file is put aside."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from PySide6.QtCore import QObject, Signal

from mapdesigner.layout.paper.sheet import STANDARD
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file

TEXT_SIZES = (12, 13, 15, 17)
"""Sizes of the window's text in px; 13 is the design's own."""


class Appearance(StrEnum):
    """What the window looks like: as the system does, or as the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(BaseModel):
    """What the user chose. A field at its default is left out of the file."""

    model_config = ConfigDict(frozen=True, extra="allow")

    appearance: Appearance = Appearance.SYSTEM
    language: Annotated[str, Field(pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    """A BCP 47 tag, or "" for the system's."""
    sheet: Annotated[str, Field(pattern=f"^({'|'.join(STANDARD)})$")] = "A1"
    """The sheet an export begins with."""
    author: Annotated[str, Field(max_length=200)] = ""
    text_size: Annotated[int, Field(ge=TEXT_SIZES[0], le=TEXT_SIZES[-1])] = 13
    """Size of the window's text in px."""
    reduce_motion: bool = False
    health_badges: bool = True
    """Whether cards with findings of map health bear a badge."""
    guide_closed: bool = False
    """Whether the user closed the guide for good."""


class Store(QObject):
    """Holds the settings of this program; `changed` tells all windows of another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file = Path()
        self._held = Settings()

    @property
    def values(self) -> Settings:
        """What is chosen now."""
        file = settings_file()
        if file != self._file:
            self._file, self._held = file, _read(file)
        return self._held

    def change(self, **fields: object) -> None:
        """Choose something else, write it down, and tell everybody. Raises ValidationError for what cannot be."""
        chosen = Settings.model_validate({**self.values.model_dump(exclude_unset=True), **fields})
        if chosen == self.values:
            return
        self._held = chosen
        with suppress(OSError, SaveError):  # what cannot be written down holds until the program ends
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file, chosen.model_dump_json(indent=2, exclude_defaults=True).encode())
        self.changed.emit()


def settings_file() -> Path:
    """The file that holds the settings."""
    return Path(platformdirs.user_config_dir("mapdesigner", appauthor=False)) / "settings.json"


def _read(file: Path) -> Settings:
    try:
        return Settings.model_validate_json(file.read_bytes())
    except OSError:  # none yet, or no permission
        return Settings()
    except (ValidationError, ValueError):
        with suppress(OSError):  # kept, for it may have been written by hand
            file.replace(file.with_name(f"{file.stem}.broken.json"))
        return Settings()


store = Store()
"""The settings of this program."""


def settings() -> Settings:
    """What is chosen now."""
    return store.values
