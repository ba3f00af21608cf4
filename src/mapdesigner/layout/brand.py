"""The brand's font: whether it can be had, and in words if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.text.fonts import brand_font
from mapdesigner.layout.text.system_fonts import is_installed
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_REGULAR = 400


def brand_notes(journey: JourneyMap) -> tuple[str, ...]:
    """Say that the brand's font is not there, or that its licence forbids to put it into a document."""
    name = journey.brand.font
    if not name or brand_font(name, _REGULAR):
        return ()
    if is_installed(name):
        return (_("The licence of the font {name} forbids embedding; Inter stands in for it.").format(name=name),)
    return (_("The font {name} is not on this machine; Inter stands in for it.").format(name=name),)
