"""Disks fill, drives go, programs end: the document is always the old or the new one, whole, and so it is told."""

from __future__ import annotations

import errno
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.faults import naive
from tests.faults.commands import COMPILER, KILLED, Answer, Fault, Machine, built, machine, run_alone
from tests.faults.stories import (
    Case,
    Story,
    collapses,
    failures,
    hiccups,
    kills_before_changes,
    one_failure_each,
    shapes,
    stories,
)

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="faults are put beneath a command by LD_PRELOAD"),
    pytest.mark.skipif(
        COMPILER is None, reason="there is no C compiler (cc) to build what puts faults beneath commands"
    ),
    pytest.mark.timeout(900),
]
STORIES = stories()
SAVE = STORIES[0]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="module")
def commands(library: Path) -> Iterator[Machine]:
    with machine(library) as found:
        yield found


class Trial:
    """Runs one story again and again, each time in a fresh folder with another fault."""

    def __init__(self, commands: Machine, story: Story, root: Path, writer: str = "") -> None:
        self.counts: Counter[str] = Counter()
        self.violations: list[str] = []
        self.maps = root / "maps"
        self._commands, self._story, self._root, self._writer = commands, story, root, writer

    def calls(self) -> list[str]:
        """The file-system calls of the command when nothing fails."""
        case = self.case()
        answer = case.run(self._commands, Fault(), self._writer)
        assert answer.code in self._story.saved, answer.err
        assert list(case.violations(answer, Fault())) == []
        return answer.calls

    def run(self, faults: Iterable[Fault]) -> None:
        """Put each fault beneath the command, then save once more with none."""
        for fault in faults:
            case = self.case()
            answer = case.run(self._commands, fault, self._writer)
            self._judge(case, answer, fault, str(fault))
            again = case.run(self._commands, Fault(), self._writer)
            if again.code not in (*self._story.saved, *self._refused(answer)):
                self.violations.append(f"{self._story.name}, {fault}: the next save fails: {again.err}")
            self.counts[fault.kind] += 1

    def _refused(self, answer: Answer) -> tuple[int, ...]:
        """A command that makes a file says so when it is there: after a kill that is the new one, whole."""
        return (
            (2,) if answer.code in (KILLED, *self._story.saved) and self._story.name in ("new map", "convert") else ()
        )

    def case(self) -> Case:
        """Fresh folders with what the command finds there."""
        shutil.rmtree(self._root, ignore_errors=True)
        case = Case(self._story, self.maps, self._root / "data")
        self._story.prepare(case.folder)
        case.data.mkdir()
        return case

    def _judge(self, case: Case, answer: Answer, fault: Fault, name: str) -> None:
        self.violations += [f"{self._story.name}, {name}: {each}" for each in case.violations(answer, fault)]


Trials = Callable[..., Trial]


@pytest.fixture
def trial(commands: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trials:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "trial" / "data"))
    return lambda story, writer="": Trial(commands, story, tmp_path / "trial", writer)


def test_a_save_that_is_killed_or_fails_at_any_call_leaves_the_old_or_the_new_document(trial: Trials) -> None:
    found = trial(SAVE)
    calls = found.calls()
    found.run([*kills_before_changes(calls, found.maps), *one_failure_each(calls, found.maps), *shapes(calls, 1)])
    assert found.violations == []
    assert sum(found.counts.values()) > 25


@pytest.mark.parametrize("story", STORIES[1:], ids=lambda story: story.name)
def test_every_command_that_writes_survives_kills_and_a_failing_disk(trial: Trials, story: Story) -> None:
    found = trial(story)
    calls = found.calls()
    found.run([*list(kills_before_changes(calls, found.maps))[::4], *list(one_failure_each(calls, found.maps))[::3]])
    assert found.violations == []


@pytest.mark.parametrize("writer", naive.WRITERS)
def test_these_tests_find_out_each_naive_writer(trial: Trials, writer: str) -> None:
    found = trial(SAVE, writer)
    calls = found.calls()
    endless = Fault("nothing", "write", 1, lasting=True)  # Python's own files try for ever
    for fault in (*one_failure_each(calls, found.maps), *shapes(calls, 1), *kills_before_changes(calls, found.maps)):
        if fault == endless:
            continue
        found.run([fault])
        if found.violations:
            return
    pytest.fail(f"{writer} passes for a safe writer")


def test_a_command_started_by_itself_meets_the_same_fate(library: Path, trial: Trials) -> None:
    found = trial(SAVE)
    calls = found.calls()
    rename = next(number for number, call in enumerate(calls, 1) if call.startswith("rename"))
    for fault, code in ((Fault("kill", at=rename), KILLED), (Fault("fail", "fsync", 1, errno.EIO), 2)):
        case = found.case()
        answer = run_alone(library, list(SAVE.arguments), case.folder, fault, f"{case.folder}:{case.data}")
        assert answer.code == code
        assert list(case.violations(answer, fault)) == []


@pytest.mark.long
def test_the_whole_of_the_faults(trial: Trials, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    violations: list[str] = []
    for story in STORIES:
        found = trial(story)
        calls = found.calls()
        found.run([*kills_before_changes(calls, tmp_path), *failures(calls, found.maps), *shapes(calls)])
        found.run([*list(collapses(calls))[::3], *list(hiccups(calls))[::3]])
        counts.update({story.name: sum(found.counts.values())})
        violations += found.violations
    with capsys.disabled():
        print("\nfaults:", sum(counts.values()), dict(counts), "violations:", len(violations))
        print(*violations, sep="\n")
    assert violations == []
    assert sum(counts.values()) >= 300
