"""Commands on what the map tells, as far as it is marked on the cards; the panels are in the table of docks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.insight.lead import ASSUMPTIONS
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _mark_assumptions(window: Window) -> None:
    from mapdesigner.desktop.insight.assumption_layer import mark_assumptions  # not needed to open a window

    mark_assumptions(window)


def _are_marked(window: Window) -> bool:
    return window.view.canvas.findChild(QWidget, ASSUMPTIONS) is not None


INSIGHT: tuple[Command, ...] = (
    Command(
        "health_badges",
        Menu.VIEW,
        4,
        later("Badges of map health"),
        lambda _window: store.change(health_badges=not settings().health_badges),
        checked=lambda _window: settings().health_badges,
    ),
    Command(
        "mark_assumptions",
        Menu.VIEW,
        4,
        later("Mark assumptions"),
        _mark_assumptions,
        checked=_are_marked,
    ),
)
