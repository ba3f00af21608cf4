"""Begins a presentation on the right screen: the second one if there is one, with a presenter view on the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from mapdesigner.desktop.present.presentation import Presentation
    from mapdesigner.desktop.window import Window


def present(window: Window, *, here: bool = False) -> Presentation:
    """Present the window's map from its first stage, or from the stage of the focus; return what shows it."""
    from mapdesigner.desktop.present.presentation import Presentation
    from mapdesigner.desktop.present.presenter import PresenterView  # neither is needed before

    shown = Presentation(window.facilitation, window)
    shown.ended.connect(window.take_focus)
    other = second_screen(window.screen())
    screen = other or window.screen()
    shown.setGeometry(screen.geometry())
    shown.showFullScreen()
    shown.start(_step(window) if here else "")
    if other:
        view = PresenterView(shown, window)
        view.move(window.screen().availableGeometry().topLeft())
        view.showMaximized()
    shown.activateWindow()
    shown.view.setFocus()
    return shown


def second_screen(first: QScreen) -> QScreen | None:
    """The screen that the room looks at: one that the window is not on; None if there is none."""
    return next((each for each in QGuiApplication.screens() if each is not first), None)


def _step(window: Window) -> str:
    """The step of the focus, or of what is selected; "" for none."""
    from mapdesigner.desktop.canvas.restructure import step_at_hand

    return step_at_hand(window.session)
