"""The command `convert`: a file of one tool to a file of another, saying what was understood and what is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import file_name
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

_DONE, _NOT_WHOLE = 0, 1


def convert_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="IN", type=Path, help=_("file to read: a map or a file of another tool"))
    parser.add_argument("out", metavar="OUT", type=file_name, help=_("file to make; it must not exist"))
    parser.epilog = _("Answers 1 if something was not understood or is lost; the file is made nevertheless.")


def convert(options: argparse.Namespace) -> int:
    """Convert a file; answer 0 if nothing is lost, 1 if something is. Raises JourneyFileError and SaveError."""
    from mapdesigner.exchange.registry import export_map, format_of, import_file
    from mapdesigner.storage.read import read_bytes
    from mapdesigner.storage.safe_file import replace_file

    out = format_of(str(options.out))  # a wrong name is said before anything is read
    imported = import_file(read_bytes(options.source), str(options.source))
    exported = export_map(imported.journey, str(options.out))
    replace_file(options.out, exported.data, expected_hash="")
    print(_("understood: {what}").format(what=", ".join(imported.understood) or _("nothing")))
    _tell(_("not understood: {what}"), imported.left_aside)
    _tell(_("lost: {what}"), exported.lost)
    if exported.lost and out.loss:
        print(f"{out.label}: {out.loss}")
    print(options.out)
    return _NOT_WHOLE if imported.left_aside or exported.lost else _DONE


def _tell(words: str, findings: Iterable[str]) -> None:
    for each in findings:
        print(words.format(what=each))
