"""An export or a print under way: it tells how far it is, and can be stopped."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mapdesigner.desktop.exporting.printing import PrintError, print_pages
from mapdesigner.publish.formats import FITTED
from mapdesigner.publish.worker import ExportJob, Progress
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from mapdesigner.desktop.exporting.drafts import Draft
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions

_POLL = 60  # ms


class Running(QObject):
    """What both have in common: `done` says from 0 to 1 how far it is, `ended` how it went."""

    done = Signal(float)
    ended = Signal(Progress)
    before = 0.0
    """How much is done before the first page is drawn."""

    def __init__(self, parent: QObject, interval: int) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=interval)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def cancel(self) -> None:
        """Stop; nothing is written any more, and `ended` is not told."""
        self._timer.stop()

    def _step(self) -> None:
        raise NotImplementedError

    def _end(self, how: Progress) -> None:
        self._timer.stop()
        self.ended.emit(how)


class Exporting(Running):
    """Writes files, in a process of its own."""

    before = FITTED

    def __init__(self, journey: JourneyMap, out: Path, options: PosterOptions, parent: QObject) -> None:
        self._job = ExportJob(journey, out, options)
        super().__init__(parent, _POLL)

    def cancel(self) -> None:
        """End the process; it leaves no file."""
        super().cancel()
        self._job.cancel()

    def _step(self) -> None:
        now = self._job.poll()
        self.done.emit(now.done)
        if now.finished:
            self._end(now)


class Printing(Running):
    """Sends pages to a printer, one each time the window has nothing else to do."""

    def __init__(self, printer: QPrinter, draft: Draft, which: Sequence[int], parent: QObject) -> None:
        self._printer, self._count = printer, len(which)
        self._pages = print_pages(printer, draft, which)
        super().__init__(parent, 0)

    def cancel(self) -> None:
        """Tell the printer to forget what it has."""
        super().cancel()
        self._give_up()

    def _step(self) -> None:
        try:
            self.done.emit(next(self._pages) / self._count)
        except StopIteration:
            self._end(Progress(1.0, finished=True))
        except PrintError:
            self._give_up()
            self._end(Progress(finished=True, error=_("the printer takes no pages")))

    def _give_up(self) -> None:
        """Print nothing more; what was printed into a file is no use and goes."""
        self._printer.abort()
        self._pages.close()
        if file := self._printer.outputFileName():
            with suppress(OSError):
                Path(file).unlink()
