"""Commands of a workshop: presenting, notes, votes, and what is left of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import first_cell
from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.present.begin import present
from mapdesigner.edits.replace import EditError
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _capture(window: Window) -> None:
    """Begin a note where the focus is."""
    cell = window.session.focus or first_cell(window.session.journey)
    if cell is None:
        raise EditError(_("A card stands in a step. Add a stage first."))
    window.session.focus_on(cell)
    window.session.select(())
    window.view.tool.write_card(cell)


def _workshop_words(window: Window) -> str:
    return _("End the workshop") if window.facilitation.workshop else _("Start a workshop")


def _start_or_end(window: Window) -> None:
    held = window.facilitation
    held.end_workshop() if held.workshop else held.start_workshop("")


def _toggle_private(window: Window) -> None:
    window.facilitation.set_private(not window.facilitation.is_private)


def _vote(window: Window) -> None:
    from mapdesigner.desktop.workshop.round_dialog import RoundDialog  # seldom needed

    RoundDialog(window.facilitation, window).exec()


def _summarise(window: Window) -> None:
    from mapdesigner.desktop.workshop.summary_dialog import SummaryDialog  # draws pages

    SummaryDialog(window.session, window).exec()


PRESENT: tuple[Command, ...] = (
    Command("present", Menu.WORKSHOP, 0, later("Present"), present, ("F5",), "presentation"),
    Command(
        "present_here",
        Menu.WORKSHOP,
        0,
        later("Present from here"),
        lambda window: present(window, here=True),
        ("Shift+F5",),
    ),
    Command("start_workshop", Menu.WORKSHOP, 1, _workshop_words, _start_or_end, name=later("Start or end a workshop")),
    Command("capture", Menu.WORKSHOP, 1, later("Write a note"), _capture, ("F6",)),
    Command(
        "private_notes",
        Menu.WORKSHOP,
        1,
        later("Hide new notes"),
        _toggle_private,
        checked=lambda window: window.facilitation.is_private,
    ),
    Command(
        "reveal",
        Menu.WORKSHOP,
        1,
        later("Reveal hidden notes"),
        lambda window: window.facilitation.reveal(),
        enabled=lambda window: bool(window.facilitation.private_notes),
    ),
    Command("start_voting", Menu.WORKSHOP, 2, later("Start voting…"), _vote),
    Command(
        "end_voting",
        Menu.WORKSHOP,
        2,
        later("End voting"),
        lambda window: window.facilitation.close_round(),
        enabled=lambda window: window.facilitation.round is not None,
    ),
    Command(
        "show_votes",
        Menu.WORKSHOP,
        2,
        later("Votes on the cards"),
        lambda window: window.facilitation.show_votes(not window.facilitation.shows_votes),
        enabled=lambda window: bool(window.session.journey.rounds),
        checked=lambda window: window.facilitation.shows_votes,
    ),
    Command(
        "summary",
        Menu.WORKSHOP,
        3,
        later("Workshop summary…"),
        _summarise,
        enabled=lambda window: bool(window.session.journey.workshops),
    ),
)
