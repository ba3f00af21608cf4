"""The lexer of Mermaid's journey grammar: its states, its rules in its order; the first that fits wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from mapdesigner.exchange.mermaid.script import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.exchange.mermaid.source import Source


class Sign(Enum):
    """What a token is."""

    JOURNEY = auto()
    NEW_LINE = auto()
    TITLE = auto()
    ACC_TITLE = auto()
    ACC_TITLE_VALUE = auto()
    ACC_DESCRIPTION = auto()
    ACC_DESCRIPTION_VALUE = auto()
    ACC_DESCRIPTION_BLOCK = auto()
    SECTION = auto()
    TASK_NAME = auto()
    TASK_DATA = auto()
    COLON = auto()
    INVALID = auto()
    LAST_LINE = auto()
    """The end of the text where a statement may begin."""
    CUT_SHORT = auto()
    """The end of the text where something is still open, or after LAST_LINE."""


class _State(Enum):
    STATEMENTS = auto()
    ACC_TITLE = auto()
    ACC_DESCRIPTION = auto()
    ACC_DESCRIPTION_BLOCK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: what it is, its words, and the offsets where it begins and ends."""

    sign: Sign
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, the token it makes (none: it is skipped), and the state it begins or leaves."""

    pattern: re.Pattern[str]
    sign: Sign | None = None
    begins: _State | None = None
    leaves: bool = False


def _rule(pattern: str, sign: Sign | None = None, begins: _State | None = None, *, leaves: bool = False) -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE | re.ASCII), sign, begins, leaves)


_RULES: dict[_State, tuple[_Rule, ...]] = {
    _State.STATEMENTS: (
        _rule(r"%(?!\{)[^\n]*"),
        _rule(r"[^}]%%[^\n]*"),
        _rule(r"\n+", Sign.NEW_LINE),
        _rule(f"{SPACE}+"),
        _rule(r"#[^\n]*"),
        _rule(r"journey\b", Sign.JOURNEY),
        _rule(rf"title{SPACE}[^#\n;]+", Sign.TITLE),
        _rule(f"accTitle{SPACE}*:{SPACE}*", Sign.ACC_TITLE, _State.ACC_TITLE),
        _rule(f"accDescr{SPACE}*:{SPACE}*", Sign.ACC_DESCRIPTION, _State.ACC_DESCRIPTION),
        _rule(rf"accDescr{SPACE}*\{{{SPACE}*", None, _State.ACC_DESCRIPTION_BLOCK),
        _rule(rf"section{SPACE}[^#:\n;]+", Sign.SECTION),
        _rule(r"[^#:\n;]+", Sign.TASK_NAME),
        _rule(r":[^#\n;]+", Sign.TASK_DATA),
        _rule(r":", Sign.COLON),
        _rule(r"\Z", Sign.LAST_LINE),
        _rule(r".", Sign.INVALID),
    ),
    _State.ACC_TITLE: (_rule(r"[^\n]*", Sign.ACC_TITLE_VALUE, leaves=True),),
    _State.ACC_DESCRIPTION: (_rule(r"[^\n]*", Sign.ACC_DESCRIPTION_VALUE, leaves=True),),
    _State.ACC_DESCRIPTION_BLOCK: (_rule(r"\}", leaves=True), _rule(r"[^}]*", Sign.ACC_DESCRIPTION_BLOCK)),
}


def tokens(source: Source) -> Iterator[Token]:
    """Yield the tokens of a text; the last is CUT_SHORT, which in a whole diagram follows LAST_LINE.

    At the end of the text one more rule is tried, as in Mermaid: outside of a block that makes LAST_LINE.
    """
    text, at = source.text, 0
    states = [_State.STATEMENTS]
    was_at_end = False
    while not was_at_end:
        was_at_end = at == len(text)
        rule, end = _fitting(_RULES[states[-1]], text, at)
        if rule.sign:
            yield Token(rule.sign, text[at:end], at, end)
        if rule.begins:
            states.append(rule.begins)
        if rule.leaves:
            states.pop()
        at = end
    yield Token(Sign.CUT_SHORT, "", at, at)


def _fitting(rules: tuple[_Rule, ...], text: str, at: int) -> tuple[_Rule, int]:
    """The first rule that fits here and where its words end; some rule of each state always fits."""
    for rule in rules:
        if match := rule.pattern.match(text, at):
            return rule, match.end()
    raise AssertionError("no rule fits")
