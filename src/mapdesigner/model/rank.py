"""Fractional ranks: a text between any two texts, so that inserting never renumbers a neighbour.

A rank is a string of base-62 digits read as a fraction after the point ("V" is one half). It never ends in "0", so
between two different ranks there is always room.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str, after: str) -> str:
    """Return a rank greater than `before` and less than `after`; "" means no neighbour on that side.

    Equal or crossed neighbours (legal after a merge) have no room between them: the result then follows `before`.
    """
    if after and before >= after:
        after = ""
    shared = _shared_length(before, after)
    low, high = before[shared:], after[shared:]
    return after[:shared] + _middle(low, high) if after else _middle(before, "")


def many(count: int, before: str = "", after: str = "") -> tuple[str, ...]:
    """Return `count` ranks in rising order between two neighbours, as short as halving makes them."""
    if count == 0:
        return ()
    middle = between(before, after)
    left = count // 2
    return (*many(left, before, middle), middle, *many(count - left - 1, middle, after))


def _shared_length(before: str, after: str) -> int:
    """Count the digits the two begin with, reading a missing digit of `before` as 0."""
    count = 0
    while count < len(after) and (before[count] if count < len(before) else "0") == after[count]:
        count += 1
    return count


def _middle(low: str, high: str) -> str:
    """Halve the room between two fractions that differ in their first digit; "" is 0 below and 1 above."""
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], "")
