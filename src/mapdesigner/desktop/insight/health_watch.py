"""Keeps one window's map health up to date shortly after each edit; cards with findings bear a badge."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mapdesigner.desktop.canvas.badges import Badge
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.insight.health import findings
from mapdesigner.insight.rule import Severity

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.insight.health import Finding

_WAIT = 60  # ms
_SOURCE = "health"
_LOOKS = {
    Severity.PROBLEM: Badge("x", "surface", "error"),
    Severity.WARNING: Badge("triangle-alert", "star_ink", "star"),
}
"""What could be tidier bears no badge: the map would be full of them."""


class HealthWatch(QObject):
    """What the rules find in a window's map now. Ask for it with `health_of`."""

    changed = Signal()

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self.found: tuple[Finding, ...] = ()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.look)
        view.session.map_changed.connect(lambda _before, _now: self._wait.start())
        store.changed.connect(self._show_badges)
        self._wait.start()

    def look(self) -> None:
        """Ask the rules now."""
        self._wait.stop()
        found = findings(self._view.session.journey, dt.date.today())
        if found != self.found:
            self.found = found
            self._show_badges()
            self.changed.emit()

    def _show_badges(self) -> None:
        self._view.canvas.badges.show(_SOURCE, self._badges() if settings().health_badges else {})

    def _badges(self) -> dict[str, Badge]:
        """A badge for each thing a finding is about, of the gravest one, with their number."""
        counts: Counter[str] = Counter()
        gravest: dict[str, Badge] = {}
        for finding in self.found:
            if finding.severity in _LOOKS:
                counts.update(finding.subjects)
                for one in finding.subjects:
                    gravest.setdefault(one, _LOOKS[finding.severity])
        return {one: Badge(each.icon, each.ink, each.ground, counts[one]) for one, each in gravest.items()}


def health_of(view: MapView) -> HealthWatch:
    """Return the health of a window's map; the first that asks begins the watch."""
    return view.findChild(HealthWatch) or HealthWatch(view)
