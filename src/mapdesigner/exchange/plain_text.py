"""Bytes of a text file to clean text, whatever editor wrote them."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from mapdesigner.model.text import clean_text
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.words import _

MOST_BYTES = 4 * 1024**2
"""The largest text that is read as a diagram, an outline or a list."""


def text_of(data: bytes, name: str, most: int = MOST_BYTES) -> str:
    """Return the text of a file called `name`: UTF-8, or UTF-16 with its mark; line ends are line feeds.

    Raises JourneyFileError if it is larger than `most` bytes or no such text.
    """
    if len(data) > most:
        raise JourneyFileError(name, "", _("the text is larger than {size} MB").format(size=most // 1024**2))
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise JourneyFileError(name, "", _("this is no text in UTF-8")) from None
    return clean_text(text)


def _encoding(data: bytes) -> str:
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return "utf-16"
    return "utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8"
