"""The language of the windows: the one in the settings, else the system's; Arabic runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSpinBox

from mapdesigner import words
from mapdesigner.desktop import language
from mapdesigner.desktop.settings.values import store
from mapdesigner.desktop.window import Window
from tests.support.languages import english_again


@pytest.fixture
def speaking(qapp) -> Iterator[None]:
    """Go back to English afterwards."""
    with english_again(qapp):
        yield


def test_the_language_of_the_settings_is_spoken_before_the_systems() -> None:
    assert language.chosen() == "en"
    store.change(language="de-AT")
    assert language.chosen() == "de"
    store.change(language="xx")
    assert language.chosen() == "en"


def test_german_and_arabic_are_offered_by_their_own_names() -> None:
    assert dict(language.offered()) == {"en": "English", "de": "Deutsch", "ar": "العربية"}


def test_qts_own_dialogs_speak_it_too(qapp, speaking) -> None:
    language.speak(qapp, "de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert words._("Settings…") == "Einstellungen…"


def test_an_arabic_window_is_mirrored_and_its_map_is_not(qapp, qtbot, speaking) -> None:
    store.change(language="ar")
    language.speak(qapp, language.chosen())
    window = Window()
    qtbot.addWidget(window)
    assert window.isRightToLeft()
    assert not window.view.canvas.isRightToLeft()
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    assert window.dockWidgetArea(window.docks["palette"]) is not left
    assert window.dockWidgetArea(window.docks["inspector"]) is left
    assert window.actions_table["save"].text() == "حفظ"


def test_fields_show_the_figures_that_arabic_texts_show(qapp, qtbot, speaking) -> None:
    store.change(language="ar")
    language.speak(qapp, "ar")
    field = QSpinBox()
    qtbot.addWidget(field)
    field.setValue(10)
    assert field.text() == "10"
    assert words.interface().percent(10) == "\u200e10%"  # the mark keeps the sign at the right after Arabic words


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "لا بطاقات"), (1, "بطاقة واحدة"), (2, "بطاقتان"), (5, "5 بطاقات"), (11, "11 بطاقة"), (100, "100 بطاقة")],
)
def test_arabic_counts_in_six_forms(count: int, said: str) -> None:
    arabic = words.translator("ar")
    assert arabic.ngettext("{count} card", "{count} cards", count).format(count=count) == said
