"""The command `atlas`: one PDF of all maps in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import UsageError, file_name
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

_DONE, _LEFT_OUT = 0, 1


def atlas_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("folder of maps; folders below it count too"))
    parser.add_argument("-o", "--out", metavar="OUT", type=file_name, required=True, help=_("PDF to make"))
    parser.add_argument("--sheet", choices=("A4", "Letter"), default="A4", help=_("size of the paper"))
    parser.epilog = _("Answers 1 if a map was left out because it cannot be read; the atlas is made nevertheless.")


def atlas(options: argparse.Namespace) -> int:
    """Make the atlas; answer 1 if a map was left out. Raises SaveError and UsageError."""
    if not options.folder.is_dir():
        raise UsageError(_("{folder}: this is no folder").format(folder=options.folder))
    from mapdesigner.cli.export import tell_notes
    from mapdesigner.publish.atlas import make_atlas

    skipped = make_atlas(options.folder, options.out, options.sheet)
    tell_notes([_("left out: {file}: {reason}").format(file=each.file, reason=each.reason) for each in skipped])
    print(options.out)
    return _LEFT_OUT if skipped else _DONE
