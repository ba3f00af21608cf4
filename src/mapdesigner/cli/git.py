"""The commands for git: the one that sets it up to merge and show maps by what they hold, and those git then calls."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

    from mapdesigner.model.journey import JourneyMap

DONE = 0
ATTRIBUTES = "*.journeymap -text merge=journeymap diff=journeymap"
"""`-text`: the bytes stay as they are on every platform. Who has not run git-setup gets git's own text merge."""
_NOWHERE = ("/dev/null", "nul")
"""What git calls the other side of a file that was added or removed."""


def setup_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `git-setup` takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", default=Path(), help=_("in the repository"))


def git_setup(options: argparse.Namespace) -> int:
    """Tell a repository's git which program merges and compares maps, and its attributes which files are maps."""
    root = Path(_git(options.folder, "rev-parse", "--show-toplevel"))
    ourselves = _ourselves()
    settings = {
        "merge.journeymap.name": "Map Designer",
        "merge.journeymap.driver": f"{ourselves} merge --name=%P -o %A %O %A %B",
        "diff.journeymap.command": f"{ourselves} git-diff --",
    }
    for name, value in settings.items():
        _git(root, "config", "--local", name, value)
    attributes = _add_attributes(root / ".gitattributes")
    print(_("git merges and compares the maps of {folder} by what they hold.").format(folder=root))
    print(_("Commit {file}, and run git-setup in each copy of the repository.").format(file=attributes))
    return DONE


def _ourselves() -> str:
    """Return the command that starts this program, for git's shell, wherever git is started from."""
    import shlex

    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "mapdesigner"]
    return shlex.join(part.replace("\\", "/") for part in program)


def _git(folder: Path, *arguments: str) -> str:
    import subprocess

    from mapdesigner.storage.errors import SaveError

    try:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace")
    except FileNotFoundError:
        reason = _("git is not installed, or there is no such folder")
        raise SaveError(str(folder), reason) from None
    except OSError:
        raise SaveError(str(folder), _("git does not start here")) from None
    if done.returncode:
        raise SaveError(str(folder), _("this is in no repository of git"))
    return done.stdout.removesuffix("\n")


def _add_attributes(path: Path) -> Path:
    """Add the line about maps to a repository's attributes, which may hold others."""
    from mapdesigner.storage.safe_file import content_hash, replace_file

    data = path.read_bytes() if path.exists() else b""
    line = ATTRIBUTES.encode()
    if line not in data.splitlines():
        joint = b"" if not data or data.endswith(b"\n") else b"\n"
        replace_file(path, data + joint + line + b"\n", expected_hash=content_hash(data) if path.exists() else "")
    return path


def diff_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what git hands over: the name, then file, hash and mode of either side; of a renamed one its new name too."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("sides", metavar="SIDE", nargs="*")


def git_diff(options: argparse.Namespace) -> int:
    """Print for git what differs between two states of a map; always return 0, so that git goes on with other files."""
    from mapdesigner.compare.differences import differences
    from mapdesigner.compare.report import as_text
    from mapdesigner.storage.errors import JourneyFileError

    print(_("map {name}").format(name=options.name))
    if len(options.sides) < 6:  # a file in conflict: git names it and no more
        print(_("  is in conflict"))
        return DONE
    try:
        before, after = (_side(Path(options.sides[at])) for at in (0, 3))
    except JourneyFileError as error:
        print(f"  {error.place} {error.reason}")
        return DONE
    if before is None or after is None:
        print(_("  is new") if before is None else _("  is removed"))
    else:
        sys.stdout.write(as_text(differences(before, after), before, after))
    return DONE


def _side(path: Path) -> JourneyMap | None:
    """Return the map of one side, None where there is no file."""
    from mapdesigner.storage.read import read_map

    return None if str(path) in _NOWHERE else read_map(path).journey
