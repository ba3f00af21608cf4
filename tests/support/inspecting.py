"""Hands at the inspector, over a map with an item of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from mapdesigner.desktop.panels.inspector import Inspector
from mapdesigner.desktop.session import Session
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import find
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid_with_people

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def map_of_all_kinds() -> JourneyMap:
    """An item of each kind in the first step, its kind its id, and a touchpoint "second" in the next."""
    journey = grid_with_people()
    for row in ITEMS:
        journey = add_item(journey, row.kind, row.lane.value, "s1t1", id=row.kind.value)
    return add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t2", id="second", text="Shop")


def inspector_on(qtbot: QtBot, session: Session) -> Inspector:
    """An inspector, shown, as wide as its dock."""
    made = Inspector(session)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    return made


def held(session: Session, item: str, field: str) -> object:
    """What the map holds in a field of an item."""
    return getattr(find(session.journey, item), field)


def write(editor: Any, words: str) -> None:
    """Write over what stands in the line of an editor."""
    line = editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def tick(editor: Any, at: int) -> None:
    """Choose an entry of an editor's menu."""
    editor.menu.aboutToShow.emit()
    editor.menu.actions()[at].trigger()


def select_one(session: Session, kind: ItemKind) -> None:
    """Select an item of a kind; the test is skipped if the map has none."""
    found = next((each for each in session.journey.items if each.kind is kind), None)
    if found is None:
        pytest.skip("the example has none")
    session.select([found.id])
