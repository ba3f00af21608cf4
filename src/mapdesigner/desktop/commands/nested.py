"""Commands that lead to other maps: the one a card links to, and the other state of this journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.nested.breadcrumbs import link_of, open_beside, open_here
from mapdesigner.model.kinds import State
from mapdesigner.storage.links import is_map_link
from mapdesigner.words import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.window import Window


def _compare_states(window: Window) -> None:
    from mapdesigner.desktop.nested.states import compare_states  # compares and writes maps, which a start need not

    window.comparison.end() if window.comparison.is_on else compare_states(window)


def _create_future(window: Window) -> None:
    from mapdesigner.desktop.nested.states import create_future

    create_future(window)


def _has_other(window: Window) -> bool:
    return is_map_link(window.session.journey.counterpart)


def _links(window: Window) -> bool:
    return is_map_link(link_of(window))


def _shows(state: State) -> Callable[[Window], bool]:
    return lambda window: window.session.journey.state is state and not window.comparison.is_on


def _show_current(window: Window) -> None:
    """Show today's map: this one without comparing, else the one that belongs to it."""
    window.comparison.end()
    if window.session.journey.state is not State.CURRENT:
        _open_other(window)


def _show_future(window: Window) -> None:
    """Show tomorrow's map; where there is none yet, make it."""
    window.comparison.end()
    if window.session.journey.state is not State.FUTURE:
        _open_other(window) if _has_other(window) else _create_future(window)


def _open_other(window: Window) -> None:
    from mapdesigner.desktop.nested.states import open_other

    open_other(window)


NESTED: tuple[Command, ...] = (
    Command(
        "show_current",
        Menu.VIEW,
        3,
        later("Current state"),
        _show_current,
        enabled=lambda window: window.session.journey.state is State.CURRENT or _has_other(window),
        checked=_shows(State.CURRENT),
    ),
    Command("show_future", Menu.VIEW, 3, later("Future state"), _show_future, checked=_shows(State.FUTURE)),
    Command("create_future", Menu.FILE, 1, later("Create the future map…"), _create_future),
    Command(
        "compare_states",
        Menu.VIEW,
        3,
        later("Compare with the other state"),
        _compare_states,
        enabled=lambda window: window.comparison.is_on or _has_other(window),
        checked=lambda window: window.comparison.is_on,
    ),
    Command("open_linked", Menu.FILE, 0, later("Open the linked map"), open_here, enabled=_links),
    Command("open_linked_beside", Menu.FILE, 0, later("Open the linked map beside"), open_beside, enabled=_links),
)
