"""The sign on a card that leads to another map, with that map's name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame
from mapdesigner.layout.icons import icon
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.storage.links import is_map_link

if TYPE_CHECKING:
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.model.items import AnyItem


def linked(draft: Draft, item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a card with the sign and name of the map it leads to in a line under it; others as they are."""
    if not item.link or not is_map_link(item.link):
        return draft
    pad, gap, colour = frame.metrics.card_pad, 5 * frame.unit, frame.theme.accent
    style = frame.style("caption", colour, weight=560)
    size = style.size * 1.15
    name = typeset(PurePosixPath(item.link).stem, style, max(width - 2 * pad - size - gap, 1))
    tall = max(name.box.height, size)

    def draw(height: float) -> tuple[Primitive, ...]:
        top = height - tall
        line = name.box.height / max(len(name.lines), 1)
        sign = icon("external-link", pad, top + (line - size) / 2, size, colour, frame.metrics.icon_stroke * 0.9)
        return (*draft.draw(height - tall - gap), sign, place(name, pad + size + gap, top))

    said = frame.words.gettext("leads to the map {name}").format(name=name.text)
    return Draft(draft.height + tall + gap, draw, ", ".join(filter(None, (draft.label, said))), draft.votes)
