"""Commands on what the map tells, as far as it is marked on the cards; the panels are in the table of docks."""

from __future__ import annotations

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.insight.assumption_layer import assumptions_are_marked, mark_assumptions
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.words import later

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
        mark_assumptions,
        checked=assumptions_are_marked,
    ),
)
