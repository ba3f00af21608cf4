"""Commands on what is seen: zoom, appearance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_APPEARANCE = later("Appearance")


def _selected(window: Window) -> bool:
    return bool(window.session.selection)


VIEW: tuple[Command, ...] = (
    Command("zoom_out", Menu.VIEW, 0, later("Zoom out"), lambda w: w.view.zoom_by(-1), ("Ctrl+-",), "zoom-out"),
    Command("zoom_in", Menu.VIEW, 0, later("Zoom in"), lambda w: w.view.zoom_by(1), ("Ctrl+=", "Ctrl++"), "zoom-in"),
    Command("zoom_100", Menu.VIEW, 0, later("Zoom to 100 %"), lambda w: w.view.zoom_to(1.0), ("Ctrl+0",)),
    Command("fit", Menu.VIEW, 0, later("Fit the whole map"), lambda w: w.view.fit(), ("Ctrl+1",), "maximize"),
    Command(
        "fit_selection",
        Menu.VIEW,
        0,
        later("Fit the selection"),
        lambda w: w.view.fit_selection(),
        ("Ctrl+2",),
        "",
        _selected,
    ),
    Command("home", Menu.VIEW, 0, later("Start of the map"), lambda w: w.view.home(), ("Home",), on_map=True),
    Command(
        "light",
        Menu.VIEW,
        2,
        later("Light"),
        lambda w: w.appear("light"),
        checked=lambda w: w.appearance == "light",
        without_map=True,
        under=_APPEARANCE,
    ),
    Command(
        "dark",
        Menu.VIEW,
        2,
        later("Dark"),
        lambda w: w.appear("dark"),
        checked=lambda w: w.appearance == "dark",
        without_map=True,
        under=_APPEARANCE,
    ),
    Command(
        "system",
        Menu.VIEW,
        2,
        later("As the system"),
        lambda w: w.appear("system"),
        checked=lambda w: w.appearance == "system",
        without_map=True,
        under=_APPEARANCE,
    ),
)
