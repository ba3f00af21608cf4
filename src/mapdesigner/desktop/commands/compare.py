"""Commands on earlier versions and on what other maps have otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.compare_mode.begin import ask_file, show_versions
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _compares(window: Window) -> bool:
    return window.comparison.is_on


COMPARE: tuple[Command, ...] = (
    Command("versions", Menu.FILE, 1, later("Versions…"), show_versions, icon="history"),
    Command("compare_file", Menu.FILE, 1, later("Compare with…"), ask_file, icon="git-compare"),
    Command(
        "compare_next",
        Menu.VIEW,
        3,
        later("Next difference"),
        lambda w: w.comparison.step(1),
        ("F8",),
        enabled=_compares,
    ),
    Command(
        "compare_previous",
        Menu.VIEW,
        3,
        later("Previous difference"),
        lambda w: w.comparison.step(-1),
        ("Shift+F8",),
        enabled=_compares,
    ),
    Command("compare_end", Menu.VIEW, 3, later("End comparing"), lambda w: w.comparison.end(), enabled=_compares),
)
