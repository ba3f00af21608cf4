"""The way from one map's file to another's, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import EditError
from mapdesigner.storage.links import link_to
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path


def link_between(here: Path | None, target: Path) -> str:
    """Return the way from the map in the file `here` to another; raise EditError where there is none."""
    if here is None:
        raise EditError(_("Save this map first: the way to the other one begins at its file."))
    try:
        return link_to(target, here)
    except ValueError:
        raise EditError(_("There is no way from this map’s file to that one.")) from None
