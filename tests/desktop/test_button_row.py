"""Buttons of a panel: side by side, or below each other where their words are too wide."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from mapdesigner.desktop.panels.button_row import ButtonRow


@pytest.fixture
def row(qtbot) -> ButtonRow:
    made = ButtonRow(QPushButton("Copy"), QPushButton("Save"))
    qtbot.addWidget(made)
    made.resize(304, 60)
    made.show()
    qtbot.waitExposed(made)
    return made


def is_level(row: ButtonRow) -> bool:
    return len({each.geometry().center().y() for each in row.parts}) == 1


def are_whole(row: ButtonRow) -> bool:
    return all(each.width() >= each.sizeHint().width() and each.geometry().right() <= row.width() for each in row.parts)


def test_longer_words_and_less_room_stack_them_and_back(row: ButtonRow, qtbot) -> None:
    qtbot.waitUntil(lambda: is_level(row) and are_whole(row))
    row.parts[0].setText("Als Markdown in die Zwischenablage")
    qtbot.waitUntil(lambda: not is_level(row) and are_whole(row))
    row.resize(700, 60)
    qtbot.waitUntil(lambda: is_level(row) and are_whole(row))
    row.resize(304, 60)
    qtbot.waitUntil(lambda: not is_level(row) and are_whole(row))


def test_one_that_is_hidden_takes_no_room(row: ButtonRow, qtbot) -> None:
    row.parts[0].setText("Als Markdown in die Zwischenablage")
    qtbot.waitUntil(lambda: not is_level(row))
    row.parts[1].hide()
    third = row.parts[0]
    qtbot.waitUntil(lambda: third.width() >= third.sizeHint().width())


def test_a_panel_may_be_as_narrow_as_the_widest_alone(row: ButtonRow) -> None:
    assert row.minimumSizeHint().width() < sum(each.minimumSizeHint().width() for each in row.parts)
