"""What a field of references is asked to become, where that is more than other ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.model.entity import Ranked


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An object that the map does not have yet and the field shall refer to."""

    kind: type[Ranked]
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Ticked:
    """One object that shall be referred to, or no more; the others stay as they are."""

    target: str
    on: bool
