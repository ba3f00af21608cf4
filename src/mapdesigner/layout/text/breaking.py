"""Where a line may end (UAX #14, and between words where none writes spaces), and where a too wide word is cut."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
# What may hang over the end of a line. The no-break spaces are not among them.
SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"

# Plain words and figures, with what stands before, inside and after them, hold no place to break at but after a hyphen,
# a dash or a wide space: so the library, which takes a millisecond a word, need not be asked for nearly all of a map.
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_PLAIN = f"[{_LETTERS}0-9]+"
_UNBREAKABLE = re.compile(
    rf"[(\u201c\u2018\"']*[+\u20ac$\u00a3]?{_PLAIN}(?:[.,:;\u2019'\u00a0]{_PLAIN})*(?:[\u2009\u202f]?%)?[.,:;!?\u2026)\u201d\u2019\"']*\u00a0?\Z"
)
_JOINTS = "-\u2002\u2013"
_AFTER_JOINT = re.compile(rf"(?<=[{_LETTERS}0-9])(?:-(?=[{_LETTERS}])|[\u2002\u2013](?=[{_LETTERS}0-9]))")
# Words of letters and figures with at most one sign after each, one space apart, as in most texts: lines may end at
# each space and nowhere else.
_SIMPLE_TEXT = re.compile(rf"(?:{_PLAIN}[.,:;!?]? )*{_PLAIN}[.,:;!?]?\Z")
_SPACE = re.compile(" ")
# Between these and a letter or figure after a space a line may end.
_ENDS_WORD = frozenset(".,:;!?\u2026%\u2013\u2014&\u00b7+/=\u201d)\u2003\u00a0")
_BEGINS_WORD = frozenset("(\u2013&\u00b7+%=\u201c\u20ac$\u00a3\u2003")
# The library's work grows with the square of a word's length where marks pile up, so a long word is looked at in parts.
_LONG = 256
# Letters and ASCII signs that are clusters by themselves: no need to ask the library, which is slow.
_SINGLE = re.compile("[ -~]*\\Z|[a-zA-Z\u05d0-\u05ea\u0621-\u064a]*\\Z")
# A thin space ties a figure to its sign, whatever the general rules say.
_THIN = "\u2009"
# Burmese, Khmer, Lao and Thai are written without spaces: where a word ends is known only to a dictionary. ICU has one
# for each; the first of these letters loads it.
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
# Thai letters that belong to the next or to the previous letter although they are clusters of their own.
_THAI_LEADING = re.compile("[\u0e40-\u0e44]\\Z")
_THAI_FOLLOWING = re.compile("[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46]")


def unit_ends(text: str) -> list[int]:
    """Return the indices after which a line may end, the last being the end of the text.

    Text is broken word by word, with a memory for words: the rules look across spaces only at what stands beside them.
    """
    if _SIMPLE_TEXT.match(text):
        return [*[space.end() for space in _SPACE.finditer(text)], len(text)]
    ends: list[int] = []
    end, before = 0, ""
    for word in text.split(" "):
        if ends and not (word and _may_break(before, word)):
            ends.pop()
        if cuts := _cuts(word):
            ends.extend([end + cut for cut in cuts])
        end += len(word) + 1
        ends.append(end)
        before = word or before
    ends[-1] -= 1
    return ends if text else []


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end at the spaces between two words."""
    last, first = before[-1:], after[:1]
    if (last.isalnum() or last in _ENDS_WORD) and (first.isalnum() or first in _BEGINS_WORD):
        return True
    return _rule(before[-2:], after[:2])


@lru_cache(maxsize=10_000)
def _rule(before: str, after: str) -> bool:
    return _breakables(f"{before} {after}")[len(before) + 1]


@lru_cache(maxsize=20_000)
def _cuts(word: str) -> tuple[int, ...]:
    if len(word) < 2 or _UNBREAKABLE.match(word):
        return ()
    joints = [0, *(joint.end() for joint in _AFTER_JOINT.finditer(word)), len(word)]
    if all(_UNBREAKABLE.match(word[start:end].rstrip(_JOINTS)) for start, end in pairwise(joints)):
        return tuple(joints[1:-1])
    cuts: set[int] = set()
    for start in range(0, len(word), _LONG):
        allowed = enumerate(_breakables(word[start : start + _LONG]), start)
        cuts.update(index for index, yes in allowed if yes and index > start and word[index - 1] != _THIN)
    for phrase in _WITHOUT_SPACES.finditer(word):
        cuts.update(phrase.start() + end for end in _word_ends(phrase[0]))
    return tuple(sorted(cuts))


def _breakables(text: str) -> list[bool]:
    """Tell of each character whether a line may begin with it."""
    from uniseg.linebreak import line_break_breakables  # type: ignore[import-untyped]  # few texts need its tables

    return list(map(bool, line_break_breakables(text)))


def _word_ends(phrase: str) -> list[int]:
    """Return where a line may end inside a phrase of a script that has no spaces between words."""
    from icu4py.breakers import LineBreaker  # its dictionaries take a moment, and few maps need them

    return [end for _start, end in LineBreaker(phrase, "en").segments() if end < len(phrase)]


@lru_cache(maxsize=10_000)
def clusters(text: str) -> tuple[str, ...]:
    """Return what a reader takes for single letters (extended grapheme clusters, UAX #29)."""
    if _SINGLE.match(text):
        return tuple(text)
    from uniseg.graphemecluster import grapheme_clusters  # type: ignore[import-untyped]

    found: list[str] = []
    start = 0
    while start < len(text):
        end = _quiet_place(text, start + _LONG)
        found.extend(grapheme_clusters(text[start:end]))
        start = end
    return tuple(found)


def _quiet_place(text: str, index: int) -> int:
    """Return the first index from the given one on between two letters, which is between two clusters."""
    for place in range(index, min(index + _LONG, len(text))):
        if text[place - 1].isalnum() and text[place].isalnum():
            return place
    return min(index + _LONG, len(text))


def cuttable(text: str) -> list[str]:
    """Return the pieces a too long word may be cut into.

    Thai vowels stay with their consonant.
    """
    pieces: list[str] = []
    for cluster in clusters(text):
        if pieces and (_THAI_LEADING.search(pieces[-1]) or _THAI_FOLLOWING.match(cluster)):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces
