"""What every object of a map is: an immutable value with an id that lasts, keeping keys it does not know."""

# Annotations are values here, not texts: pydantic would compile each text, a tenth of what its classes take to build.

import secrets
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
"""A random name that an object keeps for life; other objects refer to it by this."""

Rank = Annotated[str, StringConstraints(max_length=512, pattern=r"^[0-9A-Za-z]*$")]
"""A fractional index (see rank.py): place among neighbours, compared as plain ASCII text."""

Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
"""'#RRGGBB', or '' where the program chooses."""


def new_id() -> str:
    """Return a fresh random id of twelve characters (60 bits: no clash in maps that are merged for years)."""
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(secrets.choice(alphabet) for _ in range(12))


class Value(BaseModel):
    """A part of a map without an id of its own. A field at its default is left out of the file."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False, defer_build=True)


class Entity(Value):
    """An object of a map that others may refer to."""

    id: Id


class Ranked(Entity):
    """An object with a place in an order; the order is (rank, id), so equal ranks are legal."""

    rank: Rank = ""

    @property
    def order(self) -> tuple[str, str]:
        """The key to sort by."""
        return (self.rank, self.id)
