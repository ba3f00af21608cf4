"""A lane with more words than any height has room for: what is kept from edit to edit changes nothing to be seen."""

from __future__ import annotations

import random

import pytest

from mapdesigner.layout.compose import Composer
from mapdesigner.layout.scene import Scene
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import JourneyMap, new_map

STEPS = 44
FULL = range(2, STEPS, 9)
"""Steps with a crowd, whose words find no place in any height."""


def crowded() -> JourneyMap:
    people = [{"id": f"p{i}", "rank": f"{i}5", "name": f"Persona {i}"} for i in range(3)]
    feelings = [(step, who) for step in range(STEPS) for who in range(3) for _each in range(5 if step in FULL else 1)]
    return new_map(
        stages=[{"id": f"s{i}", "rank": f"{i:02}5", "name": f"Stage {i}"} for i in range(4)],
        steps=[{"id": f"t{i}", "rank": f"{i:02}5", "stage": f"s{i // 11}", "name": f"Step {i}"} for i in range(STEPS)],
        personas=people,
        lanes=[{"id": "feel", "kind": "emotions"}],
        items=[
            {
                **{"id": f"e{at:03}", "kind": "emotion", "lane": "feel", "step": f"t{step}", "rank": f"{at:03}5"},
                **{"personas": [f"p{who}"], "score": (step + who) % 5 - 2, "text": "Overwhelmed"},
            }
            for at, (step, who) in enumerate(feelings)
        ],
    )


def feelings_in(scene: Scene) -> list[object]:
    return [(band.height, band.groups) for band in scene.bands if band.target == "feel"]


def changed(map_: JourneyMap, chance: random.Random) -> JourneyMap:
    items = list(map_.items)
    at = chance.randrange(len(items))
    item = items[at]
    assert isinstance(item, Emotion)
    score = round(chance.uniform(-2, 2), 1)
    updates = [{"score": score}, {"target": score}, {"target": None}, {"text": chance.choice(["Glad", "Shaken", ""])}]
    items[at] = item.model_copy(update=chance.choice([*updates, {"step": f"t{chance.randrange(STEPS)}"}]))
    return map_.model_copy(update={"items": tuple(items)})


@pytest.mark.parametrize("seed", range(3))
def test_it_looks_after_every_edit_as_if_drawn_afresh(seed: int) -> None:
    chance, map_, composer = random.Random(seed), crowded(), Composer()
    composer.compose(map_)
    for _edit in range(12):
        map_ = changed(map_, chance)
        assert feelings_in(composer.compose(map_)) == feelings_in(Composer().compose(map_))
