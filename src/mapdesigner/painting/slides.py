"""Scenes to a PowerPoint file: a slide each, with native shapes and text boxes that can be edited there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from mapdesigner.layout.scene import Align, Box, Family, Gradient, Link, Path, Picture, Scene, TextBlock
from mapdesigner.painting.painter import is_safe, paint_group
from mapdesigner.painting.slide_shapes import add_path, fill, ink
from mapdesigner.painting.svg_fonts import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.scene import GlyphRun, Group, Line, Rect

_EMU_A_PT = 12_700
_BLANK_LAYOUT = 6
_BOLD = 600
_HOUSE, _VOICE = "Arial", "Cambria"
_COUNTED = ("Inter", "SourceSerif")
"""Fonts that slide programs have, a little narrower than those the layout counts with: slides embed no fonts."""
_WIDER, _LEAST = 1.2, 0.8
"""How much wider a slide program's own font of another script may be, and how far its letters give way to it."""
_NEAR = 0.5
"""Lines whose gaps at both sides differ by less stand in the middle, in pt."""


def write_slides(scenes: Sequence[Scene], out: BinaryIO) -> None:
    """Write a slide for each Scene (scene units are pt); all slides are as large as the first Scene."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _emu(scenes[0].width), _emu(scenes[0].height)
    deck.core_properties.title, deck.core_properties.author = scenes[0].title, scenes[0].author
    deck.core_properties.language = scenes[0].language
    for scene in scenes:
        _write_slide(deck.slides.add_slide(deck.slide_layouts[_BLANK_LAYOUT]), scene)
    deck.save(out)


def _write_slide(slide: Any, scene: Scene) -> None:  # noqa: ANN401 - python-pptx is not typed
    if scene.background:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor(*bytes.fromhex(scene.background[1:7]))
    slide.shapes.turbo_add_enabled = True  # else each new shape looks through all the others for a free id
    painter = SlidePainter(slide)
    for band in scene.bands:
        for group in band.groups:
            painter.begin(group)
            paint_group(group, painter, band.x, band.y)
            painter.end()
    for number, properties in enumerate(slide.shapes._spTree.iter(qn("p:cNvPr")), 1):
        properties.set("id", str(number))


class SlidePainter:
    """Paints one slide; what a person can point at becomes a group of shapes with its words as the group's name."""

    def __init__(self, slide: Any) -> None:  # noqa: ANN401 - python-pptx is not typed
        self._slide = slide
        self._shapes = slide.shapes
        self._label = ""

    def begin(self, group: Group) -> None:
        """Begin a group; a lone shape needs none."""
        self._label = group.label
        if group.target and len(group.primitives) > 1:
            made = self._slide.shapes.add_group_shape()
            made.name = group.label or group.id
            self._shapes = made.shapes
            self._shapes.turbo_add_enabled = True

    def end(self) -> None:
        """End the group."""
        self._shapes = self._slide.shapes

    def box(self, box: Box, dx: float, dy: float) -> None:
        """Draw a rectangle, round if its first corner is."""
        rounded = box.radii[0] > 0
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
        shape = self._shapes.add_shape(kind, *_place(box.rect, dx, dy))
        if rounded:
            shape.adjustments[0] = min(0.5, box.radii[0] / max(1e-6, min(box.rect.width, box.rect.height)))
        ink(shape, box.fill, box.stroke, box.stroke_width, dash=box.dash)

    def path(self, path: Path, dx: float, dy: float) -> None:
        """Draw a path as a freeform. What a clip would hide is hidden by no freeform, so hatching is left out."""
        if path.clip and not path.fill:
            return
        colour = path.fill.start if isinstance(path.fill, Gradient) else path.fill
        if shape := add_path(self._shapes, path.commands, dx, dy):
            ink(shape, colour, path.stroke, path.stroke_width, dash=path.dash, rounded=path.round)

    def text(self, block: TextBlock, dx: float, dy: float) -> None:
        """Set a text block as one text box with the layout's own line ends."""
        if not block.text.strip():
            return
        box = self._shapes.add_textbox(*_place(block.box, dx, dy))
        frame = box.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        share = _share(block)
        for number, runs in enumerate(_paragraphs(block)):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            _write_paragraph(paragraph, runs, block, share)

    def picture(self, picture: Picture, dx: float, dy: float) -> None:
        """Put in an image, as an ellipse or with round corners where it has them."""
        shape = self._shapes.add_picture(io.BytesIO(picture.data), *_place(picture.rect, dx, dy))
        shape.name = self._label or shape.name
        if picture.ellipse:
            shape.auto_shape_type = MSO_SHAPE.OVAL
        elif picture.radius:
            shape.auto_shape_type = MSO_SHAPE.ROUNDED_RECTANGLE

    def link(self, link: Link, dx: float, dy: float) -> None:
        """Make the area lead to the address, unless the address is none a document should hold."""
        if is_safe(link.href):
            shape = self._shapes.add_shape(MSO_SHAPE.RECTANGLE, *_place(link.rect, dx, dy))
            shape.fill.background()
            shape.line.fill.background()
            shape.click_action.hyperlink.address = link.href


def _paragraphs(block: TextBlock) -> list[list[GlyphRun]]:
    """The runs of each line in the order they are read, which the slide's program puts into visual order again."""
    return [_as_read(line) for line in block.lines]


def _as_read(line: Line) -> list[GlyphRun]:
    left, at, found = list(line.runs), 0, []
    while left:
        here = (each for each in left if line.text.startswith(each.text, at))
        run = max(here, key=lambda each: len(each.text), default=left[0])  # "13" rather than the "1" it begins with
        left.remove(run)
        found.append(run)
        at += len(run.text)
    return found


def _share(block: TextBlock) -> float:
    """How large letters are set: smaller where a wider font would run over the edge of the box."""
    foreign = [line for line in block.lines if any(not run.font.startswith(_COUNTED) for run in line.runs)]
    widest = max((line.width for line in foreign), default=0.0)
    return min(1.0, max(_LEAST, block.box.width / (widest * _WIDER))) if widest else 1.0


def _write_paragraph(paragraph: Any, runs: list[GlyphRun], block: TextBlock, share: float) -> None:  # noqa: ANN401
    paragraph.alignment = _side(block)
    if block.rtl:
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for run in runs:
        made = paragraph.add_run()
        made.text = run.text
        _set(made.font, run, share)
    if runs:
        paragraph.line_spacing = Pt(round(runs[0].style.size * runs[0].style.line_height, 2))


def _side(block: TextBlock) -> PP_ALIGN:
    """Where the lines stand in their box: read off the lines, for in a map from the right they have changed sides."""
    lefts = [line.x for line in block.lines]
    rights = [block.box.width - line.x - line.width for line in block.lines]
    if block.align is Align.CENTRE or max(abs(one - other) for one, other in zip(lefts, rights, strict=True)) < _NEAR:
        return PP_ALIGN.CENTER
    return PP_ALIGN.RIGHT if max(rights) < max(lefts) else PP_ALIGN.LEFT


def _set(font: Any, run: GlyphRun, share: float) -> None:  # noqa: ANN401
    style, name = run.style, named(run.font)
    font.size, font.bold, font.italic = Pt(round(style.size * share, 1)), style.weight >= _BOLD, name.italic
    font.name = _family(run)
    fill(font._element, style.colour)
    if style.tracking:
        font._element.set("spc", str(round(style.tracking * style.size * 100)))


def _family(run: GlyphRun) -> str:
    """What a slide program is asked for: fonts that every one has, but a brand's font of the machine by its name."""
    wanted, own = run.style.family, named(run.font).family
    if wanted is Family.CUSTOMER or run.font.startswith("SourceSerif"):
        return _VOICE
    brand = wanted not in tuple(Family) and own.casefold() == wanted.casefold()
    return own if brand and not run.font.startswith("Inter") else _HOUSE


def _place(rect: Rect, dx: float, dy: float) -> tuple[Emu, Emu, Emu, Emu]:
    return _emu(dx + rect.x), _emu(dy + rect.y), _emu(rect.width), _emu(rect.height)


def _emu(length: float) -> Emu:
    return Emu(round(length * _EMU_A_PT))
