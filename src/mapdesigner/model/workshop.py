"""What a workshop leaves in a map: rounds of votes, what was said and decided, photos of the wall."""

# Annotations are values here, not texts: pydantic would compile each text, a tenth of what its classes take to build.

from typing import Annotated

from pydantic import Field

from mapdesigner.model.entity import Entity, Id
from mapdesigner.model.kinds import ItemKind

Opacity = Annotated[float, Field(ge=0, le=1)]
"""From 0, not to be seen, to 1."""


class VotingRound(Entity):
    """One round of dot voting. `at` is an ISO time with zone; no `kinds` means that any card may get a vote."""

    name: str = ""
    at: str = ""
    kinds: tuple[ItemKind, ...] = ()
    votes_each: Annotated[int, Field(ge=1, le=100)] = 5
    open: bool = True


class Vote(Entity):
    """One dot that a person put on a card in a round; who puts two on a card has two votes there."""

    round: Id
    item: Id
    voter: str = ""


class Workshop(Entity):
    """One session: ISO times with zone, the cards written down in it, and what was decided."""

    name: str = ""
    started: str = ""
    ended: str = ""
    captured: tuple[Id, ...] = ()
    decisions: tuple[str, ...] = ()


class WallPhoto(Entity):
    """A photo of the wall, lying beside the map to type from: base64 of a PNG or JPEG, place and width in scene px."""

    name: str = ""
    picture: str = ""
    x: float = 0.0
    y: float = 0.0
    width: Annotated[float, Field(ge=16, le=100_000)] = 800.0
    opacity: Opacity = 1.0
