"""Exports of many maps at once, on all cores, with a bar that shows how far they are."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from threading import Event
from typing import TYPE_CHECKING, NoReturn

from mapdesigner.cli import bar
from mapdesigner.cli.arguments import UsageError, in_one_line
from mapdesigner.words import _, interface, use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Export = Callable[[Path, Path], tuple[tuple[Path, ...], tuple[str, ...]]]

_stopped = Event()
"""Set in a core once Ctrl+C is pressed: what waits there already is not begun."""


def export_many(maps: Sequence[Path], folder: Path, suffix: str, export: Export) -> int:
    """Export each map into a folder, which is made if it is not there; return 1 if any map could not be.

    A map that cannot be exported is named with the reason, and the others are made all the same.
    """
    from mapdesigner.publish.write import check_folder

    outs = _outs(maps, folder, suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UsageError(_("{folder}: this folder cannot be made").format(folder=folder)) from None
    check_folder(outs[0])
    failed = 0
    spoken = (interface().language,)
    with ProcessPoolExecutor(min(len(maps), os.cpu_count() or 1), initializer=_begin, initargs=spoken) as cores:
        running = {cores.submit(_tried, export, path, out): path for path, out in zip(maps, outs, strict=True)}
        _show(0, len(maps))
        try:
            for done, future in enumerate(as_completed(running), 1):
                files, notes, reason = future.result()
                bar.clear()
                failed += bool(reason)
                _tell(running[future], files, notes, reason)
                _show(done, len(maps))
        except KeyboardInterrupt:
            cores.shutdown(cancel_futures=True)
            bar.clear()
            raise
    bar.clear()
    return 1 if failed else 0


def _outs(maps: Sequence[Path], folder: Path, suffix: str) -> list[Path]:
    """A file for each map; raise UsageError where two maps would become one file."""
    outs = [folder / f"{path.stem}.{suffix}" for path in maps]
    twice = next((out for out in outs if outs.count(out) > 1), None)
    if twice:
        raise UsageError(_("{file}: two of the maps would become this file").format(file=twice))
    return outs


def _begin(language: str) -> None:
    """Let a core speak as we do, end what it does at Ctrl+C, so that nothing is half written, and begin no more."""
    use(language)
    signal.signal(signal.SIGINT, _stop)


def _stop(*_signal: object) -> NoReturn:
    _stopped.set()
    raise KeyboardInterrupt


def _tried(export: Export, path: Path, out: Path) -> tuple[tuple[Path, ...], tuple[str, ...], str]:
    """What a core does: export a map, or say why it cannot be."""
    from mapdesigner.storage.errors import JourneyFileError, SaveError

    if _stopped.is_set():
        return (), (), ""
    try:
        return (*export(path, out), "")
    except (JourneyFileError, SaveError, UsageError) as error:
        return (), (), str(error)


def _tell(path: Path, files: Sequence[Path], notes: Sequence[str], reason: str) -> None:
    for file in files:
        print(in_one_line(file))
    for note in notes:
        print(in_one_line(_("{file}: note: {note}").format(file=path, note=note)), file=sys.stderr)
    if reason:
        print(in_one_line(f"mapdesigner: {reason}"), file=sys.stderr)


def _show(done: int, count: int) -> None:
    bar.show(done / count, _("{done} of {count}").format(done=done, count=count))
