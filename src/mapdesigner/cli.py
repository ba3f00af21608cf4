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

from mapdesigner import __version__, cli_atlas, cli_check, cli_compare, cli_export, cli_git
from mapdesigner.cli_arguments import UsageError, file_name, language_of
from mapdesigner.cli_convert import convert, convert_arguments
from mapdesigner.desktop.install import install_arguments, install_desktop
from mapdesigner.words import _, later, use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


DONE, FOUND, CANNOT = 0, 1, 2
TEMPLATES = (
    "blank",
    "customer-journey",
    "service-blueprint",
    "journey-personalization",
    "b2b-purchase-and-installation",
    "omnichannel",
)
SAMPLE = "trailhead"
TOUR_FOLDER = "map-designer-tour"


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(CANNOT, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    _speak_plainly()
    use(language_of(os.environ))
    try:
        return _run(list(arguments))
    except KeyboardInterrupt:
        return _cannot(_("stopped"))
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        from mapdesigner.storage.errors import JourneyFileError, SaveError

        if isinstance(error, JourneyFileError | SaveError | UsageError):
            return _cannot(str(error))
        return _cannot(_("mapdesigner: this is a fault of the program ({kind})").format(kind=type(error).__name__))


def _speak_plainly() -> None:
    """Let a file name or a word that the terminal cannot show be shown in escapes."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        return _open([Path(each) for each in arguments[1:]])
    if _are_files(arguments):
        return _open([Path(each) for each in arguments])
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


def _cannot(words: str) -> int:
    print(" ".join(words.splitlines()), file=sys.stderr)
    return CANNOT


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


# Window


def _open(paths: list[Path]) -> int:
    if not has_display():
        words = _("mapdesigner: there is no display for a window; use 'mapdesigner export MAP -o poster.pdf' instead")
        return _cannot(words)
    return _open_window(paths)


def has_display() -> bool:
    """Tell whether a window can be shown: on Linux a display that answers, or a platform of Qt's that needs none."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _x_answers(os.environ.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    """Tell whether an X display is there; Qt ends the whole program when it is not, as after a lost ssh connection."""
    host, _colon, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        return Path(f"/tmp/.X11-unix/X{number}").exists()  # where X puts it
    import socket  # seldom asked for

    try:
        socket.create_connection((host, 6000 + int(number)), timeout=2).close()
    except OSError:
        return False
    return True


def _open_window(paths: list[Path]) -> int:
    try:
        from mapdesigner.desktop.launch import run
    except ImportError as error:  # a library of the system that Qt needs is missing
        return _cannot(_("mapdesigner: the window cannot start: {reason}").format(reason=error))
    return run(paths)


# tour


def _tour_arguments(parser: argparse.ArgumentParser) -> None:
    words = _("folder to put them in (default: {folder})").format(folder=TOUR_FOLDER)
    parser.add_argument("--dir", type=file_name, default=Path(TOUR_FOLDER), help=words)


def _tour(options: argparse.Namespace) -> int:
    from mapdesigner import resources
    from mapdesigner.publish.options import PosterOptions
    from mapdesigner.publish.write import export
    from mapdesigner.storage.read import read_map
    from mapdesigner.storage.safe_file import replace_file

    sample = resources.path("samples", f"{SAMPLE}.journeymap")
    folder = _unused_folder(options.dir)
    copy, poster = folder / sample.name, folder / f"{SAMPLE}-a1.pdf"
    cli_export.tell_notes(export(read_map(sample).journey, poster, PosterOptions())[1])
    replace_file(copy, sample.read_bytes(), expected_hash="")
    print(_("The sample map: {path}").format(path=copy))
    print(_("Its A1 poster:  {path}").format(path=poster))
    if has_display():
        return _open_window([copy])
    print(_("There is no display, so no window opens."))
    return DONE


def _unused_folder(wanted: Path) -> Path:
    """Make and return the folder, or the first of folder-2, folder-3 ... that does not hold files of another tour."""
    from mapdesigner.storage.errors import SaveError
    from mapdesigner.storage.safe_file import advice

    number, folder = 1, wanted
    while folder.is_dir() and any(folder.iterdir()):
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(str(folder), advice(error)) from None
    return folder


# new


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=file_name, help=_("file to make; it must not exist"))
    parser.add_argument("--template", choices=TEMPLATES, default="blank", help=_("what to begin with"))


def _new(options: argparse.Namespace) -> int:
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
    return DONE


# format


def _maps_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("maps", metavar="MAP", type=Path, nargs="+", help=_("journey map"))


def _format(options: argparse.Namespace) -> int:
    from mapdesigner.storage.read import load, read_bytes
    from mapdesigner.storage.write import to_bytes, write_map

    for path in options.maps:
        data = read_bytes(path)
        loaded = load(data, str(path))
        if to_bytes(loaded.journey) != data:
            write_map(loaded.journey, path, loaded.content_hash)
            print(path)
        cli_export.tell_notes(loaded.notes)
    return DONE


# schema


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """A command that takes none."""


def _schema(_options: argparse.Namespace) -> int:
    from mapdesigner import resources

    sys.stdout.write(resources.read_text("schema", "journeymap.schema.json"))
    return DONE


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "tour": (later("put the sample map and its poster into a folder and open it"), _tour_arguments, _tour),
    "new": (later("make a new map"), _new_arguments, _new),
    "export": (later("draw a map as a poster"), cli_export.export_arguments, cli_export.export),
    "atlas": (later("draw the maps of a folder as one PDF"), cli_atlas.atlas_arguments, cli_atlas.atlas),
    "convert": (later("convert between maps and files of other tools"), convert_arguments, convert),
    "check": (later("tell what is wrong with maps"), cli_check.check_arguments, cli_check.check),
    "diff": (later("tell what differs between two maps"), cli_compare.diff_arguments, cli_compare.diff),
    "merge": (later("make one map of two that began as one"), cli_compare.merge_arguments, cli_compare.merge),
    "git-setup": (
        later("let git merge and compare maps by what they hold"),
        cli_git.setup_arguments,
        cli_git.git_setup,
    ),
    "git-diff": (later("what git calls to show how a map changed"), cli_git.diff_arguments, cli_git.git_diff),
    "format": (later("rewrite maps in their canonical form"), _maps_argument, _format),
    "install-desktop": (later("put the program into the desktop's menu"), install_arguments, install_desktop),
    "schema": (later("print the JSON Schema of the file format"), _no_arguments, _schema),
}
