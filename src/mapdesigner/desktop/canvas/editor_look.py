"""How the field for writing looks: the map's own type at the zoom of the moment, on the colour that it lies over."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextOption
from PySide6.QtWidgets import QLabel

from mapdesigner.layout.scene import Align, Family
from mapdesigner.layout.text.direction import turns
from mapdesigner.layout.text.fonts import font_path, nearest

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.text_place import TextPlace
    from mapdesigner.layout.theme import Theme

FRAME = 2
"""The width in px of the frame round a text that no card surrounds."""
PAD = 4
"""The room in px inside that frame."""
_MEAN_ADVANCE = 0.55  # em of a letter
_SPILL = 0.16  # em
_SCRIPTS = ("Arabic", "Hebrew", "Devanagari", "Thai")
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_ALIGN = {
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | _ABSOLUTE,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | _ABSOLUTE,
}


class NumberLabel(QLabel):
    """The number that stands before what is written, at its place in the field."""

    def wear(self, place: TextPlace, zoom: float, lines: float, width: int) -> None:
        """Show the number of a place, if it has one, at its side of a field; the field's width and its lines in px."""
        number = place.number
        self.setVisible(number is not None)
        if number is None:
            return
        style = number.span.style
        self.setText(number.span.text.strip())
        self.setFont(font_of(replace(place, style=style), zoom))
        self.setStyleSheet(f"color: {style.colour}; background: transparent")
        self.adjustSize()
        out = FRAME + PAD
        self.move(width - out - self.width() if number.at_right else out, round(out + lines - self.height()))


def sheet_of(place: TextPlace, colours: Theme) -> str:
    """Return a style sheet with the colours of the place, over whatever the window's says of text fields."""
    frame = f"{FRAME}px solid {colours.focus}" if place.framed else "0"
    return (
        f"QTextEdit, QTextEdit:focus {{ background: {place.ground}; color: {place.style.colour}; border: {frame};"
        f" padding: {PAD if place.framed else 0}px; border-radius: {PAD if place.framed else 0}px;"
        f" selection-background-color: {colours.accent}; selection-color: {colours.accent_ink}; }}"
    )


def font_of(place: TextPlace, zoom: float) -> QFont:
    """Return the shipped font of a style. Qt takes whole pixels alone; the room between letters makes up for it."""
    customer = place.style.family is Family.CUSTOMER
    wanted = place.style.size * zoom
    weight = 400 if customer else int(nearest("Inter", place.style.weight).partition("-")[2])
    font = QFont()
    font.setFamilies(["Source Serif 4" if customer else "Inter", *_scripts(place.style.weight)])
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(int(wanted + 0.5))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    share = wanted / font.pixelSize() * (1 + place.style.tracking / _MEAN_ADVANCE)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * share)
    return font


def _scripts(weight: int) -> list[str]:
    """Return the families with which the map sets other scripts; the half bold ones have a name of their own."""
    _load_scripts()
    half_bold = " SemiBold" if nearest("NotoSansArabic", weight).endswith("600") else ""
    return [f"Noto Sans {name}{half_bold}" for name in _SCRIPTS]


@cache
def _load_scripts() -> None:
    """Make them known to the widgets; once, when something is written."""
    for key in [f"NotoSans{name}-{weight}" for name in _SCRIPTS for weight in (400, 600, 700)]:
        QFontDatabase.addApplicationFont(str(font_path(key)))


def spill_of(place: TextPlace, text: str) -> float:
    """Return how far below its last line a text's letters may reach, in scene units: dots of Arabic do."""
    return _SPILL * place.style.size if turns(text) else 0.0


def option_of(place: TextPlace) -> QTextOption:
    """Return alignment, direction by the words themselves, and breaking."""
    option = QTextOption(_ALIGN.get(place.align, Qt.AlignmentFlag.AlignLeft))
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
