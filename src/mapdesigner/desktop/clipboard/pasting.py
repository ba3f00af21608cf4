"""Cutting, copying and pasting on a map: each is one step, and says what became of more than was to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from mapdesigner.desktop.canvas.cells import cell_of, first_cell, go_to_card, is_locked
from mapdesigner.desktop.canvas.headers import selected_header
from mapdesigner.desktop.clipboard.copying import copied
from mapdesigner.desktop.clipboard.offer import offer_of
from mapdesigner.desktop.clipboard.tables import cells_in, is_block, one_text
from mapdesigner.desktop.clipboard.ties import ties_from
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.toast import show_toast
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.paste import Pasted, paste_cards, paste_pictures, paste_rows
from mapdesigner.edits.replace import EditError
from mapdesigner.model.journey import Lane, Step
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.clipboard.offer import Offer


def copy(view: MapView) -> bool:
    """Put what is selected on the clipboard; return whether there was a card among it."""
    made = copied(view)
    if made is not None:
        QGuiApplication.clipboard().setMimeData(made[0])
        view.tool.say("")
    return made is not None


def cut(view: MapView) -> None:
    """Put the selected cards on the clipboard and take them out of the map. Raises EditError in a locked lane."""
    made = copied(view, taken=True)
    if made is None:
        return
    data, cards = made
    ids = [card.id for card in cards]
    if is_locked(view.session.journey, ids):
        raise EditError(_("This lane is locked."))
    QGuiApplication.clipboard().setMimeData(data)
    words = ngettext("Cut {count} card", "Cut {count} cards", len(ids)).format(count=len(ids))
    view.session.apply(words, lambda journey: remove_items(journey, ids))


def paste(view: MapView, *, as_one: bool = False) -> None:
    """Put what is on the clipboard into the cell in focus; `as_one` makes one plain card of its words.

    Raises EditError, in words, for what cannot come into a map.
    """
    data = QGuiApplication.clipboard().mimeData()
    offer = offer_of(data) if data is not None else None
    if offer is None:
        raise EditError(_("There is nothing on the clipboard for a map."))
    put_in(view, offer, here(view), as_one=as_one)


def here(view: MapView) -> Cell | None:
    """Return the cell that is meant: in focus, of the selection, else the map's first; None in a map without cells."""
    session, header = view.session, selected_header(view.session)
    first = first_cell(session.journey)
    if header is not None and first:
        lane = header.id if isinstance(header, Lane) else first.lane
        return Cell(lane, header.id if isinstance(header, Step) else first.step)
    chosen = (cell_of(session.journey, each) for each in sorted(session.selection))
    return session.focus or next((cell for cell in chosen if cell), None) or first


def put_in(view: MapView, offer: Offer, cell: Cell | None, *, as_one: bool = False) -> None:
    """Put an offer into a cell, as one step, select what came and say what is not to be seen there.

    Raises EditError, in words, for what cannot come into this map.
    """
    if cell is None:
        raise EditError(_("A card stands in a step. Add a stage first."))
    journey = view.session.journey
    if offer.cards and not as_one:
        _keep(view, paste_cards(journey, offer.small_map(), *cell, ties_from(offer.ties, journey)))
    elif offer.words:
        _put_words(view, offer.plain_words(), cell, as_one=as_one)
    else:
        _keep(view, paste_pictures(journey, offer.pictures(), *cell))


def _put_words(view: MapView, words: str, cell: Cell, *, as_one: bool) -> None:
    if as_one:
        _keep(view, paste_rows(view.session.journey, [[[one_text(words)]]], *cell))
        return
    rows = cells_in(words)
    pasted = paste_rows(view.session.journey, rows, *cell)
    _keep(view, pasted, (lambda: _instead(view, pasted, words, cell)) if is_block(rows) else None)


def _instead(view: MapView, pasted: Pasted, words: str, cell: Cell) -> None:
    """Take many cards back and make one of them, if nothing was done since."""
    if view.session.journey is pasted.journey:
        view.session.undo()
        _put_words(view, words, cell, as_one=True)


def _keep(view: MapView, pasted: Pasted, instead: Callable[[], object] | None = None) -> None:
    """Make it a step, show what came, and say what should be known."""
    count = len(pasted.cards)
    if not count:
        raise EditError(_("There is nothing on the clipboard for a map."))
    name = ngettext("Paste {count} card", "Paste {count} cards", count).format(count=count)
    view.session.apply(name, pasted.journey)
    go_to_card(view, pasted.cards[0])
    view.session.select(pasted.cards)
    words = _said(pasted)
    if instead is not None:
        show_toast(view, words, _("Paste as one instead"), instead)
    elif pasted.steps_added:
        show_toast(view, words)


def _said(pasted: Pasted) -> str:
    count, steps, notes = len(pasted.cards), pasted.steps_added, pasted.into_notes
    words = [ngettext("Pasted {count} card.", "Pasted {count} cards.", count).format(count=count)]
    if steps:
        words.append(ngettext("{count} step was added.", "{count} steps were added.", steps).format(count=steps))
    if notes:
        said = ngettext("{count} had no lane and stands in Notes.", "{count} had no lane and stand in Notes.", notes)
        words.append(said.format(count=notes))
    return " ".join(words)
