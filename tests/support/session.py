"""Somebody works in a window for a moment: opens a map, writes, undoes, finds, presents, saves and leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mapdesigner.cli import main as cli
from mapdesigner.desktop import application
from mapdesigner.desktop.window import Window

_SOON, _LONGEST = 300, 60_000
"""Milliseconds until the work begins, and after which a session that hangs ends with an error."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = (
    *((Qt.Key.Key_Home, _NONE), (Qt.Key.Key_Right, _NONE), (Qt.Key.Key_Down, _NONE), (Qt.Key.Key_Return, _NONE)),
    *((Qt.Key.Key_A, _NONE), (Qt.Key.Key_B, _NONE), (Qt.Key.Key_Return, _NONE), (Qt.Key.Key_Escape, _NONE)),
    *((Qt.Key.Key_A, _CONTROL), (Qt.Key.Key_C, _CONTROL), (Qt.Key.Key_V, _CONTROL), (Qt.Key.Key_Z, _CONTROL)),
    *((Qt.Key.Key_F, _CONTROL), (Qt.Key.Key_A, _NONE), (Qt.Key.Key_Escape, _NONE)),
    *((Qt.Key.Key_S, _CONTROL), (Qt.Key.Key_F5, _NONE), (Qt.Key.Key_Right, _NONE), (Qt.Key.Key_Escape, _NONE)),
)


class _Worked(application.Program):
    """The program, with somebody at it."""

    def exec(self) -> int:  # type: ignore[override]
        """Run until the work is done."""
        QTimer.singleShot(_SOON, _work)
        QTimer.singleShot(_LONGEST, lambda: QApplication.exit(3))
        return super().exec()


def work_in_a_window(paths: list[Path]) -> int:
    """Start the program as a shell does, work, and return its exit code."""
    application.Program = _Worked  # type: ignore[misc]
    return cli.main([str(each) for each in paths])


def _work() -> None:
    for window in [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]:
        for key, held in _KEYS:
            QTest.keyClick(QApplication.focusWidget() or window, key, held)
            QTest.qWait(30)
        for docks in window.findChildren(QWidget):
            docks.toolTip()
    QApplication.exit(0)
