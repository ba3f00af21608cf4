"""The language of the windows: words, direction, and Qt's own dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from mapdesigner import resources, words
from mapdesigner.desktop.settings.values import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ENGLISH = "en"
_NAMES = {"en": "English", "de": "Deutsch", "ar": "العربية"}

_OUR_FIGURES = {"ar": "ar_AE"}
"""Where a language is written with the figures of our own texts, if it has others too."""


def offered() -> tuple[tuple[str, str], ...]:
    """The languages there are words for, each with its own name for itself."""
    return tuple((tag, name) for tag, name in _NAMES.items() if tag == ENGLISH or _has_words(tag))


def chosen() -> str:
    """The tag of the language to speak: the one in the settings, else the first of the system's there are words for."""
    known = [tag for tag, _name in offered()]
    wanted = [settings().language] if settings().language else QLocale.system().uiLanguages()
    spoken = (tag.split("-")[0] for tag in wanted)
    return next((tag for tag in spoken if tag in known), ENGLISH)


def speak(application: QApplication, tag: str) -> None:
    """Let all windows made from here on speak a language, and no other one, and run its way."""
    words.use(tag)
    locale = QLocale(tag) if settings().language else QLocale.system()
    QLocale.setDefault(locale if locale.zeroDigit() == "0" else QLocale(_OUR_FIGURES.get(tag, tag)))
    application.setLayoutDirection(QLocale(tag).textDirection())
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    if tag == ENGLISH:
        return
    translator = QTranslator(application)
    if translator.load(f"qtbase_{tag}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _has_words(tag: str) -> bool:
    try:
        resources.path("locale", tag, "LC_MESSAGES", "mapdesigner.mo")
    except FileNotFoundError:
        return False
    return True
