"""JSON text to plain values, with nothing let in that could not be saved again."""

from __future__ import annotations

import json
import math
import re
from itertools import accumulate
from typing import TYPE_CHECKING, NoReturn

from mapdesigner.model.text import cleaned
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 64 * 1024 * 1024
MOST_DEPTH = 100

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NOT_MARKS = bytes(set(range(256)) - set(b'{}[]:"'))
_DEPTH_CHANGE = bytes.maketrans(b"{[}]", b"\x01\x01\xff\xff")
_SUSPECT = (
    (b"\\", re.compile(rb"\\[urbf]")),
    (b"\x7f", re.compile(b"\x7f")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
)
"""Escapes and control characters from U+007F to U+009F, each with the byte it begins with, which is found faster."""


def skeleton(data: bytes) -> bytes:
    """Return the brackets and colons of a JSON text that stand outside of strings; raise Fault if too large or deep.

    With escapes gone, a character is inside a string when the number of quotes before it is odd. Taking out two
    neighbouring quotes changes that for no other character, so after it few strings are left to split at.
    """
    if len(data) > MOST_BYTES:
        raise Fault("", _("the file is larger than {size} MB").format(size=MOST_BYTES // 1024**2))
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = data.translate(None, _NOT_MARKS).replace(b'""', b"")
    outside = b"".join(marks.split(b'"')[::2])
    changes = memoryview(outside.translate(_DEPTH_CHANGE, b":")).cast("b")
    if max(accumulate(changes), default=0) > MOST_DEPTH:
        raise Fault("", _("values are nested more than {depth} levels deep").format(depth=MOST_DEPTH))
    return outside


def is_suspect(data: bytes) -> bool:
    """Tell whether texts may hold characters that cannot be saved."""
    return any(first in data and suspect.search(data) for first, suspect in _SUSPECT)


def read_json(data: bytes) -> tuple[object, tuple[str, ...]]:
    """Return the plain values in `data`, which `skeleton` has let pass, and notes on what was cleaned.

    Raises Fault for what is not UTF-8, not JSON, or holds a key twice, NaN or an infinity.
    """
    text, notes = _decode(data)
    values = _parse(text)
    if is_suspect(data):
        clean = cleaned(values)
        if clean != values:
            notes = (*notes, _("Characters that cannot be saved were taken out of some texts."))
        values = clean
    return values, notes


def read_leniently(data: bytes) -> tuple[object, tuple[str, ...], tuple[Fault, ...]]:
    """Return what `read_json` does, and all that it would refuse but that can be mended, with the place of each.

    Of a key that stands twice the last value is taken; a number that is not finite is left out. Raises Fault for what
    is no JSON at all.
    """
    text, notes = _decode(data)
    values = _parsed(text, _Pairs)
    faults = tuple(_faults(values, ""))
    plain = _finite_values(values)
    clean = cleaned(plain)
    if clean != plain:
        notes = (*notes, _("Characters that cannot be saved were taken out of some texts."))
    return clean, notes, faults


def _finite_values(value: object) -> object:
    """Return plain dictionaries and lists, without numbers that are not finite."""
    if isinstance(value, _Pairs):
        return {key: _finite_values(inner) for key, inner in value if not _is_endless(inner)}
    if isinstance(value, list):
        return [_finite_values(inner) for inner in value if not _is_endless(inner)]
    return value


def _is_endless(value: object) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise Fault("", _("the file is UTF-16 or UTF-32 text; save it as UTF-8"))
    notes: tuple[str, ...] = ()
    if data.startswith(_BYTE_ORDER_MARK):
        data = data.removeprefix(_BYTE_ORDER_MARK)
        notes = (_("The file began with a byte order mark; saving leaves it out."),)
    try:
        return data.decode("utf-8"), notes
    except UnicodeDecodeError as error:
        raise Fault(_("byte {count}").format(count=error.start + 1), _("this is not UTF-8 text")) from None


class _Refused(Exception):  # noqa: N818
    """A key that stands twice, or a number that is none: found fast, then looked for again to name its place."""


def _parse(text: str) -> object:
    try:
        return _parsed(text, _unique, _refuse, _finite)
    except _Refused:
        raise _locate(text) from None


def _parsed(
    text: str,
    pairs: Callable[[list[tuple[str, object]]], object],
    constant: Callable[[str], object] | None = None,
    number: Callable[[str], object] | None = None,
) -> object:
    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_float=number)
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        raise Fault(place, _("this is not JSON: {reason}").format(reason=error.msg)) from None
    except RecursionError:
        raise Fault("", _("values are nested too deep")) from None
    except ValueError:  # an integer of more digits than Python converts
        raise Fault("", _("a number has too many digits")) from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused
    return found


def _refuse(_constant: str) -> NoReturn:
    raise _Refused


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise _Refused
    return value


class _Pairs(list[tuple[str, object]]):
    """An object as it stands in the file, with keys that stand twice."""


def _locate(text: str) -> Fault:
    values = json.loads(text, object_pairs_hook=_Pairs)
    return next(_faults(values, ""))


def _faults(value: object, place: str) -> Iterator[Fault]:
    if isinstance(value, _Pairs):
        keys: set[str] = set()
        for key, inner in value:
            if key in keys:
                yield Fault(_join(place, key), _("the key stands twice"), is_key=True)
            keys.add(key)
            yield from _faults(inner, _join(place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _faults(inner, f"{place}[{index}]")
    elif _is_endless(value):
        yield Fault(place, _("this is not a finite number"))


def _join(place: str, key: str) -> str:
    """The place of a key; a key that is no plain name may be somebody's words and is not shown."""
    shown = key if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", key) else "?"
    return f"{place}.{shown}" if place else shown
