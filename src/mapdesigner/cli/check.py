"""The command `check`: tells all that is wrong with maps, and mends it when asked to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

    from mapdesigner.storage.examine import Examined

FINE, PROBLEMS, UNREADABLE = 0, 1, 2


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `check` takes."""
    parser.add_argument("maps", metavar="MAP", type=Path, nargs="+", help=_("journey map"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON, with the map's health"))
    words = _("mend what a rule can mend, and keep the original beside it")
    parser.add_argument("--repair", action="store_true", help=words)
    parser.epilog = _("Answers 0 if nothing is wrong or all is mended, 1 if something is, 2 if a file cannot be read.")


def check(options: argparse.Namespace) -> int:
    """Print what is wrong with each map and how it is mended; return the exit code that the worst of them asks for."""
    import json

    answers = [_checked(path, repair=options.repair, health=options.json) for path in options.maps]
    if options.json:
        print(json.dumps([answer for answer, _code in answers], indent=2))
    for answer, _code in [] if options.json else answers:
        _tell(answer)
    return max(code for _answer, code in answers)


def _checked(path: Path, *, repair: bool, health: bool) -> tuple[dict[str, Any], int]:
    """What is wrong with a file and the code for it: everything, or the one fault that keeps it from being read.

    With `health` also what the map itself says, as it is when mended; that is about the journey, not the file, and
    changes no code.
    """
    from mapdesigner.storage.errors import JourneyFileError, SaveError
    from mapdesigner.storage.examine import examine
    from mapdesigner.storage.examine import repair as mend
    from mapdesigner.storage.read import read_bytes

    try:
        data = read_bytes(path)
        found = examine(data, str(path))
    except JourneyFileError as error:
        fault = {"place": error.place, "code": "unreadable", "reason": error.reason, "rule": "", "repair": ""}
        return {"file": str(path), "findings": [fault]}, UNREADABLE
    answer = {"file": str(path), "findings": _findings(found)}
    if health:
        answer["health"] = _health(found)
    if not repair or not any(each.rule for each in found.problems):
        return answer, PROBLEMS if found.problems else FINE
    try:
        answer["original"] = str(mend(path, data, found))
    except SaveError as error:  # the other maps are told and mended nevertheless
        answer["not_repaired"] = error.reason
        return answer, PROBLEMS
    return answer, FINE if all(each.rule for each in found.problems) else PROBLEMS


def _findings(found: Examined) -> list[dict[str, str]]:
    return [
        {
            **{"place": each.place, "code": each.code, "reason": each.reason},
            **{"rule": each.rule.value, "repair": each.repair},
        }
        for each in found.problems
    ]


def _health(found: Examined) -> list[dict[str, object]]:
    import datetime as dt

    from mapdesigner.insight.health import findings_data

    return findings_data(found.journey, dt.date.today())


def _tell(answer: dict[str, Any]) -> None:
    """Print a line a finding, and what became of the file."""
    file, original = answer["file"], answer.get("original")
    for finding in answer["findings"]:
        line = ": ".join(part for part in (file, finding["place"], finding["reason"]) if part)
        print(f"{line} [{finding['rule']}: {finding['repair']}]" if finding["rule"] else line)
    if not answer["findings"]:
        print(_("{file}: nothing found").format(file=file))
    elif reason := answer.get("not_repaired"):
        print(_("{file}: not repaired: {reason}").format(file=file, reason=reason))
    elif original:
        print(_("{file}: repaired; as it was it is kept in {original}").format(file=file, original=original))
    elif any(finding["rule"] for finding in answer["findings"]):
        print(_("{file}: --repair does what stands in brackets").format(file=file))
