"""The one table of files the program exchanges with other tools: what each is called, reads, writes and loses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from mapdesigner.exchange.canvas.read import read_canvas
from mapdesigner.exchange.canvas.write import write_canvas
from mapdesigner.exchange.mermaid.read import read_mermaid
from mapdesigner.exchange.mermaid.write import write_mermaid
from mapdesigner.exchange.outline.read import read_outline
from mapdesigner.exchange.outline.write import write_outline
from mapdesigner.exchange.own_files import read_own, write_own
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.stickies import read_stickies
from mapdesigner.exchange.tables.files import read_csv, read_xlsx, write_csv, write_xlsx
from mapdesigner.exchange.tables.markdown import has_table, read_table, write_table
from mapdesigner.storage.errors import Fault, JourneyFileError
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.exchange.report import Exported, Imported
    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the ends its names may have, its own name, the ways in and out, and what a map loses in it.

    `read` gets a file's bytes and its name for messages; it raises JourneyFileError, or a Fault that names no file, if
    it cannot read them. Call `import_file`, which makes them one.
    """

    extensions: tuple[str, ...]
    words: str
    loses: str = ""
    read: Callable[[bytes, str], Imported] | None = None
    write: Callable[[JourneyMap], Exported] | None = None

    @property
    def label(self) -> str:
        """The kind's name in the language of the interface."""
        return _(self.words)

    @property
    def loss(self) -> str:
        """What a map never keeps in this kind of file, in the language of the interface; "" if it keeps all."""
        return _(self.loses) if self.loses else ""


def _read_markdown(data: bytes, name: str) -> Imported:
    """An outline, or a table where the text holds one and no headings."""
    return (read_table if has_table(text_of(data, name)) else read_outline)(data, name)


FORMATS: tuple[Format, ...] = (
    Format(("journeymap", "json"), later("Journey map"), "", read_own, write_own),
    Format(
        ("mmd", "mermaid"),
        later("Mermaid journey diagram"),
        later("Kept are title, subtitle, scope, stages, steps, scores and the names of personas; nothing else."),
        read_mermaid,
        write_mermaid,
    ),
    Format(
        ("table.md",),
        later("Markdown table"),
        later("Kept are stages, steps, lanes and the text of each card, with scores."),
        read_table,
        write_table,
    ),
    Format(
        ("md", "markdown"),
        later("Markdown outline"),
        later("Kept are title, stages, steps, lanes and the text of each card, with scores and whose they are."),
        _read_markdown,
        write_outline,
    ),
    Format(
        ("canvas",),
        later("JSON Canvas"),
        later("Kept are stages, steps, lanes, the text of each card with its score, and what opportunities answer."),
        read_canvas,
        write_canvas,
    ),
    Format(("csv",), later("Table (CSV)"), "", read_csv, write_csv),
    Format(("xlsx",), later("Workbook (Excel)"), "", read_xlsx, write_xlsx),
    Format(("txt",), later("Stickies, one a line"), "", read_stickies),
)


def readable() -> tuple[Format, ...]:
    """Formats a map can be made of."""
    return tuple(each for each in FORMATS if each.read)


def writable() -> tuple[Format, ...]:
    """Formats a map can be written in."""
    return tuple(each for each in FORMATS if each.write)


def import_file(data: bytes, file: str) -> Imported:
    """Make a map of a file's bytes; raise JourneyFileError if they cannot be read as what the name says."""
    found = format_of(file)
    if found.read is None:
        raise JourneyFileError(file, "", _("this kind of file can be written but not read"))
    try:
        return found.read(data, file)
    except Fault as fault:
        raise JourneyFileError(file, fault.place, fault.reason) from None


def export_map(journey: JourneyMap, file: str) -> Exported:
    """Write a map as what the file's name says; raise JourneyFileError if that cannot be written."""
    found = format_of(file)
    if found.write is None:
        raise JourneyFileError(file, "", _("this kind of file can be read but not written"))
    return found.write(journey)


def format_of(file: str) -> Format:
    """Return the format that a file's name ends in; raise JourneyFileError, with the known ones, if none does."""
    name = PurePath(file).name.lower()
    for each in FORMATS:  # a name of two parts stands before those that end like it
        if name.endswith(tuple(f".{one}" for one in each.extensions)):
            return each
    known = ", ".join(f".{one}" for each in FORMATS for one in each.extensions)
    raise JourneyFileError(file, "", _("this kind of file is not known; known are {known}").format(known=known))
