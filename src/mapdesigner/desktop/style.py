"""How the window looks: Inter, the theme's palette and one style sheet over Fusion."""

from __future__ import annotations

from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from mapdesigner import resources
from mapdesigner.layout.theme import Theme, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FONTS = ("Inter-400.ttf", "Inter-500.ttf", "Inter-600.ttf", "Inter-700.ttf", "SourceSerif4-400Italic.ttf")
_CONTROL_PX = 13
_WORN = "mapdesigner_theme"


class Appearance(StrEnum):
    """What the window looks like: as the system does, or as the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def load_fonts() -> None:
    """Make the shipped fonts known to the widgets."""
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))


def theme_name(appearance: Appearance) -> str:
    """'light' or 'dark', as chosen or as the system says."""
    if appearance is not Appearance.SYSTEM:
        return appearance.value
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def colours() -> Theme:
    """The theme that the program wears now; painted controls ask for it each time they are drawn."""
    application = QGuiApplication.instance()
    return theme((application and application.property(_WORN)) or "light")


def chosen_appearance() -> Appearance:
    """What the user chose last time."""
    held = str(QSettings().value("appearance", Appearance.SYSTEM))
    return Appearance(held) if held in set(Appearance) else Appearance.SYSTEM


def dress(application: QApplication, appearance: Appearance) -> Theme:
    """Put fonts, palette and style sheet on the whole program; return the theme."""
    worn = theme(theme_name(appearance))
    if application.property(_WORN) == worn.name:
        return worn
    application.setProperty(_WORN, worn.name)
    font = QFont("Inter")
    font.setPixelSize(_CONTROL_PX)
    application.setFont(font)
    application.setPalette(_palette(worn))
    application.setStyleSheet(_sheet(worn))
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


def _sheet(colours: Theme) -> str:
    values = {name: value for name in Theme.__dataclass_fields__ if isinstance(value := getattr(colours, name), str)}
    return Template(resources.read_text("themes", "window.qss")).substitute(values)
