"""The health of the map: findings by severity, each leading to its cards, repaired or waived; and what was waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.desktop.insight.finding_box import FindingBox, key_of
from mapdesigner.desktop.insight.freshness import Freshness
from mapdesigner.desktop.insight.health_watch import health_of
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.waived import Waived
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.moments import now
from mapdesigner.desktop.panels.scrolling import bring_into_view
from mapdesigner.edits.waivers import heed
from mapdesigner.insight.health import SEVERITIES, waive_finding
from mapdesigner.insight.rule import Severity
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.health import Finding
    from mapdesigner.model.journey import JourneyMap

_MOST = 40
"""So many findings are listed; the filter leads to the others."""
_ALL, _SELECTED = "", "selected"


class HealthPanel(InsightPanel):
    """Lists what the rules find."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Map health"))
        self._watch = health_of(window.view)
        self.boxes: dict[tuple[str, tuple[str, ...]], FindingBox] = {}
        self.filter = Choice()
        self.filter.setFixedHeight(30)
        self.filter.setAccessibleName(_("Which findings to list"))
        self.filter.addItem(_("All findings"), _ALL)
        for severity, words in SEVERITIES.items():
            self.filter.addItem(_(words), severity.value)
        self.filter.addItem(_("On the selected cards"), _SELECTED)
        self.filter.activated.connect(lambda _at: self.refresh())
        self._filter_row = self.row(self.filter, stretch=0)
        self.column.addWidget(self._filter_row)
        self.column.addWidget(self.area, 1)
        self._fill()

    def _fill(self) -> None:
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._more = plain_label("", "caption", wraps=True)
        self._more.setContentsMargins(14, 8, 12, 8)
        self.waived = Waived()
        self.waived.led.connect(self.lead)
        self.waived.heeded.connect(self._heed)
        self.freshness = Freshness(self.window_of_map)
        self.freshness.led.connect(self.lead)
        for part in (holder, self._more, self.waived, self.freshness):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the findings as they are; those that stay keep their boxes and what is written there."""
        found = self._watch.found
        shown = [each for each in found if self._is_wanted(each)]
        self.conclude(*self._conclusion(found), self._empty(found, shown))
        self._filter_row.setVisible(bool(found))
        self._match(shown[:_MOST])
        more = len(shown) - _MOST
        self._more.setText(_("{count} more; choose one sort of finding above to see them.").format(count=more))
        self._more.setVisible(more > 0)
        self.waived.show_map(self.session.journey)
        self.freshness.refresh()

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """What was waived may have changed without any finding; findings come from the watch."""
        if before.waivers is not now.waivers:
            self.waived.show_map(now)
        self.freshness.refresh_soon()

    def follow_selection(self) -> None:
        """List the findings of other cards, if those of the selected ones are wanted."""
        if self.filter.currentData() == _SELECTED:
            self.refresh()

    def come_to(self, card: str) -> None:
        """Bring the gravest finding about a card into view, with the keyboard on it."""
        if not any(card in each.finding.ids for each in self.boxes.values()):
            self.filter.setCurrentIndex(self.filter.findData(_SELECTED))
            self.refresh()
        box = next((each for each in self.boxes.values() if card in each.finding.ids), None)
        if box is not None:
            bring_into_view(self.area, box)
            box.row.setFocus()

    def _conclusion(self, found: Sequence[Finding]) -> tuple[str, tuple[str, ...]]:
        if not found:
            return _("Nothing to mend: the rules find nothing."), ()
        count = ngettext("{count} finding", "{count} findings", len(found)).format(count=len(found))
        problems = sum(each.severity is Severity.PROBLEM for each in found)
        grave = ngettext("{count} problem", "{count} problems", problems).format(count=problems)
        said = _("{findings}, {problems} among them").format(findings=count, problems=grave) if problems else count
        first = _("First: {reason}").format(reason=found[0].reason)
        return f"{said}. {first}", found[0].ids or ("",)

    def _empty(self, found: Sequence[Finding], shown: Sequence[Finding]) -> str:
        if shown:
            return ""
        if found and self.filter.currentData() == _SELECTED:
            return _("No findings on what is selected.")
        if found:
            return _("No findings of this sort.")
        return _("Rules look at the map as you work: unanswered pain points, touchpoints without evidence, old dates.")

    def _is_wanted(self, finding: Finding) -> bool:
        wanted = self.filter.currentData()
        if wanted == _SELECTED:
            return not self.session.selection.isdisjoint(finding.ids)
        return wanted in (_ALL, finding.severity.value)

    def _match(self, shown: Sequence[Finding]) -> None:
        held = next((key for key, box in self.boxes.items() if box.isAncestorOf(_focused(box))), None)
        at = [*self.boxes].index(held) if held else 0
        keys = _keyed(shown)
        for gone in [key for key in self.boxes if key not in keys]:
            box = self.boxes.pop(gone)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()  # its own button may have led here
        self.boxes = {key: self.boxes.get(key) or self._box(each) for key, each in keys.items()}
        for number, (box, finding) in enumerate(zip(self.boxes.values(), keys.values(), strict=True)):
            box.show_finding(finding)
            if self._list.indexOf(box) != number:
                self._list.removeWidget(box)
                self._list.insertWidget(number, box)
        if held and held not in keys:
            self._focus(at)

    def _focus(self, at: int) -> None:
        """Keep the keyboard in the list when what had it is gone."""
        boxes = [*self.boxes.values()]
        (boxes[min(at, len(boxes) - 1)].row if boxes else self.filter).setFocus()

    def _box(self, finding: Finding) -> FindingBox:
        box = FindingBox(finding)
        box.led.connect(self.lead)
        box.repaired.connect(self._repair)
        box.waived.connect(self._waive)
        return box

    def _repair(self, finding: Finding) -> None:
        repair = finding.repair
        if repair is not None and self.apply(repair.label, repair.edit):
            self._watch.look()

    def _waive(self, finding: Finding, reason: str) -> None:
        if self.apply(_("Waive a finding"), lambda journey: waive_finding(journey, finding, reason, now())):
            self._watch.look()

    def _heed(self, rule: str, about: str) -> None:
        if self.apply(_("Heed a finding again"), lambda journey: heed(journey, rule, about)):
            self._watch.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the watch."""
        if not self._hears:
            self._watch.changed.connect(self.refresh)
            self._watch.look()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no more."""
        if self._hears:
            self._watch.changed.disconnect(self.refresh)
        super().hideEvent(event)


def _focused(box: FindingBox) -> QWidget:
    """What has the keyboard in a box's window; the window itself if nothing has."""
    return box.window().focusWidget() or box.window()


def _keyed(shown: Sequence[Finding]) -> dict[tuple[str, tuple[str, ...]], Finding]:
    """The findings by their keys; where a rule says two things of the same cards, the second has a key of its own."""
    found: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for each in shown:
        code, ids = key_of(each)
        while (code, ids) in found:
            code += "+"
        found[code, ids] = each
    return found
