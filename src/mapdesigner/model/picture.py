"""What a picture inside a map may be: PNG, JPEG or WebP by its content, no larger than any screen or poster needs.

A map may come from anybody, and readers of pictures know dozens of formats: some start programs, some open files,
some unpack to gigabytes. So only what passes here ever gets to one.
"""

from __future__ import annotations

import base64
import binascii
import struct

MOST_BYTES = 20 * 1024**2
MOST_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NO_FRAME = frozenset((0xC4, 0xC8, 0xCC))
"""Markers between those of frames that begin no frame."""


def picture_bytes(held: str) -> bytes:
    """Return the bytes of a base64 picture; b"" for none, and for what no map may hold."""
    if len(held) > MOST_BYTES * 4 // 3 + 4:
        return b""
    try:
        data = base64.b64decode(held, validate=True)
    except (binascii.Error, ValueError):
        return b""
    width, height = size_of(data)
    return data if 0 < width * height <= MOST_PIXELS else b""


def size_of(data: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG, JPEG or WebP says it has, in pixels; (0, 0) for anything else."""
    try:
        if data.startswith(_PNG) and data[12:16] == b"IHDR":
            return struct.unpack_from(">II", data, 16)
        if data.startswith(_JPEG):
            return _of_jpeg(data)
        return _of_webp(data) if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else (0, 0)
    except (struct.error, IndexError):
        return 0, 0


def _of_jpeg(data: bytes) -> tuple[int, int]:
    """The largest frame before the pixels begin: a second one must not hide behind the first."""
    at, size = 2, (0, 0)
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = max(size, (width, height), key=lambda each: each[0] * each[1])
        at += 1 if marker == 0xFF else 2 + length
    return size


def _of_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return (width & 0x3FFF, height & 0x3FFF) if kind == b"VP8 " else (0, 0)
