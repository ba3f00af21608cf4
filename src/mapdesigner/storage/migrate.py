"""Upgrades old journey files, one small named function a version; refuses newer ones by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CURRENT: Final = 1

UPGRADES: Mapping[int, Callable[[dict[str, object]], dict[str, object]]] = {}
"""For each version before the current one the function that makes the next version of it."""


def upgraded(values: object) -> dict[str, object]:
    """Return a file's values in the current version; raise Fault if they are no journey map or a newer one."""
    if not isinstance(values, dict) or values.get("format") != "journeymap":
        raise Fault("format", _("this is not a journey map"))
    version = values.get("version")
    if not isinstance(version, int) or version < 1:
        raise Fault("version", _("this is not the number of a version"))
    if version > CURRENT:
        reason = _("version {file} of the format is newer than version {known}; a newer Map Designer opens it")
        raise Fault("version", reason.format(file=version, known=CURRENT))
    for step in range(version, CURRENT):
        values = UPGRADES[step](values)
    return values
