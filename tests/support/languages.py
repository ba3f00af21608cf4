"""English again after a test in which the windows spoke another language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from mapdesigner import words


@contextmanager
def english_again(app: QApplication) -> Iterator[None]:
    """Whatever is spoken within, afterwards the windows speak English, from the left, by the locale of before."""
    locale = QLocale()
    yield
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    words.use("en")
    QLocale.setDefault(locale)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
