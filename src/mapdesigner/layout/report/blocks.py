"""What a report is made of: a conclusion in a sentence, and sections of rows and bars, each leading to its card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a row is about; its colour, beside words that say the same."""

    PLAIN = "plain"
    PAIN = "pain"
    OPPORTUNITY = "opportunity"
    GOOD = "good"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a section: a short mark such as "P6", what it says, a second line, and a figure at the end.

    `target` is the id of the object it leads to, "" for none.
    """

    title: str
    mark: str = ""
    detail: str = ""
    figure: str = ""
    tone: Tone = Tone.PLAIN
    target: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A named bar: `share` of its length is filled, `planned` more outlined, both 0 to 1; `figure` says it exactly."""

    title: str
    share: float
    figure: str
    planned: float = 0.0
    tone: Tone = Tone.PLAIN
    target: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence under it, and its rows; `empty` is said where there are none."""

    title: str
    rows: tuple[Row | Bar, ...]
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report about a map: over it what it is and of what, first the conclusion, then the sections.

    One that is read `right_to_left` has its marks at the right and its figures at the left.
    """

    kind: str
    title: str
    subtitle: str
    lead: str
    sections: tuple[Section, ...]
    footer: str = ""
    language: str = "en"
    right_to_left: bool = False
