"""Fractional ranks: a text between any two texts, so that inserting never renumbers a neighbour.

A rank is a string of base-62 digits read as a fraction after the point ("V" is one half). It never ends in "0", so
between two different ranks there is always room. At an open end a rank moves on by a small step instead of half of
the room that is left: a hundred thousand cards added one after the other at an end need three digits each.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_STEP_DIGITS = 3
"""How many digits an end moves in, beyond those that are already at the limit."""


def between(before: str, after: str) -> str:
    """Return a rank greater than `before` and less than `after`; "" means no neighbour on that side.

    Equal or crossed neighbours (legal after a merge) have no room between them: the result then follows `before`.
    """
    if not has_room(before, after):
        after = ""
    if before and not after:
        return _moved(before, 1)
    if after and not before:
        return _moved(after, -1)
    return _halved(before, after)


def has_room(before: str, after: str) -> bool:
    """Tell whether a rank fits between two; a foreign file may hold equal ones, and "V0" beside "V"."""
    return not after or before < after.rstrip(DIGITS[0])


def many(count: int, before: str = "", after: str = "") -> tuple[str, ...]:
    """Return `count` ranks in rising order between two neighbours, "" where there is none."""
    if not has_room(before, after):
        after = ""
    if before and not after:
        return _row(count, before, 1)
    if after and not before:
        return _row(count, after, -1)[::-1]
    return _spread(count, before, after)


def _row(count: int, last: str, direction: int) -> tuple[str, ...]:
    """Return `count` ranks, each a step further from the one before."""
    found: list[str] = []
    for _number in range(count):
        last = _moved(last, direction)
        found.append(last)
    return tuple(found)


def _spread(count: int, before: str, after: str) -> tuple[str, ...]:
    """Return `count` ranks as short as halving makes them."""
    if count == 0:
        return ()
    middle = _halved(before, after)
    left = count // 2
    return (*_spread(left, before, middle), middle, *_spread(count - left - 1, middle, after))


def _moved(rank: str, direction: int) -> str:
    """Return a rank one small step above (1) or below (-1); there is always a digit left that can give way."""
    limit = DIGITS[-1] if direction > 0 else DIGITS[0]
    width = len(rank) - len(rank.lstrip(limit)) + _STEP_DIGITS
    start = rank[:width].ljust(width, DIGITS[0])
    if direction < 0 and len(rank) > width:  # cutting the rest off has made it less already
        return start.rstrip(DIGITS[0])
    return _digits(_number(start) + direction, width).rstrip(DIGITS[0])


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * len(DIGITS) + DIGITS.index(digit)
    return value


def _digits(value: int, width: int) -> str:
    found = ""
    for _place in range(width):
        value, digit = divmod(value, len(DIGITS))
        found = DIGITS[digit] + found
    return found


def _halved(before: str, after: str) -> str:
    """Halve the room between two ranks that differ; "" is 0 below and 1 above."""
    shared = _shared_length(before, after)
    return after[:shared] + _middle(before[shared:], after[shared:])


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
