"""A poster hides nothing: every word of the map is there, in its place, large enough, and touches no other."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.metrics import SCREEN, sheet_metrics
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support import scene_walk

SHEETS = ("A0", "A1", "A2", "A3")
SAMPLES = ("trailhead", "nordlicht")


def sample(name: str) -> JourneyMap:
    return read_map(resources.path("samples", f"{name}.journeymap")).journey


def texts_of(journey: JourneyMap) -> list[str]:
    """What a reader must find: the texts of stages, steps and items in lanes that are shown."""
    known = structure(journey)
    lanes = [lane.id for lane in known.lanes if not lane.hidden and not lane.collapsed]
    texts = [item.text for lane in lanes for item in known.items_of.get(lane, ())]
    texts += [stage.name for stage in known.stages] + [stage.goal for stage in known.stages]
    return texts + [step.name for step in known.steps]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", SAMPLES)
class TestPaper:
    def test_every_word_is_there(self, name: str, sheet: str) -> None:
        journey = sample(name)
        written = "".join(scene_walk.all_text(page).replace(" ", "") for page in compose_poster(journey, sheet))
        missing = [word for text in texts_of(journey) for word in text.split() if word not in written]
        assert missing == []

    def test_no_text_touches_another(self, name: str, sheet: str) -> None:
        for page in compose_poster(sample(name), sheet):
            assert scene_walk.overlaps(page) == []

    def test_no_text_leaves_its_box_or_the_page(self, name: str, sheet: str) -> None:
        for page in compose_poster(sample(name), sheet):
            assert scene_walk.outside(page) == []
            assert scene_walk.crossing_cards(page) == []

    def test_no_type_is_smaller_than_the_sheet_allows(self, name: str, sheet: str) -> None:
        for page in compose_poster(sample(name), sheet):
            assert scene_walk.smallest_type(page) >= sheet_metrics(sheet).smallest - 0.01


@pytest.mark.parametrize("name", SAMPLES)
def test_the_screen_shows_every_word_and_none_over_another(name: str) -> None:
    journey = sample(name)
    scene = compose_screen(journey)
    written = scene_walk.all_text(scene).replace(" ", "")
    on_paper_alone = {stage.goal for stage in journey.stages}
    words = [word for text in texts_of(journey) if text not in on_paper_alone for word in text.split()]
    assert [word for word in words if word not in written] == []
    assert scene_walk.overlaps(scene) == []
    assert scene_walk.crossing_cards(scene) == []
    assert scene_walk.smallest_type(scene) >= 10.5


def test_trailhead_fits_a1_with_nothing_giving_way() -> None:
    (page,) = compose_poster(sample("trailhead"), "A1")
    assert page.notes == ()
    assert (page.width, page.height) == pytest.approx((841 / 25.4 * 72, 594 / 25.4 * 72), abs=0.3)


def test_each_sheet_is_composed_anew() -> None:
    """Type on A0 is a quarter larger than on A1, while columns take the rest of the area."""
    (a0,), (a1,) = compose_poster(sample("trailhead"), "A0"), compose_poster(sample("trailhead"), "A1")
    assert scene_walk.smallest_type(a0) == pytest.approx(1.25 * scene_walk.smallest_type(a1), rel=0.01)
    assert a0.width / a1.width > 1.25
    assert SCREEN.smallest == 11.5
