"""Objects of a PDF file: reportlab's untyped calls for them, with types."""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

_EFFORT = 5
"""Of 9: a third less time than zlib's usual 6, for streams a sixtieth longer."""


def reference(document: PDFDocument, thing: PDFObject, name: str | None = None) -> PDFObjectReference:
    """Put the object into the file, under a name if others ask for it by one, and return what points to it."""
    found: PDFObjectReference = document.Reference(thing, name)  # type: ignore[no-untyped-call]
    return found


def compressed(content: bytes, **entries: int) -> PDFStream:
    """The bytes as a compressed stream with the given entries."""
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])


def packed(content: bytes) -> PDFStream:
    """The bytes as a stream that is compressed at once, so that the content itself need not be kept."""
    entries = {"Filter": PDFArray([PDFName("FlateDecode")])}
    return PDFStream(PDFDictionary(entries), zlib.compress(content, _EFFORT))


def list_font(document: PDFDocument, name: str, font: PDFObjectReference) -> None:
    """Name the font in the resources that all pages share."""
    fonts: PDFDictionary = document.idToObject["BasicFonts"]  # type: ignore[assignment]
    fonts[name] = font
