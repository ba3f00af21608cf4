"""Fields and lists of the window have letters for each script that the program ships a font for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

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
