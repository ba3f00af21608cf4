"""Answers the dialogs that are about to open; whatever goes wrong, none stays open and holds the run up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = TypeVar("Kind", bound=QDialog)

_LOOK_EVERY = 10
"""Milliseconds. A single look after a set time would come too early on a busy machine, and the dialog wait for ever."""


def in_dialog(kind: type[Kind], use: Callable[[Kind], object]) -> list[Kind]:
    """Use the next dialog of this kind as soon as it is there; the list then holds it."""
    seen: list[Kind] = []
    test = _test()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            seen.append(dialog)
            _use(dialog, use)
        elif _test() == test:
            QTimer.singleShot(_LOOK_EVERY, look)

    QTimer.singleShot(0, look)
    return seen


def answering(*answers: Callable[..., object]) -> None:
    """Give each dialog that opens from now on to the next of these."""
    first, *rest = answers

    def use(dialog: QDialog) -> None:
        first(dialog)
        if rest:
            answering(*rest)

    in_dialog(QDialog, use)


def answer(words: str) -> list[str]:
    """Click the button of these words in the next message; the list then holds what it said, and what more."""
    said: list[str] = []

    def click(box: QMessageBox) -> None:
        said.extend((box.text(), box.informativeText()))
        button = next(each for each in box.buttons() if each.text().replace("&", "") == words)
        button.click()

    in_dialog(QMessageBox, click)
    return said


def _use(dialog: Kind, use: Callable[[Kind], object]) -> None:
    try:
        use(dialog)
    except BaseException:
        dialog.reject()  # else its own loop would never end, and no time limit of Python's reaches into it
        raise


def _test() -> str:
    """The test that runs: what one has not found is not looked for in the next."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0]
