"""Takes pictures into a map: PNG, JPEG and WebP by content, checked before they are unpacked, made small enough."""

from __future__ import annotations

import base64
import io
import warnings
from typing import TYPE_CHECKING

from mapdesigner.model.picture import MOST_BYTES, MOST_PIXELS
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

LONGEST_SIDE = 1600
"""Pixels of the longer side of a picture inside a map: 10 cm at 400 dpi."""
_FORMATS = ("PNG", "JPEG", "WEBP")
_QUALITY = 88


class PictureError(Exception):
    """A picture that cannot be taken in; its text says why, in the words of the interface."""


def picture_of(path: Path) -> str:
    """Read a picture file as a map holds it: base64 of a PNG or JPEG. Raises PictureError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureError(_("The picture is larger than 20 MB. Make it smaller first."))
        data = path.read_bytes()
    except OSError:
        raise PictureError(_("The picture cannot be read.")) from None
    return picture_from(data)


def picture_from(data: bytes) -> str:
    """Make base64 of a PNG or JPEG, 1600 px at most on its longer side, of a picture's bytes. Raises PictureError."""
    if len(data) > MOST_BYTES:
        raise PictureError(_("The picture is larger than 20 MB. Make it smaller first."))
    return base64.b64encode(_made_small(data)).decode("ascii")


def _made_small(data: bytes) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            found = Image.open(io.BytesIO(data), formats=_FORMATS)
        if found.width * found.height > MOST_PIXELS:
            raise PictureError(_("The picture has more than 40 million pixels. Make it smaller first."))
        if found.format in ("PNG", "JPEG") and max(found.size) <= LONGEST_SIDE and not found.getexif():
            found.load()
            return data
        upright = ImageOps.exif_transpose(found)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _written(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PictureError(_("This is no PNG, JPEG or WebP picture.")) from None


def _written(picture: Image) -> bytes:
    """As PNG where something shines through, else as JPEG; nothing but the pixels is kept."""
    made = io.BytesIO()
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture.convert("RGBA").save(made, "PNG")
    else:
        picture.convert("RGB").save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
