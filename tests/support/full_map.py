"""A map in which every field of every kind holds something, made by walking the model's classes."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import grid_with_people

_TEXT = "=1+1, two\nlines; “quoted” 'n\u00e4me' \u202bעברית\u202c"
_PLAIN = {"rank": "V", "colour": "#336699", "at": "2026-03-01T10:00:00+01:00", "language": "de"}
_SKIP = {"id", "kind", "lane", "step", "stage", "until", "format", "version", "parent", "item"}


def full_map(text: str = _TEXT) -> JourneyMap:
    """Every item kind once and one object in each collection besides, all fields filled, with this text in each."""
    journey = grid_with_people()
    plain = journey.model_dump(mode="json")
    own = {name: _value(field, name, text) for name, field in JourneyMap.model_fields.items() if _mine(name)}
    plain |= own
    plain["items"] = [_item(row.kind, number, text) for number, row in enumerate(ITEMS)]
    for name in COLLECTIONS:
        kind = get_args(JourneyMap.model_fields[name].annotation)[0]
        if name not in ("items", "stages", "steps", "lanes"):
            plain[name] = [*plain[name], _filled(kind, text) | _refers(kind, name)]
    plain["stages"][0] |= {"goal": text, "colour": "#123456"}
    plain["lanes"][0] |= {"title": text, "caption": text, "collapsed": True, "height": 80.5}
    plain["steps"][0] |= {"width": 120.0, "name": text}
    return load(to_bytes(JourneyMap.model_validate(plain)), "full").journey


def _mine(name: str) -> bool:
    return name not in (*COLLECTIONS, *_SKIP)


def _item(kind: StrEnum, number: int, text: str) -> dict[str, Any]:
    from mapdesigner.model.items import ITEM_CLASSES

    row = ITEMS[number]
    place = {"id": f"item-{number}", "kind": str(kind), "lane": str(row.lane), "step": "s1t1", "until": "s1t2"}
    return _filled(ITEM_CLASSES[row.kind], text) | place


def _refers(kind: type[BaseModel], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": f"full-{name}"}
    if "item" in kind.model_fields:
        found["item"] = "item-0"
    if "lane" in kind.model_fields:
        found |= {"lane": "actions", "step": "s1t2"}
    return found


def _filled(kind: type[BaseModel], text: str) -> dict[str, Any]:
    return {name: _value(field, name, text) for name, field in kind.model_fields.items() if name not in _SKIP} | (
        {"id": "inner"} if "id" in kind.model_fields else {}
    )


def _value(field: FieldInfo, name: str, text: str) -> Any:
    known = {
        "personas": ["ann"],
        "evidence": ["survey"],
        "channel": "web",
        "department": "shop",
        "departments": ["shop"],
        "answers": [f"item-{[str(row.kind) for row in ITEMS].index('pain_point')}"],
        "supports": f"item-{[str(row.kind) for row in ITEMS].index('touchpoint')}",
        "item": "item-0",
        "captured": ["item-0"],
        "link": "other.journeymap",
        "counterpart": "other.journeymap",
    }
    if name == "department" and not field.is_required() and field.default == "":
        return text
    if name == "link" and "evidence" not in str(field):
        return "https://example.org/a"
    if name == "evidence" and get_origin(field.annotation) is not tuple:
        return "survey"
    if name == "round":
        return "full-rounds"
    if name in known:
        return known[name]
    if name in _PLAIN and field.annotation is not bool:
        return _PLAIN[name]
    if name in ("portrait", "picture", "logo", "icon"):
        return ""
    found = _of(field.annotation, name, text)
    least = next((limit.ge for limit in field.metadata if isinstance(limit, Ge)), 0)
    return max(found, least) if isinstance(found, float) else found


def _of(annotation: Any, name: str, text: str) -> Any:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(parts[0], name, text)
    if origin in (Union, UnionType):
        return _of(next(part for part in parts if part is not NoneType), name, text)
    if origin is Literal:
        return parts[0]
    if origin is tuple:
        return [_of(parts[0], name, text)]
    if origin is dict:
        return {"score": "Rating"}
    if annotation is bool:
        return True
    if issubclass(annotation, BaseModel):
        return {key: _value(field, key, text) for key, field in annotation.model_fields.items() if key != "id"} | (
            {"id": "inner"} if "id" in annotation.model_fields else {}
        )
    if issubclass(annotation, StrEnum):
        return str(list(annotation)[-1])
    if issubclass(annotation, dt.date):
        return "2026-03-01"
    if issubclass(annotation, int):
        return 2
    return 0.25 if issubclass(annotation, float) else text
