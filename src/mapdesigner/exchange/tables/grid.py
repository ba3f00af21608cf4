"""The map as people draw it in a spreadsheet: stages and steps across, lanes down, the texts of cards in the cells."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mapdesigner.exchange.card_words import fields_of, said
from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.losses import lost_around, lost_details
from mapdesigner.exchange.outline.lane_names import lane_name, meant_lane
from mapdesigner.exchange.report import Imported, contents
from mapdesigner.model.catalog import item_row
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap, Lane

STAGE, STEP = "stage", "step"
"""What stands before the names of stages and of steps, in the first column."""

_BULLET = "\N{BULLET} "
_KEPT = {"id", "kind", "rank", "lane", "step", "text", "score", "level"}


def grid_rows(journey: JourneyMap) -> list[list[str]]:
    """Return the rows of the grid; the channels, drawn from touchpoints, are left out."""
    grid = structure(journey)
    stages = [
        stage.name if number == 0 else "" for stage in grid.stages for number in range(len(grid.steps_of[stage.id]))
    ]
    head = [[STAGE, *stages], [STEP, *(step.name for step in grid.steps)]]
    return head + [_lane_row(journey, lane) for lane in grid.lanes if item_row_of(lane)]


def item_row_of(lane: Lane) -> bool:
    """Tell whether a lane holds cards; the channels are drawn from touchpoints."""
    return meant_lane(lane_name(lane)) is not None


def grid_losses(journey: JourneyMap) -> Iterator[str]:
    """Say what of the map is not in its grid."""
    poorer = Counter(item.kind for item in journey.items if item.step and _holds_more(item))
    for kind, count in poorer.items():
        yield _("{what} with more to them than a grid holds: {count}").format(what=item_row(kind).label, count=count)
    if parked := sum(not item.step for item in journey.items):
        yield _("parked notes: {count}").format(count=parked)
    if journey.personas:
        yield _("personas")
    yield from lost_around(journey, kept=())
    yield from lost_details(journey)


def is_grid(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table is a grid: its first column names stages and steps, or lanes."""
    if not rows or not rows[0]:
        return False
    first = [row[0].strip().casefold() for row in rows[:2] if row]
    lanes = sum(bool(row and meant_lane(row[0])) for row in rows[1:])
    return first == [STAGE, STEP] or lanes >= max(1, (len(rows) - 1) // 2)


def read_grid(rows: Sequence[Sequence[str]]) -> Imported:
    """Make a map of a grid; a lane that is not known becomes a lane of notes, and that is said."""
    stages, *rest = rows
    has_steps = bool(rest and rest[0] and rest[0][0].strip().casefold() in (STEP, "steps", _("step").casefold()))
    steps, lanes = (rest[0], rest[1:]) if has_steps else ((), rest)
    draft, width = Draft(), max(len(row) for row in rows)
    for column in range(1, width):
        _read_column(draft, column, _cell(stages, column), _cell(steps, column), lanes)
    journey = draft.journey()
    return Imported(journey, contents(journey), tuple(_unknown_lanes(lanes)))


def _read_column(draft: Draft, column: int, stage: str, step: str, lanes: Sequence[Sequence[str]]) -> None:
    if stage or column == 1:
        draft.stage(stage)
    draft.step(step)
    for row in lanes:
        kind, title = meant_lane(_cell(row, 0)) or (ItemKind.NOTE, _cell(row, 0))
        if _cell(row, 0):
            draft.lane(item_row(kind).lane, title)
        for words in _cards_in(_cell(row, column)):
            draft.card(kind, title, **fields_of(kind, words))


def _unknown_lanes(lanes: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in lanes:
        if _cell(row, 0) and not meant_lane(_cell(row, 0)):
            yield _("the lane “{name}” is not known and made a lane of notes").format(name=_cell(row, 0))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _lane_row(journey: JourneyMap, lane: Lane) -> list[str]:
    grid = structure(journey)
    return [lane_name(lane), *(_cell_words(grid.cell(lane.id, step.id)) for step in grid.steps)]


def _cell_words(items: Sequence[AnyItem]) -> str:
    """One card stands as it is; of several each begins with a bullet, its further lines indented."""
    words = [said(item) for item in items]
    if len(words) == 1 and not words[0].startswith(_BULLET):
        return words[0]
    return "\n".join(_BULLET + each.replace("\n", "\n  ") for each in words)


def _cards_in(words: str) -> list[str]:
    if not words.startswith(_BULLET):
        return [words] if words else []
    return [part.replace("\n  ", "\n").strip() for part in re.split(rf"(?:^|\n){_BULLET}", words)[1:]]


def _holds_more(item: AnyItem) -> bool:
    fields = type(item).model_fields
    return any(getattr(item, name) != fields[name].default for name in fields if name not in _KEPT)
