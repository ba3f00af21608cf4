"""Two personas side by side: what each feels, step by step, and where they part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from mapdesigner.desktop.canvas.badges import Badge
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead import show_dock
from mapdesigner.desktop.insight.lead_row import LeadRows, Line
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.curves import curves, partings
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.model.structure import structure
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.curves import Parting

_SOURCE = "partings"
_WIDE = 1.0
"""From this difference on two personas count as apart: a level of the scale."""


class PartingsPanel(InsightPanel):
    """Each row leads to both markers of its step."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Persona differences"))
        self._badges = window.view.canvas.badges
        self.one, self.other = Choice(), Choice()
        for choice, words in ((self.one, _("First persona")), (self.other, _("Second persona"))):
            choice.setAccessibleName(words)
            choice.setFixedHeight(30)
            choice.activated.connect(lambda _at: self.refresh())
        self._choices = self.row(self.one, self.other, stretch=0)
        self.alone = flat_button(_("Show these two on the map"), self._show_two)
        self._alone_row = self.row(self.alone)
        self.help_out(_("Show the personas"), partial(show_dock, window, "personas"))
        self.rows = LeadRows()
        self.rows.led.connect(self.lead)
        self.body.addWidget(self.rows)
        self.body.addStretch(1)
        for part in (self._choices, self._alone_row, self.area):
            self.column.addWidget(part, 1 if part is self.area else 0)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Show the map as it is."""
        self._offer()
        several = self.one.count() > 1
        found = partings(self.session.journey, *self._ids()) if several else ()
        self._mark(found)
        for part in (self._choices, self._alone_row, self.area):
            part.setVisible(several)
        if not several:
            empty = _("Give a second persona feelings of its own; here you see step by step where the two part.")
            self.conclude(_("There are no two curves to compare yet."), (), empty)
            return
        self.rows.show_lines([self._line(each) for each in found])
        self._conclude(found)

    def _mark(self, found: tuple[Parting, ...]) -> None:
        """Mark on the map the markers of the steps in which the two are apart."""
        apart = [one for each in found if each.size >= _WIDE for one in self._markers(each.step)]
        self._badges.show(_SOURCE, {one: Badge("git-compare", "pain") for one in apart})

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the marks off the map."""
        self._badges.show(_SOURCE, {})
        super().hideEvent(event)

    def _ids(self) -> tuple[str, str]:
        return str(self.one.currentData()), str(self.other.currentData())

    def _names(self) -> tuple[str, str]:
        return self.one.currentText(), self.other.currentText()

    def _offer(self) -> None:
        """List the personas with a curve; those chosen stay chosen, at first the first two."""
        felt = curves(self.session.journey)
        personas = [each for each in structure(self.session.journey).personas if each.id in felt]
        for at, choice in enumerate((self.one, self.other)):
            with QSignalBlocker(choice):
                held = choice.currentData()
                choice.clear()
                for each in personas:
                    choice.addItem(each.name or _("Without a name"), each.id)
                kept = choice.findData(held)
                choice.setCurrentIndex(kept if kept >= 0 else min(at, len(personas) - 1))

    def _conclude(self, found: tuple[Parting, ...]) -> None:
        one, other = self._names()
        apart = [each for each in found if each.size >= _WIDE]
        if not found:
            self.conclude(_("{one} and {other} feel nothing in the same step.").format(one=one, other=other))
            return
        widest = max(found, key=lambda each: each.size)
        if not apart:
            words = _("{one} and {other} feel much the same in every step.").format(one=one, other=other)
            self.conclude(words, self._markers(widest.step))
            return
        said = ngettext("{one} and {other} part in {count} step", "{one} and {other} part in {count} steps", len(apart))
        where = _("most in {step}: {first} against {second}.").format(
            step=self._step(widest.step), first=_score(widest.one), second=_score(widest.other)
        )
        words = f"{said.format(one=one, other=other, count=len(apart))}, {where}"
        self.conclude(words, self._markers(widest.step))

    def _line(self, each: Parting) -> Line:
        number = structure(self.session.journey).step_numbers[each.step]
        one, other = self._names()
        detail = f"{one} {_score(each.one)} · {other} {_score(each.other)}"
        tone = Tone.PAIN if each.size >= _WIDE else Tone.PLAIN
        size = interface().number(each.size)
        return Line(
            self._name(each.step) or number,
            number,
            detail,
            _("{size} apart").format(size=size) if each.size else _("the same"),
            tone,
            self._markers(each.step),
            share=each.size / 4,
        )

    def _markers(self, step: str) -> tuple[str, ...]:
        felt = curves(self.session.journey)
        return tuple(each.id for one in dict.fromkeys(self._ids()) for each in felt[one] if each.step == step)

    def _name(self, step: str) -> str:
        return str(getattr(look_up(self.session.journey, step), "name", ""))

    def _step(self, step: str) -> str:
        return f"{structure(self.session.journey).step_numbers[step]} {self._name(step)}".strip()

    def _show_two(self) -> None:
        self.window_of_map.view.show_personas(frozenset(self._ids()))


def _score(score: float) -> str:
    return interface().number(score, signed=True)
