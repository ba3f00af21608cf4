"""Commands on what the map tells, as far as it is marked on the cards; the panels are in the table of docks."""

from __future__ import annotations

from mapdesigner.desktop.commands.command import Command, Menu
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
)
