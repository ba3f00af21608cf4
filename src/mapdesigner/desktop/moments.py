"""Says when something happened, with the time of day, in the language of the interface."""

from __future__ import annotations

import datetime as dt

from mapdesigner.words import _, interface


def moment_words(at: dt.datetime) -> str:
    """Return a moment as people say it: `14:06` today, `Yesterday, 14:06`, else the day before the time."""
    local = at.astimezone()
    clock = f"{local:%H:%M}"
    days = (dt.datetime.now().astimezone().date() - local.date()).days
    if days == 0:
        return clock
    day = _("Yesterday") if days == 1 else interface().date(local.date())
    return _("{day}, {time}").format(day=day, time=clock)
