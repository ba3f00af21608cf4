"""Going among the names at the map's edges with arrows, and moving what bears them: stages, steps and lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import open_lanes
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.lanes import move_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.stages import move_stage, move_step
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from mapdesigner.desktop.session import Session
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

Header: TypeAlias = "Stage | Step | Lane"


def selected_header(session: Session) -> Header | None:
    """Return the stage, step or lane that alone is selected."""
    if len(session.selection) != 1:
        return None
    found = look_up(session.journey, next(iter(session.selection)))
    return found if isinstance(found, (Stage, Step, Lane)) else None


def header_beside(journey: JourneyMap, cell: Cell, across: int, down: int) -> str:
    """Return the step above a cell of the first lane, or the lane left of one in the first step; else ""."""
    lanes, column = open_lanes(journey), structure(journey).column
    if down < 0 and lanes and lanes[0].id == cell.lane:
        return cell.step
    return cell.lane if across < 0 and column.get(cell.step) == 0 else ""


def beside_header(journey: JourneyMap, header: Header, across: int, down: int) -> str | Cell:
    """Return where an arrow leads from a stage, step or lane: another of them by its id, or a cell of the map."""
    whole, lanes = structure(journey), open_lanes(journey)
    if isinstance(header, Stage):
        steps = whole.steps_of[header.id]
        return steps[0].id if down > 0 and steps else next_header(journey, header, across)
    if isinstance(header, Step):
        if down > 0 and lanes:
            return Cell(lanes[0].id, header.id)
        return header.stage if down < 0 else next_header(journey, header, across)
    if across > 0 and whole.steps and header in lanes:
        return Cell(header.id, whole.steps[0].id)
    return next_header(journey, header, down)


def next_header(journey: JourneyMap, header: Header, by: int) -> str:
    """Return the id of the next stage, step or lane that can be seen (`by` 1), or of the one before; itself at an end.

    Folded lanes have a name to go to; hidden ones have not.
    """
    whole = structure(journey)
    rows: dict[type[Entity], Sequence[Entity]] = {
        Stage: whole.stages,
        Step: whole.steps,
        Lane: [lane for lane in whole.lanes if not lane.hidden],
    }
    row = [each.id for each in rows[type(header)]]
    at = row.index(header.id) + by if header.id in row else 0
    return row[min(max(at, 0), len(row) - 1)] if row else header.id


def move_header(session: Session, header: Header, across: int, down: int) -> None:
    """Move a stage or step past its neighbour at the side, or a lane past the one above or below, as one step."""
    journey = session.journey
    by = down if isinstance(header, Lane) else across
    other = next_header(journey, header, by)
    if not by or other == header.id:
        return
    whole = structure(journey)
    if isinstance(header, Stage):
        index = _past(whole.stages, header, other, by)
        session.apply(_("Move stage"), lambda now: move_stage(now, header.id, index))
    elif isinstance(header, Lane):
        index = _past(whole.lanes, header, other, by)
        session.apply(_("Move lane"), lambda now: move_lane(now, header.id, index))
    else:
        _move_step(session, header, by)


def _move_step(session: Session, step: Step, by: int) -> None:
    """Move a step within its stage, and over its edge into the stage beside it."""
    whole = structure(session.journey)
    row = [each.id for each in whole.steps_of[step.stage]]
    at = row.index(step.id) + by
    stage, index = step.stage, at
    if not 0 <= at < len(row):
        stages = [each.id for each in whole.stages]
        stage = stages[stages.index(step.stage) + by]
        index = 0 if by > 0 else len(whole.steps_of[stage])
    session.apply(_("Move step"), lambda now: move_step(now, step.id, stage, index))


def _past(row: Sequence[Entity], moved: Header, other: str, by: int) -> int:
    """Return the place among the others that lies just beyond one of them."""
    others = [each.id for each in row if each.id != moved.id]
    return others.index(other) + (1 if by > 0 else 0)
