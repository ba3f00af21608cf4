"""The guide: the steps of journey mapping, how far the map has come in each, and the way to where it is done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.desktop.insight.guide_places import go_there
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead_row import LeadRow, Line
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.insight.guide import Progress, standings
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.guide import Standing
    from mapdesigner.model.journey import JourneyMap

_WAIT = 250  # ms
_WORDS = {Progress.DONE: later("Done"), Progress.BEGUN: later("Begun"), Progress.MISSING: ""}
_SIGNS = {Progress.DONE: "circle-check", Progress.BEGUN: "circle-dot", Progress.MISSING: "circle"}
_TONES = {Progress.DONE: Tone.GOOD, Progress.BEGUN: Tone.PERSONAL, Progress.MISSING: Tone.PLAIN}


class GuideStepView(QWidget):
    """One step: a click opens what it means, with an example and the way there."""

    opened = Signal(int)
    asked = Signal(object)

    def __init__(self, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing = standing
        self.row = LeadRow(_line(standing))
        self.row.led.connect(lambda _ids: self.opened.emit(self.standing.step.number))
        self.method = plain_label(standing.step.method, wraps=True)
        self.example = plain_label(_("Example: {words}").format(words=standing.step.example), "caption", wraps=True)
        self.go = flat_button(_("Go there"), lambda: self.asked.emit(self.standing))
        self.go.setAccessibleName(_("Go to where this is done: {step}").format(step=standing.step.label))
        self._more = QWidget()
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(40, 0, 14, 8)
        inner.setSpacing(6)
        for part in (self.method, self.example, self.go):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self._more)

    @property
    def is_open(self) -> bool:
        """Whether it says what it means."""
        return not self._more.isHidden()

    def show_standing(self, standing: Standing, *, is_open: bool) -> None:
        """Show how far the step has come, and what it means if it is open."""
        self.standing = standing
        self.row.show_line(_line(standing))
        self.row.setAccessibleDescription(standing.step.method if is_open else "")
        self._more.setVisible(is_open)


class GuidePanel(InsightPanel):
    """Lists the steps; the first that is not done is open until another one is chosen."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Guide"))
        self._open: int | None = None
        self._next: Standing | None = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.refresh)
        self.steps: list[GuideStepView] = []
        for each in standings(self.session.journey, dt.date.today()):
            view = GuideStepView(each)
            view.opened.connect(self._choose)
            view.asked.connect(self._go)
            self.steps.append(view)
            self.body.addWidget(view)
        self.body.addStretch(1)
        self.column.addWidget(self.area, 1)
        self.closing = flat_button(_("Close the guide for good"), self._close)
        self.closing.setToolTip(_("New maps no longer bring it; the menu View does"))
        self._foot = self.row(self.closing)
        self.column.addWidget(self._foot)

    def refresh(self) -> None:
        """Show how far the map has come."""
        self._wait.stop()
        found = standings(self.session.journey, dt.date.today())
        self._next = next((each for each in found if each.progress is not Progress.DONE), None)
        wanted = self._open if self._open is not None else self._next.step.number if self._next else 0
        for view, standing in zip(self.steps, found, strict=True):
            view.show_standing(standing, is_open=standing.step.number == wanted)
        self.conclude(self._sentence(found), ("next",) if self._next else ())
        self._foot.setVisible(not settings().guide_closed)

    def follow_map(self, _before: JourneyMap, _now: JourneyMap) -> None:
        """Follow when the work pauses."""
        self._wait.start()

    def lead(self, ids: Sequence[str]) -> None:
        """The sentence leads to where the next step is done."""
        if self._next and ids:
            go_there(self.window_of_map, self._next)

    def _sentence(self, found: Sequence[Standing]) -> str:
        done = sum(each.progress is Progress.DONE for each in found)
        words = ngettext("{done} of {count} steps is done.", "{done} of {count} steps are done.", done)
        said = words.format(done=done, count=len(found))
        more = _("Next: {step}.").format(step=self._next.step.label) if self._next else _("Look again when it is due.")
        return f"{said} {more}"

    def _choose(self, number: int) -> None:
        """Open a step, or close it if it is open."""
        held = next((view.standing.step.number for view in self.steps if view.is_open), 0)
        self._open = 0 if held == number else number
        self.refresh()

    def _go(self, standing: Standing) -> None:
        go_there(self.window_of_map, standing)

    def _close(self) -> None:
        store.change(guide_closed=True)
        self.window_of_map.docks["guide"].hide()
        self._foot.hide()


def _line(standing: Standing) -> Line:
    step, progress = standing.step, standing.progress
    words = _(_WORDS[progress]) if _WORDS[progress] else ""
    return Line(
        f"{step.number}. {step.label}", figure=words, tone=_TONES[progress], ids=(step.place,), sign=_SIGNS[progress]
    )
