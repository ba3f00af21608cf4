"""Changes of stages, steps and lanes that pluses, arrows and menus ask for; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.drop_place import Grid, lane_name
from mapdesigner.desktop.canvas.key_moves import refuse_locked
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.lanes import collapse_lane, hide_lane, lock_lane, resize_lane
from mapdesigner.edits.links import add_answer, unanswer
from mapdesigner.edits.replace import EditError, find_one
from mapdesigner.edits.stages import add_stage, add_step, join_steps, resize_step, split_step
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item, PainPoint
from mapdesigner.model.journey import JourneyMap, Lane, Stage, Step
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Ends, Session
    from mapdesigner.model.entity import Entity


def add_step_after(view: MapView, step: str) -> None:
    """Add a step after one, in its stage, and write its name."""
    view.finish_writing()
    journey, new = view.session.journey, new_id()
    stage = find_one(journey, step, Step).stage
    at = [each.id for each in structure(journey).steps_of[stage]].index(step) + 1
    view.session.apply(_("Add step"), lambda now: add_step(now, stage, at, id=new))
    _show(view, new, f"step:{new}")


def add_stage_after(view: MapView, stage: str) -> None:
    """Add a stage after one and write its name."""
    view.finish_writing()
    at, new = structure(view.session.journey).stage_numbers[stage], new_id()
    view.session.apply(_("Add stage"), lambda now: add_stage(now, at, id=new))
    _show(view, new, f"stage:{new}")


def split(view: MapView, step: str) -> None:
    """Put a second half behind a step, with the selected ones of its cards, and write its name."""
    session, new = view.session, new_id()
    known = structure(session.journey).by_id
    cards = [each for each in session.selection if getattr(known[each], "step", "") == step]
    session.apply(_("Split step"), lambda now: split_step(now, step, cards, id=new))
    _show(view, new, f"step:{new}")


def join(view: MapView, step: str) -> None:
    """Make one step of a step and the next one."""
    view.session.apply(_("Join steps"), lambda now: join_steps(now, step))
    view.session.select([step])


def widen(view: MapView, step: str, by: float | None) -> None:
    """Make a step's column wider by so many px at 100 %; None gives it its usual width."""
    frame = view.frame
    width = None if by is None else frame.columns.widths[frame.structure.column[step]] + by
    view.session.apply(_("Change width of step"), lambda now: resize_step(now, step, width), f"width:{step}")


def heighten(view: MapView, lane: str, by: float | None) -> None:
    """Make a lane higher by so many px at 100 %, never too low for its cards; None: as high as these."""
    held = find_one(view.session.journey, lane, Lane)
    band = Grid(view.canvas, view.frame).band(lane)
    height = None if by is None or band is None else band.height + by
    words = _("Change height of {name}").format(name=lane_name(held))
    view.session.apply(words, lambda now: resize_lane(now, lane, height), f"height:{lane}")


def fold(view: MapView, lane: str) -> None:
    """Fold a lane to its label, or open it again."""
    found = find_one(view.session.journey, lane, Lane)
    words = _("Open {name}") if found.collapsed else _("Fold {name}")
    folded = not found.collapsed
    view.session.apply(words.format(name=lane_name(found)), lambda now: collapse_lane(now, lane, collapsed=folded))


def lock(view: MapView, lane: str) -> None:
    """Lock a lane, so that its cards stay as they are, or unlock it."""
    found = find_one(view.session.journey, lane, Lane)
    words = _("Unlock {name}") if found.locked else _("Lock {name}")
    locked = not found.locked
    view.session.apply(words.format(name=lane_name(found)), lambda now: lock_lane(now, lane, locked=locked))


def freeze(view: MapView) -> None:
    """Keep stages, steps and lanes as they are, as for a workshop, or let them be changed again."""
    frozen = not view.session.journey.frozen
    words = _("Lock stages and lanes") if frozen else _("Unlock stages and lanes")
    view.session.apply(words, lambda now: set_map(now, frozen=frozen))


def hide(view: MapView, lane: str) -> None:
    """Leave a lane out of the map until it is shown again."""
    name = lane_name(find_one(view.session.journey, lane, Lane))
    view.session.apply(_("Hide {name}").format(name=name), lambda now: hide_lane(now, lane))


def show_hidden(view: MapView) -> None:
    """Show all lanes that are hidden."""

    def shown(journey: JourneyMap) -> JourneyMap:
        for lane in journey.lanes:
            journey = hide_lane(journey, lane.id, hidden=False)
        return journey

    view.session.apply(_("Show hidden lanes"), shown)


def answer_pain(view: MapView, pain: str) -> None:
    """Add an opportunity that answers a pain point, in the same steps, and write it."""
    journey, new = view.session.journey, new_id()
    lanes = [lane for lane in structure(journey).lanes if lane.kind is LaneKind.OPPORTUNITIES and not lane.hidden]
    if not lanes:
        raise EditError(_("There is no lane for opportunities. Add one first."))
    if lanes[0].locked:
        raise EditError(_("This lane is locked."))
    found = find_one(journey, pain, PainPoint)
    lane, step, until = lanes[0].id, found.step, found.until
    view.session.apply(_("Add Opportunity"), lambda now: add_answer(now, pain, lane, step, id=new, until=until))
    view.session.focus_on(Cell(lane, step))
    _show(view, new, f"card:{new}")


def unlink(view: MapView, tie: Ends) -> None:
    """Cut a tie between a pain point and an opportunity."""
    refuse_locked(view.session.journey, [tie.opportunity])
    view.session.apply(_("Unlink opportunity"), lambda now: unanswer(now, *tie))


def step_at_hand(session: Session) -> str:
    """Return the step that is selected, or that of the selected cards, or else of the focus; "" for none."""
    known, chosen = structure(session.journey), _chosen(session)
    if len(chosen) == 1 and isinstance(chosen[0], Stage):
        return known.steps_of[chosen[0].id][-1].id
    steps = {each.id if isinstance(each, Step) else each.step for each in chosen if isinstance(each, Step | Item)}
    if not chosen and session.focus:
        steps = {session.focus.step}
    found = next(iter(steps)) if len(steps) == 1 else ""
    return found if found in known.column else ""


def stage_at_hand(session: Session) -> str:
    """Return the stage of the step at hand; "" for none."""
    found = structure(session.journey).by_id.get(step_at_hand(session))
    return found.stage if isinstance(found, Step) else ""


def lane_at_hand(session: Session) -> Lane | None:
    """Return the lane that is selected, or that of the selected cards, or else of the focus; None for none."""
    chosen = _chosen(session)
    lanes = {each.id if isinstance(each, Lane) else each.lane for each in chosen if isinstance(each, Lane | Item)}
    if not chosen and session.focus:
        lanes = {session.focus.lane}
    found = structure(session.journey).by_id.get(next(iter(lanes))) if len(lanes) == 1 else None
    return found if isinstance(found, Lane) else None


def _chosen(session: Session) -> list[Entity]:
    """What is selected and (after an undo) still in the map."""
    known = structure(session.journey).by_id
    return [known[each] for each in session.selection if each in known]


def _show(view: MapView, new: str, group: str) -> None:
    view.session.select([new])
    view.canvas.reveal(group)
    view.edit(new)
