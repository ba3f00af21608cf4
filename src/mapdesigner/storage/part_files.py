"""Files of a part of a map, to be used in others: a persona, a theme; JSON, read with the same checks as a map."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import orjson
from pydantic import ValidationError

from mapdesigner.model.entity import Entity, Value, new_id
from mapdesigner.model.journey import Brand, Persona
from mapdesigner.storage.errors import Fault, JourneyFileError, SaveError
from mapdesigner.storage.json_text import read_json, skeleton
from mapdesigner.storage.pictures import PictureError, picture_from
from mapdesigner.storage.read import read_bytes
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

PartT = TypeVar("PartT", bound=Value)

_VERSION = 1
_LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_LEFT_BEHIND = {"id", "rank"}
"""What is a part's own place in a map."""


@dataclass(frozen=True, slots=True)
class PartFile(Generic[PartT]):
    """A kind of file: its format's name, what its names end in, the part it holds, and which field is a picture."""

    format: str
    suffix: str
    kind: type[PartT]
    picture: str

    def write(self, part: PartT, path: Path) -> None:
        """Write a part over whatever is there (the caller has asked); id and place in the map stay behind.

        Raises SaveError.
        """
        own = part.model_dump(mode="json", exclude_defaults=True, exclude=_LEFT_BEHIND)
        try:
            data = orjson.dumps({"format": self.format, "version": _VERSION, **own}, option=_LAYOUT)
        except orjson.JSONEncodeError as error:
            raise SaveError(str(path), _("a text of it cannot be saved")) from error
        replace_file(path, data)

    def read(self, path: Path) -> PartT:
        """Read a file and give the part a fresh id if it has one; raises JourneyFileError for all that is wrong."""
        data = read_bytes(path)
        try:
            skeleton(data)
            return self._part(read_json(data)[0])
        except Fault as fault:
            raise JourneyFileError(str(path), fault.place, fault.reason) from None

    def _part(self, values: object) -> PartT:
        if not isinstance(values, dict) or values.get("format") != self.format:
            raise Fault("format", _("this is not a file of this kind"))
        if values.get("version") != _VERSION:
            raise Fault("version", _("this version of the format is not known; a newer Map Designer may open it"))
        own = {name: value for name, value in values.items() if name not in ("format", "version", *_LEFT_BEHIND)}
        named = {"id": new_id()} if issubclass(self.kind, Entity) else {}
        try:
            part = self.kind.model_validate(own | named)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            raise Fault(".".join(map(str, first["loc"])), first["msg"]) from None
        return part.model_copy(update={self.picture: self._checked(getattr(part, self.picture))})

    def _checked(self, picture: str) -> str:
        """The picture as any that comes in: by content, and small enough."""
        if not picture:
            return ""
        try:
            return picture_from(base64.b64decode(picture, validate=True))
        except (binascii.Error, ValueError, PictureError):
            raise Fault(self.picture, _("this is no picture that can be read")) from None


PERSONA = PartFile("persona", ".persona", Persona, "portrait")
THEME = PartFile("map-theme", ".maptheme", Brand, "logo")
"""The organisation's marks: logo, colour, font and footer."""
