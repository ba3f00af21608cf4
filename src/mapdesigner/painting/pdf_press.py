"""What a print shop asks of a PDF: what its colours mean, and where each page is trimmed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFString

from mapdesigner.painting.pdf_objects import compressed, reference

if TYPE_CHECKING:
    from mapdesigner.layout.scene import Scene

_SRGB = "sRGB IEC61966-2.1"
_DATE = bytes([7, 234, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
"""The first of January 2026, as a profile's header holds it: the same map must give the same bytes every day."""


def add_output_intent(document: PDFDocument) -> None:
    """Say that the file's RGB is sRGB, with the profile inside."""
    profile = reference(document, compressed(_srgb_profile(), N=3))
    intent = PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": PDFString(_SRGB),
            "Info": PDFString(_SRGB),
            "RegistryName": PDFString("http://www.color.org"),
            "DestOutputProfile": profile,
        }
    )
    catalog: Any = vars(document)["Catalog"]
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([reference(document, intent)])


@cache
def _srgb_profile() -> bytes:
    """Little CMS's own sRGB profile: primaries, white and curve of IEC 61966-2-1 in half a kilobyte."""
    from PIL import ImageCms  # only a PDF needs it

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = _DATE
    return bytes(data)


def page_boxes(scene: Scene) -> dict[str, tuple[float, float, float, float]]:
    """The trim and bleed boxes of a page in pt, y up; none for a page that is not trimmed."""
    trim = scene.trim
    if trim is None:
        return {}
    lower = scene.height - trim.bottom
    return {
        "trim": (trim.x, lower, trim.right, lower + trim.height),
        "bleed": (0.0, 0.0, scene.width, scene.height),
    }
