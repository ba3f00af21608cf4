"""A paragraph into lines: as much on each as it holds, words wider than a line cut between letters."""

from __future__ import annotations

from collections.abc import Iterator

from mapdesigner.layout.text.breaking import SOFT_HYPHEN, SPACES, cuttable
from mapdesigner.layout.text.pieces import Paragraph, Piece, Unit, trimmed, unit, units

# A word that is wider than the line is cut here (look.md 4), so that the cut is seen to be one.
_CUT_AT = 0.9
# Widths are sums of many small steps: what fits to within this factor fits.
_SLACK = 1 + 1e-9


def fill(paragraph: Paragraph, width: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each line in logical order, without the spaces at its end."""
    line: list[Unit] = []
    used = 0.0
    todo = _fitted(paragraph, width)
    for index, one in enumerate(todo):
        if line and not _fits(todo, index, used, width):
            yield _pieces(line, True)
            line, used = [], 0.0
        line.append(one)
        used += one.advance
    yield _pieces(line, False)


def _pieces(line: list[Unit], broken: bool) -> list[Piece]:
    return trimmed([piece for one in line for piece in one.pieces], broken)


def _fits(todo: list[Unit], index: int, used: float, width: float) -> bool:
    """Tell whether a unit can follow on the line; one with a soft hyphen needs room for the hyphen or for the rest."""
    one = todo[index]
    limit = width * _SLACK
    if used + one.core > limit:
        return False
    hyphen = _hyphen(one)
    if not hyphen or used + one.core + hyphen <= limit:
        return True
    return index + 1 < len(todo) and _fits(todo, index + 1, used + one.advance, width)


def _hyphen(one: Unit) -> float:
    """Return the width that a soft hyphen at the end of the unit would take."""
    if not one.pieces[-1].text.endswith(SOFT_HYPHEN):
        return 0.0
    shown = trimmed([one.pieces[-1]], True)[-1]
    return (shown.shaped.advance - one.pieces[-1].shaped.advance) * shown.style.size


def _fitted(paragraph: Paragraph, width: float) -> list[Unit]:
    """Return the paragraph's units, the too wide ones cut."""
    fitted: list[Unit] = []
    for one in units(paragraph):
        if one.core > width * _SLACK:
            fitted.extend(_cut(paragraph, one, width))
        else:
            fitted.append(one)
    return fitted


def _cut(paragraph: Paragraph, one: Unit, width: float) -> Iterator[Unit]:
    """Yield the parts of a unit wider than the line, each at most 90 % of the line wide but at least one letter."""
    start = one.pieces[0].start
    text = "".join(piece.text for piece in one.pieces)
    letters = cuttable(text.rstrip(SPACES))
    letters[-1] += text[len(text.rstrip(SPACES)) :]
    while letters:
        count = _prefix(paragraph, start, letters, width * _CUT_AT)
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
