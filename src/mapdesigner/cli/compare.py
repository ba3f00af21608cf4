"""The commands for maps that several people change: what differs, and one map made of two."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import file_name
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

    from mapdesigner.compare.merge import MergeResult
    from mapdesigner.storage.read import LoadedMap

SAME, DIFFERENT = 0, 1
MERGED, CONFLICTS = 0, 1


def diff_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `diff` takes."""
    parser.add_argument("before", metavar="A", type=Path, help=_("the earlier map"))
    parser.add_argument("after", metavar="B", type=Path, help=_("the later map"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("answer in JSON"))
    form.add_argument("--markdown", action="store_true", help=_("answer in Markdown"))


def diff(options: argparse.Namespace) -> int:
    """Print what differs between two maps; return 0 if nothing does, else 1."""
    import json

    from mapdesigner.compare.differences import differences
    from mapdesigner.compare.report import as_markdown, as_text, differences_data
    from mapdesigner.storage.read import read_map

    before, after = (read_map(path).journey for path in (options.before, options.after))
    found = differences(before, after)
    if options.json:
        print(json.dumps(differences_data(found, before, after), indent=2))
    else:
        sys.stdout.write((as_markdown if options.markdown else as_text)(found, before, after))
    return DIFFERENT if found else SAME


def merge_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `merge` takes."""
    parser.add_argument("base", metavar="BASE", type=Path, help=_("the map both began with"))
    parser.add_argument("ours", metavar="OURS", type=Path, help=_("the map that stands where the two disagree"))
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help=_("the other map"))
    parser.add_argument("-o", "--out", metavar="OUT", type=file_name, required=True, help=_("file to write"))
    parser.add_argument("--name", metavar="NAME", help=_("what to call the map in messages, as git knows it"))
    parser.add_argument("--report", choices=("json",), help=_("print the conflicts in this form"))


def merge(options: argparse.Namespace) -> int:
    """Write one map made of two; conflicts are told and marked in it, and then 1 is returned, else 0."""
    from mapdesigner.compare.marks import marked
    from mapdesigner.storage.write import write_map

    loaded = _loaded(options)
    result = _merged(loaded, options.name or str(options.theirs))
    journey = marked(result, loaded[1].journey, loaded[2].journey)
    write_map(journey, options.out, _expected_hash(options, loaded))
    _tell_conflicts(result, loaded, as_json=options.report == "json")
    print(options.name or options.out, file=sys.stderr if options.report else sys.stdout)
    return CONFLICTS if result.conflicts else MERGED


def _loaded(options: argparse.Namespace) -> list[LoadedMap]:
    """Read the three maps. An empty BASE is what git gives for a map that both sides added: then all of it is new."""
    from mapdesigner.storage.read import load, read_bytes

    paths = (options.base, options.ours, options.theirs)
    base, ours, theirs = ((read_bytes(path), options.name or str(path)) for path in paths)
    sides = [load(*ours), load(*theirs)]
    return [_nothing_yet(sides[1]) if not base[0].strip() else load(*base), *sides]


def _nothing_yet(side: LoadedMap) -> LoadedMap:
    from mapdesigner.model.journey import new_map
    from mapdesigner.storage.read import LoadedMap
    from mapdesigner.storage.safe_file import content_hash

    return LoadedMap(new_map(id=side.journey.id), content_hash(b""))


def _merged(loaded: list[LoadedMap], name: str) -> MergeResult:
    from mapdesigner.compare.merge import MergeError, merge
    from mapdesigner.storage.errors import JourneyFileError

    try:
        return merge(*(each.journey for each in loaded))
    except MergeError as error:
        raise JourneyFileError(name, "", str(error)) from None


def _expected_hash(options: argparse.Namespace, loaded: list[LoadedMap]) -> str | None:
    """Return what the file written over must still hold: what was read from it; None for a file that was not read."""
    for path, each in zip((options.base, options.ours, options.theirs), loaded, strict=True):
        if path.resolve() == options.out.resolve():
            return each.content_hash
    return None


def _tell_conflicts(result: MergeResult, loaded: list[LoadedMap], *, as_json: bool) -> None:
    import json

    from mapdesigner.compare.describe import describe_conflict
    from mapdesigner.compare.report import conflicts_data

    sides = loaded[1].journey, loaded[2].journey
    if as_json:
        print(json.dumps(conflicts_data(result.conflicts, *sides), indent=2))
    for each in [] if as_json else result.conflicts:
        print(_("conflict: {words}").format(words=describe_conflict(each, *sides)), file=sys.stderr)
