"""Pictures of a PDF: JPEG as it is, anything else as compressed samples with a soft mask where it is see-through."""

from __future__ import annotations

import hashlib
import io
import zlib

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference, PDFStream

from mapdesigner.painting.pdf_objects import reference

_FORMATS = ("PNG", "JPEG", "WEBP")
"""All that is tried: Pillow knows formats that start other programs."""
_JPEG_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


class PdfPictures:
    """The pictures of one PDF, each embedded once however often it is drawn."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._names: dict[bytes, str] = {}

    def embedded(self, data: bytes) -> str:
        """Embed the picture at its first use and return its name. Raises OSError if the bytes are no picture."""
        key = hashlib.sha256(data).digest()
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"Picture{len(self._names) + 1}"
            reference(self._document, self._xobject(data), self._document.getXObjectName(name))
        return name

    def _xobject(self, data: bytes) -> PDFStream:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.format == "JPEG" and image.mode in _JPEG_SPACES:
                return _image(image, _JPEG_SPACES[image.mode], data, "/DCTDecode")
            if not image.has_transparency_data:
                return self._samples(image.convert("RGB"))
            full = image.convert("RGBA")
            return self._samples(full.convert("RGB"), reference(self._document, self._samples(full.getchannel("A"))))

    def _samples(self, image: Image.Image, mask: PDFObjectReference | None = None) -> PDFStream:
        return _image(image, _JPEG_SPACES[image.mode], zlib.compress(image.tobytes()), "/FlateDecode", mask)


def _image(
    image: Image.Image, space: str, content: bytes, coding: str, mask: PDFObjectReference | None = None
) -> PDFStream:
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": space,
        "Filter": coding,
        "Interpolate": "true",
    }
    return PDFStream(PDFDictionary(entries | ({"SMask": mask} if mask else {})), content)
