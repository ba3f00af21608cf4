"""The list of what was found: each with the words that stand there and the step and lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mapdesigner.desktop.two_ends import AT_END, ROW, TwoEnds
from mapdesigner.edits.fields import text_field
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_MOST = 200  # rows; who finds more writes more letters
_SHOWN = 6
_LONGEST = 80


class FindList(QListWidget):
    """Shows the first hits; a click goes to one."""

    chosen = Signal(int)
    """The place of the hit in the row of all hits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoEnds(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Found"))
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        self.hide()

    def show_hits(self, journey: JourneyMap, hits: Sequence[str]) -> None:
        """List these things of a map; nothing is shown for none or one."""
        self.clear()
        by_id = structure(journey).by_id
        for each in hits[:_MOST]:
            thing = by_id[each]
            item = QListWidgetItem(_words(thing))
            item.setData(AT_END, _place(journey, thing))
            self.addItem(item)
        self.setVisible(len(hits) > 1)
        self.setFixedHeight(ROW * min(self.count(), _SHOWN) + 2)

    def choose(self, at: int) -> None:
        """Show which hit is in hand; -1 for none."""
        self.setCurrentRow(at if at < self.count() else -1)


def _words(thing: Entity) -> str:
    """What stands there, in one line; the kind of what has no words."""
    words = in_one_line(str(getattr(thing, text_field(thing))))[:_LONGEST]
    if isinstance(thing, Item):
        return words or item_row(thing.kind).label
    return words or (lane_row(thing.kind).label if isinstance(thing, Lane) else "")


def _place(journey: JourneyMap, thing: Entity) -> str:
    whole = structure(journey)
    if isinstance(thing, Item):
        lane = whole.by_id[thing.lane]
        title = lane.title or lane_row(lane.kind).label if isinstance(lane, Lane) else ""
        return f"{whole.step_numbers[thing.step]}  {title}"
    kinds = ((Stage, _("Stage")), (Step, _("Step")), (Lane, _("Lane")))
    return next((words for kind, words in kinds if isinstance(thing, kind)), "")
