"""Draws shaped text with Qt: the very glyphs the layout placed, with halos, or bars where letters cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGlyphRun, QPainter, QPainterPath, QPainterPathStroker, QPen, QRawFont

from mapdesigner.layout.mirror import SIDES
from mapdesigner.layout.scene import GlyphRun, Line, TextBlock
from mapdesigner.layout.text.fonts import font_face, font_path
from mapdesigner.layout.text.system_fonts import PREFIX, index_of
from mapdesigner.painting.qt_ink import NO_PEN, Kept, brush, colour

_BAR_HEIGHT = 0.5  # of the size: about the x-height
_BAR_ALPHA = 0.42  # a line of text is that much ink
_LARGEST_GLYPHS = 60.0  # device pixels: from 64 on Qt draws no glyphs of a font read from a file

_glyphs: Kept[list[tuple[QGlyphRun, QColor]]] = Kept(3000)
_halos: Kept[list[tuple[QPainterPath, QBrush]]] = Kept(500)
_outlines: Kept[list[tuple[QPainterPath, QBrush]]] = Kept(200)
_ORIGIN = QPointF(0.0, 0.0)


@lru_cache(maxsize=256)
def raw_font(key: str, size: float) -> QRawFont:
    """Return a shipped font at a size in scene units, unhinted, because the layout placed the glyphs unhinted."""
    unhinted = QFont.HintingPreference.PreferNoHinting
    alone = _taken_out(key) if key.startswith(PREFIX) and index_of(key) else None
    return QRawFont(str(font_path(key)), size, unhinted) if alone is None else QRawFont(alone, size, unhinted)


@lru_cache(maxsize=4)
def _taken_out(key: str) -> QByteArray | None:
    """A later font of a collection by itself, for Qt opens only the first; None where both have the same glyphs."""
    face, first = font_face(key), font_face(key.rpartition("#")[0] + "#0")
    shapes = "glyf" if "glyf" in face.table_tags else "CFF "
    if bytes(face.reference_table(shapes).data) == bytes(first.reference_table(shapes).data):
        return None
    whole = hb.SubsetInput()
    whole.keep_everything()
    return QByteArray(bytes(hb.subset(face, whole).blob.data))


def draw(painter: QPainter, block: TextBlock) -> None:
    """Draw a text block at the painter's origin, halos beneath all letters.

    What is drawn is kept by the lines, which a block set at another place shares.
    """
    painter.translate(block.box.x, block.box.y)
    if any(span.style.halo for span in block.spans):
        _draw_halos(painter, block.lines)
    largest = _LARGEST_GLYPHS / painter.transform().m22()
    if any(span.style.size > largest for span in block.spans):
        _draw_outlines(painter, block.lines)
    else:
        for run, ink in _glyphs.get(block.lines, lambda: _glyph_runs(block.lines)):
            painter.setPen(ink)
            painter.drawGlyphRun(_ORIGIN, run)
    painter.translate(-block.box.x, -block.box.y)


def bars(block: TextBlock, *, turned: bool = False) -> list[tuple[QRectF, str]]:
    """Return for each line a bar of the text's weight and its colour ("#RRGGBBAA"), for text too small to read.

    Those of a `turned` drawing stand where they do once the painter has turned them round.
    """
    return [_bar(block, line, turned=turned) for line in block.lines if line.runs]


def _bar(block: TextBlock, line: Line, *, turned: bool) -> tuple[QRectF, str]:
    style = line.runs[0].style
    height = _BAR_HEIGHT * style.size
    top = block.box.y + line.baseline - height
    x = (block.box.width - line.width) * (1.0 - SIDES[block.align]) if turned else line.x
    return QRectF(block.box.x + x, top, line.width, height), _faded(style.colour)


@lru_cache(maxsize=256)
def _faded(value: str) -> str:
    return f"{value[:7]}{round(colour(value).alpha() * _BAR_ALPHA):02X}"


def _glyph_runs(lines: Sequence[Line]) -> list[tuple[QGlyphRun, QColor]]:
    return [(_glyph_run(run, line.baseline), colour(run.style.colour)) for line in lines for run in line.runs]


def _glyph_run(run: GlyphRun, baseline: float) -> QGlyphRun:
    made = QGlyphRun()
    made.setRawFont(raw_font(run.font, run.style.size))
    made.setGlyphIndexes(run.glyphs.tolist())
    made.setPositions(_places(run, baseline))
    return made


def _places(run: GlyphRun, baseline: float) -> list[QPointF]:
    if run.ys is None:
        return [QPointF(x, baseline) for x in run.xs]
    return [QPointF(x, baseline + y) for x, y in zip(run.xs, run.ys, strict=True)]


def _draw_outlines(painter: QPainter, lines: Sequence[Line]) -> None:
    painter.setPen(NO_PEN)
    for path, ink in _outlines.get(lines, lambda: _filled(lines)):
        painter.setBrush(ink)
        painter.drawPath(path)


def _filled(lines: Sequence[Line]) -> list[tuple[QPainterPath, QBrush]]:
    return [(_outline(run, line.baseline), brush(run.style.colour)) for line in lines for run in line.runs]


def _draw_halos(painter: QPainter, lines: Sequence[Line]) -> None:
    painter.setPen(NO_PEN)
    for path, halo in _halos.get(lines, lambda: _haloed(lines)):
        painter.setBrush(halo)
        painter.drawPath(path)


def _haloed(lines: Sequence[Line]) -> list[tuple[QPainterPath, QBrush]]:
    return [(_halo(run, line.baseline), brush(run.style.halo)) for line in lines for run in line.runs if run.style.halo]


def _halo(run: GlyphRun, baseline: float) -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphs, _places(run, baseline), strict=True):
        made.addPath(_glyph_halo(run.font, run.style.size, run.style.halo_width, glyph).translated(place))
    return made


@lru_cache(maxsize=4096)
def _glyph_halo(font: str, size: float, width: float, glyph: int) -> QPainterPath:
    """Return the area a stroke of the glyph's outline covers, without overlaps: Qt fills it 40 times as fast."""
    round_ends = (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    stroker = QPainterPathStroker(QPen(Qt.GlobalColor.black, 2 * width, Qt.PenStyle.SolidLine, *round_ends))
    stroke = stroker.createStroke(raw_font(font, size).pathForGlyph(glyph))
    stroke.setFillRule(Qt.FillRule.WindingFill)
    return stroke.simplified()


def _outline(run: GlyphRun, baseline: float) -> QPainterPath:
    font = raw_font(run.font, run.style.size)
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphs, _places(run, baseline), strict=True):
        made.addPath(font.pathForGlyph(glyph).translated(place))
    return made
