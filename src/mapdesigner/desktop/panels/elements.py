"""What the palette offers, read off the catalog, and how an element comes onto the map without a drag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.desktop.session import Cell
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane, hide_lane
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.stages import add_stage
from mapdesigner.model.catalog import ITEMS, LANES, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import Step
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import Structure, structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap, Lane

MIME = "application/x-mapdesigner-kind"
"""The type of what is dragged: an element's code in UTF-8."""
_FREE = (ItemKind.IMAGE, ItemKind.NOTE)


@dataclass(frozen=True, slots=True)
class Element:
    """A row of the palette. `code` is what is dragged: 'stage', 'lane:thoughts', 'item:touchpoint'."""

    code: str
    label: str
    icon: str
    key: str = ""


def structure_elements() -> tuple[Element, ...]:
    """The stage; lanes come by kind, see `lane_elements`."""
    return (Element("stage", _("Stage"), "columns-3", "S"),)


def lane_elements() -> tuple[Element, ...]:
    """A lane of each kind."""
    return tuple(Element(f"lane:{row.kind}", row.label, row.icon) for row in LANES)


def card_elements() -> tuple[Element, ...]:
    """The items that answer a question about a step."""
    return tuple(_item(row.kind) for row in ITEMS if row.kind not in _FREE)


def free_elements() -> tuple[Element, ...]:
    """Pictures and notes."""
    return tuple(map(_item, _FREE))


def _item(kind: ItemKind) -> Element:
    row = item_row(kind)
    return Element(f"item:{kind}", row.label, row.icon, row.key)


def insert(view: MapView, code: str) -> None:
    """Put an element where the focus is, as one step, and edit its text. Raises EditError where it cannot stand."""
    view.finish_writing()
    sort, _colon, kind = code.partition(":")
    if sort == "stage":
        _insert_stage(view)
    elif sort == "lane":
        _insert_lane(view, LaneKind(kind))
    else:
        _insert_item(view, ItemKind(kind))


def _insert_stage(view: MapView) -> None:
    session, new, step = view.session, new_id(), new_id()
    whole = structure(session.journey)
    index = None
    if session.focus:
        stage = whole.one(session.focus.step, Step).stage
        index = whole.stage_numbers[stage]
    session.apply(_("Add stage"), lambda journey: add_stage(journey, index, first_step=step, id=new))
    _show(view, new, f"stage:{new}")


def _insert_lane(view: MapView, kind: LaneKind) -> None:
    session, new = view.session, new_id()
    lanes = [lane.id for lane in structure(session.journey).lanes]
    index = lanes.index(session.focus.lane) + 1 if session.focus else None
    words = _("Add lane {name}").format(name=lane_row(kind).label)
    session.apply(words, lambda journey: add_lane(journey, kind, index, id=new))
    session.select([new])
    view.canvas.reveal(f"lane-name:{new}")


def _insert_item(view: MapView, kind: ItemKind) -> None:
    session, new = view.session, new_id()
    step = _step(session)
    lane = _lane_for(session, kind)
    if lane and lane.locked:
        raise EditError(_("This lane is locked."))
    home = lane.id if lane else new_id()

    def change(journey: JourneyMap) -> JourneyMap:
        if lane is None:
            journey = add_lane(journey, item_row(kind).lane, id=home)
        elif lane.hidden:
            journey = hide_lane(journey, home, hidden=False)
        return add_item(journey, kind, home, step, id=new)

    session.apply(_("Add {name}").format(name=item_row(kind).label), change)
    session.focus_on(Cell(home, step))
    _show(view, new, f"marker:{new}" if kind is ItemKind.EMOTION else f"card:{new}")


def _step(session: Session) -> str:
    steps = structure(session.journey).steps
    if not steps:
        raise EditError(_("A card stands in a step. Add a stage first."))
    if session.focus:
        return session.focus.step
    chosen = next((_step_of(structure(session.journey), each) for each in session.selection), "")
    return chosen or steps[0].id


def _step_of(whole: Structure, chosen: str) -> str:
    """The step of a selected card, step or stage; "" for a lane."""
    if chosen in whole.column:
        return chosen
    if chosen in whole.steps_of:
        return whole.steps_of[chosen][0].id if whole.steps_of[chosen] else ""
    step = getattr(whole.by_id[chosen], "step", "")
    return step if step in whole.column else ""


def _lane_for(session: Session, kind: ItemKind) -> Lane | None:
    """The lane in focus if it holds the kind, else the first that does, one that is shown before a hidden one."""
    fitting = [lane for lane in structure(session.journey).lanes if lane_row(lane.kind).item is kind]
    fitting.sort(key=lambda lane: (lane.hidden, not (session.focus and lane.id == session.focus.lane)))
    return fitting[0] if fitting else None


def _show(view: MapView, new: str, group: str) -> None:
    view.session.select([new])
    view.canvas.reveal(group)
    view.edit(new)
