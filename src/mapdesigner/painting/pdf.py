"""Scenes to a PDF: one page each, fonts embedded as subsets, text that can be searched and copied in reading order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from itertools import chain
from string import punctuation
from typing import BinaryIO
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFAxialShading, PDFDictionary, PDFDocument, PDFExponentialFunction, PDFPage
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.layout.scene import Box, Gradient, Link, Path, Picture, Scene, TextBlock
from mapdesigner.painting import pdf_shapes as shapes
from mapdesigner.painting.outlines import ellipse, rounded
from mapdesigner.painting.painter import is_safe, paint
from mapdesigner.painting.pdf_fonts import PdfFonts
from mapdesigner.painting.pdf_ink import Ink, parse
from mapdesigner.painting.pdf_objects import packed
from mapdesigner.painting.pdf_pictures import PdfPictures
from mapdesigner.painting.pdf_press import add_output_intent, page_boxes
from mapdesigner.painting.pdf_text import write_block

# Base 85 makes streams a fifth longer and serves only mail of the last century; it is a setting of the process.
rl_config.useA85 = 0

_VERSION = (1, 7)


def _nobody(_done: float) -> None:
    """Hear of progress and do nothing."""


def write_pdf(
    scenes: Collection[Scene],
    out: BinaryIO,
    *,
    created: datetime | None,
    subject: str = "",
    progress: Callable[[float], None] = _nobody,
) -> None:
    """Write a page for each Scene (scene units are pt), with title, author and language of the first.

    The same Scenes and time give the same bytes; without a time the file bears a fixed one. `progress` hears after each
    page how much is done, 0 to 1. Raises OSError for a
    picture that cannot be read and KeyError or FileNotFoundError for a font that is not shipped.
    """
    pages = iter(scenes)  # each is composed when it is taken, and taken once
    first = next(pages)
    sheets = _Sheets(out, lang=first.language, pdfVersion=_VERSION, pageCompression=1, invariant=1)
    sheets.setTitle(first.title)
    sheets.setAuthor(first.author)
    sheets.setSubject(subject)
    sheets.setCreator("Map Designer")
    sheets.setViewerPreference("DisplayDocTitle", "true")
    if created:
        sheets.date(created)
    fonts, pictures = PdfFonts(), PdfPictures(sheets.document)
    for number, scene in enumerate(chain([first], pages), 1):
        sheets.setPageSize((scene.width, scene.height))
        paint(scene, PdfPainter(sheets, scene.height, fonts, pictures))
        sheets.add_chapters(scene)
        for name, box in page_boxes(scene).items():
            sheets.setCropBox(box, name=name)
        sheets.showPage()
        progress(number / len(scenes))
    fonts.embed(sheets.document)
    add_output_intent(sheets.document)
    sheets.save()


class _Sheets(Canvas):
    """reportlab's canvas as a bare stream: without its first font, which is Helvetica, named but not embedded."""

    _doc: PDFDocument
    _code: list[str]
    _preamble: str
    _formsinuse: list[str]
    _shadingUsed: dict[str, str]  # noqa: N815 - reportlab's name

    def __init__(self, out: BinaryIO, **settings: object) -> None:
        self.alphas: set[str] = set()
        super().__init__(out, **settings)  # type: ignore[arg-type]

    @property
    def document(self) -> PDFDocument:
        """The objects of the file."""
        return self._doc

    @property
    def ops(self) -> list[str]:
        """The stream of the page now drawn."""
        return self._code

    def date(self, created: datetime) -> None:
        """Let the file bear this time, which should know its zone; without one it is taken as UTC."""
        offset = created.strftime("%z") or "+0000"
        stamp = f"D:{created:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
        self.setDateFormatter(lambda *_fixed_time: stamp)
        self._doc.updateSignature(stamp)

    def use_picture(self, name: str) -> str:
        """List the picture among the page's resources and return its name there."""
        self._formsinuse.append(name)
        return str(self._doc.getXObjectName(name))

    def use_shading(self, shading: PDFAxialShading) -> str:
        """List the gradient among the page's resources and return its name there."""
        name = str(self._doc.addShading(shading))
        self._shadingUsed[name] = name
        return name

    def add_chapters(self, scene: Scene) -> None:
        """Add the Scene's chapters to the outline, each leading to its place on the page now drawn."""
        for number, chapter in enumerate(scene.chapters):
            key = f"page{self.getPageNumber()}-{number}"
            self.bookmarkPage(key, fit="XYZ", left=chapter.x, top=scene.height - chapter.y, zoom=0)
            self.addOutlineEntry(chapter.title, key)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setExtGState(self, page: PDFPage) -> None:  # noqa: N802 - reportlab's name
        states = {state: _alpha_state(state) for state in sorted(self.alphas)}
        page.ExtGState = PDFDictionary(states)  # type: ignore[attr-defined]
        page.Contents, page.stream = packed(page.stream.encode()), ""  # at once: those of all pages take much memory


def _alpha_state(name: str) -> str:
    entry = "ca" if name[0] == "f" else "CA"
    return f"<< /{entry} {int(name[1:], 16) / 255:.3g} >>"


class PdfPainter:
    """Paints one page; the page's top lies at y = `height` in pt, as a PDF counts upwards."""

    def __init__(self, sheets: _Sheets, height: float, fonts: PdfFonts, pictures: PdfPictures) -> None:
        self._sheets = sheets
        self._height = height
        self._fonts = fonts
        self._pictures = pictures
        self._ops = sheets.ops
        self._ink = Ink(sheets.ops, sheets.alphas)

    def box(self, box: Box, dx: float, dy: float) -> None:
        """Draw a rectangle."""
        self._set_ink(box.fill, box.stroke, box.stroke_width, box.dash)
        self._ink.ends(rounded=False)
        self._ops.append(f"{shapes.outline(box, dx, self._height - dy)} {shapes.painting_operator(box.fill, box)}")

    def path(self, path: Path, dx: float, dy: float) -> None:
        """Draw a path."""
        top = self._height - dy
        if path.clip:
            self._ink.save()
            self._ops.append(f"{shapes.commands(path.clip, dx, top)} W n")
        if isinstance(path.fill, Gradient):
            self._shade(path, path.fill, dx, top)
        self._trace(path, dx, top)
        if path.clip:
            self._ink.restore()

    def _trace(self, path: Path, dx: float, top: float) -> None:
        fill = path.fill if isinstance(path.fill, str) else ""
        if not fill and not path.stroke:
            return
        self._set_ink(fill, path.stroke, path.stroke_width, path.dash, path.dash_offset)
        self._ink.ends(rounded=path.round)
        self._ops.append(shapes.repeated(path.commands, dx, top, shapes.painting_operator(fill, path)))

    def _shade(self, path: Path, gradient: Gradient, dx: float, top: float) -> None:
        """Fill with the gradient; its two colours share one alpha, the start's."""
        ends = [[float(channel) for channel in parse(colour)[0].split()] for colour in (gradient.start, gradient.end)]
        shading = PDFAxialShading(
            dx + gradient.x1, top - gradient.y1, dx + gradient.x2, top - gradient.y2,
            PDFExponentialFunction(ends[0], ends[1], 1), "DeviceRGB", Extend="[true true]",
        )  # fmt: skip
        self._ink.save()
        self._ink.fill(gradient.start)
        self._ops.append(f"{shapes.commands(path.commands, dx, top)} W n /{self._sheets.use_shading(shading)} sh")
        self._ink.restore()

    def text(self, block: TextBlock, dx: float, dy: float) -> None:
        """Draw a text block's glyphs."""
        write_block(block, dx + block.box.x, self._height - dy - block.box.y, self._ink, self._fonts)

    def picture(self, picture: Picture, dx: float, dy: float) -> None:
        """Draw an image, clipped to its round corners or ellipse."""
        rect, radius, top = picture.rect, picture.radius, self._height - dy
        name = self._sheets.use_picture(self._pictures.embedded(picture.data))
        self._ink.save()
        if picture.ellipse or radius:
            edge = ellipse(rect) if picture.ellipse else rounded(rect, radius, radius, radius, radius)
            self._ops.append(f"{shapes.commands(edge, dx, top)} W n")
        x, y = dx + rect.x, top - rect.bottom
        self._ops.append(f"{rect.width:.3f} 0 0 {rect.height:.3f} {x:.2f} {y:.2f} cm /{name} Do")
        self._ink.restore()

    def link(self, link: Link, dx: float, dy: float) -> None:
        """Make the area lead to the address, unless the address is none a document should hold."""
        if not is_safe(link.href):
            return
        rect, top = link.rect, self._height - dy
        corners = (dx + rect.x, top - rect.bottom, dx + rect.right, top - rect.y)
        self._sheets.linkURL(quote(link.href, safe=punctuation), corners)

    def _set_ink(self, fill: str, stroke: str, width: float, dash: tuple[float, ...], offset: float = 0.0) -> None:
        if fill:
            self._ink.fill(fill)
        if stroke and width > 0:
            self._ink.stroke(stroke, width, dash, offset)
