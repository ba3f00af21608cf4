"""A map whose stages, steps and lanes are kept as they are, as in a workshop: cards can still be added and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import EditError
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def check_not_frozen(journey: JourneyMap) -> None:
    """Raise EditError if stages, steps and lanes are kept as they are."""
    if journey.frozen:
        raise EditError(_("The stages, steps and lanes of this map are locked. Unlock them in the menu Arrange."))
