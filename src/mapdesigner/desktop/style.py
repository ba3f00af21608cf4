"""How the window looks: Inter, the theme's palette and one style sheet over Fusion."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from mapdesigner import resources
from mapdesigner.desktop.low_lines import with_low_lines
from mapdesigner.desktop.settings.values import Appearance, settings
from mapdesigner.layout.theme import Theme, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FONTS = ("Inter-400.ttf", "Inter-500.ttf", "Inter-600.ttf", "Inter-700.ttf", "SourceSerif4-400Italic.ttf")
_SCRIPTS = ("Devanagari", "Thai", "Hebrew", "Arabic")
_HIGH = "NotoSansArabic"
"""A font whose own lines are so high that they would lift its words, and those of fonts named after it, in fields."""
_SIGNS = ("NotoSansSymbols-400.ttf", "NotoSansSymbols2-400.ttf", "NotoEmoji-400.ttf")
"""For signs that no font of the system has; which of them to take is left to Qt."""
_FAMILIES = ["Inter", *(f"Noto Sans {script}" for script in _SCRIPTS), "Noto Sans"]
CONTROL_PX = 13
"""The size of the window's text in the design, px."""
_WORN, _SIZE = "mapdesigner_theme", "mapdesigner_text_size"
_FONT_SIZE = re.compile(r"font-size: (\d+)px")


def load_fonts() -> None:
    """Make the shipped fonts known to the widgets, those of other scripts too: a system need not have any."""
    scripts = (f"NotoSans{script}-{weight}.ttf" for script in _SCRIPTS for weight in (400, 600, 700))
    for name in (*_FONTS, *scripts, *_SIGNS):
        file = resources.path("fonts", name)
        if name.startswith(_HIGH):
            QFontDatabase.addApplicationFontFromData(with_low_lines(file.read_bytes()))
        else:
            QFontDatabase.addApplicationFont(str(file))


def theme_name(appearance: Appearance) -> str:
    """'light' or 'dark', as chosen or as the system says."""
    if appearance is not Appearance.SYSTEM:
        return appearance.value
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def text_scale() -> float:
    """How much larger than the design's the user wants the window's text."""
    return settings().text_size / CONTROL_PX


def colours() -> Theme:
    """The theme that the program wears now; painted controls ask for it each time they are drawn."""
    application = QGuiApplication.instance()
    return theme((application and application.property(_WORN)) or "light")


def dress(application: QApplication, appearance: Appearance) -> Theme:
    """Put fonts, palette and style sheet on the whole program; return the theme."""
    worn, size = theme(theme_name(appearance)), settings().text_size
    if application.property(_WORN) == worn.name and application.property(_SIZE) == size:
        return worn
    application.setProperty(_WORN, worn.name)
    application.setProperty(_SIZE, size)
    font = QFont("Inter")
    font.setFamilies(_FAMILIES)
    font.setPixelSize(size)
    application.setFont(font)
    application.setPalette(_palette(worn))
    application.setStyleSheet(_sheet(worn, text_scale()))
    return worn


def _palette(colours: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.chrome,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.surface2,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink3,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.accent_ink,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.paper,
        QPalette.ColorRole.Link: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return palette


def _sheet(colours: Theme, scale: float) -> str:
    """The style sheet in a theme, its text as much larger or smaller than the design's as the user wants it."""
    values = {name: value for name in Theme.__dataclass_fields__ if isinstance(value := getattr(colours, name), str)}
    sheet = Template(resources.read_text("themes", "window.qss")).substitute(values)
    return _FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * scale)}px", sheet)
