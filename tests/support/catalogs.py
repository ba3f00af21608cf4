"""Compile the .po catalogs in resources/locale to the .mo files the program reads.

Run `python tests/support/catalogs.py` after editing a .po file. The compiled files are committed, so that neither
building nor running the program needs gettext's own tools. `python -m tests.support.catalogs --collect` first puts
every text of the program that a catalog lacks at its end, for translators to fill, and takes out what is said no more.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
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


def entry(key: str, forms: int) -> str:
    """An entry for a message that waits for its translation, `forms` of them where it has a plural."""
    context, _end, message = key.rpartition(CONTEXT_END)
    one, _many, many = message.partition(FORM_END)
    lines = [f"msgctxt {_quoted(context)}"] if context else []
    lines.append(f"msgid {_quoted(one)}")
    if many:
        lines.append(f"msgid_plural {_quoted(many)}")
        lines += [f'msgstr[{form}] ""' for form in range(forms)]
    else:
        lines.append('msgstr ""')
    return "\n".join(lines)


def key_of(block: str) -> str:
    """The .mo key of an entry, "" for the header."""
    fields = _fields(block)
    context = fields["msgctxt"] + CONTEXT_END if "msgctxt" in fields else ""
    plural = FORM_END + fields["msgid_plural"] if "msgid_plural" in fields else ""
    return context + fields.get("msgid", "") + plural


def collected(text: str, said: set[str]) -> str:
    """A .po file with an entry for all that is said, and for nothing else."""
    blocks = [block for block in text.strip("\n").split("\n\n") if block.strip()]
    kept = [block for block in blocks if key_of(block) in said or not key_of(block)]
    missing = sorted(said - {key_of(block) for block in kept})
    forms = int(found[1]) if (found := re.search(r"nplurals=(\d)", text)) else 2
    return "\n\n".join([*kept, *(entry(key, forms) for key in missing)]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> None:
    """Compile every catalog in place; with --collect bring its entries up to date first."""
    if "--collect" in sys.argv:
        from tests.support.checkout import modules
        from tests.support.messages import messages_of

        said = {key for module in modules() for key in messages_of(module)}
        for catalog in LOCALE.glob("*/LC_MESSAGES/*.po"):
            catalog.write_text(collected(catalog.read_text(encoding="utf-8"), said), encoding="utf-8")
    for catalog in LOCALE.glob("*/LC_MESSAGES/*.po"):
        catalog.with_suffix(".mo").write_bytes(compiled(catalog))


if __name__ == "__main__":
    main()
