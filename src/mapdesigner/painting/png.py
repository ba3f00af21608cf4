"""Writes a PNG file row by row, so that a wall poster never stands in memory as one picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INCH = 0.0254  # metres
_NO_FILTER = b"\0"  # flat drawings deflate best unfiltered (PNG specification, 12.8)


def encode(width: int, height: int, stripes: Iterable[bytes], dpi: float, title: str = "") -> bytes:
    """Return the PNG file of `height` rows of `width` pixels, given as stripes of whole rows, 3 bytes (RGB) a pixel.

    `dpi` is written into the file, so that a viewer knows the size on paper.
    """
    parts = [_SIGNATURE, _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    dots = round(dpi / _INCH)
    parts.append(_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)))
    if title:
        parts.append(_chunk(b"iTXt", b"Title\0\0\0\0\0" + title.encode("utf-8")))
    deflate = zlib.compressobj(6)
    for stripe in stripes:
        parts.append(_data(deflate.compress(_rows(stripe, 3 * width))))
    parts.append(_data(deflate.flush()))
    parts.append(_chunk(b"IEND", b""))
    return b"".join(parts)


def _rows(stripe: bytes, length: int) -> bytes:
    return b"".join(_NO_FILTER + stripe[at : at + length] for at in range(0, len(stripe), length))


def _data(compressed: bytes) -> bytes:
    return _chunk(b"IDAT", compressed) if compressed else b""


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
