"""Fonts of a PDF: subsets with one character code for each sign: a glyph or a few, and the text they stand for.

A code for each sign, not for each glyph, makes the ToUnicode map exact in every script: a glyph that stands now for one
letter and now for another has two codes, and a letter with its marks is one composite glyph. ActualText spans, the
usual way, are ignored by pypdf and take words apart in poppler's Arabic; a mark's glyph that stands for nothing comes
out of pdfium, which is in Chrome, as a stray character.

Subsets are cut by HarfBuzz: 0.5 ms for a face of Inter, where fontTools takes 65 ms after an import of 200 ms.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable

import uharfbuzz as hb  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
)

from mapdesigner.layout.text.fonts import font_face, font_path
from mapdesigner.painting.outlines import OutlinePen
from mapdesigner.painting.pdf_objects import compressed, list_font, reference

Part = tuple[int, int, int]
"""A glyph of a composite and its place, right and up of the composite's origin in font units."""
Sign = tuple[int | tuple[Part, ...], str]
"""A glyph, or the parts of a composite one, and the text it stands for."""
_KEPT_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
_SYMBOLIC, _ITALIC = 4, 64
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{rows}
endcmap CMapName currentdict /CMap defineresource pop end end"""


class _Codes(dict[Sign, tuple[str, float]]):
    """Each sign's code as four hex digits and its advance, given out at the first asking."""

    def __init__(self, advance: Callable[[int], float], unit: float) -> None:
        super().__init__()
        self._advance = advance
        self._unit = unit

    def __missing__(self, sign: Sign) -> tuple[str, float]:
        glyph = sign[0]
        if isinstance(glyph, int):
            advance = self._advance(glyph)
        else:
            advance = max(self._advance(part) + right * self._unit for part, right, _up in glyph)
        entry = self[sign] = (f"{len(self) + 1:04X}", round(advance, 2))
        return entry


class PdfFont:
    """One font in one PDF, by its key: gives out codes while pages are drawn, and is embedded when they are done."""

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self._key = key
        self._face = font_face(key)
        self._font = hb.Font(self._face)
        self.units = int(self._face.upem)
        self._unit = 1000 / self.units
        self._outlines: dict[int, str] = {}
        self._space = self._font.get_nominal_glyph(ord(" "))
        self.codes = _Codes(self.advance, self._unit)

    def advance(self, glyph: int) -> float:
        """The glyph's advance in thousandths of the font size."""
        return round(float(self._font.get_glyph_h_advance(glyph)) * self._unit, 2)

    @property
    def space(self) -> str:
        """The code of a space, "" if the font has none."""
        return self.codes[self._space, " "][0] if self._space else ""

    def embed(self, document: PDFDocument) -> PDFObjectReference:
        """Write the font's objects into the document and return the reference for its resources."""
        subset, ids = self._subset()
        family = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or font_path(self._key).stem
        base = PDFName(f"{_tag(subset)}+{family}")
        descriptor = self._descriptor(base, reference(document, compressed(subset, Length1=len(subset))))
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": base,
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": reference(document, descriptor),
                "CIDToGIDMap": reference(document, compressed(struct.pack(f">{len(ids) + 1}H", 0, *ids))),
                "DW": 0,
                "W": f"[1 [{' '.join(f'{advance:g}' for _code, advance in self.codes.values())}]]",
            }
        )
        return reference(
            document,
            PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": base,
                    "Encoding": "/Identity-H",
                    "DescendantFonts": PDFArray([reference(document, descendant)]),
                    "ToUnicode": reference(document, compressed(self._to_unicode())),
                }
            ),
        )

    def outline(self, glyph: int) -> str:
        """The glyph's outline as path operators in font units, "" for a blank one."""
        known = self._outlines.get(glyph)
        if known is None:
            pen = OutlinePen()
            self._font.draw_glyph_with_pen(glyph, pen)
            known = self._outlines[glyph] = " ".join(pen.operators)
        return known

    def _subset(self) -> tuple[bytes, list[int]]:
        """The font file with only the glyphs used, and the glyph of each code in their order."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for parts, _text in self.codes for glyph in _glyphs(parts)})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.flags |= hb.SubsetFlags.NOTDEF_OUTLINE  # the empty box of a character that no font has is to be seen
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.encode(), "big") for tag in self._face.table_tags if tag not in _KEPT_TABLES
        )
        plan = hb.SubsetPlan(self._face, wanted)
        subset = bytes(plan.execute().blob.data)
        if "CFF " in self._face.table_tags:
            from mapdesigner.painting.pdf_cff import as_truetype  # only fonts of the system are such

            subset = as_truetype(subset)
        new_ids: dict[int | tuple[Part, ...], int] = dict(plan.old_to_new_glyph_mapping.items())
        composites = {
            parts: round(advance / self._unit)
            for (parts, _text), (_code, advance) in self.codes.items()
            if not isinstance(parts, int)
        }
        if composites:
            from mapdesigner.painting.pdf_composites import with_composites  # imports fontTools, which most pages spare

            moved = (
                ([(new_ids[glyph], right, up) for glyph, right, up in parts], advance)
                for parts, advance in composites.items()
            )
            subset, added = with_composites(subset, moved)
            new_ids |= dict(zip(composites, added, strict=True))
        return subset, [new_ids[parts] for parts, _text in self.codes]

    def _descriptor(self, base: str, file: PDFObjectReference) -> PDFDictionary:
        metric = self._font.get_metric_position_with_fallback
        italic = self._font.get_style_value(hb.StyleTag.SLANT_ANGLE)
        box = struct.unpack(">4h", self._face.reference_table("head").data[36:44])
        weight = self._font.get_style_value(hb.StyleTag.WEIGHT)
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
                "FontBBox": f"[{' '.join(str(round(edge * self._unit)) for edge in box)}]",
                "ItalicAngle": round(italic, 1),
                "Ascent": round(metric(hb.OTMetricsTag.HORIZONTAL_ASCENDER) * self._unit),
                "Descent": round(metric(hb.OTMetricsTag.HORIZONTAL_DESCENDER) * self._unit),
                "CapHeight": round(metric(hb.OTMetricsTag.CAP_HEIGHT) * self._unit),
                "StemV": round(weight / 5),  # the spec asks for a number, no reader uses it for an embedded font
                "FontFile2": file,
            }
        )

    def _to_unicode(self) -> bytes:
        rows = [f"<{code}> <{text.encode('utf-16-be').hex()}>" for (_glyph, text), (code, _) in self.codes.items()]
        blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
        chars = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _TO_UNICODE.format(rows="\n".join(chars)).encode("ascii")


class PdfFonts:
    """The fonts of one PDF by their key in the Scene."""

    def __init__(self) -> None:
        self._fonts: dict[str, PdfFont] = {}

    def __getitem__(self, key: str) -> PdfFont:
        """The font under the key, made at its first use."""
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = PdfFont(f"T{len(self._fonts) + 1}", key)
        return font

    def embed(self, document: PDFDocument) -> None:
        """Write all fonts used into the document, which has one resource dictionary of fonts for all pages."""
        for font in self._fonts.values():
            list_font(document, font.name, font.embed(document))


def _glyphs(parts: int | tuple[Part, ...]) -> tuple[int, ...]:
    return (parts,) if isinstance(parts, int) else tuple(glyph for glyph, _right, _up in parts)


def _tag(subset: bytes) -> str:
    """Six capitals that tell subsets of one font apart, the same for the same subset."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])
