"""A presented map goes on to where its next stage lies, whichever way it and the interface run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.present.presentation import Presentation
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.workshop.facilitation import Facilitation
from mapdesigner.edits.replace import replace
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "trailhead.journeymap"
RIGHT = Qt.LayoutDirection.RightToLeft


@pytest.fixture(params=[False, True], ids=["interface from the left", "interface from the right"])
def shown(qtbot: QtBot, request: pytest.FixtureRequest) -> Presentation:
    journey = replace(read_map(SAMPLE).journey, right_to_left=True)
    made = Presentation(Facilitation(Session(journey)))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if request.param:
        made.setLayoutDirection(RIGHT)
    made.resize(1920, 1080)
    made.show()
    made.start("")
    qtbot.waitExposed(made)
    return made


def stage(shown: Presentation) -> str:
    assert shown.stage is not None
    return shown.stage.name


def test_the_arrow_to_the_left_leads_on(shown: Presentation) -> None:
    names = [each.name for each in structure(shown.session.journey).stages]
    for key, wanted in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Space, 2)):
        QTest.keyClick(shown.view.canvas, key)
        assert stage(shown) == names[wanted]


def test_the_way_on_stands_at_the_left_and_the_stages_run_from_the_right(shown: Presentation) -> None:
    QTest.keyClick(shown.view.canvas, Qt.Key.Key_PageDown)
    foot = shown.foot
    assert foot.next.geometry().right() < foot.back.geometry().left()
    assert foot.next.layoutDirection() is not RIGHT, "its arrow stands at the left"
    places = [chip.x() for chip in shown.head.chips]
    assert places == sorted(places, reverse=True)


def test_the_stage_in_focus_stands_in_the_middle(shown: Presentation) -> None:
    QTest.keyClick(shown.view.canvas, Qt.Key.Key_PageDown)
    assert shown.stage is not None
    focus = shown.view.focus_rect
    assert focus.x + focus.width / 2 == pytest.approx(shown.view.canvas.view.width / 2, abs=1)
    arrow = shown.view.canvas.window_rect(f"stage:{shown.stage.id}")
    assert arrow is not None
    assert arrow.right == pytest.approx(focus.right, abs=12)
    own = [corners for corners, is_own in shown.view.chevrons() if is_own]
    tip = min(own[0])
    assert tip[0] == pytest.approx(arrow.x, abs=0.5), "its arrow points to the left"
