"""Fields and lists of the window have letters for each script that the program ships a font for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout
from PySide6.QtWidgets import QLineEdit

from mapdesigner.desktop.settings.values import Appearance
from mapdesigner.desktop.style import dress, load_fonts


@pytest.mark.parametrize(
    ("family", "sign"),
    [("Noto Sans Devanagari", "क"), ("Noto Sans Thai", "ก"), ("Noto Sans Arabic", "ب"), ("Noto Sans Hebrew", "ש")],
)
def test_the_window_has_letters_for_a_script(qapp, family: str, sign: str) -> None:
    load_fonts()
    dress(qapp, Appearance.LIGHT)
    assert family in QFontDatabase.families()
    assert family in qapp.font().families()
    assert QRawFont.fromFont(QFont(family)).supportsCharacter(ord(sign))


@pytest.mark.parametrize("words", ["हिन्दी यात्रा", "ภาษาไทย กุ้ง", "שלום", "لوحة القياس"])
def test_words_of_a_script_stand_in_a_field_as_high_as_others(qtbot, words: str) -> None:
    """A field centres its line and keeps the base line besides: half of what a line is higher, it draws it too high."""
    load_fonts()
    field = QLineEdit(words)
    qtbot.addWidget(field)
    layout = QTextLayout(words, field.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert line.height() - field.fontMetrics().height() <= 4


def test_the_dots_below_arabic_letters_are_within_their_line(qtbot) -> None:
    load_fonts()
    field = QLineEdit("في")
    qtbot.addWidget(field)
    layout = QTextLayout(field.text(), field.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    inks = [
        place.y() + run.rawFont().boundingRect(glyph).bottom()
        for run in layout.glyphRuns()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    assert max(inks) <= line.y() + line.height()
