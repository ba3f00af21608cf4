"""Translated words, dates and numbers, by gettext and without Qt: for the interface and for each map's own language."""

from __future__ import annotations

import datetime
import gettext as catalogs
import re
from functools import cache

from mapdesigner import resources

_DOMAIN = "mapdesigner"
_MINUS = "\N{MINUS SIGN}"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class Translator:
    """One language's words, dates and numbers. Made by `translator`."""

    def __init__(self, language: str, catalog: catalogs.NullTranslations) -> None:
        self.language = language
        self._catalog = catalog

    def gettext(self, message: str) -> str:
        """`message` in this language; itself when it is not translated."""
        return self._catalog.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """As `gettext`, for a word whose meaning hangs on where it stands."""
        return self._catalog.pgettext(context, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of the message that `count` asks for; the caller puts the number in."""
        return self._catalog.ngettext(one, many, count)

    def date(self, day: datetime.date) -> str:
        """A day such as `22 Nov 2026`, in this language's order and with its month names."""
        month = self._months()[day.month - 1]
        return self.pgettext("date", "{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def _months(self) -> tuple[str, ...]:
        """The short names of the months, each a literal here so that tools for translators find it."""
        say = self.pgettext
        return (
            say("month", "Jan"),
            say("month", "Feb"),
            say("month", "Mar"),
            say("month", "Apr"),
            say("month", "May"),
            say("month", "Jun"),
            say("month", "Jul"),
            say("month", "Aug"),
            say("month", "Sep"),
            say("month", "Oct"),
            say("month", "Nov"),
            say("month", "Dec"),
        )

    def number(self, value: float, decimals: int | None = None, *, signed: bool = False) -> str:
        """`value` with this language's separators, U+2212 as minus and, if `signed`, a plus.

        `decimals` is the number of places; without it as many as the value has, nine at most.
        Zero never takes a sign.
        """
        digits = f"{abs(value):,.{9 if decimals is None else decimals}f}"
        if decimals is None:
            digits = digits.rstrip("0").rstrip(".")
        separators = {",": self.pgettext("thousands", ","), ".": self.pgettext("decimal", ".")}
        return _sign(value, digits, signed=signed) + "".join(separators.get(sign, sign) for sign in digits)

    def percent(self, value: float, decimals: int | None = None) -> str:
        """`value` (61 for 61 %) as a number, a thin space at which no line ends, and the sign."""
        number = self.number(value, decimals)
        return self.pgettext("percent", "{number}\N{NARROW NO-BREAK SPACE}%").format(number=number)

    def figure(self, value: float, unit: str, *, signed: bool = False) -> str:
        """`value` with its unit, such as `9 d` or `61 %`, held together at the ends of lines; `unit` may be empty."""
        if unit == "%":
            return self.percent(value)
        number = self.number(value, signed=signed)
        return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def _sign(value: float, digits: str, *, signed: bool) -> str:
    """The sign before `digits`; none where rounding left only zeros."""
    if not digits.strip("0.,"):
        return ""
    if value < 0:
        return _MINUS
    return "+" if signed else ""


@cache
def translator(language: str) -> Translator:
    """The words of `language`, a BCP 47 tag such as `de` or `de-AT`; English where there is no catalog."""
    return Translator(language, _catalog(language))


def _catalog(language: str) -> catalogs.NullTranslations:
    if not _LANGUAGE_TAG.fullmatch(language):  # a map's language comes from its file and must not become a path
        return catalogs.NullTranslations()
    names = [language.replace("-", "_"), language.split("-")[0]]
    return catalogs.translation(_DOMAIN, resources.path("locale"), languages=names, fallback=True)


_interface = translator("en")


def use(language: str) -> None:
    """Speak `language` in the interface from the next word on; texts already shown stay as they are."""
    global _interface
    _interface = translator(language)


def interface() -> Translator:
    """The language the interface speaks now, for its dates and numbers."""
    return _interface


def _(message: str) -> str:
    """`message` in the interface's language, looked up at each call."""
    return _interface.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of an interface message that `count` asks for; the caller puts the number in."""
    return _interface.ngettext(one, many, count)


def later(message: str) -> str:
    """Mark a text for translators where it is only declared; whoever shows it calls `_` on it."""
    return message
