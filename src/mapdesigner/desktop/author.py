"""The name under which the user saves, votes and comments: the one in the settings, else the login."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from mapdesigner.storage.versions import login_name


def author() -> str:
    """Return the user's name; "" where neither the settings nor the system know one."""
    return str(QSettings().value("author", "") or "").strip() or login_name()
