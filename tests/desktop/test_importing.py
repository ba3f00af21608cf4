"""Files of other tools come in by menu, clipboard and drop, and show what was understood before they become a map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.importing.dialog import ImportDialog
from mapdesigner.desktop.importing.offer import import_clipboard, offer_import
from mapdesigner.desktop.window import Window
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.errors import JourneyFileError
from tests.support.answering import in_dialog

DIAGRAM = b"journey\n  title My day\n  section Morning\n    Wake up: 2: Ann\n    Coffee: 5: Ann\n"
FOREIGN = b"Moment,Words,Mood,Colour\nShop,Queues,-1,red\nHome,Unpacks,2,blue\n"


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def with_dialog(act, answer) -> None:
    """Do something that opens the dialog, and answer it as soon as it is there."""
    in_dialog(ImportDialog, answer)
    act()


def test_a_diagram_shows_what_was_understood_and_becomes_a_new_map(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "day.mmd"
    file.write_bytes(DIAGRAM)
    seen = []

    def answer(dialog: ImportDialog) -> None:
        seen.append((dialog.understood.text(), dialog.preview.toPlainText()))
        dialog.make.click()

    with_dialog(lambda: offer_import(window, file), answer)
    assert seen[0][0] == "Understood: 1 stage, 2 steps, 4 cards, 1 persona"
    assert "Morning" in seen[0][1]
    assert window.session.journey.title == "My day"
    assert window.session.is_modified
    assert window.session.path is None


def test_cancelling_makes_nothing(window: Window, tmp_path: Path) -> None:
    file, before = tmp_path / "day.mmd", window.session.journey
    file.write_bytes(DIAGRAM)
    with_dialog(lambda: offer_import(window, file), lambda dialog: dialog.reject())
    assert window.session.journey is before


def test_the_columns_of_a_foreign_table_are_chosen(qtbot) -> None:
    dialog = ImportDialog(FOREIGN, "board.csv")
    qtbot.addWidget(dialog)
    assert not dialog.make.isEnabled() or dialog.columns["text"].currentText() != "Words"
    for part, name in (("text", "Words"), ("stage", "Moment"), ("step", "not in this table"), ("score", "Mood")):
        choice = dialog.columns[part]
        choice.setCurrentIndex(choice.findText(name))
    assert dialog.make.isEnabled()
    journey = dialog.journey
    assert [stage.name for stage in structure(journey).stages] == ["Shop", "Home"]
    assert {(item.kind, item.text, getattr(item, "score", None)) for item in journey.items} == {
        (ItemKind.EMOTION, "Queues", -1.0),
        (ItemKind.EMOTION, "Unpacks", 2.0),
    }
    assert "Colour" in dialog.left_aside.text()
    assert journey.title == "board"


def test_without_a_column_of_texts_nothing_can_be_made_and_it_says_why(qtbot) -> None:
    dialog = ImportDialog(FOREIGN, "board.csv")
    qtbot.addWidget(dialog)
    dialog.columns["text"].setCurrentIndex(0)
    assert not dialog.make.isEnabled()
    assert dialog.understood.text().startswith("No column is named")


def test_a_file_that_cannot_be_read_is_refused_with_its_reason() -> None:
    with pytest.raises(JourneyFileError, match="no workbook"):
        ImportDialog(b"PK", "a.xlsx")


def test_text_on_the_clipboard_is_taken_for_what_it_is(window: Window) -> None:
    QGuiApplication.clipboard().setText(DIAGRAM.decode())
    with_dialog(lambda: import_clipboard(window), lambda dialog: dialog.make.click())
    assert [stage.name for stage in window.session.journey.stages] == ["Morning"]
    QGuiApplication.clipboard().clear()


def test_an_empty_clipboard_says_so(window: Window) -> None:
    QGuiApplication.clipboard().clear()
    import_clipboard(window)
    assert window.status.currentMessage() == "The clipboard holds no text."


def test_a_file_dropped_on_the_window_is_offered(window: Window, tmp_path: Path, qtbot) -> None:
    file = tmp_path / "board.canvas"
    node = {"id": "a", "type": "text", "text": "Hello", "x": 0, "y": 0, "width": 9, "height": 9}
    file.write_text(json.dumps({"nodes": [node]}))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), *how))
    with_dialog(
        lambda: QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *how)), lambda dialog: dialog.make.click()
    )
    qtbot.waitUntil(lambda: [item.text for item in window.session.journey.items] == ["Hello"])
