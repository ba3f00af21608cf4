"""What Mermaid does to a text before its grammar sees it; every character keeps the line it came from.

The steps are Mermaid's (preprocess.ts and Diagram.ts of version 11) in Mermaid's order: quotes of HTML attributes,
front matter, directives, comment lines, entities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.exchange.front_matter import top_level_text
from mapdesigner.exchange.mermaid.entities import mark_entities
from mapdesigner.exchange.mermaid.script import SPACE, SPACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = re.compile(r"<(\w+)([^>]*)>", re.ASCII)
_QUOTED = re.compile(r'="([^"]*)"')
_DIRECTIVE = re.compile(
    rf"%%\{{{SPACE}*(?:(\w+){SPACE}*:|(\w+)){SPACE}*(?:(\w+)|((?:(?!\}}%%)[^\u2028\u2029])*))?{SPACE}*(?:\}}%%)?",
    re.ASCII,
)
_STYLED = ("style", "classDef")
_ROW = re.compile("[^\n\u2028\u2029]+")
_RUN = re.compile(f"[^{SPACES}]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the line of each of its characters, counted from 1; and what was found and taken out of it."""

    text: str
    lines: tuple[int, ...]
    title: str = ""
    front_matter: bool = False
    directives: int = 0
    comments: int = 0

    def line(self, offset: int) -> int:
        """The line of the file in which a character of the text stands; one more than the last at the end."""
        if offset < len(self.lines):
            return self.lines[offset]
        return self.lines[-1] + 1 if self.lines else 1

    def without(self, spans: Iterable[tuple[int, int]]) -> Source:
        """The same without some parts, each from a first character up to but without a last one."""
        text: list[str] = []
        lines: list[int] = []
        at = 0
        for first, last in [*spans, (len(self.text), len(self.text))]:
            text.append(self.text[at:first])
            lines.extend(self.lines[at:first])
            at = last
        return replace(self, text="".join(text), lines=tuple(lines))


def prepared(text: str) -> Source:
    """Return the text as Mermaid's lexer gets it; `text` has line feeds only and no control characters."""
    source = Source(text, tuple(number for number, row in enumerate(_rows(text), 1) for _each in row))
    source = _without_leading_rows(source)
    source = replace(source, text=_single_quoted(source.text))
    source = _without_front_matter(source)
    source = _without_directives(source)
    source = _without_comments(source)
    source = source.without([(0, len(source.text) - len(source.text.lstrip(SPACES)))])
    for word in _STYLED:
        source = source.without(_ends_of_styles(source.text, word))
    last = source.lines[-1:] or (1,)
    return replace(source, text=f"{mark_entities(source.text)}\n", lines=source.lines + last)


def _rows(text: str) -> list[str]:
    """The lines of a text with their line feeds; `splitlines` would also split at signs that JavaScript does not."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _without_leading_rows(source: Source) -> Source:
    """Leave out empty lines at the top, as Mermaid does in a page; front matter must come first."""
    blank = len(source.text) - len(source.text.lstrip(SPACES))
    return source.without([(0, source.text.rfind("\n", 0, blank) + 1)])


def _single_quoted(text: str) -> str:
    """Write quotes of HTML attributes as single ones; beyond the last ">" no tag can end, so nobody looks there."""
    end = text.rfind(">") + 1

    def quoted(match: re.Match[str]) -> str:
        return f"<{match[1]}{_QUOTED.sub(_in_single_quotes, match[2])}>"

    return _TAG.sub(quoted, text[:end]) + text[end:]


def _in_single_quotes(match: re.Match[str]) -> str:
    return f"='{match[1]}'"


def _without_front_matter(source: Source) -> Source:
    """Take the YAML between two lines of `---` off the top; both are indented by the same white space."""
    rows = _rows(source.text)
    if not rows or rows[0].strip(SPACES) != "---":
        return source
    indent = rows[0][: rows[0].index("-")]
    for number, row in enumerate(rows[2:], 2):
        if row.endswith("\n") and row.rstrip(SPACES) == f"{indent}---":
            body = "".join(each.removeprefix(indent) for each in rows[1:number])
            rest = source.without([(0, sum(map(len, rows[: number + 1])))])
            return replace(rest, front_matter=True, title=top_level_text(body, "title"))
    return source


def _without_directives(source: Source) -> Source:
    spans = [match.span() for match in _DIRECTIVE.finditer(source.text)]
    return replace(source.without(spans), directives=len(spans))


def _without_comments(source: Source) -> Source:
    spans = list(_comment_rows(source.text))
    return replace(source.without(spans), comments=len(spans))


def _comment_rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the rows that begin with `%%`, without those that hold nothing more or open a directive."""
    at = 0
    for row in _rows(text):
        words = row.strip(SPACES)
        if words.startswith("%%") and not words.startswith("%%{") and len(row.rstrip("\n").lstrip(SPACES)) > 2:
            yield at, at + len(row)
        at += len(row)


def _ends_of_styles(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the last semicolon of rows that look like a style of a flow chart, such as `style a fill:#fff;`.

    Mermaid takes it away from every kind of diagram, so that a colour is not taken for an entity.
    """
    for row in _ROW.finditer(text):
        begin, end = text.find(word, *row.span()), text.rfind(";", *row.span())
        runs = _RUN.finditer(text, begin + len(word), end) if 0 <= begin < end else ()
        if any("#" in run[0].partition(":")[2] for run in runs):
            yield end, end + 1
