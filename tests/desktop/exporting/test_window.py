"""From the window: keys open the dialog, everything in it has a name, and Tab reaches it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.exporting.dialog import ExportDialog
from mapdesigner.desktop.window import Window
from tests.desktop.test_names_for_screen_readers import nameless
from tests.support.answering import in_dialog
from tests.support.dialogs import choose


@pytest.mark.parametrize(("key", "title"), [(Qt.Key.Key_E, "Export"), (Qt.Key.Key_P, "Print")])
def test_keys_open_the_dialog_for_the_personas_on_the_canvas(qtbot, qapp, key: Qt.Key, title: str) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.files.start("journey-personalization")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found: list[tuple[str, bool]] = []

    def look(dialog: ExportDialog) -> None:
        main = dialog.print if title == "Print" else dialog.start
        found.append((dialog.windowTitle(), main.isDefault()))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ExportDialog, look)
    QTest.keyClick(window.view, key, Qt.KeyboardModifier.ControlModifier)
    assert found == [(title, True)]


def test_everything_in_the_dialog_has_a_name(dialog, drawn) -> None:
    choose(dialog.form.sheet, "roll")
    drawn(dialog)
    assert nameless(dialog) == []
    choose(dialog.form.sheet, "own")
    choose(dialog.form.format, ".png")
    assert nameless(dialog) == []


def test_tab_leads_from_the_form_over_the_pages_to_the_buttons(dialog, drawn) -> None:
    drawn(dialog)
    dialog.form.format.setFocus()
    seen = []
    for _step in range(60):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    order = [dialog.form.sheet, dialog.form.persona, dialog.preview.view, dialog.target.name, dialog.start]
    assert sorted(order, key=seen.index) == order
