"""Undo and redo: the list of earlier maps, which share all that did not change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

LIMIT = 500
"""How many steps can be undone."""
MERGE_SECONDS = 1.0
"""How long after a step another with the same key still joins it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name for the menu, the map before and after it, and what may join it until when."""

    name: str
    before: JourneyMap
    after: JourneyMap
    merge_key: str | None
    time: float


class History:
    """The map as it is now, the steps that led to it and those that were undone."""

    def __init__(self, journey: JourneyMap, *, saved: bool = True) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._now = journey
        self._saved = journey if saved else None

    @property
    def now(self) -> JourneyMap:
        """The map as it is."""
        return self._now

    @property
    def is_saved(self) -> bool:
        """Whether the map is the one last saved; undoing back to that one counts."""
        return self._saved is self._now

    @property
    def undo_names(self) -> tuple[str, ...]:
        """Names of the steps that can be undone, the next one first."""
        return tuple(step.name for step in reversed(self._done))

    @property
    def redo_names(self) -> tuple[str, ...]:
        """Names of the steps that can be done again, the next one first."""
        return tuple(step.name for step in reversed(self._undone))

    def do(self, name: str, journey: JourneyMap, merge_key: str | None = None, time: float = 0.0) -> None:
        """Make `journey` the map as it is; nothing happens if it is already.

        A step with the same `merge_key` as the last joins it, unless more than a second has passed (`time` is in
        seconds of any clock), the map was saved in between, or something was undone.
        """
        if journey is self._now:
            return
        step = Step(name, self._now, journey, merge_key, time)
        if self._joins(step):
            step = Step(name, self._done.pop().before, journey, merge_key, time)
        self._done.append(step)
        del self._done[:-LIMIT]
        self._undone.clear()
        self._now = journey

    def undo(self) -> JourneyMap:
        """Go one step back and return the map; the same map if there is no step."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._now = step.before
        return self._now

    def take_back(self) -> JourneyMap:
        """Go one step back for good: it cannot be done again. Return the map; the same one if there is no step."""
        if self._done:
            self._now = self._done.pop().before
        return self._now

    def redo(self) -> JourneyMap:
        """Do the step undone last again and return the map; the same map if there is none."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._now = step.after
        return self._now

    def go(self, steps: int) -> JourneyMap:
        """Go so many steps on (done again) or, below 0, back (undone), as far as there are any; return the map."""
        for _step in range(abs(steps)):
            self.redo() if steps > 0 else self.undo()
        return self._now

    def mark_saved(self, journey: JourneyMap | None = None) -> None:
        """Note what the file holds: the map as it is, or another one."""
        self._saved = journey or self._now

    def mark_unsaved(self) -> None:
        """Note that no file holds any of these maps."""
        self._saved = None

    def _joins(self, step: Step) -> bool:
        if step.merge_key is None or not self._done or self._undone or self.is_saved:
            return False
        last = self._done[-1]
        return last.merge_key == step.merge_key and step.time - last.time <= MERGE_SECONDS
