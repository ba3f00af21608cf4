"""Compile the .po catalogs in resources/locale to the .mo files the program reads.

Run `python tests/support/catalogs.py` after editing a .po file. The compiled files are committed, so that neither
building nor running the program needs gettext's own tools.
"""

from __future__ import annotations

import ast
import struct
from pathlib import Path

LOCALE = Path(__file__).parents[2] / "resources" / "locale"
_HEADER_WORDS = 7
_MAGIC = 0x950412DE
CONTEXT_END = "\x04"
FORM_END = "\x00"


def read_po(text: str) -> dict[str, str]:
    """The messages of a .po file as .mo keys and values; fuzzy and untranslated entries are left out."""
    messages: dict[str, str] = {}
    for block in text.split("\n\n"):
        fields = _fields(block)
        if not fields or "#, fuzzy" in block:
            continue
        key = fields["msgid"]
        if "msgctxt" in fields:
            key = fields["msgctxt"] + CONTEXT_END + key
        if "msgid_plural" in fields:
            key += FORM_END + fields["msgid_plural"]
        forms = [value for name, value in fields.items() if name.startswith("msgstr")]
        if all(forms):
            messages[key] = FORM_END.join(forms)
    return messages


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith('"'):
            name, line = line.split(" ", 1)
        fields[name] = fields.get(name, "") + ast.literal_eval(line)
    return fields


def compile_mo(messages: dict[str, str]) -> bytes:
    """The bytes of a GNU .mo file, format revision 0, without a hash table."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    keys_at = _HEADER_WORDS * 4
    values_at = keys_at + 8 * len(pairs)
    place = values_at + 8 * len(pairs)
    tables: list[bytes] = []
    data = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), place + len(data)))
            data += pair[column] + b"\0"
    header = struct.pack("<7I", _MAGIC, 0, len(pairs), keys_at, values_at, 0, values_at)
    return header + b"".join(tables) + data


def compiled(catalog: Path) -> bytes:
    """What the .mo file beside the .po file `catalog` has to hold."""
    return compile_mo(read_po(catalog.read_text(encoding="utf-8")))


def main() -> None:
    """Compile every catalog in place."""
    for catalog in LOCALE.glob("*/LC_MESSAGES/*.po"):
        catalog.with_suffix(".mo").write_bytes(compiled(catalog))


if __name__ == "__main__":
    main()
