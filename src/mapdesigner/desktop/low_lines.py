"""Fonts for widgets whose lines are as low as those of Latin letters: fields centre a line, not its letters."""

from __future__ import annotations

from struct import calcsize, pack_into, unpack_from

_TABLES = 12
"""Where the list of tables begins in a TrueType file."""
_ENTRY = ">4sIII"
_UNITS = 18
"""Where `head` has the units of an em."""
_ABOVE, _BELOW = 0.96, 0.5
"""How far a line reaches above and below its base line, in em: as far as Arabic letters with their dots do."""


def with_low_lines(font: bytes) -> bytes:
    """Return a TrueType font that asks for lower lines; its letters are the same.

    Noto Sans Arabic asks for 2.1 em, so that marks of the Koran find room.
    """
    made, at = bytearray(font), _places(font)
    (units,) = unpack_from(">H", font, at[b"head"] + _UNITS)
    above, below = round(_ABOVE * units), round(_BELOW * units)
    pack_into(">hhh", made, at[b"hhea"] + 4, above, -below, 0)
    pack_into(">hhhHH", made, at[b"OS/2"] + 68, above, -below, 0, above, below)
    return bytes(made)


def _places(font: bytes) -> dict[bytes, int]:
    """Where each table begins."""
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(_ENTRY, font, _TABLES + number * calcsize(_ENTRY)) for number in range(count))
    return {tag: offset for tag, _sum, offset, _length in entries}
