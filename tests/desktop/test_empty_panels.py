"""A panel with nothing in it says what to do, and leads there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mapdesigner import resources
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.window import Window
from mapdesigner.model.items import Opportunity
from mapdesigner.storage.read import read_map
from tests.support.windows import click, panel_of, window_on

_TOLD_ONLY = {"palette", "inspector", "outline", "comments", "history", "health", "map_summary", "personalization"}
"""What fills by itself while a map is worked on, or has its own fields."""


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, read_map(resources.path("templates", "blank.journeymap")).journey)


@pytest.mark.parametrize("name", [row.id for row in DOCKS if row.id not in _TOLD_ONLY])
def test_there_is_something_to_press(window: Window, name: str) -> None:
    panel = panel_of(window, name)
    buttons = [*panel.findChildren(QPushButton), *panel.findChildren(QToolButton)]
    beside_its_head = [each for each in buttons if not panel.title_bar.isAncestorOf(each)]
    lines = [each for each in panel.findChildren(type(window.status.percent)) if each.isVisible()]
    assert lines or any(each.isVisible() and each.isEnabled() for each in beside_its_head)


@pytest.mark.parametrize("name", ["priorities", "board"])
def test_an_opportunity_is_added_where_opportunities_are_missing(window: Window, name: str) -> None:
    panel = panel_of(window, name)
    click(next(each for each in panel.findChildren(QPushButton) if each.text() == "Add an opportunity"))
    assert any(isinstance(each, Opportunity) for each in window.session.journey.items)
    assert window.view.tool.editor.target, "its words can be written at once"


@pytest.mark.parametrize(
    ("name", "words", "dock"),
    [("partings", "Show the personas", "personas"), ("coverage", "Show the channels", "channels")],
)
def test_what_is_missing_is_made_elsewhere(window: Window, name: str, words: str, dock: str) -> None:
    click(next(each for each in panel_of(window, name).findChildren(QPushButton) if each.text() == words))
    assert not window.docks[dock].isHidden()


def test_a_stage_without_a_name_is_no_channel(window: Window) -> None:
    panel = panel_of(window, "personalization")
    said = {line.text() for line in panel.findChildren(type(panel.headline))}
    assert "No channel" not in said
