"""Whether the system asks for no motion; Qt 6.11 does not tell, so on Linux the desktop's portal is asked."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtWidgets import QApplication, QStyle

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_ASKS_FOR_NONE = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
_WAIT = 100  # ms


def asks_for_no_motion() -> bool:
    """Tell whether things shall not move: as the style says (Windows, macOS, KDE) or the portal (GNOME and others)."""
    style = QApplication.style()
    duration = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) if style else 0
    return duration == 0 or _portal_asks_for_none()


@cache
def _portal_asks_for_none() -> bool:
    """Ask once: it may take as long as a frame."""
    if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # needed here alone

    bus = QDBusConnection.sessionBus()
    for space, name, none in _ASKS_FOR_NONE:
        question = QDBusMessage.createMethodCall(*_PORTAL, "ReadOne")
        question.setArguments([space, name])
        answer = bus.call(question, timeout=_WAIT) if bus.isConnected() else QDBusMessage()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and _bare(answer.arguments()[0]) == none:
            return True
    return False


def _bare(value: object) -> object:
    """Return what a variant of the bus holds."""
    variant = getattr(value, "variant", None)
    return variant() if callable(variant) else value
