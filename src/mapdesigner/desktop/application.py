"""Start-up: the Qt application, its names, and the windows for the files it was given."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog

from mapdesigner import resources
from mapdesigner.desktop.after_paint import AfterPaint, load_the_rest
from mapdesigner.desktop.canvas import accessibility
from mapdesigner.desktop.files import BLANK, START
from mapdesigner.desktop.language import chosen, speak
from mapdesigner.desktop.recovery import offer_recovery
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.desktop.style import dress, load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.single_instance import SingleInstance
    from mapdesigner.model.journey import JourneyMap

_ASIDE = 28  # px
_LISTENS = 100
"""ms into the first event loop, be it that of a dialog about a file: until then there is a window to be painted."""


class Program(QApplication):
    """The Qt application; hears of files that the system hands to the running program."""

    file_handed: ClassVar[Signal] = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass on the name of such a file."""
        if isinstance(event, QFileOpenEvent):
            self.file_handed.emit(event.file())
            return True
        return super().event(event)


class Windows(QObject):
    """Holds the open windows; a file that is open already is raised, not opened twice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.windows: list[Window] = []
        self._spoken = chosen()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.speak_anew)
        store.changed.connect(self._later.start)

    def open(self, path: Path | None, template: str | JourneyMap = BLANK) -> bool:
        """Show a map in the window nobody has used yet, or in one of its own; without a path a new one.

        `template` names what a new map begins with, is that map, or is START for the page where that is chosen.
        Return whether there is such a map; what is wrong with the file has been said.
        """
        shown = next((each for each in self.windows if path and each.session.path == path.resolve()), None)
        window = shown or self._unused() or Window(self.open, blank=False)
        if path is None and template == START:
            window.show_start()
        elif path is None:
            window.files.start(template)
        elif not shown and not window.files.open(path.resolve()):
            if window not in self.windows:
                window.deleteLater()
            return False
        self._show(window)
        return True

    def speak_anew(self) -> None:
        """Make all windows anew, on the same maps with all their steps, if another language was chosen.

        A dialog that is open is waited for: its window cannot go.
        """
        dialog, program = QApplication.activeModalWidget(), QApplication.instance()
        if self._spoken == chosen() or not isinstance(program, QApplication):
            return
        if isinstance(dialog, QDialog):
            dialog.finished.connect(self._later.start)
            return
        for old in self.windows:
            old.keep_places()  # before their direction changes: those of a mirrored window are kept apart
        self._spoken = chosen()
        speak(program, self._spoken)
        QApplication.setApplicationDisplayName(_("Map Designer"))
        for old in [*self.windows]:
            new = Window(self.open, blank=False)
            self._hold(new)
            new.setGeometry(old.geometry())
            new.show()
            old.hand_over(new)
            new.take_focus()

    def _unused(self) -> Window | None:
        untouched = (each for each in self.windows if each.session.path is None and not each.session.is_modified)
        return next(untouched, None)

    def open_all(self, paths: list[Path]) -> bool:
        """Show each file, or the start page where there is none; return whether anything can be shown."""
        opened = [self.open(path) for path in paths] or [self.open(None, START)]
        return any(opened)

    def _show(self, window: Window) -> None:
        if window not in self.windows:
            self._step_aside(window)
            self._hold(window)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        window.take_focus()

    def _hold(self, window: Window) -> None:
        self.windows.append(window)
        window.destroyed.connect(lambda: self.windows.remove(window))

    def _step_aside(self, window: Window) -> None:
        """Let a new window stand a little off the last one, which it would hide."""
        last = next((each for each in reversed(self.windows) if each.isVisible()), None)
        if last and not last.isMaximized() and last.pos() == window.pos():
            window.move(last.x() + _ASIDE, last.y() + _ASIDE)


def start(paths: list[Path], alone: SingleInstance) -> int:
    """Open a window for each file, or the start page; return the exit code when the last is closed."""
    QGuiApplication.setDesktopFileName("net.mapdesigner.MapDesigner")
    program = Program(sys.argv[:1])
    QTimer.singleShot(0, program, lambda: QTimer.singleShot(_LISTENS, program, alone.listen))
    program.setStyle("Fusion")
    load_fonts()
    speak(program, chosen())
    QApplication.setApplicationDisplayName(_("Map Designer"))
    QApplication.setWindowIcon(QIcon(str(resources.path("packaging", "icons", "mapdesigner-256.png"))))
    accessibility.install()
    dress(program, settings().appearance)  # before there are widgets, which else keep the system's font
    windows = Windows(program)
    program.file_handed.connect(lambda name: windows.open(Path(name)))
    alone.files_handed.connect(windows.open_all)
    opened = windows.open_all(paths)
    for window in windows.windows[:1]:
        AfterPaint(window, partial(_catch_up, window))
    gc.freeze()
    gc.enable()  # it rested while all was loaded
    code = program.exec() if opened or windows.windows else 2  # another start may have handed its files over meanwhile
    alone.close()
    return code


def _catch_up(window: Window) -> None:
    """Do what the first painting need not wait for."""
    if window.has_map:  # the start page shows by itself what can be recovered
        offer_recovery(window)
    load_the_rest()
