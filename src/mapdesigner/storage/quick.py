"""The quick way into a sound file: one pass of pydantic's own reader, trusted only where nothing can have got lost."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from mapdesigner.model.entity import Value
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.storage.json_text import is_suspect

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_quickly(data: bytes, keys: int) -> JourneyMap | None:
    """Return the map in `data`, or None if the file has to be read with care: to say what is wrong, or to keep all.

    pydantic's reader keeps the last of two equal keys, and lets NaN pass under keys the model does not know. So `keys`,
    the number of keys in the text, must be the number found in the map, and unknown ones are left to the careful way.
    """
    if is_suspect(data):
        return None
    try:
        journey = JourneyMap.model_validate_json(data)
    except ValidationError:
        return None
    found = 0
    for each in _values(journey):
        if each.__pydantic_extra__:
            return None
        found += len(each.__pydantic_fields_set__)
    return journey if found == keys else None


def _values(journey: JourneyMap) -> Iterator[Value]:
    """Yield all that was an object in the file. One that is missed here costs time, not truth: the count differs."""
    yield journey
    yield journey.weights
    yield journey.brand
    for name in COLLECTIONS:
        for each in getattr(journey, name):
            yield each
            kind: type[Value] = type(each)
            for field in _inner(kind):
                held = getattr(each, field)
                yield from held if isinstance(held, tuple) else () if held is None else (held,)


@cache
def _inner(kind: type[Value]) -> tuple[str, ...]:
    """The fields of a class that hold values of their own, such as a touchpoint's interventions."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if any(isinstance(part, type) and issubclass(part, Value) for part in get_args(field.annotation))
    )
