"""The matrix of channels and stages: how many touchpoints each field has, and where a channel drops out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.style import colours
from mapdesigner.insight.coverage import channel_gaps, coverage
from mapdesigner.insight.parts import parts
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mapdesigner.model.journey import JourneyMap

_ROW = 28


class CoverageTable(QTableWidget):
    """Enter or a click on a field leads to its touchpoints, in a gap to those on both sides."""

    led = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: dict[tuple[int, int], tuple[str, ...]] = {}
        self.setAccessibleName(_("Channels and stages"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setProperty("role", "coverage")
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(15, 15))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(56)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            head.setSectionsClickable(False)
        self.setMinimumWidth(300)
        self.cellClicked.connect(self._lead)

    def show_map(self, journey: JourneyMap) -> None:
        """Show the coverage of a map."""
        found, met = coverage(journey), _met(journey)
        gaps = _gaps(journey, met)
        self.clear()
        self.setRowCount(len(found.channels))
        self.setColumnCount(len(found.stages))
        names = {each.id: each.name or _("Without a name") for each in journey.channels}
        names |= {each.id: each.name or _("Without a name") for each in journey.stages}
        for column, stage in enumerate(found.stages):  # a narrow table shows but the beginning of a name
            head = QTableWidgetItem(names[stage])
            head.setToolTip(plain_tip(names[stage]))
            self.setHorizontalHeaderItem(column, head)
        self._name_rows(journey, found.channels, names)
        self.ids = {}
        for row, channel in enumerate(found.channels):
            for column, stage in enumerate(found.stages):
                held, gap = met.get((channel, stage), ()), gaps.get((channel, stage), ())
                self.ids[row, column] = (*held, *gap)
                self.setItem(row, column, _cell(len(held), bool(gap), names[channel], names[stage]))

    def _name_rows(self, journey: JourneyMap, channels: tuple[str, ...], names: dict[str, str]) -> None:
        of = {each.id: each for each in journey.channels}
        for row, each in enumerate(channels):
            item = QTableWidgetItem(names[each])
            name = of[each].icon if of[each].icon in icon_names() else "route"
            item.setIcon(icon(name, colours().ink2))
            self.setVerticalHeaderItem(row, item)

    def _lead(self, row: int, column: int) -> None:
        if ids := self.ids.get((row, column)):
            self.led.emit(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._lead(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)


def _cell(count: int, gap: bool, channel: str, stage: str) -> QTableWidgetItem:
    worn = colours()
    item = QTableWidgetItem(str(count) if count else "")
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    said = ngettext("{count} touchpoint", "{count} touchpoints", count).format(count=count) if count else _("none")
    if count:
        item.setBackground(QColor(worn.accent_tint))
    if gap:
        item.setIcon(icon("triangle-alert", worn.warn))
        item.setBackground(QColor(worn.warn_tint))
        said = ", ".join((said, _("the channel drops out here and comes back")))
    words = _("{channel} in {stage}: {said}").format(channel=channel, stage=stage, said=said)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    item.setToolTip(plain_tip(words))
    return item


def _met(journey: JourneyMap) -> dict[tuple[str, str], tuple[str, ...]]:
    """The touchpoints of each field."""
    part = parts(journey)
    stage = {step.id: step.stage for step in part.steps}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in sorted(part.touchpoints, key=lambda it: (part.column[it.step], it.rank, it.id)):
        if each.channel:
            key = each.channel, stage[each.step]
            found[key] = (*found.get(key, ()), each.id)
    return found


def _gaps(journey: JourneyMap, met: dict[tuple[str, str], tuple[str, ...]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The touchpoints on both sides of a gap, by the fields where the channel is missed, else where it comes back."""
    part = parts(journey)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for gap in channel_gaps(journey):
        between = {part.steps[column].stage for column in range(gap.last + 1, gap.back)}
        missed = [one for one in between if (gap.channel, one) not in met] or [part.steps[gap.back].stage]
        found.update(dict.fromkeys(((gap.channel, one) for one in missed), (gap.before.id, gap.after.id)))
    return found
