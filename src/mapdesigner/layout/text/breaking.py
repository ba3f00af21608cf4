"""Where a line may end (UAX #14), and where a word may be cut when it is wider than a line."""

from __future__ import annotations

import re
from functools import lru_cache

from uniseg.graphemecluster import grapheme_clusters  # type: ignore[import-untyped]
from uniseg.linebreak import line_break_breakables  # type: ignore[import-untyped]

SOFT_HYPHEN = "\u00ad"
# What may hang over the end of a line. The no-break spaces are not among them.
SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"

_WORDS = re.compile("[^ ]* *")
_UNBREAKABLE = re.compile(r"[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+[.,:;!?]?\Z")
# A thin space ties a figure to its sign, whatever the general rules say.
_THIN = "\u2009"
# Thai letters that belong to the next or to the previous letter although they are clusters of their own.
_THAI_LEADING = re.compile("[\u0e40-\u0e44]\\Z")
_THAI_FOLLOWING = re.compile("[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46]")


def unit_ends(text: str) -> list[int]:
    """Return the indices after which a line may end, the last being the end of the text.

    Text is broken word by word, with a memory for words: the rules look across spaces only at the letters beside them.
    """
    ends: list[int] = []
    before = ""
    for word in _WORDS.finditer(text):
        start, end = word.span()
        bare = word.group().rstrip(" ")
        if ends and start < end and not _may_break(before[-2:], bare[:2]):
            ends.pop()
        ends.extend(start + cut for cut in _cuts(bare))
        if start < end:
            ends.append(end)
        before = bare
    return ends


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end at the spaces between two words, given the characters next to them."""
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    return not before or _rule(before, after)


@lru_cache(maxsize=10_000)
def _rule(before: str, after: str) -> bool:
    return bool(list(line_break_breakables(f"{before} {after}"))[len(before) + 1])


def _cuts(word: str) -> tuple[int, ...]:
    return () if _UNBREAKABLE.match(word) else _inner_cuts(word)


@lru_cache(maxsize=10_000)
def _inner_cuts(word: str) -> tuple[int, ...]:
    allowed = enumerate(line_break_breakables(word))
    return tuple(index for index, yes in allowed if yes and index and word[index - 1] != _THIN)


@lru_cache(maxsize=10_000)
def clusters(text: str) -> tuple[str, ...]:
    """Return what a reader takes for single letters (extended grapheme clusters, UAX #29)."""
    return (text,) if len(text) == 1 else tuple(grapheme_clusters(text))


def cuttable(text: str) -> list[str]:
    """Return the pieces a too long word may be cut into.

    Thai is written without spaces and its words are known only to a dictionary, which the program does not ship. So a
    Thai phrase is kept whole where it fits, and else is cut between letters, vowels staying with their consonant.
    """
    pieces: list[str] = []
    for cluster in clusters(text):
        if pieces and (_THAI_LEADING.search(pieces[-1]) or _THAI_FOLLOWING.match(cluster)):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces
