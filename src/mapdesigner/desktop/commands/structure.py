"""Commands on stages, steps and lanes: the ones the map's own menus offer too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas import restructure
from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.model.items import PainPoint
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.window import Window


_STEP = 16.0  # px at 100 %


def _step(window: Window) -> str:
    return restructure.step_at_hand(window.session)


def _stage(window: Window) -> str:
    return restructure.stage_at_hand(window.session)


def _lane(window: Window) -> str:
    lane = restructure.lane_at_hand(window.session)
    return lane.id if lane else ""


def _pain(window: Window) -> str:
    """The one selected pain point that has a place; "" for none."""
    known = structure(window.session.journey)
    found = known.by_id.get(next(iter(window.session.selection), ""))
    one = len(window.session.selection) == 1 and isinstance(found, PainPoint) and found.step in known.column
    return found.id if found and one else ""


def _can_join(window: Window) -> bool:
    known, step = structure(window.session.journey), _step(window)
    return bool(step) and known.steps_of[_stage(window)][-1].id != step


def _has_hidden(window: Window) -> bool:
    return any(lane.hidden for lane in window.session.journey.lanes)


def _fold_words(window: Window) -> str:
    lane = restructure.lane_at_hand(window.session)
    return _("Open lane") if lane and lane.collapsed else _("Fold lane")


def _is_locked(window: Window) -> bool:
    lane = restructure.lane_at_hand(window.session)
    return bool(lane and lane.locked)


def _row(
    command: str,
    menu: Menu,
    group: int,
    words: str | Callable[[Window], str],
    change: Callable[[MapView, str], object],
    at_hand: Callable[[Window], str],
    keys: str = "",
    name: str = "",
) -> Command:
    """A command on the one thing that is at hand, which can be done while there is one."""
    return Command(
        command,
        menu,
        group,
        words,
        partial(_run, change, at_hand),
        (keys,) if keys else (),
        enabled=lambda window: bool(at_hand(window)),
        name=name,
    )


def _run(change: Callable[[MapView, str], object], at_hand: Callable[[Window], str], window: Window) -> None:
    if wanted := at_hand(window):
        change(window.view, wanted)


def _sized(
    command: str,
    group: int,
    words: str,
    size: Callable[[MapView, str, float | None], object],
    at_hand: Callable[[Window], str],
    by: float | None,
    keys: str = "",
) -> Command:
    """A command that makes a step or lane larger by some px; None gives it its usual size."""
    made = _row(command, Menu.ARRANGE, group, words, lambda view, wanted: size(view, wanted, by), at_hand, keys)
    return replace(made, on_map=True)  # in a field the keys choose words


def _column(command: str, words: str, by: float | None, keys: str = "") -> Command:
    """A command that makes the lane column wider by some px; None gives it its usual width."""
    run = partial(_size_column, by)
    return Command(command, Menu.ARRANGE, 3, words, run, (keys,) if keys else (), on_map=True)


def _size_column(by: float | None, window: Window) -> None:
    if by is None:
        window.view.reset_lane_column()
    else:
        window.view.set_lane_column(window.view.lane_column + by)
        window.view.keep_lane_column()


STRUCTURE: tuple[Command, ...] = (
    _row("add_step", Menu.INSERT, 1, later("Step after this one"), restructure.add_step_after, _step, "Ctrl+Alt+N"),
    _row("add_stage", Menu.INSERT, 1, later("Stage after this one"), restructure.add_stage_after, _stage),
    _row("answer_pain", Menu.INSERT, 1, later("Opportunity that answers this"), restructure.answer_pain, _pain),
    _row("split_step", Menu.ARRANGE, 0, later("Split step"), restructure.split, _step),
    Command(
        "join_steps",
        Menu.ARRANGE,
        0,
        later("Join with the next step"),
        lambda window: restructure.join(window.view, _step(window)),
        enabled=_can_join,
    ),
    _sized("wider_step", 1, later("Wider step"), restructure.widen, _step, _STEP, "Alt+Right"),
    _sized("narrower_step", 1, later("Narrower step"), restructure.widen, _step, -_STEP, "Alt+Left"),
    _sized("usual_width", 1, later("Usual width of the step"), restructure.widen, _step, None),
    _sized("higher_lane", 3, later("Higher lane"), restructure.heighten, _lane, _STEP, "Ctrl+Shift+Down"),
    _sized("lower_lane", 3, later("Lower lane"), restructure.heighten, _lane, -_STEP, "Ctrl+Shift+Up"),
    _sized("usual_height", 3, later("As high as its cards"), restructure.heighten, _lane, None),
    _column("wider_column", later("Wider lane column"), _STEP, "Alt+Shift+Right"),
    _column("narrower_column", later("Narrower lane column"), -_STEP, "Alt+Shift+Left"),
    _column("usual_column", later("Usual width of the lane column"), None),
    _row("fold_lane", Menu.ARRANGE, 2, _fold_words, restructure.fold, _lane, name=later("Fold or open lane")),
    Command(
        "lock_lane",
        Menu.ARRANGE,
        2,
        later("Lock lane"),
        partial(_run, restructure.lock, _lane),
        enabled=lambda window: bool(_lane(window)),
        checked=_is_locked,
    ),
    _row("hide_lane", Menu.ARRANGE, 2, later("Hide lane"), restructure.hide, _lane),
    Command(
        "freeze",
        Menu.ARRANGE,
        4,
        later("Lock stages and lanes"),
        lambda window: restructure.freeze(window.view),
        checked=lambda window: window.session.journey.frozen,
    ),
    Command(
        "show_hidden",
        Menu.ARRANGE,
        2,
        later("Show hidden lanes"),
        lambda window: restructure.show_hidden(window.view),
        enabled=_has_hidden,
    ),
)
