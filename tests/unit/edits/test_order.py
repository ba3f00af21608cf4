from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edits.order import place
from mapdesigner.edits.replace import make
from mapdesigner.model.journey import Stage
from mapdesigner.model.structure import in_order

RANKS = st.lists(st.text("0AVz", max_size=4), max_size=8)


def row_of(ranks: list[str]) -> list[Stage]:
    return list(in_order(make(Stage, id=f"s{number}", rank=rank) for number, rank in enumerate(ranks)))


def after(row: list[Stage], changed: list[Stage]) -> list[Stage]:
    return list(in_order({each.id: each for each in (*row, *changed)}.values()))


@given(RANKS, st.integers(0, 9), st.integers(1, 4))
def test_new_neighbours_stand_where_they_were_put_whatever_the_ranks_were(
    ranks: list[str], index: int, count: int
) -> None:
    row = row_of(ranks)
    new = [make(Stage, id=f"n{number}") for number in range(count)]
    expected = [each.id for each in row]
    expected[index:index] = [each.id for each in new]
    assert [each.id for each in after(row, place(row, index, new))] == expected


@given(st.sets(st.text("1AVz", min_size=1, max_size=4), max_size=8), st.integers(0, 9))
def test_where_there_is_room_only_the_new_one_gets_a_rank(ranks: set[str], index: int) -> None:
    new = make(Stage, id="new")
    assert [each.id for each in place(row_of(sorted(ranks)), index, [new])] == ["new"]


def test_inserting_ever_again_at_one_inner_place_never_fails() -> None:
    row = row_of(["A", "V"])
    for number in range(1_500):
        row = after(row, place(row, 1, [make(Stage, id=f"n{number}")]))
        assert (row[0].id, row[1].id, row[-1].id) == ("s0", f"n{number}", "s1")
        assert len(row[1].rank) <= 200
