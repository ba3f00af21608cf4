"""What a window's map is compared with, what differs, and what was decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from mapdesigner.edits.replace import EditError
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.compare.differences import Difference
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.compare_mode.marks import MarksLayer
    from mapdesigner.model.journey import JourneyMap

_LONGEST = 50  # characters of a difference in the name of an undo step


class Key(NamedTuple):
    """What a difference is about; it stays the same while other differences are taken."""

    collection: str
    id: str
    field: str


def key_of(difference: Difference) -> Key:
    """Return what a difference is about."""
    return Key(difference.collection, difference.id, difference.field)


class Comparison(QObject):
    """The compare mode of one window, off until `start`. Every taking is an undo step; `end` leaves the map alone."""

    changed = Signal()
    """Another list, or another difference is looked at."""
    said = Signal(str)

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view, self._session = view, view.session
        self._other: JourneyMap | None = None
        self.name = ""
        self.found: tuple[Difference, ...] = ()
        self.left: set[Key] = set()
        self._current: Key | None = None
        self._ghosts: frozenset[str] = frozenset()
        self._marks: MarksLayer | None = None
        self._session.map_changed.connect(self._follow)

    @property
    def is_on(self) -> bool:
        """Whether a map is being compared."""
        return self._other is not None

    @property
    def current(self) -> int:
        """The number of the difference that is looked at; -1 for none."""
        return next((at for at, each in enumerate(self.found) if key_of(each) == self._current), -1)

    def start(self, other: JourneyMap, name: str) -> None:
        """Compare the map with another one, which people call `name`."""
        from mapdesigner.desktop.compare_mode.marks import MarksLayer  # here and below: not before a map is compared
        from mapdesigner.desktop.compare_mode.tool import CompareTool

        self.end()
        self._view.finish_writing()
        self._session.select(())
        self._session.focus_on(None)
        self._other = other.model_copy(update={"id": self._session.journey.id})  # which map it is stays as it is
        self.name = name
        self._marks = MarksLayer(self._view.canvas)
        self._view.canvas.tool = CompareTool(self, self._view)
        self._refresh()
        self.go_to(0)

    def end(self) -> None:
        """Show the map alone again."""
        if self._other is None or self._marks is None:
            return
        self._other, self.found, self._current = None, (), None
        self.left.clear()
        self._marks.setParent(None)
        self._marks.deleteLater()
        self._marks = None
        self._view.canvas.tool = self._view.tool
        self._view.trial(None)
        self.changed.emit()

    def words(self, difference: Difference) -> str:
        """Say what taking a difference would do to the map here."""
        from mapdesigner.compare.describe import describe

        assert self._other is not None  # there are no differences without it
        return describe(difference, self._session.journey, self._other)

    def go_to(self, at: int) -> None:
        """Look at a difference, and scroll it into view."""
        if 0 <= at < len(self.found):
            self._current = key_of(self.found[at])
            self._show_marks()
            if self._marks is not None:
                self._marks.reveal()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Look at the next difference (1) or the one before (-1); behind the last comes the first."""
        if self.found:
            self.go_to((self.current + by) % len(self.found))

    def go_to_thing(self, one: str) -> None:
        """Look at the first difference of an object."""
        at = next((at for at, each in enumerate(self.found) if each.id == one), None)
        if at is not None:
            self.go_to(at)

    def take(self) -> None:
        """Make the map like the other one where it is looked at, as one undo step."""
        from mapdesigner.compare.take import taken

        at = self.current
        if self._other is None or at < 0:
            return
        difference, other = self.found[at], self._other
        words = self.words(difference)
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        try:
            name = _("Take over: {what}").format(what=short)
            self._session.apply(name, lambda journey: taken(journey, other, difference))
        except EditError as error:
            self.said.emit(str(error))
            return
        self.go_to(min(at, len(self.found) - 1))

    def take_all(self) -> None:
        """Take everything that was not left aside, as one undo step."""
        if self._other is None:
            return
        count = len(self.found)
        journey = self._all_taken(self._other)
        name = _("Take over all from “{name}”").format(name=self.name)
        self._session.apply(name, journey)
        done = count - len(self.found)
        self.said.emit(ngettext("{count} taken over", "{count} taken over", done).format(count=done))
        self.go_to(0)

    def leave(self) -> None:
        """Leave this difference as it is, and look at the next one; once more, and it is open again."""
        at = self.current
        if at >= 0:
            self.left ^= {key_of(self.found[at])}
            self.step(1)

    def _all_taken(self, other: JourneyMap) -> JourneyMap:
        """Take one after another, again and again while one makes room for the next."""
        from mapdesigner.compare.differences import differences
        from mapdesigner.compare.take import taken

        if not self.left:
            return other
        journey, before = self._session.journey, None
        while journey is not before:
            before = journey
            for each in differences(journey, other):
                if key_of(each) not in self.left:
                    try:
                        journey = taken(journey, other, each)
                    except EditError:
                        continue
            if len(differences(journey, other)) >= len(differences(before, other)):
                return before
        return journey

    def _follow(self, *_maps: object) -> None:
        if self._other is not None:
            self._refresh()

    def _refresh(self) -> None:
        from mapdesigner.compare.differences import differences
        from mapdesigner.compare.ghosts import with_ghosts

        assert self._other is not None  # asked by the callers
        self.found = differences(self._session.journey, self._other)
        shown, self._ghosts = with_ghosts(self._session.journey, self._other)
        self._view.trial(shown)
        self._show_marks()
        self.changed.emit()

    def _show_marks(self) -> None:
        if self._marks is not None:
            open_ones = tuple(each for each in self.found if key_of(each) not in self.left)
            current = self.found[self.current] if self.current >= 0 else None
            self._marks.show_marks(self._view, open_ones, self._ghosts, current)
