"""The channels most journeys use, ready to be chosen before a map has any of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.panels.icon_editor import ICON_WORDS
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_ONLINE = (
    *("monitor", "smartphone", "search", "mail", "message-circle", "bot", "share-2", "star", "megaphone", "video"),
    *("credit-card", "receipt", "tablet-smartphone"),
)
_OFFLINE = (
    *("store", "phone", "headset", "newspaper", "truck", "package", "ticket", "users", "footprints", "handshake"),
    "map-pin",
)


def ready_channels(journey: JourneyMap) -> tuple[dict[str, object], ...]:
    """Return the fields of the channels that the map could take, without those it has by name or icon."""
    held = {each.name.casefold() for each in journey.channels}
    icons = {each.icon for each in journey.channels}
    offered = sorted((*_ONLINE, *_OFFLINE), key=lambda icon: _(ICON_WORDS[icon]).casefold())
    return tuple(
        {"name": _(ICON_WORDS[icon]), "icon": icon, "online": icon in _ONLINE}
        for icon in offered
        if icon not in icons and _(ICON_WORDS[icon]).casefold() not in held
    )
