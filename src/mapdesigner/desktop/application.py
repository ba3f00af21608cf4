"""Start-up: the Qt application, its names, and the windows for the files it was given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.canvas import accessibility
from mapdesigner.desktop.files import BLANK, START
from mapdesigner.desktop.style import chosen_appearance, dress, load_fonts
from mapdesigner.desktop.window import Window

_NAME = "mapdesigner"


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

    def open(self, path: Path | None, template: str = BLANK) -> bool:
        """Show a map in the window nobody has used yet, or in one of its own; without a path a new one.

        `template` names what a new map begins with, or is START for the page where that is chosen.
        Return whether there is such a map; what is wrong with the file has been said.
        """
        shown = next((each for each in self.windows if path and each.session.path == path.resolve()), None)
        window = shown or self._unused() or Window(self.open)
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

    def _unused(self) -> Window | None:
        untouched = (each for each in self.windows if each.session.path is None and not each.session.is_modified)
        return next(untouched, None)

    def _show(self, window: Window) -> None:
        if window not in self.windows:
            self.windows.append(window)
            window.destroyed.connect(lambda: self.windows.remove(window))
        window.show()
        window.raise_()
        window.activateWindow()
        window.take_focus()


def run(paths: list[Path]) -> int:
    """Open a window for each file, or an empty one; return the exit code when the last is closed."""
    QApplication.setApplicationName(_NAME)
    QApplication.setOrganizationName(_NAME)
    QApplication.setApplicationDisplayName("Map Designer")
    QGuiApplication.setDesktopFileName("net.mapdesigner.MapDesigner")
    program = Program(sys.argv[:1])
    program.setStyle("Fusion")
    load_fonts()
    accessibility.install()
    dress(program, chosen_appearance())  # before there are widgets, which else keep the system's font
    windows = Windows(program)
    program.file_handed.connect(lambda name: windows.open(Path(name)))
    opened = [windows.open(path) for path in paths] or [windows.open(None, START)]
    return program.exec() if any(opened) else 2
