"""Pictures of any size without a library: sound ones, and those that say they are larger than anybody can unpack."""

from __future__ import annotations

import struct
import zlib


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A grey PNG; with other `rows` the size it says it has may be a lie."""
    rows = b"".join(b"\0" + b"\x80" * width for _row in range(height)) if rows is None else rows
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg_head(*frames: tuple[int, int]) -> bytes:
    """The beginning of a JPEG with a frame of each width and height."""
    parts = (b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + b"\1\x11\0" for wide, high in frames)
    return b"\xff\xd8\xff\xe0\0\x04ab" + b"".join(parts) + b"\xff\xda\0\x08"
