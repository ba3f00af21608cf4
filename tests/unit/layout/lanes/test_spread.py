"""The spread of answers stands on the curve when it is asked for, and nothing changes when it is not."""

from __future__ import annotations

from dataclasses import replace

from mapdesigner.edits.items import add_item
from mapdesigner.layout.compose import Composer, compose_screen
from mapdesigner.layout.lanes.emotion_scale import scale_of
from mapdesigner.layout.metrics import SCREEN, WHISKER
from mapdesigner.layout.scene import Group, Path, TextBlock
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages
from tests.support.journeys import grid


def felt() -> JourneyMap:
    journey = add_item(
        grid(), ItemKind.EMOTION, "emotions", "s1t1", id="told", score=0.5, n=31, spread_low=-1, spread_high=1.5
    )
    return add_item(journey, ItemKind.EMOTION, "emotions", "s2t1", id="guessed", score=-1)


def whiskers(scene) -> dict[str, Group]:
    found = (group for band in scene.bands for group in band.groups if group.id.startswith("spread:"))
    return {group.target: group for group in found}


def test_a_score_read_from_answers_has_a_whisker_over_their_middle_half_and_their_number() -> None:
    scene = Composer(metrics=replace(SCREEN, whisker=WHISKER)).compose(felt())
    assert set(whiskers(scene)) == {"told"}
    group = whiskers(scene)["told"]
    (line,) = (part for part in group.primitives if isinstance(part, Path))
    ys = sorted({command[2] for command in line.commands})
    band = next(each for each in scene.bands if group in each.groups)
    scale = scale_of(SCREEN, band.height)
    assert abs((ys[-1] - ys[0]) - (scale.y(-1) - scale.y(1.5))) < 0.01
    assert [part.text for part in group.primitives if isinstance(part, TextBlock)] == ["n = 31"]
    assert group.label == "31 answers, half of them from −1 to +1.5"


def test_without_being_asked_for_there_is_none() -> None:
    assert not whiskers(compose_screen(felt()))
    assert not any(whiskers(page) for page in pages(felt(), PosterOptions()))


def test_it_is_on_every_paper_that_shows_the_curve_with_its_meaning_in_the_legend() -> None:
    for options in (PosterOptions(), PosterOptions("A4"), PosterOptions("A4", form=Form.BOOKLET)):
        made = pages(felt(), replace(options, spread=True))
        assert any(whiskers(page) for page in made), options
        legend = [group.id for page in made for band in page.bands for group in band.groups]
        assert "legend:spread" in legend, options


def test_an_edit_elsewhere_leaves_the_whisker_as_it_is() -> None:
    composer = Composer(metrics=replace(SCREEN, whisker=WHISKER))
    before = whiskers(composer.compose(felt()))["told"]
    after = add_item(felt(), ItemKind.ACTION, "actions", "s1t1", text="Looks")
    assert whiskers(composer.compose(after))["told"] == before
