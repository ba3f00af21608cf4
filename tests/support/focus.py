"""Whether the keyboard's place can be seen: what the screen shows of a widget with the focus and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AROUND = 3  # px beside a widget where its ring may lie
_ENOUGH = 36  # px that must be otherwise; the bar where text is written has half of them
_CONTRAST = 3.0  # WCAG 2.2, 2.4.13: between the same pixels with focus and without


def is_reached(widget: QWidget) -> bool:
    """Whether Tab comes to it; a container that hands the focus on is not where it stays."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def shows_focus(widget: QWidget) -> bool:
    """Whether enough pixels of a widget in the active window change enough when the keyboard comes to it."""
    _bring_into_view(widget)
    widget.clearFocus()
    without = _seen(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus(), f"{type(widget).__name__} does not take the focus"
    seen = _seen(widget)
    changed = (
        _contrast(seen.pixelColor(x, y), without.pixelColor(x, y)) >= _CONTRAST
        for x in range(seen.width())
        for y in range(seen.height())
        if seen.pixel(x, y) != without.pixel(x, y)
    )
    return sum(changed) >= _ENOUGH


def _bring_into_view(widget: QWidget) -> None:
    """Scroll as the panel does when Tab comes to it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _seen(widget: QWidget) -> QImage:
    QTest.qWait(0)
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    return window.grab(place.intersected(window.rect())).toImage()


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
