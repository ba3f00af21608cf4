"""A paragraph into lines: as much on each as it holds, words wider than a line cut between letters."""

from __future__ import annotations

from collections.abc import Iterator

from mapdesigner.layout.text.breaking import SOFT_HYPHEN, SPACES, cuttable
from mapdesigner.layout.text.pieces import Paragraph, Piece, Unit, trimmed, unit, units

# A word that is wider than the line is cut here (look.md 4), so that the cut is seen to be one.
_CUT_AT = 0.9
# Widths are sums of many small steps: what fits to within this factor fits.
SLACK = 1 + 1e-9


def fill(paragraph: Paragraph, width: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each line in logical order, without the spaces at its end."""
    line: list[Unit] = []
    used, limit = 0.0, width * SLACK
    todo = _fitted(paragraph, limit)
    soft = SOFT_HYPHEN in paragraph.text
    for index, one in enumerate(todo):
        if line and (used + one.core > limit or (soft and not _room_for_hyphen(todo, index, used, limit))):
            yield _pieces(line, True)
            line, used = [], 0.0
        line.append(one)
        used += one.advance
    yield _pieces(line, False)


def _pieces(line: list[Unit], broken: bool) -> list[Piece]:
    return trimmed([piece for one in line for piece in one.pieces], broken)


def _room_for_hyphen(todo: list[Unit], index: int, used: float, limit: float) -> bool:
    """Tell whether a unit leaves room on the line for the hyphen it may end with, or else for the rest of its word."""
    while index < len(todo) and used + todo[index].core <= limit:
        hyphen = _hyphen(todo[index])
        if not hyphen or used + todo[index].core + hyphen <= limit:
            return True
        used += todo[index].advance
        index += 1
    return False


def _hyphen(one: Unit) -> float:
    """Return the width that a soft hyphen at the end of the unit would take."""
    if not one.pieces[-1].text.endswith(SOFT_HYPHEN):
        return 0.0
    shown = trimmed([one.pieces[-1]], True)[-1]
    return (shown.shaped.advance - one.pieces[-1].shaped.advance) * shown.style.size


def _fitted(paragraph: Paragraph, limit: float) -> list[Unit]:
    """Return the paragraph's units, the too wide ones cut."""
    whole = units(paragraph)
    if max(one.core for one in whole) <= limit:
        return whole
    return [part for one in whole for part in (_cut(paragraph, one, limit) if one.core > limit else (one,))]


def _cut(paragraph: Paragraph, one: Unit, limit: float) -> Iterator[Unit]:
    """Yield the parts of a unit wider than the line, each at most 90 % of the line wide but at least one letter."""
    start = one.pieces[0].start
    text = "".join(piece.text for piece in one.pieces)
    letters = cuttable(text.rstrip(SPACES))
    letters[-1] += text[len(text.rstrip(SPACES)) :]
    while letters:
        count = _prefix(paragraph, start, letters, limit * _CUT_AT)
        end = start + sum(map(len, letters[:count]))
        yield unit(paragraph, start, end)
        start, letters = end, letters[count:]


def _prefix(paragraph: Paragraph, start: int, letters: list[str], limit: float) -> int:
    """Return how many letters fit, at least one.

    It looks at twice as many each time, so that a very long word is not shaped whole for every line.
    """
    high = 1
    while high < len(letters) and _width(paragraph, start, letters[:high]) <= limit:
        high *= 2
    high = min(high, len(letters))
    if _width(paragraph, start, letters[:high]) <= limit:
        return high
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _width(paragraph, start, letters[:middle]) <= limit else (low, middle)
    return max(low, 1)


def _width(paragraph: Paragraph, start: int, letters: list[str]) -> float:
    return unit(paragraph, start, start + sum(map(len, letters))).core
