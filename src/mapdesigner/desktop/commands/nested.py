"""Commands that lead to other maps: the one a card links to, and the other state of this journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.nested.breadcrumbs import link_of, open_beside, open_here
from mapdesigner.storage.links import is_map_link
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _compare_states(window: Window) -> None:
    from mapdesigner.desktop.nested.states import compare_states  # compares and writes maps, which a start need not

    compare_states(window)


def _create_future(window: Window) -> None:
    from mapdesigner.desktop.nested.states import create_future

    create_future(window)


def _has_other(window: Window) -> bool:
    return is_map_link(window.session.journey.counterpart)


def _links(window: Window) -> bool:
    return is_map_link(link_of(window))


NESTED: tuple[Command, ...] = (
    Command("create_future", Menu.FILE, 1, later("Create the future map…"), _create_future),
    Command("compare_states", Menu.FILE, 1, later("Compare with the other state"), _compare_states, enabled=_has_other),
    Command("open_linked", Menu.FILE, 0, later("Open the linked map"), open_here, enabled=_links),
    Command("open_linked_beside", Menu.FILE, 0, later("Open the linked map beside"), open_beside, enabled=_links),
)
