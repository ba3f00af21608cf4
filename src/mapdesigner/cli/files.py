"""The commands about the file format: a new map, the canonical form, the schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import file_name
from mapdesigner.cli.export import tell_notes
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

TEMPLATES = (
    "blank",
    "customer-journey",
    "service-blueprint",
    "journey-personalization",
    "b2b-purchase-and-installation",
    "omnichannel",
)


def new_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `new` takes."""
    parser.add_argument("out", metavar="OUT", type=file_name, help=_("file to make; it must not exist"))
    parser.add_argument("--template", choices=TEMPLATES, default="blank", help=_("what to begin with"))


def new(options: argparse.Namespace) -> int:
    """Write a new map that begins with a template; over nothing that is there."""
    from mapdesigner import resources
    from mapdesigner.edits.replace import replace
    from mapdesigner.model.entity import new_id
    from mapdesigner.storage.read import read_map
    from mapdesigner.storage.write import write_map

    out: Path = options.out
    if not out.suffix:
        out = out.with_name(f"{out.name}.journeymap")
    template = read_map(resources.path("templates", f"{options.template}.journeymap")).journey
    write_map(replace(template, id=new_id()), out, expected_hash="")
    print(out)
    return 0


def format_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `format` takes."""
    parser.add_argument("maps", metavar="MAP", type=Path, nargs="+", help=_("journey map"))


def format_maps(options: argparse.Namespace) -> int:
    """Rewrite each map that is not as the program writes it, and print its name."""
    from mapdesigner.storage.read import load, read_bytes
    from mapdesigner.storage.write import to_bytes, write_map

    for path in options.maps:
        data = read_bytes(path)
        loaded = load(data, str(path))
        if to_bytes(loaded.journey) != data:
            write_map(loaded.journey, path, loaded.content_hash)
            print(path)
        tell_notes(loaded.notes)
    return 0


def schema_arguments(_parser: argparse.ArgumentParser) -> None:
    """A command that takes none."""


def schema(_options: argparse.Namespace) -> int:
    """Print the schema."""
    from mapdesigner import resources

    sys.stdout.write(resources.read_text("schema", "journeymap.schema.json"))
    return 0
