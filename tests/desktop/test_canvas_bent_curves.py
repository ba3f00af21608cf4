"""The curve on the canvas: an edit of one feeling paints no more than what it moved, and all of that."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.canvas import Canvas
from mapdesigner.desktop.canvas.changes import changed_areas
from mapdesigner.edits.fields import set_score
from mapdesigner.layout.compose import Composer
from mapdesigner.layout.scene import Band, Frozen, Scene
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from tests.bench.maps import journey_of
from tests.support.painted import painted

CARDS = 1000  # two personas, whose curves are cut by stage


@pytest.fixture(scope="module")
def journey() -> JourneyMap:
    return journey_of(CARDS)


def feelings(journey: JourneyMap, persona: int) -> list[Emotion]:
    mine = (f"persona-{persona}",)
    own = structure(journey).items_of["lane-emotions"]
    return [item for item in own if isinstance(item, Emotion) and item.personas == mine]


def lane(scene: Scene) -> Band:
    return next(band for band in scene.bands if band.id == "lane:lane-emotions")


def test_a_bent_curve_is_painted_anew_only_where_it_bends(journey: JourneyMap) -> None:
    composer = Composer()
    before = composer.compose(journey)
    feeling = feelings(journey, persona=0)[20]
    after = composer.compose(set_score(journey, feeling.id, -feeling.score))
    widest = max(area.width for frozen, area in changed_areas(before, after) if frozen is Frozen.NO)
    assert 2 * 152 < widest < 6 * 152, "two steps on either side of it, and no stage beyond"


@pytest.mark.parametrize("zoom", [1.0, 0.7, 2.0])
@pytest.mark.parametrize("persona", [0, 1])
def test_a_bent_curve_looks_as_if_painted_anew(journey: JourneyMap, persona: int, zoom: float, qtbot: QtBot) -> None:
    canvas, composer = Canvas(), Composer()
    qtbot.addWidget(canvas)
    canvas.resize(1400, 700)
    canvas.set_scene(composer.compose(journey))
    canvas.show()
    canvas.zoom_to(zoom)
    edited = journey
    for at in (17, 18, 20):
        feeling = feelings(edited, persona)[at]
        canvas.centre_on(f"marker:{feeling.id}")
        painted(canvas)
        edited = set_score(edited, feeling.id, -feeling.score)
        canvas.set_scene(composer.compose(edited))
    bent = painted(canvas)
    canvas.tiles.clear()
    assert bent == painted(canvas)
