"""Which menu is asked for on the map, and where it opens: under the pointer, or at what is selected or in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from mapdesigner.desktop.canvas.at_rest import DRAWN
from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.items import Item, PainPoint
from mapdesigner.model.journey import Lane, Stage, Step

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.at_rest import AtRest
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity

_AIR = 12.0  # px


class MapMenus:
    """Asks the window for the menu of a thing."""

    def __init__(self, view: MapView, rest: AtRest) -> None:
        self._view, self._rest = view, rest

    def ask(self, pointer: Pointer | None) -> None:
        """Offer what can be done with what is under the pointer, or else with what is selected or in focus."""
        sort = self._take(pointer) if pointer else self._sort_of(self._chosen())
        if not sort:
            return
        x, y = (pointer.px, pointer.py) if pointer else self._by_the_chosen()
        self._view.menu_asked.emit(sort, self._view.canvas.mapToGlobal(QPoint(round(x), round(y))))

    def _take(self, pointer: Pointer) -> str:
        """Select what is under the pointer, or put the focus into its cell; return what sort of thing it is."""
        session = self._view.session
        entity = look_up(session.journey, pointer.target) if pointer.target else None
        if isinstance(entity, Item | Stage | Step | Lane):
            if entity.id not in session.selection:
                session.select([entity.id])
                if isinstance(entity, Item):
                    session.focus_on(Cell(entity.lane, entity.step))
            return self._sort_of(entity)
        cell = Grid(self._view.canvas, self._view.frame).cell_at(pointer.x, pointer.y)
        if pointer.part is not Frozen.NO or cell is None:
            return ""
        session.select(())
        session.focus_on(cell)
        return self._sort_of(cell)

    def _chosen(self) -> Entity | Cell | None:
        session = self._view.session
        chosen = next((look_up(session.journey, each) for each in session.selection), None)
        return chosen or session.focus

    def _sort_of(self, thing: Entity | Cell | None) -> str:
        """Return the name of a thing's menu."""
        if isinstance(thing, Cell):
            lane = look_up(self._view.session.journey, thing.lane)
            return "curve" if isinstance(lane, Lane) and lane.kind in DRAWN else "cell"
        names = ((PainPoint, "pain_point"), (Item, "card"), (Stage, "stage"), (Step, "step"), (Lane, "lane"))
        return next((name for kind, name in names if isinstance(thing, kind)), "")

    def _by_the_chosen(self) -> tuple[float, float]:
        """Return where a menu asked for by the keyboard opens."""
        view, chosen = self._view.canvas.view, self._chosen()
        mark = self._rest.mark(chosen.id) if chosen and not isinstance(chosen, Cell) else None
        rect = self._view.cell_rect(chosen) if isinstance(chosen, Cell) else mark and mark.rect
        place = view.to_window(rect, mark.frozen if mark else Frozen.NO) if rect else view.body
        x, y = min(place.x + _AIR, place.right), min(place.y + _AIR, place.bottom)
        return min(max(x, 0.0), view.width), min(max(y, 0.0), view.height)
