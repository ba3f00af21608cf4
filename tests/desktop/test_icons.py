"""Icons are drawn at the pixels of the screen, not scaled up to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from mapdesigner.desktop.icons import icon


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen_shows(qapp, ratio: float) -> None:
    made = icon("pin", "#000000").pixmap(QSize(18, 18), ratio)
    assert made.width() == round(18 * ratio)
    assert made.devicePixelRatio() == ratio
