"""Leads from a step of the guide to the place in the window where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.insight.lead import centre, lead, show_dock
from mapdesigner.desktop.panels.inspector import Inspector
from mapdesigner.desktop.panels.reveal import reveal
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.replace import look_up
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Stage, Step
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.guide import Standing
    from mapdesigner.model.journey import JourneyMap

PANELS = {
    "stakeholders": "people",
    "personas": "personas",
    "evidence": "evidence",
    "channels": "coverage",
    "feedback": "feedback",
    "board": "board",
    "departments": "people",
}
"""Places that are panels, by the name of the dock."""
FIELDS = {"objective": "objective", "review": "review_by"}
"""Places that are fields of the map in the inspector."""
LANES = {
    "touchpoints": LaneKind.TOUCHPOINTS,
    "map": LaneKind.ACTIONS,
    "goals": LaneKind.GOALS,
    "pain_points": LaneKind.PAIN_POINTS,
    "emotions": LaneKind.EMOTIONS,
    "opportunities": LaneKind.OPPORTUNITIES,
}
"""Places that are lanes."""


def go_there(window: Window, standing: Standing) -> None:
    """Lead to where a step is done: to the first thing that is missing there, if it can be named."""
    place = standing.step.place
    if place in PANELS:
        show_dock(window, PANELS[place])
        window.docks[PANELS[place]].setFocus(Qt.FocusReason.OtherFocusReason)
    elif place in FIELDS:
        _show_field(window, FIELDS[place])
    else:
        _show_lane(window, LANES[place], standing.ids)


def _show_field(window: Window, name: str) -> None:
    window.session.select(())
    show_dock(window, "inspector")
    panel = window.docks["inspector"].panel
    if isinstance(panel, Inspector) and name in panel.editors:
        panel.editors[name].setFocus(Qt.FocusReason.OtherFocusReason)


def _show_lane(window: Window, kind: LaneKind, ids: tuple[str, ...]) -> None:
    journey = window.session.journey
    first = look_up(journey, ids[0]) if ids else None
    if isinstance(first, Item):
        lead(window, ids)
        return
    lane = next((each for each in structure(journey).lanes if each.kind == kind), None)
    if lane is None:
        words = _("This map has no lane “{name}” yet; add one from the palette.")
        window.say(words.format(name=_(lane_row(kind).label)))
        show_dock(window, "palette")
        return
    step = _step_of(journey, ids)
    if step:
        window.session.focus_on(Cell(lane.id, step))
        reveal(window.view, step)
    centre(window, lane.id)
    window.view.setFocus()


def _step_of(journey: JourneyMap, ids: tuple[str, ...]) -> str:
    """The step to begin in: the first that is missing, else the map's first."""
    whole = structure(journey)
    for one in (look_up(journey, each) for each in ids):
        if isinstance(one, Step):
            return one.id
        if isinstance(one, Stage):
            return whole.steps_of[one.id][0].id
    return whole.steps[0].id if whole.steps else ""
