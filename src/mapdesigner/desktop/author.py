"""The name under which the user saves, votes and comments: the one in the settings, else the login."""

from __future__ import annotations

from mapdesigner.desktop.settings.values import settings
from mapdesigner.storage.versions import login_name


def author() -> str:
    """Return the user's name; "" where neither the settings nor the system know one."""
    return settings().author.strip() or login_name()
