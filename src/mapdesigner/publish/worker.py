"""An export in a process of its own, so that the window goes on; cancelling it leaves nothing behind.

The process only draws. The finished bytes come back through a pipe and are written here, so a process that is ended or
dies has no file to leave half written.
"""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.publish.write import Rendered, format_of, render, save
from mapdesigner.storage.errors import SaveError
from mapdesigner.words import _, interface, use

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an export is: `done` from 0 to 1; when `finished`, the files written, or the `error` in words."""

    done: float = 0.0
    finished: bool = False
    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""


class ExportJob:
    """One export under way. Ask `poll` now and then; it never waits."""

    def __init__(self, journey: JourneyMap, out: Path, options: PosterOptions) -> None:
        """Start drawing; raise SaveError if the format is not known."""
        self._out = out
        self._now = Progress()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe(duplex=False)
        arguments = (theirs, journey, format_of(out), options, interface().language)
        self._process = context.Process(target=_draw, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def poll(self) -> Progress:
        """Return how far the export is; the call that finds the drawing finished writes the files."""
        try:
            while not self._now.finished and self._pipe.poll():
                self._take(self._pipe.recv())
        except (EOFError, OSError):
            self._finish(Progress(finished=True, error=_("the export ended early; try again")))
        return self._now

    def cancel(self) -> None:
        """End the export; nothing is written any more."""
        if not self._now.finished:
            self._process.kill()
            self._finish(Progress(finished=True))

    def _take(self, message: float | str | Rendered) -> None:
        if isinstance(message, Rendered):
            self._finish(self._save(message))
        elif isinstance(message, str):
            self._finish(Progress(finished=True, error=message))
        else:
            self._now = Progress(message)

    def _save(self, rendered: Rendered) -> Progress:
        try:
            return Progress(1.0, True, save(rendered, self._out), rendered.notes)
        except SaveError as error:
            return Progress(finished=True, error=str(error))

    def _finish(self, last: Progress) -> None:
        self._now = last
        self._process.join()
        self._pipe.close()


def _draw(pipe: Connection, journey: JourneyMap, form: str, options: PosterOptions, language: str) -> None:
    """What the process does: send shares done, then the result, or words about what went wrong."""
    use(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches both; the window decides
    try:
        pipe.send(render(journey, form, options, pipe.send))
    except BrokenPipeError:  # nobody waits for it any more
        return
    except Exception as error:  # the window has no terminal to show a traceback in
        pipe.send(_("the export failed ({kind})").format(kind=type(error).__name__))
