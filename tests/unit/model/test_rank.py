from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.model.rank import DIGITS, between, has_room, many

RANKS = st.text(DIGITS, max_size=6)
CLOSE = st.text("01Vz", max_size=4)


def assert_rank(rank: str) -> None:
    assert rank
    assert set(rank) <= set(DIGITS)
    assert not rank.endswith("0")


@given(RANKS | CLOSE, RANKS | CLOSE)
def test_a_rank_lies_between_its_neighbours(one: str, other: str) -> None:
    before, after = sorted((one, other))
    rank = between(before, after)
    assert_rank(rank)
    assert rank > before
    if after and has_room(before, after):
        assert rank < after


@given(RANKS | CLOSE, st.integers(1, 20), RANKS | CLOSE)
def test_many_ranks_rise_between_their_neighbours(one: str, count: int, other: str) -> None:
    before, after = sorted((one, other))
    ranks = many(count, before, after)
    assert len(ranks) == count
    limit = [after] if after and has_room(before, after) else []
    assert all(low < high for low, high in pairwise([before, *ranks, *limit]))
    for rank in ranks:
        assert_rank(rank)


def test_no_ranks_are_none() -> None:
    assert many(0) == many(0, "V") == many(0, "A", "V") == ()


def test_the_first_ranks_of_a_row_are_short() -> None:
    assert between("", "") == "V"
    assert max(map(len, many(50))) <= 2


def test_ten_thousand_cards_added_at_an_end_need_three_digits_each() -> None:
    last = first = "V"
    for _number in range(10_000):
        last, before_last = between(last, ""), last
        first, before_first = between("", first), first
        assert first < before_first <= before_last < last
        assert max(len(first), len(last)) <= 3


def test_an_end_that_is_full_gives_way() -> None:
    last, first = "zzz", "001"
    for _number in range(1_000):
        last, first = between(last, ""), between("", first)
        assert max(len(first), len(last)) <= 8
    assert last > "zzz"
    assert "" < first < "001"


def test_a_thousand_insertions_at_one_inner_place_stay_within_a_file_s_limit() -> None:
    rank = "V"
    for _number in range(1_000):
        rank = between("A", rank)
    assert len(rank) <= 256
