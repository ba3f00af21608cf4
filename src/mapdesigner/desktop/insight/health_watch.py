"""Keeps one window's map health up to date shortly after each edit; cards with findings bear a badge, once at rest."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mapdesigner.desktop.canvas.badges import Badge
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.insight.health import Finding
    from mapdesigner.model.journey import JourneyMap

_WAIT = 60  # ms
_CALM = 3000  # ms without an edit or another selection before new badges are seen: nobody is told off while writing
_SOURCE = "health"
_LOOKS = {
    "problem": Badge("x", "surface", "error"),
    "warning": Badge("triangle-alert", "star_ink", "star"),
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
        self._wait.timeout.connect(self._look_when_seen)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self.settle)
        self._settled: frozenset[str] | None = None  # what may bear a badge; None for all that a map came with
        view.session.map_changed.connect(self._follow)
        view.session.selection_changed.connect(self._calm.start)
        view.session.focus_changed.connect(self._calm.start)
        store.changed.connect(self._show_badges)
        self._wait.start()

    @property
    def is_grave(self) -> bool:
        """Whether anything but tidiness is amiss."""
        return any(each.severity in _LOOKS for each in self.found)

    def _look_when_seen(self) -> None:
        """Let the map be seen first: the rules take as long to read as all panels."""
        canvas = self._view.canvas
        if canvas.isVisible() and not canvas.tiles.bytes_kept:
            self._wait.start()
        else:
            self.look()

    def look(self) -> None:
        """Ask the rules now."""
        from mapdesigner.insight.health import findings  # the rules need not be read to open a window

        self._wait.stop()
        found, before = findings(self._view.session.journey, dt.date.today()), self.found
        self.found = found
        if self._settled is None:
            self._settled = frozenset(self._badges())
        if found != before:
            self._show_badges()
            self.changed.emit()

    def settle(self) -> None:
        """Let new badges be seen on everything the hand has left: on nothing that is selected, in focus or written."""
        found = frozenset(self._badges())
        self._settled = (found - self._in_hand()) | (found & (self._settled or frozenset()))
        self._show_badges()

    def _follow(self, before: JourneyMap, now: JourneyMap) -> None:
        if before.id != now.id:
            self._settled = None
        self._wait.start()
        self._calm.start()

    def _in_hand(self) -> frozenset[str]:
        session = self._view.session
        cell = session.focus
        there = structure(session.journey).cell(*cell) if cell else ()
        return session.selection | {self._view.tool.editor.target} | {each.id for each in there}

    def _show_badges(self) -> None:
        badges, held = self._badges() if settings().health_badges else {}, self._settled or ()
        self._view.canvas.badges.show(_SOURCE, {one: badge for one, badge in badges.items() if one in held})

    def _badges(self) -> dict[str, Badge]:
        """A badge for each thing a finding is about, of the gravest one, with their number.

        What all cards of a kind lack marks none of them: it is the map's state, and the list tells it.
        """
        counts: Counter[str] = Counter()
        gravest: dict[str, Badge] = {}
        for finding in self.found:
            if finding.severity in _LOOKS and not (finding.severity == "warning" and self._is_common(finding.code)):
                counts.update(finding.subjects)
                for one in finding.subjects:
                    gravest.setdefault(one, _LOOKS[finding.severity])
        return {one: Badge(each.icon, each.ink, each.ground, counts[one]) for one, each in gravest.items()}

    def _is_common(self, code: str) -> bool:
        """Tell whether a rule finds the same of every card of the kinds it speaks of."""
        journey = self._view.session.journey
        about = {one for each in self.found if each.code == code for one in each.subjects}
        kinds = {each.kind for each in journey.items if each.id in about}
        return bool(kinds) and all(each.id in about for each in journey.items if each.kind in kinds)


def health_of(view: MapView) -> HealthWatch:
    """Return the health of a window's map; the first that asks begins the watch."""
    return view.findChild(HealthWatch) or HealthWatch(view)
