"""Paints a Scene with Qt: the canvas's tiles, pictures of a map, PNG files. Needs QtGui only, no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from math import ceil
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter, QPainterPath

from mapdesigner.layout.mirror import turned as turn_round
from mapdesigner.layout.scene import Band, Box, Group, Link, Path, Picture, Rect, Scene, TextBlock
from mapdesigner.painting import png, qt_text
from mapdesigner.painting.qt_display import Afar, Chunk, display
from mapdesigner.painting.qt_ink import (
    NO_PEN,
    Kept,
    brush,
    clip_outline,
    colour,
    fill_brush,
    outline,
    path_pen,
    pen,
    rect_of,
    rounded,
)

_POINTS_PER_INCH = 72.0
_JPEG_QUALITY = 92
_STRIPE_PIXELS = 4_000_000  # 16 MB of picture in memory at once
_FULL_FROM = 0.35
_BARS_FROM = 0.14
_UNREADABLE = "#8A93A033"  # stands where a picture cannot be decoded

_turned: Kept[Group] = Kept(4000)


class Detail(IntEnum):
    """How much of a Scene is worth drawing."""

    BOXES = 0
    BARS = 1
    FULL = 2


def detail_at(zoom: float) -> Detail:
    """Return the detail that can be seen at a zoom (1.0 is 100 %): letters, bars for lines, boxes only."""
    if zoom >= _FULL_FROM:
        return Detail.FULL
    return Detail.BARS if zoom >= _BARS_FROM else Detail.BOXES


def paint_scene(painter: QPainter, scene: Scene, clip: Rect | None = None, detail: Detail = Detail.FULL) -> None:
    """Paint background and bands in scene units; of what lies outside `clip` (scene units) most is passed over."""
    if scene.background:
        painter.fillRect(QRectF(0.0, 0.0, scene.width, scene.height), colour(scene.background))
    for band in scene.bands:
        paint_band(painter, band, clip, detail)


def paint_band(
    painter: QPainter,
    band: Band,
    clip: Rect | None = None,
    detail: Detail = Detail.FULL,
    *,
    turned: bool = False,
) -> None:
    """Paint a band at its place in the Scene, as `paint_scene` does.

    What is `turned` is painted as in a mirror at the Scene's x of 0, on its other side, but for letters and icons;
    `clip` is the place before that.
    """
    near = clip.moved(-band.x, -band.y) if clip else None
    listed = display(band)
    if near and not near.intersects(listed.area):
        return
    way = -1.0 if turned else 1.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, detail is Detail.FULL)
    painter.translate(way * band.x, band.y)
    for chunk in listed.chunks:
        if near is None or near.intersects(chunk.area):
            if detail is Detail.FULL:
                _paint_near(painter, chunk, near, turned=turned)
            else:
                painter.scale(way, 1.0)
                _paint_afar(painter, chunk.afar(turned=turned), detail)
                painter.scale(way, 1.0)
    painter.translate(-way * band.x, -band.y)


def turned_group(group: Group) -> Group:
    """Return a group turned round about its band's x of 0; kept, for what is in view is painted again and again."""
    return _turned.get(group, lambda: turn_round(group))


def paint_group(painter: QPainter, group: Group) -> None:
    """Paint a group at its place in its band."""
    painter.translate(group.x, group.y)
    for primitive in group.primitives:
        _DRAW[type(primitive)](painter, primitive)
    painter.translate(-group.x, -group.y)


def scene_to_image(scene: Scene, scale: float) -> QImage:
    """Return the whole Scene as a picture, `scale` pixels to a scene unit. Wants at least 1 x 1 pixel of Scene."""
    ensure_application()
    size = _pixels(scene, scale)
    return _stripe(scene, scale, 0, size.height(), QImage.Format.Format_ARGB32_Premultiplied)


def scene_to_png(scene: Scene, dpi: float) -> bytes:
    """Return a PNG file of a Scene in pt; it is painted in stripes, so a wall poster does not fill the memory."""
    ensure_application()
    scale = dpi / _POINTS_PER_INCH
    size = _pixels(scene, scale)
    rows = max(1, _STRIPE_PIXELS // size.width())
    return png.encode(size.width(), size.height(), _rgb_stripes(scene, scale, rows), dpi, scene.title)


def scene_to_jpeg(scene: Scene, dpi: float) -> bytes:
    """Return a JPEG file of a Scene in pt; Qt needs the whole picture for it, 4 bytes a pixel."""
    ensure_application()
    scale = dpi / _POINTS_PER_INCH
    size = _pixels(scene, scale)
    image = _stripe(scene, scale, 0, size.height(), QImage.Format.Format_RGB32)
    dots = round(dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(data, "JPEG", _JPEG_QUALITY)  # type: ignore[call-overload]
    return bytes(data.data().data())


def ensure_application() -> None:
    """Start Qt without a screen when no application runs yet: fonts need one."""
    if QGuiApplication.instance() is None:
        _offscreen_application()


@lru_cache(maxsize=1)
def _offscreen_application() -> QGuiApplication:
    return QGuiApplication(["mapdesigner", "-platform", "offscreen"])


def _pixels(scene: Scene, scale: float) -> QSize:
    return QSize(max(1, round(scene.width * scale)), max(1, round(scene.height * scale)))


def _rgb_stripes(scene: Scene, scale: float, rows: int) -> Iterator[bytes]:
    size = _pixels(scene, scale)
    for top in range(0, size.height(), rows):
        height = min(rows, size.height() - top)
        image = _stripe(scene, scale, top, height, QImage.Format.Format_RGB32)
        yield _rgb_rows(image.convertToFormat(QImage.Format.Format_RGB888))


def _rgb_rows(image: QImage) -> bytes:
    """Return the pixels without the bytes that pad each row to four."""
    length, stride = 3 * image.width(), image.bytesPerLine()
    data = bytes(image.constBits())
    return data if length == stride else b"".join(data[at : at + length] for at in range(0, len(data), stride))


def _stripe(scene: Scene, scale: float, top: int, height: int, form: QImage.Format) -> QImage:
    width = _pixels(scene, scale).width()
    image = QImage(width, height, form)
    image.fill(
        Qt.GlobalColor.transparent if form == QImage.Format.Format_ARGB32_Premultiplied else Qt.GlobalColor.white
    )
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(0, -top)
    painter.scale(scale, scale)
    paint_scene(painter, scene, Rect(0.0, top / scale, width / scale, height / scale))
    painter.end()
    return image


def _paint_near(painter: QPainter, chunk: Chunk, near: Rect | None, *, turned: bool) -> None:
    for spot in chunk.spots:
        if near is None or near.intersects(spot.area):
            paint_group(painter, turned_group(spot.group) if turned else spot.group)


def _paint_afar(painter: QPainter, afar: Afar, detail: Detail) -> None:
    for layer, rects in afar.layers(slim=detail is Detail.BARS):
        painter.setBrush(brush(layer.fill))
        painter.setPen(
            colour(layer.stroke) if layer.stroke else Qt.PenStyle.NoPen
        )  # a pen made of a colour is one pixel wide
        painter.drawRects(rects)
    for ink, path in afar.paths.items():
        painter.setBrush(brush(ink.fill))
        painter.setPen(pen(ink.stroke, ink.width, ink.dash if detail is Detail.BARS else ()))
        painter.drawPath(path)
    if detail is Detail.BARS:
        for fill, rects in afar.bars.items():
            painter.setPen(NO_PEN)
            painter.setBrush(brush(fill))
            painter.drawRects(rects)


def _draw_box(painter: QPainter, box: Box) -> None:
    painter.setBrush(brush(box.fill))
    painter.setPen(pen(box.stroke, box.stroke_width, box.dash))
    radius = box.radii[0]
    if not any(box.radii):
        painter.drawRect(rect_of(box.rect))
    elif box.radii == (radius,) * 4:
        painter.drawRoundedRect(rect_of(box.rect), radius, radius)
    else:
        painter.drawPath(rounded(box))


def _draw_path(painter: QPainter, path: Path) -> None:
    if path.clip:
        painter.save()
        painter.setClipPath(clip_outline(path), Qt.ClipOperation.IntersectClip)
    painter.setBrush(fill_brush(path.fill))
    painter.setPen(path_pen(path))
    painter.drawPath(outline(path))
    if path.clip:
        painter.restore()


def _draw_picture(painter: QPainter, picture: Picture) -> None:
    rect = rect_of(picture.rect)
    if not picture.ellipse and picture.radius <= 0:
        _draw_image(painter, picture, rect)
        return
    shape = QPainterPath()
    if picture.ellipse:
        shape.addEllipse(rect)
    else:
        shape.addRoundedRect(rect, picture.radius, picture.radius)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    _draw_image(painter, picture, rect)
    painter.restore()


def _draw_image(painter: QPainter, picture: Picture, rect: QRectF) -> None:
    scale = painter.transform().m11()
    wanted = ceil(max(rect.width(), rect.height()) * scale)
    image = _decoded(picture.data, max(64, 1 << (wanted - 1).bit_length()))
    if image.isNull():
        painter.fillRect(rect, colour(_UNREADABLE))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, image)


@lru_cache(maxsize=64)
def _decoded(data: bytes, longest: int) -> QImage:
    """Return the picture with its longer side at most `longest` pixels; a null picture if it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _draw_nothing(_painter: QPainter, _link: Link) -> None:
    """Leave links out: a picture cannot be followed."""


_DRAW: dict[type, Callable[[QPainter, Any], None]] = {
    Box: _draw_box,
    Path: _draw_path,
    TextBlock: qt_text.draw,
    Picture: _draw_picture,
    Link: _draw_nothing,
}
