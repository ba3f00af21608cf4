"""Editors of numbers and days: lines that stand for something other than text."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.panels.field_editors import LineEditor, agreed
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


class _ParsedEditor(LineEditor):
    """A line that stands for something other than text; what is half written is left as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line.editingFinished.connect(self._settle)

    def _parse(self, words: str) -> object:
        raise NotImplementedError

    def _stands_for(self, values: Sequence[object]) -> bool:
        try:
            return agreed(values) and self._parse(self.line.text()) == values[0]
        except ValueError:
            return False

    def _typed(self, words: str) -> None:
        try:
            value = self._parse(words)
        except ValueError as error:
            self.tell(str(error))
        else:
            self.edited.emit(value)

    def _settle(self) -> None:
        """Once the person is done, write the value the usual way; what cannot be read stays to be mended."""
        if not self.fault:
            self._write()


class NumberEditor(_ParsedEditor):
    """A number, or none."""

    def _in_words(self, value: object) -> str:
        return interface().number(value) if isinstance(value, int | float) else ""

    def _parse(self, words: str) -> object:
        plain = words.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".").replace(" ", "")
        try:
            value = float(plain) if plain else None
        except ValueError:
            raise ValueError(_("This is not a number.")) from None
        if value is not None and not math.isfinite(value):
            raise ValueError(_("This is not a number."))
        return value


class WholeEditor(NumberEditor):
    """A whole number from 0, or none."""

    def _parse(self, words: str) -> object:
        value = super()._parse(words)
        if isinstance(value, float) and (value < 0 or value != int(value)):
            raise ValueError(_("This is not a whole number."))
        return int(value) if isinstance(value, float) else None


class DateEditor(_ParsedEditor):
    """A day, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line.setToolTip(_("Year-month-day, such as 2027-03-31"))

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the day; while there is none, how to write one."""
        super().show_values(values, _journey)
        if agreed(values):
            self.line.setPlaceholderText(_("year-month-day"))

    def _in_words(self, value: object) -> str:
        return value.isoformat() if isinstance(value, dt.date) else ""

    def _parse(self, words: str) -> object:
        plain = words.strip()
        try:
            return dt.date.fromisoformat(_year_first(plain)) if plain else None
        except ValueError:
            raise ValueError(_("Write a day as 2027-03-31.")) from None


def _year_first(words: str) -> str:
    """31.3.2027, which can mean only one day, as 2027-03-31; all else as it is."""
    parts = words.split(".")
    if len(parts) != 3 or not all(part.strip().isdigit() for part in parts):
        return words
    day, month, year = (int(part) for part in parts)
    return f"{year:04}-{month:02}-{day:02}"
