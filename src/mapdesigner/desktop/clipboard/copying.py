"""What copying puts on the clipboard: the cards as a small map, as words, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from mapdesigner.desktop.clipboard.picture import picture_of_cards
from mapdesigner.desktop.clipboard.tables import words_of
from mapdesigner.desktop.clipboard.ties import TIES, ties_as_bytes
from mapdesigner.edits.excerpt import cards_of, excerpt
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.theme import theme
from mapdesigner.storage.write import to_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.items import Item

MIME = "application/vnd.mapdesigner.journeymap+json"
"""The type of a journey map, in a file or on the clipboard."""
_MOST_IN_PICTURE = 500
"""Cards: more of them are no picture for a slide, and would make copying slow."""


def copied(view: MapView, *, taken: bool = False) -> tuple[QMimeData, tuple[Item, ...]] | None:
    """Return what is selected in all its forms, and its cards; None if there is no card among it.

    With it go ties to cards that stay, and if the cards are `taken` out of the map also the ties from these to them.

    All is made now: what is made only when another program asks for it would have to be made while this one ends.
    """
    journey = view.session.journey
    cards = cards_of(journey, view.session.selection)
    if not cards:
        return None
    small = excerpt(journey, cards)
    data = QMimeData()
    data.setData(MIME, to_bytes(small))
    data.setData(TIES, ties_as_bytes(journey, cards, both=taken))
    data.setText(words_of(small))
    picture = picture_of_cards(_light(view), [each.id for each in cards]) if _fits(cards) else None
    if picture is not None:
        data.setImageData(picture)
    return data, cards


def _fits(cards: Sequence[Item]) -> bool:
    return len(cards) <= _MOST_IN_PICTURE


def _light(view: MapView) -> Scene:
    """The map as it is shown, in light colours."""
    light = view.canvas.colours == theme("light")
    return view.canvas.scene if light else compose_screen(view.session.journey)
