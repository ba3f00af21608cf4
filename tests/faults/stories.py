"""Commands that write, each with the files it finds and what it should leave; and the faults to put beneath it."""

from __future__ import annotations

import errno
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mapdesigner import resources
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.model.items import make_item
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.faults.commands import KILLED, Answer, Fault, Machine

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)
CHANGING = ("open", "write", "fsync", "rename", "link", "unlink", "chmod", "chown", "truncate", "mkdir", "close")
SHAPES = ("few", "half", "nothing", "torn", "torn_and_fail", "torn_and_kill")
TRANSIENT = ".*.tmp"


@dataclass(frozen=True, slots=True)
class Story:
    """A command that writes `target`. `saved` are the codes that say it did; `is_new` knows the whole new document."""

    name: str
    files: dict[str, bytes]
    arguments: tuple[str, ...]
    target: str
    is_new: Callable[[bytes], bool]
    saved: tuple[int, ...] = (0,)

    def prepare(self, folder: Path) -> None:
        """Put the files into an empty folder."""
        folder.mkdir(parents=True)
        for name, data in self.files.items():
            (folder / name).write_bytes(data)


def _small() -> JourneyMap:
    journey = load(resources.path("templates", "customer-journey.journeymap").read_bytes(), "template").journey
    return set_map(journey, title="Old")


def _wild(journey: JourneyMap) -> bytes:
    return json.dumps(json.loads(to_bytes(journey)), sort_keys=True).encode()


def _is_map(data: bytes) -> bool:
    try:
        return to_bytes(load(data, "map").journey) == data
    except JourneyFileError:
        return False


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") and b"startxref" in data[-64:]


def stories() -> tuple[Story, ...]:
    """Every way a command writes a document, over one that is there and where there is none."""
    small = _small()
    card = make_item(ItemKind.NOTE, id="n1", text="word " * 600_000)
    large = new_map(id="large", items=[card])
    sides = [to_bytes(each) for each in (small, set_map(small, title="Ours"), set_map(small, title="Theirs"))]
    apart = [sides[0], sides[1], to_bytes(set_text(small, small.stages[0].id, "Theirs"))]
    names = ("base.journeymap", "ours.journeymap", "theirs.journeymap")
    conflict, agreed = (dict(zip(names, each, strict=True)) for each in (sides, apart))
    old_pdf = b"%PDF-1.4 the poster of last month\nstartxref\n0\n%%EOF\n"
    canonical = to_bytes(small), to_bytes(large)
    return (
        Story("save", {"a.json": _wild(small)}, ("format", "a.json"), "a.json", canonical[0].__eq__),
        Story("save of 3 MB", {"a.json": _wild(large)}, ("format", "a.json"), "a.json", canonical[1].__eq__),
        Story("merge over ours", conflict, ("merge", *names, "-o", names[1]), names[1], _holds_both, (0, 1)),
        Story("merge to a new file", agreed, ("merge", *names, "-o", "out.journeymap"), "out.journeymap", _is_map),
        Story("new map", {}, ("new", "new.journeymap"), "new.journeymap", _is_map),
        Story(
            "export",
            {"a.journeymap": canonical[0], "a.pdf": old_pdf},
            ("export", "a.journeymap", "-o", "a.pdf", "--sheet", "A3"),
            "a.pdf",
            lambda data: _is_pdf(data) and data != old_pdf,
        ),
        Story(
            "convert", {"a.journeymap": canonical[0]}, ("convert", "a.journeymap", "a.md"), "a.md", _is_outline, (0, 1)
        ),
    )


def _holds_both(data: bytes) -> bool:
    return _is_map(data) and b'"Ours"' in data and b"Theirs" in data


def _is_outline(data: bytes) -> bool:
    return data == _outline(_small())


def _outline(journey: JourneyMap) -> bytes:
    from mapdesigner.exchange.registry import export_map

    return export_map(journey, "a.md").data


def kills_before_changes(calls: list[str], folder: Path) -> Iterator[Fault]:
    """The process ended before each call that changes something in a folder: between two of them it stays as it is."""
    return (Fault("kill", at=number) for number, call in enumerate(calls, 1) if _changes(call) and f" {folder}" in call)


def one_failure_each(calls: list[str], folder: Path) -> Iterator[Fault]:
    """Each call that changes something in a folder fails once, by one error after the other."""
    found = ((kind, at) for kind, at, call in _changing(calls) if f" {folder}" in call)
    return (Fault("fail", kind, at, ERRORS[number % len(ERRORS)]) for number, (kind, at) in enumerate(found))


def failures(calls: list[str], folder: Path) -> Iterator[Fault]:
    """Each call that changes something in a folder meets each error, all others one; once and from then on."""
    for number, (kind, at, call) in enumerate(_changing(calls)):
        errors = ERRORS if f" {folder}" in call else (ERRORS[number % len(ERRORS)],)
        yield from (Fault("fail", kind, at, error, last) for error in errors for last in (False, True))


def _changing(calls: list[str]) -> Iterator[tuple[str, int, str]]:
    """Yield each call that changes something with its kind and its number among those of the kind."""
    counts: Counter[str] = Counter()
    for call in calls:
        kind = call.partition(" ")[0]
        counts[kind] += 1
        if _changes(call):
            yield kind, counts[kind], call


def _changes(call: str) -> bool:
    return call.partition(" ")[0] in CHANGING


def shapes(calls: list[str], most: int = 1000) -> Iterator[Fault]:
    """Each write cut short or torn, once and from then on."""
    writes = sum(each.startswith("write ") for each in calls)
    for at in range(1, min(writes, most) + 1):
        for shape in SHAPES:
            error = errno.ENOSPC if shape == "torn_and_fail" else 0
            yield from (Fault(shape, "write", at, error, last) for last in (False, True))


def collapses(calls: list[str]) -> Iterator[Fault]:
    """From some call on nothing works any more, as when a drive is pulled out."""
    return (Fault("fail", "", at, errno.EIO, lasting=True) for at in range(1, len(calls) + 1))


def hiccups(calls: list[str]) -> Iterator[Fault]:
    """One call of any kind fails, also one that only looks."""
    return (Fault("fail", "", at, errno.EIO) for at in range(1, len(calls) + 1))


@dataclass(frozen=True, slots=True)
class Case:
    """One story with one fault, in folders of its own."""

    story: Story
    folder: Path
    data: Path

    def run(self, machine: Machine, fault: Fault, writer: str = "") -> Answer:
        """Run the story's command with the fault."""
        under = f"{self.folder}:{self.data}"
        return machine.run(list(self.story.arguments), self.folder, fault, under, writer)

    def violations(self, answer: Answer, fault: Fault) -> Iterator[str]:
        """Say what the command did that it must not."""
        story, target = self.story, self.folder / self.story.target
        held = target.read_bytes() if target.exists() else None
        is_old, is_new = held == story.files.get(story.target), held is not None and story.is_new(held)
        if not is_old and not is_new:
            yield "the document is neither the old nor the new one"
        if answer.code in story.saved and not is_new:
            yield f"said to be saved ({answer.code}) when it was not"
        if answer.code not in (*story.saved, KILLED):
            yield from _of_an_error(answer, is_old)
        for name, data in story.files.items():
            if name != story.target and (self.folder / name).read_bytes() != data:
                yield f"{name} was changed"
        yield from self._litter(answer, fault)
        yield from self._versions()

    def _litter(self, answer: Answer, fault: Fault) -> Iterator[str]:
        found = {each.name for each in self.folder.iterdir()} - {*self.story.files, self.story.target}
        transient = {each.name for each in self.folder.glob(TRANSIENT)}
        if answer.code == KILLED or _is_held_fast(fault):
            found -= transient
        if found:
            yield f"litter: {sorted(found)}"

    def _versions(self) -> Iterator[str]:
        """A kept version that cannot be opened is worse than none."""
        for each in self.data.rglob("*.journeymap"):
            if not _is_whole(each.read_bytes()):
                yield "a torn version was kept"


def _is_whole(data: bytes) -> bool:
    try:
        load(data, "version")
    except JourneyFileError:
        return False
    return True


def _is_held_fast(fault: Fault) -> bool:
    """Tell whether the fault itself keeps a scrap from being removed."""
    return fault.kind == "fail" and (fault.call == "unlink" or (not fault.call and fault.lasting))


def _of_an_error(answer: Answer, is_old: bool) -> Iterator[str]:
    if answer.code != 2:
        yield f"ended with {answer.code}: {answer.err}"
    if not is_old:
        yield f"said not to be saved when it was: {answer.err}"
    lines = [line for line in answer.err.splitlines() if not line.startswith("note: ")]
    if len(lines) != 1 or "fault of the program" in answer.err:
        yield f"no clear word: {answer.err}"
