"""Times of comments in words."""

from __future__ import annotations

import datetime as dt

from mapdesigner.words import interface


def now() -> str:
    """This moment as a map keeps it: ISO, to the second, with its zone."""
    return dt.datetime.now().astimezone().isoformat(timespec="milliseconds")


def in_words(at: str) -> str:
    """'16:20' for today, else with the day; "" for what is no time."""
    try:
        moment = dt.datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return ""
    if moment.date() == dt.datetime.now().astimezone().date():
        return f"{moment:%H:%M}"
    return f"{interface().date(moment.date())} {moment:%H:%M}"
