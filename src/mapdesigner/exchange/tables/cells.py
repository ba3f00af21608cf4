"""A field's value as the words of a cell, and back: texts as they are, ids side by side, all else as JSON."""

from __future__ import annotations

import datetime as dt
from enum import Enum, StrEnum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import orjson
from pydantic import BaseModel

from mapdesigner.model.entity import Id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Value


class Writing(Enum):
    """How a field's value is written in a cell."""

    TEXT = "text"
    IDS = "ids"
    JSON = "json"


def cells_of(thing: Value) -> Iterator[tuple[str, str]]:
    """Give the name and the words of each field that is not at its default, and of each key the model does not know."""
    for name, field in type(thing).model_fields.items():
        value = getattr(thing, name)
        if field.is_required() or value != field.default:
            yield name, _words(value, writing(type(thing), name))
    for name, value in (thing.__pydantic_extra__ or {}).items():
        yield f"{UNKNOWN}{name}", orjson.dumps(value).decode()


UNKNOWN = "? "
"""Begins the column of a key that the model does not know."""


def value_of(words: str, kind: type[Value], name: str) -> object:
    """Return what stands in a file's JSON for the words of a cell; words that are no JSON stay words.

    The loader then says, as it does of a file, what is wrong with them.
    """
    how = Writing.JSON if name.startswith(UNKNOWN) else writing(kind, name)
    if how is Writing.TEXT:
        return words
    if how is Writing.IDS:
        return words.split()
    try:
        return orjson.loads(words)
    except ValueError:
        return words


@cache
def writing(kind: type[Value], name: str) -> Writing:
    """Tell how a field of a class is written; fields that the class does not have are texts."""
    field = kind.model_fields.get(name)
    if field is None or _is_text(field.annotation):
        return Writing.TEXT
    return Writing.IDS if field.annotation == tuple[Id, ...] else Writing.JSON


def _is_text(annotation: Any) -> bool:  # noqa: ANN401 - an annotation may be anything
    if get_origin(annotation) is Annotated:
        return _is_text(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return isinstance(get_args(annotation)[0], str)
    if parts := get_args(annotation):
        return get_origin(annotation) is not tuple and all(part is NoneType or _is_text(part) for part in parts)
    return isinstance(annotation, type) and issubclass(annotation, (str, StrEnum, dt.date))


def _words(value: object, how: Writing) -> str:
    if how is Writing.TEXT:
        return "" if value is None else str(value)
    if how is Writing.IDS and isinstance(value, tuple):
        return " ".join(value)
    return orjson.dumps(value, default=_plain).decode()


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    raise TypeError(type(value).__name__)
