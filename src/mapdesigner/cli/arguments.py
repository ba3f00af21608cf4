"""What all commands share: names of files as people type them, the language of the terminal, what cannot be done."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner import resources
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CANNOT = 2
_ENGLISH = "en"


class UsageError(Exception):
    """Something the command line cannot do, in words for the person who typed it."""


def cannot(words: str) -> int:
    """Say in one line why something cannot be done, and return the exit code for it."""
    print(in_one_line(words), file=sys.stderr)
    return CANNOT


def in_one_line(words: object) -> str:
    """Return words, or the name of a file, without the ends of lines they may hold: scripts read line by line."""
    return " ".join(str(words).splitlines())


def file_name(text: str) -> Path:
    """Return the path a file is to have; refuse none at all."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("this is no name for a file"))
    return Path(text)


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language a terminal asks for, as a tag such as `de-AT`, by the rules of gettext; else English.

    LANGUAGE holds several, parted by colons, and counts only where the locale is not plain C.
    """
    return next(filter(_is_spoken, _wanted(environment)), _ENGLISH)


def _wanted(environment: Mapping[str, str]) -> Iterator[str]:
    locale = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), "C")
    if _tag(locale) in ("C", "POSIX"):
        return
    for each in (*environment.get("LANGUAGE", "").split(":"), locale):
        if each:
            yield _tag(each)


def _tag(locale: str) -> str:
    """`de_AT.UTF-8@euro` as a tag."""
    return locale.partition(".")[0].partition("@")[0].replace("_", "-")


def _is_spoken(tag: str) -> bool:
    """Tell whether there is a catalog; English needs none."""
    names = (tag.replace("-", "_"), tag.partition("-")[0])
    held = {each.name for each in resources.path("locale").iterdir()}
    return _ENGLISH in names or not held.isdisjoint(names)
