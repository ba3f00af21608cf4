"""What to do first: the open opportunities by impact and effort, and in groups by stage, department or owner."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead import add_opportunity
from mapdesigner.desktop.insight.matrix import Matrix
from mapdesigner.desktop.insight.report_panel import SectionView
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.priorities import GroupBy, grouped, priorities
from mapdesigner.layout.report.blocks import Row, Section, Tone
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _, interface, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.priorities import Priority
    from mapdesigner.model.items import Opportunity
    from mapdesigner.model.journey import JourneyMap

_BY: dict[GroupBy, str] = {"stage": later("By stage"), "department": later("By department"), "owner": later("By owner")}
_NONE: dict[GroupBy, str] = {
    "stage": later("Not on the map"),
    "department": later("No department"),
    "owner": later("No owner"),
}


class PrioritiesPanel(InsightPanel):
    """The matrix beside the groups; a group chosen, both show that one alone."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Priorities"))
        self.matrix = Matrix()
        self.matrix.led.connect(lambda one: self.lead((one,)))
        self.matrix.judged.connect(self._judge)
        self.help_out(_("Add an opportunity"), partial(add_opportunity, window))
        self.sections: list[SectionView] = []
        self.by, self.only = Choice(), Choice()
        self.by.setAccessibleName(_("How to group the opportunities"))
        self.only.setAccessibleName(_("Which group to show"))
        for key, words in _BY.items():
            self.by.addItem(_(words), key)
        self.by.setMinimumWidth(150)
        self.by.activated.connect(lambda _at: self._regroup())
        self.only.activated.connect(lambda _at: self.refresh())
        self._lay_out()

    def refresh(self) -> None:
        """Show the opportunities as they are."""
        journey = self.session.journey
        found, by = priorities(journey), self._by
        groups = grouped(journey, by)
        self._offer(journey, [*groups])
        wanted = self.only.currentData()
        if wanted is not None:
            groups = {wanted: groups.get(wanted, ())}
        shown = {one for ids in groups.values() for one in ids}
        self._show_matrix([each.opportunity for each in found if each.opportunity.id in shown])
        of = {each.opportunity.id: each for each in found}
        self._show_groups([self._section(name, [of[one] for one in ids]) for name, ids in groups.items()])
        self.conclude(*_conclusion(journey, found), "" if found else _empty())
        self._parts.setVisible(bool(found))

    def follow_selection(self) -> None:
        """Mark the dots of the selected cards."""
        self.refresh()

    @property
    def _by(self) -> GroupBy:
        return cast("GroupBy", self.by.currentData())

    def _regroup(self) -> None:
        self.only.setCurrentIndex(0)
        self.refresh()

    def _offer(self, journey: JourneyMap, groups: Sequence[str]) -> None:
        """List the groups to choose from; the one chosen stays chosen."""
        with QSignalBlocker(self.only):
            wanted = self.only.currentData()
            self.only.clear()
            self.only.addItem(_("All"), None)
            for each in groups:
                self.only.addItem(self._name(journey, each), each)
            self.only.setCurrentIndex(max(0, self.only.findData(wanted) if wanted is not None else 0))

    def _name(self, journey: JourneyMap, group: str) -> str:
        if not group:
            return _(_NONE[self._by])
        one = look_up(journey, group) if self._by != "owner" else None
        return (str(getattr(one, "name", "")) or _("Without a name")) if one else group

    def _show_matrix(self, found: Sequence[Opportunity]) -> None:
        numbers = dict(structure(self.session.journey).numbers)
        self.matrix.show_opportunities(found, numbers, self.session.selection)

    def _section(self, group: str, found: Sequence[Priority]) -> Section:
        return Section(self._name(self.session.journey, group), tuple(map(self._row, found)))

    def _row(self, each: Priority) -> Row:
        journey, one = self.session.journey, each.opportunity
        numbers = structure(journey).numbers
        department = next((held.name for held in journey.departments if held.id == one.department), "")
        due = _("due {date}").format(date=interface().date(one.due)) if one.due else ""
        answers = ", ".join(numbers.get(pain, "") for pain in one.answers)
        parts = (_("answers {pains}").format(pains=answers) if answers else "", one.owner or department, due)
        figure = _("impact {impact}, effort {effort}").format(impact=one.impact, effort=one.effort)
        return Row(
            in_one_line(one.text) or _("Nothing written yet"),
            numbers.get(one.id, ""),
            " · ".join(part for part in (figure, *parts) if part),
            tone=Tone.OPPORTUNITY,
            target=one.id,
        )

    def _show_groups(self, sections: Sequence[Section]) -> None:
        while len(self.sections) < len(sections):
            view = SectionView()
            view.rows.led.connect(self.lead)
            self.sections.append(view)
            self._list.addWidget(view)
        for view in self.sections[len(sections) :]:
            view.hide()
            view.deleteLater()
        del self.sections[len(sections) :]
        for view, section in zip(self.sections, sections, strict=True):
            view.show_section(section)

    def _judge(self, one: str, impact: int, effort: int) -> None:
        held = look_up(self.session.journey, one)
        if (getattr(held, "impact", 0), getattr(held, "effort", 0)) == (impact, effort):
            return
        number = structure(self.session.journey).numbers.get(one, "")
        self.apply(
            _("Judge {number}").format(number=number),
            lambda journey: set_fields(journey, [one], impact=impact, effort=effort),
        )

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row(self.by, self.only, stretch=1))
        column.addWidget(self.area, 1)
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.matrix, 3)
        row.addWidget(side, 2)
        self.column.addWidget(self._parts, 1)
        self.column.addStretch(0)


def _empty() -> str:
    return _("Add an opportunity to the map for what could be better, and judge its impact and effort here.")


def _conclusion(journey: JourneyMap, found: Sequence[Priority]) -> tuple[str, tuple[str, ...]]:
    if not found:
        return _("No opportunity is open."), ()
    first = found[0].opportunity
    name = f"{structure(journey).numbers.get(first.id, '')} {' '.join(first.text.split())}".strip()
    begin = _("Begin with {name}: impact {impact}, effort {effort}.").format(
        name=name, impact=first.impact, effort=first.effort
    )
    count = ngettext("{count} opportunity is open", "{count} opportunities are open", len(found))
    alone = sum(not (each.opportunity.owner or each.opportunity.department) for each in found)
    rest = _("{open}, {alone} without an owner.") if alone else _("{open}, each has an owner.")
    return f"{begin} {rest.format(open=count.format(count=len(found)), alone=alone)}", (first.id,)
