"""A monkey at the window: random real events with a fixed seed, and what must hold after each of them."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.panels.elements import MIME
from mapdesigner.desktop.window import Window
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.invariants import problems

KEYS = [
    *"abtpeohmg/?n 019",
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F2, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Insert, Qt.Key.Key_PageDown, Qt.Key.Key_F3),
]
HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
]
LEFT = Qt.MouseButton.LeftButton
NOT_FOR_MONKEYS = {"close", "quit", "save", "save_as", "open", "export", "import", "import_clipboard", "new", "start"}
"""Commands that end the session, or leave the map for files of the machine; each has its own tests."""


class Monkey:
    """Does one random thing after another to a window."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.done: list[str] = []
        self._held_button = False
        self._answering = QTimer(window, interval=0)
        self._answering.timeout.connect(self._answer)
        self._answering.start()
        self._deeds: list[Callable[[], None]] = [
            *[self.click] * 4,
            *[self.drag] * 6,
            *[self.key] * 8,
            *[self.write] * 2,
            *[self.carry] * 2,
            *[self.command] * 3,
            self.double_click,
            self.wheel,
            self.menu,
            self.lose_focus,
            self.compose,
            self.paste,
            self.half_a_drag,
            self.undo,
            self.resize,
        ]

    def act(self) -> None:
        """Do something."""
        deed = self.chance.choice(self._deeds)
        self.done.append(deed.__name__)
        deed()
        QApplication.processEvents()

    def stop(self) -> None:
        """Let go of everything."""
        self._let_go()
        self.window.view.canvas.cancel_gesture()
        self.window.view.finish_writing()
        self._answering.stop()

    def place(self) -> QPoint:
        """Somewhere on the map, most often on something."""
        canvas = self.window.view.canvas
        groups = [group for band in canvas.scene.bands for group in band.groups]
        if groups and self.chance.random() < 0.8:
            rect = canvas.window_rect(self.chance.choice(groups).id)
            if rect is not None:
                x, y = (self.chance.choice((0.02, 0.5, 0.98, self.chance.random())) for _each in range(2))
                point = QPoint(round(rect.x + rect.width * x), round(rect.y + rect.height * y))
                if canvas.rect().contains(point):
                    return point
        return QPoint(self.chance.randrange(canvas.width()), self.chance.randrange(canvas.height()))

    def click(self) -> None:
        button = self.chance.choice((LEFT, LEFT, LEFT, Qt.MouseButton.MiddleButton))
        QTest.mouseClick(self.window.view.canvas, button, self.chance.choice(HELD), self.place())

    def double_click(self) -> None:
        QTest.mouseDClick(self.window.view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, self.place())

    def drag(self) -> None:
        canvas, held = self.window.view.canvas, self.chance.choice(HELD)
        QTest.mousePress(canvas, LEFT, held, self.place())
        for _each in range(self.chance.randrange(1, 5)):
            QTest.mouseMove(canvas, self.place())
            if self.chance.random() < 0.1:
                QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, LEFT, held, self.place())

    def half_a_drag(self) -> None:
        """Press and move, and do something else before the button is let go."""
        canvas = self.window.view.canvas
        QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, self.place())
        QTest.mouseMove(canvas, self.place())
        self._held_button = True
        self.chance.choice((self.key, self.undo, self.command, self.lose_focus, self.wheel))()
        self._let_go()

    def key(self) -> None:
        key, held = self.chance.choice(KEYS), self.chance.choice(HELD)
        target = QApplication.focusWidget() or self.window.view.canvas
        if held is Qt.KeyboardModifier.ControlModifier and isinstance(key, str):
            return  # a command's key: `command` runs those that are meant for monkeys
        if isinstance(target, QWidget) and target.window() is self.window:
            QTest.keyClick(target, key, held)

    def write(self) -> None:
        target = QApplication.focusWidget()
        words = self.chance.choice(("Rings twice", "שלום 12", "a\tb", "ﬁ 👩‍👩‍👧", "x" * 90, "  "))
        if isinstance(target, QWidget) and target.window() is self.window:
            for sign in words:
                QTest.keyClicks(target, sign) if sign.isascii() else self._compose(target, sign)

    def compose(self) -> None:
        target = QApplication.focusWidget()
        if isinstance(target, QWidget) and target.window() is self.window:
            QApplication.sendEvent(target, QInputMethodEvent("か", []))
            self._compose(target, self.chance.choice(("か", "")))

    def _compose(self, target: QWidget, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(target, event)

    def carry(self) -> None:
        """Drag an element of the palette, evidence, or foreign text over the map and perhaps let it fall."""
        canvas, data = self.window.view.canvas, QMimeData()
        evidence = self.window.session.journey.evidence
        if evidence and self.chance.random() < 0.2:
            data.setData(EVIDENCE, self.chance.choice(evidence).id.encode())
        elif self.chance.random() < 0.8:
            data.setData(MIME, str(self.chance.choice(ITEMS).kind).encode())
        else:
            data.setText(self.chance.choice(("One\nTwo\nThree", "a\tb\nc\td", "<b>x</b>", "")))
        how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
        place = self.place()
        QApplication.sendEvent(canvas, QDragEnterEvent(place, *how))
        move = QDragMoveEvent(place, *how)
        QApplication.sendEvent(canvas, move)
        if move.isAccepted() and self.chance.random() < 0.7:
            QApplication.sendEvent(canvas, QDropEvent(QPointF(place), *how))
        else:
            QApplication.sendEvent(canvas, QDragLeaveEvent())

    def command(self) -> None:
        command = self.chance.choice([each for each in COMMANDS if each.id not in NOT_FOR_MONKEYS])
        action = self.window.actions_table[command.id]
        self.done.append(command.id)
        if action.isEnabled():
            action.trigger()

    def undo(self) -> None:
        self.window.actions_table[self.chance.choice(("undo", "undo", "redo"))].trigger()

    def wheel(self) -> None:
        canvas, turn = self.window.view.canvas, self.chance.choice((-240, -120, 120, 240))
        place = QPointF(self.place())
        event = QWheelEvent(
            place,
            QPointF(canvas.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            self.chance.choice(HELD[:4]),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)

    def menu(self) -> None:
        canvas, place = self.window.view.canvas, self.place()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
        QApplication.sendEvent(canvas, event)

    def paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(self.chance.choice(("Alone", "One\nTwo", "a\tb\nc\td", "{}", "")))
        for name in ("paste", "paste_as_one"):
            if any(each.id == name for each in COMMANDS) and self.chance.random() < 0.7:
                self.window.actions_table[name].trigger()
        clipboard.clear()

    def lose_focus(self) -> None:
        target = QApplication.focusWidget() or self.window.view.canvas
        QApplication.sendEvent(target, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
        if self.chance.random() < 0.5:
            self.window.view.setFocus()

    def resize(self) -> None:
        self.window.resize(self.chance.randrange(500, 1500), self.chance.randrange(350, 950))

    def _let_go(self) -> None:
        if self._held_button:
            QTest.mouseRelease(self.window.view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, self.place())
            self._held_button = False

    def _answer(self) -> None:
        """Close whatever waits for an answer: a monkey cannot read."""
        for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(waiting, (QMessageBox, QFileDialog, QDialog)):
                waiting.reject()
            elif isinstance(waiting, (QMenu, QWidget)):
                waiting.close()


def assert_whole(window: Window) -> None:
    """The map is sound, and what is selected and in focus is in it."""
    journey = window.session.journey
    assert problems(journey) == ()
    known = {each.id for name in ("items", "stages", "steps", "lanes") for each in getattr(journey, name)}
    assert window.session.selection <= known
    focus = window.session.focus
    assert focus is None or set(focus) <= known
