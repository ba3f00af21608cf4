"""The keys of commands as they are in force: those of the table, or what the user chose instead, kept as JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.canvas.map_keys import MAP_KEYS
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.desktop.commands.command import Command

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_MOST_KEYS = 4  # for one command


class ShortcutTaken(ValueError):  # noqa: N818 - reads as the reason
    """Keys that do something else already; `name` is what they do, in the language of the interface."""

    def __init__(self, key: str, name: str) -> None:
        words = _("{key} is the key of “{name}” already.")
        super().__init__(words.format(key=shown(key), name=name))
        self.key, self.name = key, name


class _Changes(QObject):
    """What the user chose; `changed` tells all windows."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file = Path()
        self._held: dict[str, tuple[str, ...]] = {}

    @property
    def held(self) -> dict[str, tuple[str, ...]]:
        file = shortcuts_file()
        if file != self._file:
            self._file, self._held = file, _read(file)
        return self._held

    def keep(self, held: dict[str, tuple[str, ...]]) -> None:
        if held == self.held:
            return
        self._held = held
        with suppress(OSError, SaveError):  # what cannot be written down holds until the program ends
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file, json.dumps(held, indent=2, sort_keys=True).encode())
        self.changed.emit()


_changes = _Changes()
changed = _changes.changed
"""Tells that a command has other keys than before."""


def shortcut_of(command_id: str) -> tuple[str, ...]:
    """Return the keys of a command, as Qt writes them on every system ("Ctrl+Shift+V"); () for none."""
    chosen = _changes.held.get(command_id)
    return standard_keys(_by_id[command_id]) if chosen is None else chosen


def standard_keys(command: Command) -> tuple[str, ...]:
    """Return the keys that the table gives a command."""
    return tuple(QKeySequence(keys).toString(_PORTABLE) for keys in command.keys)


def is_changed(command_id: str) -> bool:
    """Tell whether the user chose other keys for a command."""
    return command_id in _changes.held


def change_shortcut(command_id: str, keys: Iterable[str]) -> None:
    """Give a command other keys, or none; raise ShortcutTaken if one of them does something else already.

    All windows take them at once. Raises KeyError for a command that is not in the table, ValueError for no keys.
    """
    command = _by_id[command_id]
    wanted = tuple(dict.fromkeys(_normal(key) for key in keys))[:_MOST_KEYS]
    for key in wanted:
        if taken := taken_by(key, but=command_id):
            raise ShortcutTaken(key, taken)
    held = {name: chosen for name, chosen in _changes.held.items() if name != command_id}
    _changes.keep(held if wanted == standard_keys(command) else {**held, command_id: wanted})


def reset(command_id: str = "") -> None:
    """Give a command the keys of the table again, or all commands without an id. Raises ShortcutTaken."""
    if not command_id:
        _changes.keep({})
        return
    change_shortcut(command_id, standard_keys(_by_id[command_id]))


def taken_by(key: str, but: str = "") -> str:
    """Return the name of what a key does, another command's or the map's own; "" if it is free."""
    for command in COMMANDS:
        if command.id != but and key in shortcut_of(command.id):
            return command.label
    return next((row.label for row in MAP_KEYS if key in row.keys), "")


def shown(key: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(key, _PORTABLE).toString(QKeySequence.SequenceFormat.NativeText)


def shortcuts_file() -> Path:
    """The file that holds what the user chose."""
    return Path(platformdirs.user_config_dir("mapdesigner", appauthor=False)) / "shortcuts.json"


def _normal(key: str) -> str:
    found = QKeySequence(key, _PORTABLE)
    words = found.toString(_PORTABLE)
    if found.isEmpty() or not words:
        raise ValueError(_("These are no keys."))
    return words


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    """What the file says of commands that there are; a damaged one is put aside, keys given twice are left out."""
    try:
        found = json.loads(file.read_bytes())
    except OSError:  # none yet, or no permission
        return {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        with suppress(OSError):  # kept, for it may have been written by hand
            file.replace(file.with_name(f"{file.stem}.broken.json"))
        return {}
    return _sound({name: keys for name, keys in found.items() if name in _by_id and isinstance(keys, list)})


def _sound(found: dict[str, list[object]]) -> dict[str, tuple[str, ...]]:
    used = {key for row in MAP_KEYS for key in row.keys}
    used |= {key for command in COMMANDS if command.id not in found for key in standard_keys(command)}
    held: dict[str, tuple[str, ...]] = {}
    for name, keys in found.items():
        free = [key for key in keys if isinstance(key, str) and not QKeySequence(key, _PORTABLE).isEmpty()]
        held[name] = tuple(key for key in dict.fromkeys(free) if key not in used)[:_MOST_KEYS]
        used.update(held[name])
    return held


_by_id = {command.id: command for command in COMMANDS}
