"""What can be chosen of an export: one model for the dialog and the command line."""

from __future__ import annotations

from dataclasses import dataclass

SHEETS = ("A0", "A1", "A2", "A3")
"""The sheets a poster is composed for, all landscape."""

LEAST_DPI, MOST_DPI = 10, 600


@dataclass(frozen=True, slots=True)
class PosterOptions:
    """A poster's sheet, the id of the only persona to show ("" for all), and dots per inch of a PNG."""

    sheet: str = "A1"
    persona: str = ""
    dpi: float = 150.0

    def __post_init__(self) -> None:
        """Raise ValueError for a sheet or a resolution that cannot be made."""
        if self.sheet not in SHEETS:
            raise ValueError(self.sheet)
        if not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise ValueError(self.dpi)
