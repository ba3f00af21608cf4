"""Today against tomorrow: the widest gaps in feeling, and which touchpoints and steps must come and go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead_row import LeadRows, Line
from mapdesigner.desktop.nested.states import choose_other, compare_states, create_future, open_other
from mapdesigner.desktop.panels.side_panel import flat_button, heading
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.insight.counterpart import transition
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.model.items import Emotion
from mapdesigner.model.kinds import State
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.links import linked_file
from mapdesigner.storage.read import read_map
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.counterpart import StateGap, Transition
    from mapdesigner.model.journey import JourneyMap

_MOST = 8
"""Gaps listed; the widest come first."""


class StatesPanel(InsightPanel):
    """Rows lead to the cards of this map; the other map is read when the panel is shown, and when it changes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Other state"))
        self._read: tuple[Path, int, JourneyMap] | None = None
        self.make = QPushButton(_("Create the future map…"))
        self.make.clicked.connect(partial(self._do, create_future))
        self.choose = flat_button(_("Choose the other map…"), partial(self._do, choose_other))
        self.compare = QPushButton(_("Compare on the map"))
        self.compare.clicked.connect(partial(self._do, compare_states))
        self.open = flat_button(_("Open the other map"), partial(self._do, open_other))
        self._without = (self.row(self.make), self.row(self.choose))
        self._with = (self.row(self.compare), self.row(self.open))
        self.lists = {name: LeadRows() for name in ("gaps", "come", "go")}
        self._heads = {"gaps": heading(_("Widest gaps")), "come": heading(_("To come")), "go": heading(_("To go"))}
        for name, rows in self.lists.items():
            rows.led.connect(self.lead)
            self.body.addWidget(self._heads[name])
            self.body.addWidget(rows)
        self.body.addStretch(1)
        for part in (*self._without, *self._with, self.area):
            self.column.addWidget(part, 1 if part is self.area else 0)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Show the two maps as they are."""
        journey, other = self.session.journey, self._other()
        for part in self._without:
            part.setVisible(other is None)
        for part in (*self._with, self.area):
            part.setVisible(other is not None)
        if other is None:
            self._tell_none()
            return
        future = journey.state is State.FUTURE
        found = transition(other, journey) if future else transition(journey, other)
        self._show("gaps", [self._gap(each, other if future else journey) for each in found.gaps[:_MOST] if each.size])
        here_new, here_gone = (journey, other) if future else (other, journey)
        self._show("come", self._lines(here_new, (*found.new_steps, *found.new_touchpoints), Tone.GOOD))
        self._show("go", self._lines(here_gone, (*found.gone_steps, *found.gone_touchpoints), Tone.PAIN))
        self._conclude(found, other if future else journey)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the other map again: it may have been worked on."""
        super().showEvent(event)
        self.refresh()

    def _other(self) -> JourneyMap | None:
        """The map of the other state; None if there is none to read."""
        here, address = self.session.path, self.session.journey.counterpart
        path = linked_file(address, here) if here and address else None
        try:
            if path is None or not path.is_file():
                return None
            stamp = path.stat().st_mtime_ns
            if self._read is None or self._read[:2] != (path, stamp):
                self._read = (path, stamp, read_map(path).journey)
        except (JourneyFileError, OSError):
            return None
        return self._read[2]

    def _tell_none(self) -> None:
        if named := self.session.journey.counterpart:
            empty = _("{path} cannot be read from here. Choose the map again.").format(path=named)
            self.conclude(_("The map of the other state was not found."), (), empty)
        else:
            empty = _(
                "Make the map of tomorrow from this one: targets become feelings. Then see here what must change."
            )
            self.conclude(_("This map has no other state yet."), (), empty)

    def _conclude(self, found: Transition, now: JourneyMap) -> None:
        better = [each for each in found.gaps if each.size > 0]
        come = len(found.new_touchpoints) + len(found.new_steps)
        go = len(found.gone_touchpoints) + len(found.gone_steps)
        if not (better or come or go):
            self.conclude(_("Nothing is different tomorrow yet."))
            return
        parts = []
        if better:
            widest = _("most at {step}").format(step=_step(now, better[0].step))
            said = ngettext("{count} feeling must rise", "{count} feelings must rise", len(better))
            parts.append(f"{said.format(count=len(better))}, {widest}")
        if come:
            parts.append(ngettext("{count} thing must come", "{count} things must come", come).format(count=come))
        if go:
            parts.append(ngettext("{count} thing must go", "{count} things must go", go).format(count=go))
        self.conclude("; ".join(parts) + ".", self._markers(better[0]) if better else ())

    def _gap(self, gap: StateGap, now: JourneyMap) -> Line:
        words = interface()
        whole = structure(now)
        name = next((each.name for each in whole.personas if each.id == gap.persona), "")
        course = f"{words.number(gap.now, signed=True)} → {words.number(gap.then, signed=True)}"
        detail = f"{course}, {name}" if len(whole.personas) > 1 and name else course
        step = look_up(now, gap.step)
        figure = words.number(gap.size, signed=True)
        tone = Tone.GOOD if gap.size > 0 else Tone.PAIN
        title = getattr(step, "name", "")
        return Line(title, whole.step_numbers[gap.step], detail, figure, tone, self._markers(gap))

    def _markers(self, gap: StateGap) -> tuple[str, ...]:
        """The markers of the step on this map, else the step itself."""
        items = self.session.journey.items
        found = [item.id for item in items if isinstance(item, Emotion) and item.step == gap.step]
        return tuple(found) or (gap.step,)

    def _lines(self, journey: JourneyMap, ids: Iterable[str], tone: Tone) -> list[Line]:
        here = self.session.journey
        lines = []
        for each in ids:
            one = look_up(journey, each)
            title = getattr(one, "text", "") or getattr(one, "name", "") or _("Without a name")
            place = structure(journey).step_numbers.get(getattr(one, "step", each), "")
            led = (each,) if look_up(here, each) else ()
            lines.append(Line(in_one_line(title), place, tone=tone, ids=led))
        return lines

    def _show(self, name: str, lines: list[Line]) -> None:
        self.lists[name].show_lines(lines)
        for part in (self.lists[name], self._heads[name]):
            part.setVisible(bool(lines))

    def _do(self, run: Callable[[Window], object], *_checked: object) -> None:
        try:
            run(self.window_of_map)
        except EditError as error:
            self._say(str(error))


def _step(journey: JourneyMap, step: str) -> str:
    name = getattr(look_up(journey, step), "name", "")
    return f"{structure(journey).step_numbers[step]} {name}".rstrip()
