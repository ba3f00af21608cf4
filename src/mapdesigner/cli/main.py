"""The command line: each command calls the same functions as the window and answers with an exit code.

0: done. 1: something was found. 2: a file cannot be read or written, or the command cannot be done.
Errors are one line, `file: place: reason`, never a traceback.
Whatever a command needs is imported when it runs, so that help and version answer at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mapdesigner import __version__
from mapdesigner.cli import atlas, check, compare, convert, export, files, git, tour
from mapdesigner.cli.arguments import CANNOT, UsageError, cannot, in_one_line, language_of
from mapdesigner.cli.window import open_files
from mapdesigner.desktop.install import install_arguments, install_desktop
from mapdesigner.words import _, later, use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


DONE = 0


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(CANNOT, in_one_line(f"{self.prog}: {message}") + "\n")


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    _speak_plainly()
    use(language_of(os.environ))
    try:
        return _run(list(arguments))
    except KeyboardInterrupt:
        return cannot(_("stopped"))
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        from mapdesigner.storage.errors import JourneyFileError, SaveError

        if isinstance(error, JourneyFileError | SaveError | UsageError):
            return cannot(str(error))
        return cannot(_("mapdesigner: this is a fault of the program ({kind})").format(kind=type(error).__name__))


def _speak_plainly() -> None:
    """Let a file name or a word that the terminal cannot show be shown in escapes."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        return open_files([Path(each) for each in arguments[1:]])
    if _are_files(arguments):
        return open_files([Path(each) for each in arguments])
    _start_lightly()
    try:
        options = _parser(arguments).parse_args(arguments)
    except SystemExit as ended:  # argparse has said why
        return ended.code if isinstance(ended.code, int) else CANNOT
    command: Callable[[argparse.Namespace], int] = options.run
    return command(options)


def _start_lightly() -> None:
    """Look for dead cycles a hundred times less often: what a command loads stays, walking it costs a sixth of one."""
    gc.set_threshold(70_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes as long as a file to open


def _are_files(arguments: list[str]) -> bool:
    """Tell names of files from a command, also from a misspelt one: a word without a suffix that is no file."""
    if any(each.startswith("-") for each in arguments) or _COMMANDS.keys() & arguments[:1]:
        return False
    return all(Path(each).suffix or Path(each).exists() for each in arguments)


def _parser(arguments: list[str]) -> argparse.ArgumentParser:
    """The parser of a command line: a command that is not in it needs no more than its name."""
    usage = _("mapdesigner [FILE...]\n       mapdesigner COMMAND ...")
    about = _("Draw customer journey maps. Without a command, opens the window, with each FILE.")
    parser = _Parser(prog="mapdesigner", usage=usage, description=about)
    parser.add_argument("--version", action="version", version=f"Map Designer {__version__}")
    commands = parser.add_subparsers(prog="mapdesigner", metavar="COMMAND", required=True)
    for name, (words, add_arguments, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=_(words), description=_(words))
        if name in arguments:
            add_arguments(command)
        command.set_defaults(run=run)
    return parser


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "tour": (later("put the sample map and its poster into a folder and open it"), tour.tour_arguments, tour.tour),
    "new": (later("make a new map"), files.new_arguments, files.new),
    "export": (later("draw a map as a poster"), export.export_arguments, export.export),
    "atlas": (later("draw the maps of a folder as one PDF"), atlas.atlas_arguments, atlas.atlas),
    "convert": (later("convert between maps and files of other tools"), convert.convert_arguments, convert.convert),
    "check": (later("tell what is wrong with maps"), check.check_arguments, check.check),
    "diff": (later("tell what differs between two maps"), compare.diff_arguments, compare.diff),
    "merge": (later("make one map of two that began as one"), compare.merge_arguments, compare.merge),
    "git-setup": (
        later("let git merge and compare maps by what they hold"),
        git.setup_arguments,
        git.git_setup,
    ),
    "git-diff": (later("what git calls to show how a map changed"), git.diff_arguments, git.git_diff),
    "format": (later("rewrite maps in their canonical form"), files.format_arguments, files.format_maps),
    "install-desktop": (later("put the program into the desktop's menu"), install_arguments, install_desktop),
    "schema": (later("print the JSON Schema of the file format"), files.schema_arguments, files.schema),
}
