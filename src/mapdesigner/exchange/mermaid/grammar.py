"""The grammar of a journey diagram: tokens to sections with their tasks, or the line where it breaks and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapdesigner.exchange.mermaid.lexer import Sign, Token, tokens
from mapdesigner.exchange.mermaid.script import SPACES, number
from mapdesigner.exchange.mermaid.source import prepared
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.exchange.mermaid.source import Source


@dataclass(frozen=True, slots=True)
class Task:
    """A line such as `Make tea: 5: Me, Cat`. Names are as they stand there; a score that is no number is NaN.

    `beyond` is what follows a further colon, which Mermaid takes no notice of.
    """

    name: str
    score: float
    people: tuple[str, ...]
    beyond: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Section:
    """Tasks under one heading; the name is None for tasks before the first heading."""

    name: str | None
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    """What the grammar makes of a text, and the text itself for what was taken out before."""

    source: Source
    title: str = ""
    accessible_title: str = ""
    accessible_description: str = ""
    sections: list[Section] = field(default_factory=list)


def parsed(text: str) -> Diagram:
    """Read a diagram as Mermaid does; `text` is clean. Raises Fault with the line and the reason if it refuses."""
    source = prepared(text)
    if not source.text.startswith("journey"):
        raise Fault(_line(source, 0), _("this is no journey diagram: it does not begin with the word journey"))
    return _Reading(source).diagram()


class _Reading:
    """One pass over the tokens, with the token that was read last."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._tokens = tokens(source)
        self._last = Token(Sign.NEW_LINE, "", 0, 0)
        self._diagram = Diagram(source, title=source.title)

    def diagram(self) -> Diagram:
        if self._next().sign is not Sign.JOURNEY:
            raise self._refusal(self._last, _("the word journey must stand alone"))
        while (token := self._next()).sign is not Sign.LAST_LINE:
            self._statement(token)
        return self._diagram

    def _next(self) -> Token:
        self._last = next(self._tokens)
        return self._last

    def _statement(self, token: Token) -> None:
        match token.sign:
            case Sign.NEW_LINE:
                pass
            case Sign.TITLE:
                self._diagram.title = token.text[len("title ") :]
            case Sign.ACC_TITLE:
                self._diagram.accessible_title = self._next().text.strip(SPACES)
            case Sign.ACC_DESCRIPTION:
                self._diagram.accessible_description = self._next().text.strip(SPACES)
            case Sign.ACC_DESCRIPTION_BLOCK:
                self._describe(token)
            case Sign.SECTION:
                self._diagram.sections.append(Section(token.text[len("section ") :]))
            case Sign.TASK_NAME:
                self._task(token, self._next())
            case _:
                raise self._refusal(token, _why_unexpected(token))

    def _describe(self, token: Token) -> None:
        """Keep the lines of a block without their indent; a block that nothing closes reaches to the end."""
        if token.end == len(self._source.text):
            opened = self._source.line(self._source.text.rfind("{", 0, token.start))
            words = _("the accDescr block that begins on line {line} is not closed")
            raise self._refusal(Token(Sign.CUT_SHORT, "", token.end, token.end), words.format(line=opened))
        rows = token.text.strip(SPACES).split("\n")
        self._diagram.accessible_description = "\n".join(words for row in rows if (words := row.lstrip(SPACES)))

    def _task(self, name: Token, data: Token) -> None:
        if data.sign is Sign.COLON:
            raise self._refusal(data, _("after the colon a score is missing"))
        if data.sign is not Sign.TASK_DATA:
            raise self._refusal(name, _("a task needs a colon and a score after its name"))
        pieces = data.text[1:].split(":")
        people = pieces[1].split(",") if len(pieces) > 1 else []
        if not self._diagram.sections:
            self._diagram.sections.append(Section(None))
        names = tuple(each.strip(SPACES) for each in people)
        task = Task(name.text, number(pieces[0]), names, tuple(pieces[2:]), self._source.line(name.start))
        self._diagram.sections[-1].tasks.append(task)

    def _refusal(self, token: Token, reason: str) -> Fault:
        return Fault(_line(self._source, token.start), reason)


def _why_unexpected(token: Token) -> str:
    reasons = {
        Sign.TASK_DATA: _("a colon stands where none may: a line cannot begin with one, nor a section's name hold one"),
        Sign.COLON: _("a colon stands where none may: a line cannot begin with one, nor a section's name hold one"),
        Sign.JOURNEY: _("a line cannot begin with the word journey"),
        Sign.INVALID: _("a semicolon cannot stand here"),
    }
    return reasons.get(token.sign, _("the text ends too early"))


def _line(source: Source, offset: int) -> str:
    return _("line {line}").format(line=source.line(offset))
