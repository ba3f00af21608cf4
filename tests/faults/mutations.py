"""Damages a journey file at random, in the ways that disks, editors, other programs and hostile people do."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Mutation = Callable[[Random, bytes], bytes]

_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, -1e308, "", "x", "\ud800", "a\x00b", "\u202e", "=1+1", "x" * 5000),
    *([], {}, [[]], [None] * 50, {"": ""}, {"id": "a"}, ["../../etc/passwd"], "javascript:alert(1)", "2026-13-45"),
)
_NUMBERS = (b"1e999", b"-1e999", b"NaN", b"Infinity", b"-Infinity", b"9" * 4000, b"9" * 5000, b"-0", b"1e-400", b"0x10")
_STRAY = (
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\\u0000",
    b"\xc2\x85",
    b"\r",
    b'"',
    b"{",
    b"]",
    b"\xf0\x9f",
    b"\\",
)


def _flip(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _time in range(random.choice((1, 1, 2, 20)) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(random: Random, data: bytes) -> bytes:
    first, last = sorted(random.randrange(len(data) + 1) for _time in range(2))
    return random.choice((data[:first], data[first:], data[:first] + data[last:], data[:last] + data[first:]))


def _stray(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_STRAY) * random.choice((1, 1, 50)) + data[at:]


def _number(random: Random, data: bytes) -> bytes:
    places = [at for at in range(len(data)) if data[at : at + 2] in (b": ", b"[ ")]
    if not places:
        return data
    at = random.choice(places) + 2
    end = at + len(data[at:].split(b"\n", 1)[0].rstrip(b","))
    return data[:at] + random.choice(_NUMBERS) + data[end:]


def _nest(random: Random, data: bytes) -> bytes:
    depth = random.choice((50, 99, 101, 1000, 100_000))
    opening, closing = random.choice(((b"[", b"]"), (b'{"a":', b"}")))
    deep = opening * depth + b"1" + closing * random.choice((depth, 0))
    return data.replace(b"{", b'{"x_deep": ' + deep + b",", 1)


def _twice(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = random.randrange(len(lines))
    return b"".join((*lines[: at + 1], *lines[at : at + random.choice((1, 1, 8))], *lines[at + 1 :]))


def _coding(random: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    coding = random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "latin-1", "cp037"))
    return random.choice((text.encode(coding, "replace"), data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r")))


def _swap(random: Random, data: bytes) -> bytes:
    """Put another value, often of another type, in the place of some."""
    if b"[" * 40 in data or b'{"a":' * 40 in data:  # nested by `_nest`, deeper than this file could walk
        return data
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _time in range(random.choice((1, 1, 3, 30))):
        places = list(_places(values))
        if not places:
            break
        held, key = random.choice(places)
        action = random.randrange(4)
        if action == 0:
            del held[key]
        elif action == 1:
            other, name = random.choice(places)
            held[key] = json.loads(json.dumps(other[name]))
        else:
            held[key] = copy.deepcopy(random.choice(_VALUES))
    return json.dumps(values, indent=random.choice((None, 1))).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in list(inner):
        yield value, key
        yield from _places(held)


def _many(random: Random, data: bytes) -> bytes:
    """Let one object stand thousands of times."""
    line = b'{"id": "a", "kind": "note"},'
    return data.replace(b'"items": [', b'"items": [' + line * random.choice((10, 5000)), 1)


MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _stray, _number, _nest, _twice, _coding, _swap, _swap, _swap, _many)


def mutated(random: Random, data: bytes) -> bytes:
    """Return the file damaged in one to three ways."""
    for _time in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(MUTATIONS)(random, data)
    return data
