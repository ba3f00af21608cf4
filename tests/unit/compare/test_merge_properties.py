"""Two people change one map in any way: neither's work is lost, and nobody is asked without need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from mapdesigner.compare.merge import MergeResult, merge
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound
from tests.unit.compare.oracle import Conflict, touched, violations
from tests.unit.compare.scripts import Call, played, scripts, workshop_map

Merge = Callable[[JourneyMap, JourneyMap, JourneyMap], MergeResult]
BASE = workshop_map()
QUICK = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # explaining takes longer than reading
)
LONG = settings(QUICK, max_examples=3000, derandomize=False)


def told(result: MergeResult) -> list[Conflict]:
    return [(each.kind.value, each.collection, each.id, each.field) for each in result.conflicts]


def judged(merge: Merge, ours: JourneyMap, theirs: JourneyMap) -> list[str]:
    result = merge(BASE, ours, theirs)
    return violations(*map(to_bytes, (BASE, ours, theirs, result.journey)), told(result))


def check_a_merge(merge: Merge, first: list[Call], second: list[Call], twin: bool = False) -> list[Conflict]:
    """Both sides' work is in the merged map or in a conflict; the map is sound; the sides can be exchanged."""
    ours, theirs = played(first, BASE, "a"), played(second, BASE, "a" if twin else "b")
    image = to_bytes(BASE), to_bytes(ours), to_bytes(theirs)
    result = merge(BASE, ours, theirs)
    assert judged(merge, ours, theirs) == []
    assert_sound(result.journey)
    data = to_bytes(result.journey)
    assert to_bytes(load(data, "merged.journeymap").journey) == data
    assert (to_bytes(BASE), to_bytes(ours), to_bytes(theirs)) == image
    check_the_other_way_round(result, merge(BASE, theirs, ours))
    return told(result)


def check_the_other_way_round(one: MergeResult, other: MergeResult) -> None:
    """Which side is called ours decides conflicts about one field and what follows from them, and nothing else."""
    sides = [(key, each.ours, each.theirs) for key, each in zip(told(one), one.conflicts, strict=True)]
    others = [(key, each.theirs, each.ours) for key, each in zip(told(other), other.conflicts, strict=True)]
    if any(each.kind == "changed" for each in (*one.conflicts, *other.conflicts)):
        sides, others = ([each for each in side if is_about_one_field(each[0])] for side in (sides, others))
    else:
        assert to_bytes(one.journey) == to_bytes(other.journey)
    assert sides == others


def is_about_one_field(conflict: Conflict) -> bool:
    kind, _collection, _one, field = conflict
    return kind == "removed" or (kind == "changed" and field != "place")


@QUICK
@given(scripts(), scripts())
def test_no_work_is_lost_and_no_conflict_is_needless(first: list[Call], second: list[Call]) -> None:
    check_a_merge(merge, first, second)


@settings(QUICK, max_examples=80)
@given(scripts(4), scripts(4))
def test_two_who_touch_no_common_field_get_the_same_map_in_either_order(first: list[Call], second: list[Call]) -> None:
    ours, theirs = played(first, BASE, "a"), played(second, BASE, "b")
    fields = [touched(to_bytes(BASE), to_bytes(side)) for side in (ours, theirs)]
    assume(not fields[0] & fields[1])
    one, other = merge(BASE, ours, theirs), merge(BASE, theirs, ours)
    assert not [each for each in told(one) if each[0] == "changed" and each[3] != "place"]
    if not [each for each in told(one) if each[0] == "changed"]:  # a span and a step may each be moved from the other
        assert to_bytes(one.journey) == to_bytes(other.journey)


@settings(QUICK, max_examples=40)
@given(scripts(), scripts())
def test_what_both_added_under_one_id_is_merged_field_by_field(first: list[Call], second: list[Call]) -> None:
    ours, theirs = played(first, BASE, "a"), played(second, BASE, "a")
    ids = [{each.id: name for name in COLLECTIONS for each in getattr(side, name)} for side in (ours, theirs)]
    if all(ids[1].get(one, name) == name for one, name in ids[0].items()):
        check_a_merge(merge, first, second, twin=True)


@settings(QUICK, max_examples=60)
@given(scripts(), scripts())
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(first: list[Call], second: list[Call]) -> None:
    one, other = played(first, BASE, "a"), played(second, BASE, "b")
    for base in (BASE, other):
        assert merge(base, one, one) == MergeResult(one, ())
        assert merge(base, base, one) == MergeResult(one, ())
        assert merge(base, one, base) == MergeResult(one, ())


def the_latest_wins(_base: JourneyMap, _ours: JourneyMap, theirs: JourneyMap) -> MergeResult:
    return MergeResult(theirs, ())


def the_latest_object_wins(base: JourneyMap, ours: JourneyMap, theirs: JourneyMap) -> MergeResult:
    """The common shortcut: each object from whoever changed it, theirs where both did."""
    merged = {}
    for name in COLLECTIONS:
        was, mine, others = ({each.id: each for each in getattr(side, name)} for side in (base, ours, theirs))
        kept = {**mine, **{one: each for one, each in others.items() if was.get(one) != each}}
        merged[name] = tuple(kept[one] for one in sorted(kept) if one not in was or (one in mine and one in others))
    return MergeResult(theirs.model_copy(update=merged), ())


@pytest.mark.parametrize("naive", [the_latest_wins, the_latest_object_wins])
def test_the_oracle_finds_what_a_merge_that_lets_the_latest_win_loses(naive: Merge) -> None:
    @settings(QUICK, max_examples=300, phases=[Phase.generate], report_multiple_bugs=False)
    @given(scripts(), scripts())
    def by_the_latest(first: list[Call], second: list[Call]) -> None:
        assert judged(naive, played(first, BASE, "a"), played(second, BASE, "b")) == []

    with pytest.raises(AssertionError):
        by_the_latest()


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_three_thousand_merges(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()

    @LONG
    @given(scripts(12), scripts(12))
    def one_merge(first: list[Call], second: list[Call]) -> None:
        found = check_a_merge(merge, first, second)
        counts.update(["merges", *(["with conflicts"] if found else []), *(each[0] for each in found)])

    one_merge()
    with capsys.disabled():
        print("\nmerges:", dict(counts), "violations: 0")
    assert counts["merges"] >= 3000
