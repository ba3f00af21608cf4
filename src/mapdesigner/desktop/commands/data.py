"""Commands that bring answers and figures out of tables into the map, and show how far the answers are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Metric
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _ask_survey(window: Window) -> None:
    from mapdesigner.desktop.data.offer import ask_survey  # the readers of tables, which a start can do without

    ask_survey(window)


def _ask_figures(window: Window) -> None:
    from mapdesigner.desktop.data.offer import ask_figures

    ask_figures(window)


def _refresh(window: Window) -> None:
    from mapdesigner.desktop.data.refresh import refresh_tables

    refresh_tables(window)


def _has_steps(window: Window) -> bool:
    return bool(window.session.journey.steps)


def _is_metric(window: Window) -> bool:
    chosen = [look_up(window.session.journey, each) for each in window.session.selection]
    return len(chosen) == 1 and isinstance(chosen[0], Metric)


def _has_tables(window: Window) -> bool:
    return any(each.source for each in window.session.journey.evidence)


DATA: tuple[Command, ...] = (
    Command(
        "spread",
        Menu.VIEW,
        4,
        later("Spread of answers"),
        lambda window: window.view.show_spread(not window.view.shows_spread),
        checked=lambda window: window.view.shows_spread,
    ),
    Command("survey", Menu.INSERT, 1, later("Survey answers…"), _ask_survey, enabled=_has_steps),
    Command("figures", Menu.INSERT, 1, later("Figures from a table…"), _ask_figures, enabled=_is_metric),
    Command("refresh_tables", Menu.INSERT, 1, later("Read tables again…"), _refresh, enabled=_has_tables),
)
