"""The goals of paper: exporting an A1 poster, against other programs that make a PDF of the same poster."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from mapdesigner import resources
from tests.bench.peers import PEERS, Peer, Run, run
from tests.bench.timing import Figure, script

_LARGE = 5000  # cards from which an export takes longer than a run without peers may
SAMPLE, _TURNS = "trailhead", 5
_WHOLE = "of Chromium's whole process"
LINEAR = 1.2
"""Ten times the cards take no more than this many times ten times as long."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a peer's time or memory may be met with: ours over its."""

    goal: str
    peer: str
    what: str
    limits: dict[int, float]
    unit: str


LIMITS = (
    Limit("paper.imports_done_vs_inkscape", "inkscape", "inner", {1000: 0.3}, "of Inkscape's whole process"),
    Limit("paper.process_vs_inkscape", "inkscape", "wall", {1000: 1.0, 10_000: 0.3}, "of Inkscape's whole process"),
    Limit("paper.process_vs_chromium", "chromium", "wall", {1000: 0.5, 10_000: 0.5}, _WHOLE),
    Limit("paper.peak_vs_chromium", "chromium", "peak", {10_000: 0.1}, "of Chromium's processes together"),
    Limit("paper.process_vs_qpdfwriter", "qpdfwriter", "wall", {}, "of a process with QPdfWriter"),
)


def figures(files: dict[int, Path], *, peers: bool) -> tuple[dict[str, dict[str, Figure]], dict[str, str]]:
    """All figures of paper, and what became of each peer."""
    own = {cards: _export(path) for cards, path in files.items() if peers or cards < _LARGE}
    found: dict[str, dict[str, Figure]] = {"paper.seconds": {}}
    for cards in files:
        found["paper.seconds"][str(cards)] = Figure(own[cards].wall if cards in own else None, None, "s, whole process")
    few, many = sorted(own)[-2:]
    growth = own[many].inner / own[few].inner / (many / few)
    found["paper.linear"] = {f"{few} to {many}": Figure(growth, LINEAR, "of the growth in cards")}
    state: dict[str, str] = {}
    runs = {peer.name: _of_peer(peer, files, state, wanted=peers) for peer in PEERS}
    for limit in LIMITS:
        found[limit.goal] = {str(cards): _against(limit, cards, own.get(cards), runs[limit.peer]) for cards in files}
    beside = next(iter(files.values())).parent
    found["paper.sample_vs_chromium"] = {SAMPLE: Figure(_of_sample(beside) if runs["chromium"] else None, 0.5, _WHOLE)}
    return found, state


def _of_sample(folder: Path) -> float:
    """The sample map's poster against Chromium printing it from HTML: in turns, by medians."""
    path = folder / f"{SAMPLE}.journeymap"
    shutil.copy(resources.path("samples", path.name), path)
    chromium = next(peer for peer in PEERS if peer.name == "chromium")
    command = chromium.command(chromium.found(), path)
    pairs = [(_export(path).wall, run(command).wall) for _turn in range(_TURNS)]
    return median(own for own, _ in pairs) / median(theirs for _, theirs in pairs)


def _export(path: Path) -> Run:
    """Our own export in a process of its own, which also says how long it took with imports done."""
    done = run(script("export.py", str(path), str(path.with_suffix(".pdf"))))
    said = json.loads(done.output.splitlines()[-1])
    return Run(done.wall, done.peak, done.output, said["seconds"])


def _of_peer(peer: Peer, files: dict[int, Path], state: dict[str, str], *, wanted: bool) -> dict[int, Run]:
    command = peer.found()
    state[peer.name] = "not asked for" if not wanted else "measured" if command else "not installed"
    if not wanted or not command:
        return {}
    return {cards: run(peer.command(command, path)) for cards, path in files.items()}


def _against(limit: Limit, cards: int, own: Run | None, peer: dict[int, Run]) -> Figure:
    value = None
    theirs = peer.get(cards)
    if own and theirs:
        value = getattr(own, limit.what) / getattr(theirs, "wall" if limit.what == "inner" else limit.what)
    return Figure(value, limit.limits.get(cards), limit.unit)
