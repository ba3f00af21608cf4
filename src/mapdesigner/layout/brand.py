"""The brand's font and logo: whether they can be had, and in words if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.text.fonts import brand_font
from mapdesigner.layout.text.system_fonts import is_installed
from mapdesigner.model.picture import picture_bytes
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_REGULAR = 400


def brand_notes(journey: JourneyMap) -> tuple[str, ...]:
    """Say that the brand's font is not there or its licence forbids to put it into a document, and of a bad logo."""
    return (*_font_notes(journey.brand.font), *_logo_notes(journey.brand.logo))


def _font_notes(name: str) -> tuple[str, ...]:
    if not name or brand_font(name, _REGULAR):
        return ()
    if is_installed(name):
        return (_("The licence of the font {name} forbids embedding; Inter stands in for it.").format(name=name),)
    return (_("The font {name} is not on this machine; Inter stands in for it.").format(name=name),)


def _logo_notes(held: str) -> tuple[str, ...]:
    if not held or picture_bytes(held):
        return ()
    return (_("The brand's logo cannot be read as a picture and is left out."),)
