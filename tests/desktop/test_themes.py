"""An organisation's marks go from one map to another by a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mapdesigner.desktop.themes import load_theme, save_theme
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.model.journey import Brand
from tests.support.answering import answer
from tests.support.journeys import grid


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(grid())
    return made


def test_a_theme_is_saved_and_loaded_into_another_map_as_one_step(window: Window, tmp_path: Path) -> None:
    brand = Brand(colour="#0A7F5C", footer="Confidential")
    window.session.start(set_map(grid(), brand=brand))
    save_theme(window, tmp_path / "house.maptheme")
    window.session.start(grid())
    load_theme(window, tmp_path / "house.maptheme")
    assert window.session.journey.brand == brand
    window.session.undo()
    assert window.session.journey.brand == Brand()


def test_a_file_that_is_no_theme_is_told_and_changes_nothing(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "a.maptheme"
    file.write_text("{}")
    said = answer("OK")
    load_theme(window, file)
    assert "this is not a file of this kind" in said[1]
    assert not window.session.undo_names
