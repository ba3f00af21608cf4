"""Persona files: one persona as JSON, read with the same checks as a map, to be used in other maps."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

import orjson
from pydantic import ValidationError

from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import Persona
from mapdesigner.storage.errors import Fault, JourneyFileError, SaveError
from mapdesigner.storage.json_text import read_json, skeleton
from mapdesigner.storage.pictures import PictureError, picture_from
from mapdesigner.storage.read import read_bytes
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".persona"
_FORMAT, _VERSION = "persona", 1
_LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def write_persona(persona: Persona, path: Path) -> None:
    """Write a persona over whatever is there (the caller has asked); id and place in the map stay behind.

    Raises SaveError.
    """
    own = persona.model_dump(mode="json", exclude_defaults=True, exclude={"id", "rank"})
    try:
        data = orjson.dumps({"format": _FORMAT, "version": _VERSION, **own}, option=_LAYOUT)
    except orjson.JSONEncodeError as error:
        raise SaveError(str(path), _("a text of the persona cannot be saved")) from error
    replace_file(path, data)


def read_persona(path: Path) -> Persona:
    """Read a persona file and give the persona a fresh id; raises JourneyFileError for all that is wrong with it."""
    data = read_bytes(path)
    try:
        skeleton(data)
        return _persona(read_json(data)[0])
    except Fault as fault:
        raise JourneyFileError(str(path), fault.place, fault.reason) from None


def _persona(values: object) -> Persona:
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        raise Fault("format", _("this is not a persona"))
    version = values.get("version")
    if version != _VERSION:
        raise Fault("version", _("this version of the format is not known; a newer Map Designer may open it"))
    own = {name: value for name, value in values.items() if name not in ("format", "version", "id", "rank")}
    try:
        persona = Persona.model_validate({**own, "id": new_id()})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise Fault(".".join(map(str, first["loc"])), first["msg"]) from None
    return persona.model_copy(update={"portrait": _checked(persona.portrait)})


def _checked(portrait: str) -> str:
    """The portrait as any picture that comes in: by content, and small enough."""
    if not portrait:
        return ""
    try:
        return picture_from(base64.b64decode(portrait, validate=True))
    except (binascii.Error, ValueError, PictureError):
        raise Fault("portrait", _("this is no picture that can be read")) from None
