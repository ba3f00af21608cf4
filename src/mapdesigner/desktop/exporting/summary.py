"""What is to be known of a draft, in words: how much paper, how small the text, and from how far it reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mapdesigner.layout.paper.sheet import STANDARD
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.exporting.choices import Choices
    from mapdesigner.desktop.exporting.drafts import Draft

_MM = 25.4 / 72
_POINTS_A_METRE = 10.0
"""The size of type in pt that can be read from a metre: 20 pt is legible at 2 m (the craft's own rule)."""

_IN_THE_HAND = 9.0
"""Smaller type, in pt, is read in the hand and not on a wall."""


def paper_words(draft: Draft) -> str:
    """How many pages there are, and on what paper: '26 pages: 1 on A1, 594 × 841 mm; 25 on ...'."""
    kinds = Counter(_paper(*size) for size in draft.sizes)
    count = len(draft.sizes)
    pages = ngettext("{count} page", "{count} pages", count).format(count=count)
    if len(kinds) == 1:
        words = _("{pages} on {paper}").format(pages=pages, paper=next(iter(kinds)))
    else:
        each = (_("{count} on {paper}").format(count=number, paper=paper) for paper, number in kinds.items())
        words = _("{pages}: {papers}").format(pages=pages, papers="; ".join(each))
    return _("{paper}, and 3 mm of bleed").format(paper=words) if draft.bleeds else words


def slide_words(draft: Draft) -> str:
    """How many slides there are."""
    count = len(draft.sizes)
    return ngettext("{count} slide", "{count} slides", count).format(count=count)


def _paper(width: float, height: float) -> str:
    wide, tall = width * _MM, height * _MM
    size = _("{width} × {height} mm").format(
        width=interface().number(round(wide)), height=interface().number(round(tall))
    )
    for name, (long, short) in STANDARD.items():
        if abs(max(wide, tall) - long) < 1 and abs(min(wide, tall) - short) < 1:
            return _("{sheet} upright, {size}").format(sheet=name, size=size) if tall > wide else f"{name}, {size}"
    return size


def text_words(draft: Draft) -> str:
    """How small the smallest text is and from how far it reads; nothing where there is no text."""
    if not draft.smallest:
        return ""
    points = interface().number(round(draft.smallest, 1))
    if draft.smallest < _IN_THE_HAND:
        return _("Smallest text {points} pt, to be read in the hand").format(points=points)
    metres = interface().number(round(draft.smallest / _POINTS_A_METRE, 1))
    return _("Smallest text {points} pt, legible at {metres} m").format(points=points, metres=metres)


def sheet_words(choices: Choices) -> str:
    """What an offered sheet is called."""
    name = choices.paper
    if name.startswith("roll "):
        return _("Roll, {height} mm high").format(height=name.removeprefix("roll "))
    return _("{sheet} upright").format(sheet=name) if choices.portrait else name
