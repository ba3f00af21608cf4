"""Where something dragged would land: the cell, its place among the others, what the preview shows and says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mapdesigner.desktop.canvas.hit import column_at, lane_at
from mapdesigner.desktop.canvas.overlay import Insertion, Mark
from mapdesigner.desktop.session import Cell
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.catalog import LANES, accepts, item_row, lane_row
from mapdesigner.model.journey import Lane, Step
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Band
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Stage

NamedT = TypeVar("NamedT")
CARD_HEIGHT = 72.0
"""The height a new card is shown with before it has any words, in scene units."""
_LONGEST_NAME = 32
_EDGE = 4.0  # scene units between the header's edge and an insertion line


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a card, in words and marks; `refusal` says why nothing can be dropped there."""

    cell: Cell | None
    index: int = 0
    words: str = ""
    refusal: str = ""
    slot: Mark | None = None
    line: Insertion | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between stages, steps or lanes: `index` counts the others; `owner` is the stage a step comes into."""

    index: int
    words: str
    line: Insertion | None
    owner: str = ""


class Grid:
    """Lanes, columns and cells of the map on a canvas, in scene units."""

    def __init__(self, canvas: Canvas, frame: Frame) -> None:
        self.canvas = canvas
        self.frame = frame
        self._known = frame.structure

    def band(self, lane: str) -> Band | None:
        """Return the row of a lane; None for a hidden one."""
        wanted = f"lane:{lane}"
        return next((band for band in self.canvas.scene.bands if band.id == wanted), None)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell at a scene point; None between lanes, and in a map without steps."""
        lane, step = lane_at(self.canvas.scene, y), column_at(self.canvas.scene, x)
        return Cell(lane, step) if lane and step else None

    def cell_rect(self, cell: Cell, span: int = 1) -> Rect | None:
        """Return where cards stand in a cell and the `span` - 1 next ones; None if its lane is hidden."""
        band, columns = self.band(cell.lane), self.frame.columns
        first = self._known.column.get(cell.step)
        if band is None or first is None:
            return None
        left, width = self.frame.card_edges(first, min(first + span, len(columns.lefts)) - 1)
        pad = min(self.frame.metrics.cell_pad_y, band.height / 4)
        return Rect(band.x + left, band.y + pad, width, band.height - 2 * pad)

    def item_rect(self, item: str) -> Rect | None:
        """Return the rectangle of a card or of a marker's face."""
        return self.canvas.rect_of(f"card:{item}") or self.canvas.rect_of(f"marker:{item}")

    def lane(self, lane: str) -> Lane:
        """Return a lane by its id."""
        return self._known.one(lane, Lane)

    def visible_lanes(self) -> list[Lane]:
        """Return the lanes that are shown, from top to bottom."""
        return [lane for lane in self._known.lanes if not lane.hidden]

    def card_place(
        self,
        kind: ItemKind,
        x: float,
        y: float,
        moved: Collection[str] = (),
        height: float = CARD_HEIGHT,
        span: int = 1,
    ) -> Place:
        """Return where a card of a kind would land at a scene point; `moved` are the ids that leave their places."""
        cell = self.cell_at(x, y)
        if cell is None:
            missing = not self._known.steps
            return Place(None, refusal=_("A card stands in a step. Add a stage first.") if missing else "")
        refusal = self._refusal(kind, cell)
        rect = self.cell_rect(cell, span)
        if refusal or rect is None:
            return Place(cell, refusal=refusal, slot=Mark(rect) if rect else None)
        others = [item for item in self._known.cell(cell.lane, cell.step) if item.id not in moved]
        index = sum(self._is_before(item, x, y) for item in others)
        if kind is ItemKind.EMOTION:
            return Place(cell, index, _("Place in {step}").format(step=self.step_name(cell.step)))
        return self._between(cell, others, index, rect, height)

    def end_slot(self, cell: Cell, moved: Collection[str], height: float) -> Mark | None:
        """Return the slot of so high a card at the end of a cell which the moved ones leave; None if it is hidden."""
        rect = self.cell_rect(cell)
        others = [item for item in self._known.cell(cell.lane, cell.step) if item.id not in moved]
        last = self.item_rect(others[-1].id) if others else None
        if rect is None or last is None:
            return Mark(rect) if rect else None
        return Mark(Rect(rect.x, last.bottom + self.frame.metrics.card_gap, rect.width, height))

    def stage_gap(self, x: float, moved: str = "") -> Gap:
        """Return the gap between the stages, `moved` left out, that is nearest to a scene x."""
        others = [stage for stage in self._known.stages if stage.id != moved]
        extents = [self._stage_extent(stage) for stage in others]
        index = sum((left + right) / 2 <= x for left, right in extents)
        return Gap(index, _between_words(others, index, stage_name), self._upright(extents, index))

    def step_gap(self, x: float, moved: str) -> Gap:
        """Return the gap between the steps, `moved` left out, that is nearest to a scene x."""
        at = column_at(self.canvas.scene, x)
        steps = [step for step in self._known.steps if step.id != moved]
        extents = [self._step_extent(step) for step in steps]
        place = sum((left + right) / 2 <= x for left, right in extents)
        owner = self._stage_of(at)
        own = [step for step in steps if step.stage == owner]
        before = sum(steps.index(step) < place for step in own)
        words = _between_words(own, before, self._step_words)
        return Gap(before, words, self._upright(extents, place), owner)

    def lane_gap(self, y: float, moved: str = "") -> Gap:
        """Return the gap between the lanes shown, `moved` left out, nearest to a scene y; hidden ones count."""
        shown = [lane for lane in self.visible_lanes() if lane.id != moved]
        bands = [band for lane in shown if (band := self.band(lane.id))]
        place = sum(band.y + band.height / 2 <= y for band in bands)
        everything = [lane.id for lane in self._known.lanes if lane.id != moved]
        index = everything.index(shown[place].id) if place < len(shown) else len(everything)
        edges = [band.y for band in bands] + [band.y + band.height for band in bands[-1:]]
        width = self.canvas.view.extent.left
        line = Insertion(8.0, edges[place], width, edges[place], Frozen.LEFT) if edges else None
        return Gap(index, _between_words(shown, place, lane_name), line)

    def step_name(self, step: str) -> str:
        """Return a step's number and name."""
        return self._step_words(self._known.one(step, Step))

    def _refusal(self, kind: ItemKind, cell: Cell) -> str:
        lane = self.lane(cell.lane)
        if not accepts(lane.kind, kind):
            home = next(row for row in LANES if row.item is kind)
            words = _("{item}: belongs in a lane of the kind “{lane}”")
            return words.format(item=item_row(kind).label, lane=home.label)
        return _("This lane is locked.") if lane.locked else ""

    def _is_before(self, item: AnyItem, x: float, y: float) -> bool:
        rect = self.item_rect(item.id)
        if rect is None:
            return True
        if item.kind is ItemKind.EMOTION:
            return rect.x + rect.width / 2 <= x
        return rect.y + rect.height / 2 <= y

    def _between(self, cell: Cell, others: Sequence[AnyItem], index: int, cell_rect: Rect, height: float) -> Place:
        if not others:
            words = _("Place in {step}").format(step=self.step_name(cell.step))
            line = Insertion(cell_rect.x, cell_rect.y - 2, cell_rect.right, cell_rect.y - 2)
            return Place(cell, 0, words, slot=Mark(cell_rect), line=line)
        gap = self.frame.metrics.card_gap / 2
        before = self.item_rect(others[index - 1].id) if index else None
        after = self.item_rect(others[index].id) if index < len(others) else None
        y = before.bottom + gap if before else (after.y - gap if after else cell_rect.y)
        slot = None if after else Mark(Rect(cell_rect.x, y + gap, cell_rect.width, height))
        said = _("Place below {card}") if index else _("Place above {card}")
        words = said.format(card=item_name(others[index - 1 if index else 0]))
        return Place(cell, index, words, slot=slot, line=Insertion(cell_rect.x, y, cell_rect.right, y))

    def _stage_of(self, step: str) -> str:
        return self._known.one(step, Step).stage

    def _stage_extent(self, stage: Stage) -> tuple[float, float]:
        steps = self._known.steps_of[stage.id]
        return self._step_extent(steps[0])[0], self._step_extent(steps[-1])[1]

    def _step_extent(self, step: Step) -> tuple[float, float]:
        column = self._known.column[step.id]
        left, right = self.frame.columns.edges(column, column)
        start = self.frame.metrics.lane_column
        return start + left, start + right

    def _step_words(self, step: Step) -> str:
        return short(f"{self._known.step_numbers[step.id]} {step.name}".strip())

    def _upright(self, extents: Sequence[tuple[float, float]], place: int) -> Insertion | None:
        if not extents:
            return None
        x = extents[place][0] if place < len(extents) else extents[-1][1]
        return Insertion(x, _EDGE + 4.0, x, self.canvas.view.extent.top - _EDGE, Frozen.TOP)


def item_name(item: AnyItem) -> str:
    """Return what to call a card: its words, or its kind where it has none."""
    return short(item.text) or item_row(item.kind).label


def stage_name(stage: Stage) -> str:
    """Return what to call a stage."""
    return short(stage.name) or _("stage")


def lane_name(lane: Lane) -> str:
    """Return what to call a lane."""
    return short(lane.title) or lane_row(lane.kind).label


def short(text: str) -> str:
    """Return a text in one line, short enough for a label."""
    line = in_one_line(text)
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def _between_words(others: Sequence[NamedT], index: int, name: Callable[[NamedT], str]) -> str:
    if not others:
        return _("Place here")
    if index < len(others):
        return _("Place before {name}").format(name=name(others[index]))
    return _("Place after {name}").format(name=name(others[-1]))
