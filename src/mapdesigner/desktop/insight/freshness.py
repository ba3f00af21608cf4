"""How old the map and its evidence are, and what changed since the last version that somebody named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.compare.differences import differences
from mapdesigner.compare.report import summary
from mapdesigner.desktop.compare_mode.begin import compare
from mapdesigner.desktop.insight.lead_row import LeadRows, Line
from mapdesigner.desktop.panels.side_panel import flat_button, heading
from mapdesigner.insight.staleness import OLD, staleness
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.versions import read_version, versions
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.desktop.window import Window
    from mapdesigner.insight.staleness import Staleness
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.storage.versions import Version

_WAIT = 400  # ms


class Freshness(QWidget):
    """Rows on the review date, the evidence and the last named version."""

    led = Signal(tuple)

    def __init__(self, window: Window, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._named: tuple[Version, JourneyMap] | None = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.refresh)
        self.rows = LeadRows()
        self.rows.led.connect(self.led)
        self.compare = flat_button(_("Compare with that version"), self._compare)
        self.compare.setContentsMargins(14, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading(_("How fresh it is")))
        column.addWidget(self.rows)
        column.addWidget(self.compare)

    def refresh_soon(self) -> None:
        """Bring it up to date when the work pauses."""
        self._wait.start()

    def refresh(self) -> None:
        """Show it as it is; nothing while it cannot be seen."""
        if not self._window.docks["health"].isVisible():
            return
        self._wait.stop()
        self._named = self._last_named()
        self.rows.show_lines([*self._lines()])
        self.compare.setVisible(self._named is not None)

    def _lines(self) -> Iterator[Line]:
        journey = self._window.session.journey
        found = staleness(journey, dt.date.today())
        yield _review(journey, found)
        if journey.evidence:
            yield _evidence(journey, found)
        if self._named:
            yield self._since(*self._named)

    def _since(self, version: Version, held: JourneyMap) -> Line:
        changes = summary(differences(held, self._window.session.journey))
        day = interface().date(version.at.date())
        title = _("Since “{name}” of {date}").format(name=version.name, date=day)
        return Line(title, "", changes, sign="history")

    def _last_named(self) -> tuple[Version, JourneyMap] | None:
        path = self._window.session.path
        found = next((each for each in versions(path) if each.name), None) if path else None
        if found is None or (self._named and self._named[0] == found):
            return self._named if found else None
        try:
            return found, read_version(found).journey
        except JourneyFileError:
            return None

    def _compare(self) -> None:
        if self._named:
            compare(self._window, self._named[1], self._named[0].name)


def _review(journey: JourneyMap, found: Staleness) -> Line:
    days = found.review_in
    if days is None or journey.review_by is None:
        return Line(
            _("No review date"), "", _("A map that nobody looks at again goes stale."), ids=("",), sign="calendar"
        )
    by = _("Review by {date}").format(date=interface().date(journey.review_by))
    if days < 0:
        late = ngettext("{count} day overdue", "{count} days overdue", -days).format(count=-days)
        return Line(by, "", late, tone=Tone.PAIN, ids=("",), sign="calendar")
    left = ngettext("in {count} day", "in {count} days", days).format(count=days)
    return Line(by, "", left, ids=("",), sign="calendar")


def _evidence(journey: JourneyMap, found: Staleness) -> Line:
    if found.oldest is None:
        return Line(_("No evidence has a date"), "", "", ids=found.undated, sign="clock")
    months = found.oldest // 30
    age = (
        ngettext("The oldest evidence is {count} month old", "The oldest evidence is {count} months old", months)
        if months
        else _("All dated evidence is of this month")
    )
    parts = [
        ngettext("{count} older than a year", "{count} older than a year", len(found.old)).format(count=len(found.old))
        if found.old
        else "",
        ngettext("{count} without a date", "{count} without a date", len(found.undated)).format(
            count=len(found.undated)
        )
        if found.undated
        else "",
    ]
    tone = Tone.PAIN if found.oldest > OLD.days else Tone.PLAIN
    oldest = min((each for each in journey.evidence if each.date), key=lambda each: str(each.date))
    ids = (*found.old, *found.undated) or (oldest.id,)
    return Line(age.format(count=months), "", ", ".join(filter(None, parts)), tone=tone, ids=ids, sign="clock")
