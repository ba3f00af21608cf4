"""The outline as a Qt model: stages, their steps, the items that begin in each; an edit touches only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.differing import differing
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.style import colours
from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.structure import Structure

ID = Qt.ItemDataRole.UserRole
"""The role under which a row has the id of what it stands for; the row of parked items has PARKED."""
PARKED = "parked:"
MIME = "application/x-mapdesigner-outline"
"""The type of what is dragged: ids, one a line."""
_DRAGGED = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsEditable
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QStandardItemModel):
    """Rows of a map. `dropped` tells the ids, the id they were dropped into ("" for the top), and before which row."""

    dropped = Signal(list, str, int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, QStandardItem] = {}
        self._icons: dict[str, QIcon] = {}

    def show(self, journey: JourneyMap) -> None:
        """Show a map; rows that stay the same stay."""
        whole = structure(journey)
        held = _items_by_step(whole)
        top = self.invisibleRootItem()
        parked = [PARKED] if whole.parked else []
        self._match(top, [*(stage.id for stage in whole.stages), *parked])
        for stage in whole.stages:
            self._dress(stage, whole)
            self._match(self._rows[stage.id], [step.id for step in whole.steps_of[stage.id]])
            for step in whole.steps_of[stage.id]:
                self._dress(step, whole)
                self._fill(step.id, held.get(step.id, ()), whole)
        if parked:
            self._rows[PARKED].setText(_("Not on the map"))
            self._rows[PARKED].setFlags(_STILL)
            self._fill(PARKED, whole.parked, whole)

    def follow(self, before: JourneyMap, now: JourneyMap) -> None:
        """Show another state of the map."""
        if any(getattr(before, name) is not getattr(now, name) for name in ("stages", "steps", "lanes")):
            self.show(now)
            return
        was, whole = structure(before), structure(now)
        changed = {item.step for item in differing(before.items, now.items)}
        if not changed <= whole.column.keys():
            self.show(now)
            return
        held = _items_by_step(whole, changed)
        for step in changed:
            self._fill(step, held.get(step, ()), whole)
        if was.numbers is not whole.numbers:
            for each in (each for each, number in whole.numbers.items() if was.numbers.get(each) != number):
                self._dress(whole.by_id[each], whole)

    def forget_icons(self) -> None:
        """Draw the icons anew, in another theme."""
        self._icons = {}
        for row in self._rows.values():
            row.setIcon(QIcon())

    def clear_rows(self) -> None:
        """Forget the map that was shown."""
        self._rows = {}
        self.removeRows(0, self.rowCount())

    def index_of(self, wanted: str) -> QModelIndex:
        """Return the row of an object; an invalid index if it has none."""
        row = self._rows.get(wanted)
        return row.index() if row is not None else QModelIndex()

    def _fill(self, parent: str, items: Sequence[AnyItem], whole: Structure) -> None:
        self._match(self._rows[parent], [item.id for item in items])
        for item in items:
            self._dress(item, whole)

    def _match(self, parent: QStandardItem, wanted: list[str]) -> None:
        """Give a row exactly these rows below it: what is gone is removed, what is new or elsewhere put in."""
        kept = set(wanted)
        for at in reversed(range(parent.rowCount())):
            if parent.child(at).data(ID) not in kept:
                self._remove(parent, at)
        for at, each in enumerate(wanted):
            child = parent.child(at)
            if child is not None and child.data(ID) == each:
                continue
            if old := self._rows.get(each):
                self._remove(old.parent() or self.invisibleRootItem(), old.row())
            self._rows[each] = row = QStandardItem()
            row.setData(each, ID)
            parent.insertRow(at, row)

    def _remove(self, parent: QStandardItem, at: int) -> None:
        for each in _below(parent.child(at)):
            self._rows.pop(each, None)
        parent.removeRow(at)

    def _dress(self, one: Entity, whole: Structure) -> None:
        row = self._rows.get(one.id)
        if row is None:
            return
        words, spoken, sign = _words(one, whole)
        if row.text() != words or row.icon().isNull():
            row.setText(words)
            row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            row.setToolTip(plain_tip(words) if len(words) > 24 else "")
            row.setIcon(self._icon(sign))
        row.setFlags(_STILL | _DRAGGED)

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, colours().ink2)
        return self._icons[name]

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only what was dragged out of an outline can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Name what is dragged."""
        data = QMimeData()
        data.setData(MIME, "\n".join(str(each.data(ID)) for each in indexes).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index) -> bool:
        """Tell of the drop; the rows follow the map, so nothing is moved here."""
        ids = bytes(data.data(MIME).data()).decode().split("\n")
        self.dropped.emit(ids, str(parent.data(ID) or "") if parent.isValid() else "", row)
        return False


def _words(one: Entity, whole: Structure) -> tuple[str, str, str]:
    """Return what a row says, what a screen reader says, and the icon."""
    if isinstance(one, Stage):
        words = f"{whole.stage_numbers[one.id]} {one.name}".rstrip()
        return words, f"{_('Stage')} {words}", "columns-3"
    if isinstance(one, Step):
        words = f"{whole.step_numbers[one.id]} {one.name}".rstrip()
        return words, f"{_('Step')} {words}", "between-vertical-start"
    assert isinstance(one, Item)
    row = item_row(one.kind)
    text = in_one_line(one.text) or row.label
    if isinstance(one, Emotion):
        text = f"{text} {interface().number(one.score, signed=True)}"
    words = " ".join(filter(None, (whole.numbers.get(one.id), text)))
    return words, f"{row.label}: {words}", row.icon


def _items_by_step(whole: Structure, only: set[str] | None = None) -> dict[str, list[AnyItem]]:
    """Items by the step they begin in, in reading order, those without a lane last."""
    found: dict[str, list[AnyItem]] = {}
    for lane in whole.lanes:
        for item in whole.items_of.get(lane.id, ()):
            if only is None or item.step in only:
                found.setdefault(item.step, []).append(item)
    return found


def _below(row: QStandardItem) -> Iterator[str]:
    yield str(row.data(ID))
    for at in range(row.rowCount()):
        yield from _below(row.child(at))
