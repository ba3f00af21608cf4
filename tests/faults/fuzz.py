"""Sends damaged files through `check`, many in one process, and says what happened as JSON: counts and violations."""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from mapdesigner import resources
from mapdesigner.cli import main as cli
from mapdesigner.storage.read import read_map
from tests.faults.mutations import mutated

LONGEST = 2.0
"""Seconds of processor time that one file may take."""
REPAIRED = 7
"""Every seventh file is repaired as well."""


class Fuzz:
    """One run: what was done, what went wrong, and the slowest."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.counts: Counter[str] = Counter()
        self.violations: list[str] = []
        self.slowest = 0.0
        self._file = folder / "map.journeymap"
        self._random, self._seed = Random(seed), seed
        names = ("templates/blank", "templates/customer-journey", "templates/customer-journey", "samples/trailhead")
        self._sound = [resources.path(f"{name}.journeymap").read_bytes() for name in names]

    def run(self, count: int) -> None:
        """Check that many damaged files."""
        for number in range(count):
            data = mutated(self._random, self._random.choice(self._sound))
            self._file.write_bytes(data)
            code = self._check(number, [])
            if self._file.read_bytes() != data:
                self._blame(number, "the file was changed")
            self.counts[f"answered {code}"] += 1
            if number % REPAIRED == 0 and code != 2:
                self._repair(number)

    def _check(self, number: int, options: list[str]) -> int:
        said = io.StringIO()
        start = time.process_time()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = cli.main(["check", *options, str(self._file)])
        taken = time.process_time() - start
        self.slowest = max(self.slowest, taken)
        if taken > LONGEST:
            self._blame(number, f"took {taken:.1f} s")
        if code not in (0, 1, 2) or "fault of the program" in said.getvalue() or "Traceback" in said.getvalue():
            self._blame(number, said.getvalue()[-300:])
        return code

    def _repair(self, number: int) -> None:
        """After a repair nothing is wrong any more, and the original is there."""
        before = self._file.read_bytes()
        code = self._check(number, ["--repair"])
        if code == 0 and (found := read_map(self._file)).problems:
            self._blame(number, f"repaired and not sound: {found.problems[0]}")
        elif code != 0:
            self._blame(number, "cannot be repaired")
        originals = list(self._file.parent.glob("*.original*"))
        if self._file.read_bytes() != before and [each.read_bytes() for each in originals] != [before]:
            self._blame(number, "the original is not beside it")
        for each in originals:
            each.unlink()
        self.counts["repaired"] += 1

    def _blame(self, number: int, what: str) -> None:
        self.violations.append(f"seed {self._seed}, file {number}: {what}")


def _peak() -> float:
    """The most memory this process ever held, in MB.

    Linux hands getrusage's figure on to what a large process starts; the kernel's own count begins anew.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if "VmHWM" in line)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main(folder: str, seed: str, count: str) -> None:
    """Run and print the findings."""
    fuzz = Fuzz(Path(folder), int(seed))
    fuzz.run(int(count))
    memory = _peak()
    found = {"counts": fuzz.counts, "violations": fuzz.violations, "slowest": fuzz.slowest, "megabytes": memory}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
