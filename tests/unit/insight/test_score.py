"""What personalization is worth, worked by hand: PIV of an intervention, values of touchpoints, CX and its shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.people import add_entry
from mapdesigner.insight.score import Tally, personalization
from mapdesigner.insight.value import cx_score, piv, touchpoint_value
from mapdesigner.model.items import Intervention, Touchpoint
from mapdesigner.model.journey import Channel, JourneyMap, Weights
from mapdesigner.model.kinds import InterventionType, ItemKind
from mapdesigner.storage.read import read_map
from tests.unit.insight.cases import PEOPLE, add

SHARES = st.integers(0, 100)
INTERVENTIONS = st.builds(
    Intervention,
    id=st.uuids().map(lambda one: one.hex[:12]),
    live=st.booleans(),
    type=st.sampled_from(InterventionType),
    relevance=SHARES,
    timeliness=SHARES,
    impact=SHARES,
)
WEIGHTS = st.builds(Weights, relevance=st.floats(0, 1), timeliness=st.floats(0, 1), impact=st.floats(0, 1))


def one(number: int, relevance: int, timeliness: int, impact: int, **fields: object) -> Intervention:
    return Intervention.model_validate(
        {"id": f"i{number}", "relevance": relevance, "timeliness": timeliness, "impact": impact, **fields}
    )


def retailer() -> JourneyMap:
    """Hiking boots bought, trail shoes looked at: worked by hand.

    t1 website, stage 1: live 80/70/60 = 32 + 21 + 18 = 71; planned 90/90/90 = 90, which adds 19.
    t2 mail, stage 2, a moment of truth, for Ann alone: only planned 50/40/30 = 20 + 12 + 9 = 41.
    t3 mail, stage 2: live 45/40/27 = 18 + 12 + 8.1 = 38.1, rounded 38.
    t4 no channel, stage 3, a moment of truth: nothing.
    """
    journey = add_entry(PEOPLE, Channel, id="mail", name="Mail")
    live, wider = one(1, 80, 70, 60), one(2, 90, 90, 90, live=False, type="predictive")
    journey = add(journey, ItemKind.TOUCHPOINT, "t1", "s1t1", channel="web", interventions=(live, wider))
    basket = one(3, 50, 40, 30, live=False, type="omnichannel")
    journey = add(
        journey,
        ItemKind.TOUCHPOINT,
        "t2",
        "s2t1",
        channel="mail",
        personas=("ann",),
        moment_of_truth=True,
        interventions=(basket,),
    )
    journey = add(journey, ItemKind.TOUCHPOINT, "t3", "s2t2", channel="mail", interventions=(one(4, 45, 40, 27),))
    return add(journey, ItemKind.TOUCHPOINT, "t4", "s3t1", moment_of_truth=True)


def test_the_score_is_the_sum_of_live_values_and_the_planned_would_add_the_rest() -> None:
    found = personalization(retailer())
    assert found.whole == Tally(live=71 + 38, planned=19 + 41, tailored=2, touchpoints=4)
    assert found.whole.mean == 54.5
    assert found.whole.live == cx_score(retailer().items, retailer().weights)


def test_each_stage_channel_persona_and_type_has_its_share() -> None:
    found = personalization(retailer())
    assert {key: (tally.live, tally.planned) for key, tally in found.by_stage.items()} == {
        "s1": (71, 19),
        "s2": (38, 41),
        "s3": (0, 0),
    }
    assert {key: (tally.live, tally.planned) for key, tally in found.by_channel.items()} == {
        "web": (71, 19),
        "mail": (38, 41),
        "": (0, 0),
    }
    assert {key: (tally.live, tally.planned) for key, tally in found.by_persona.items()} == {
        "ann": (109, 60),
        "bob": (109, 19),
    }
    assert {key: (tally.live, tally.planned) for key, tally in found.by_type.items()} == {
        InterventionType.BEHAVIOURAL: (109, 0),
        InterventionType.PREDICTIVE: (0, 19),
        InterventionType.OMNICHANNEL: (0, 41),
    }


def test_moments_of_truth_without_anything_live_are_named_the_barest_first() -> None:
    assert personalization(retailer()).missing == ("t4", "t2")


def test_other_weights_give_another_score() -> None:
    journey = set_map(retailer(), weights=Weights(relevance=1, timeliness=0, impact=0))
    assert personalization(journey).whole.live == 80 + 45


def test_the_sample_s_score_is_what_its_poster_says() -> None:
    """By hand, the live PIVs in reading order: 38 46 22 88 61 35 42 74 30 66 = 502."""
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    assert personalization(journey).whole == Tally(502, 0, 10, 14)


@pytest.mark.parametrize(
    ("shares", "worth"),
    [
        ((0, 0, 0), 0),
        ((100, 100, 100), 100),
        ((92, 85, 87), 88),
        ((45, 40, 27), 38),
        ((70, 65, 62), 66),
        ((1, 0, 0), 0),
    ],
)
def test_piv_by_hand(shares: tuple[int, int, int], worth: int) -> None:
    assert piv(one(1, *shares), Weights()) == worth


@given(INTERVENTIONS, WEIGHTS)
def test_a_value_is_never_outside_of_what_it_is_made_of(intervention: Intervention, weights: Weights) -> None:
    shares = (intervention.relevance, intervention.timeliness, intervention.impact)
    worth = piv(intervention, weights)
    weighed = [share for share, weight in zip(shares, weights.__dict__.values(), strict=True) if weight]
    assert 0 <= worth <= 100
    assert not weighed or min(weighed) <= worth <= max(weighed)


@given(st.lists(st.lists(INTERVENTIONS, max_size=3, unique_by=lambda it: it.id), max_size=5), st.randoms())
def test_the_order_of_cards_and_interventions_does_not_matter(rows: list[list[Intervention]], random: object) -> None:
    journey = PEOPLE
    for number, held in enumerate(rows):
        journey = add(journey, ItemKind.TOUCHPOINT, f"t{number}", f"s{number % 3 + 1}t1", interventions=tuple(held))
    shuffled = journey
    for number, held in enumerate(rows):
        random.shuffle(held)  # type: ignore[attr-defined]
        shuffled = set_fields(shuffled, [f"t{number}"], interventions=tuple(held))
    found, again = personalization(journey), personalization(shuffled)
    assert found == again
    values = [touchpoint_value(each, journey.weights) for each in journey.items if isinstance(each, Touchpoint)]
    assert found.whole.live == sum(each.value for each in values if each and each.live)
    assert 0 <= found.whole.mean <= 100
    for shares in (found.by_stage, found.by_channel, found.by_type):
        assert sum(tally.live for tally in shares.values()) == found.whole.live
        assert sum(tally.planned for tally in shares.values()) == found.whole.planned
        assert all(tally.live >= 0 and tally.planned >= 0 for tally in shares.values())
