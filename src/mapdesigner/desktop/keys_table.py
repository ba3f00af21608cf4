"""All keys and gestures in one table, read off those that declare them: what help and documentation show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.gestures.table import GESTURES
from mapdesigner.desktop.canvas.keys import LANE_LETTER, STAGE_LETTER
from mapdesigner.desktop.canvas.map_keys import MAP_KEYS, WRITING_KEYS
from mapdesigner.desktop.commands.command import Menu
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.present.keys import PRESENT_KEYS
from mapdesigner.model.catalog import ITEMS
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapdesigner.desktop.canvas.map_keys import KeyRow
    from mapdesigner.desktop.commands.command import Command


@dataclass(frozen=True, slots=True)
class Section:
    """Keys of one sort: its title, and for each row the keys and what they do."""

    title: str
    rows: tuple[tuple[tuple[str, ...], str], ...]


def key_sections(keys_of: Callable[[Command], Sequence[str]]) -> tuple[Section, ...]:
    """Return the map's own keys first, then those of the commands by menu; `keys_of` says which those are."""
    return tuple(section for section in _sections(keys_of) if section.rows)


def gesture_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return for each gesture its name, how it is made, what comes of it, and which keys change it."""
    return tuple((_(row.words), _(row.how), _(row.does), _(row.keys) if row.keys else "") for row in GESTURES)


def _sections(keys_of: Callable[[Command], Sequence[str]]) -> Iterator[Section]:
    yield Section(_("On the map"), _rows(MAP_KEYS))
    yield Section(_("While writing"), _rows(WRITING_KEYS))
    yield Section(_("While presenting"), _rows(PRESENT_KEYS))
    letters = [(row.key, row.label) for row in ITEMS] + [(STAGE_LETTER, _("Stage")), (LANE_LETTER, _("Lane"))]
    yield Section(_("Adding, after / or Insert"), tuple(((letter,), label) for letter, label in letters))
    for menu in Menu:
        listed = sorted((each for each in COMMANDS if each.menu is menu), key=lambda each: each.group)
        rows = ((tuple(keys_of(command)), command.label) for command in listed)
        yield Section(_(menu.value), tuple(row for row in rows if row[0]))


def _rows(rows: Sequence[KeyRow]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((row.keys, row.label) for row in rows)
