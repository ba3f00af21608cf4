"""The one mutable holder of a window: the map and its history, the selection, the focus and the file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from mapdesigner.desktop.author import author
from mapdesigner.desktop.recent_files import remember_file
from mapdesigner.edits.history import History
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import new_map
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.read import LoadedMap, read_map
from mapdesigner.storage.versions import follow
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mapdesigner.model.journey import JourneyMap


class Cell(NamedTuple):
    """Where a lane and a step cross, by their ids."""

    lane: str
    step: str


class Ends(NamedTuple):
    """A tie, by the ids of the cards it joins."""

    pain: str
    opportunity: str


class Session(QObject):
    """What the window works on. Everything that shows it listens to the signals; only `apply` changes the map."""

    map_changed = Signal(object, object)
    """The map before and the map now."""
    selection_changed = Signal()
    focus_changed = Signal()
    file_changed = Signal()
    """Another file, or `is_modified` is not what it was."""

    def __init__(self, journey: JourneyMap | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(journey or new_map())
        self._selection: frozenset[str] = frozenset()
        self._focus: Cell | None = None
        self._tie: Ends | None = None
        self._path: Path | None = None
        self._content_hash = ""
        self._base: JourneyMap | None = None

    @property
    def journey(self) -> JourneyMap:
        """The map as it is now."""
        return self._history.now

    @property
    def selection(self) -> frozenset[str]:
        """Ids of what is selected: items, or stages, steps and lanes."""
        return self._selection

    @property
    def focus(self) -> Cell | None:
        """The cell that keys act on."""
        return self._focus

    @property
    def tie(self) -> Ends | None:
        """The tie that is selected; then no object is."""
        return self._tie

    @property
    def path(self) -> Path | None:
        """The file the map was read from or saved to; None for a map that has none yet."""
        return self._path

    @property
    def content_hash(self) -> str:
        """The hash of what the file held when it was last read or written."""
        return self._content_hash

    @property
    def base(self) -> JourneyMap | None:
        """The map the file held when it was last read or written; None if there was none, or nobody knows it."""
        return self._base

    @property
    def is_modified(self) -> bool:
        """Whether there is work that no file holds."""
        return not self._history.is_saved

    @property
    def undo_names(self) -> tuple[str, ...]:
        """Names of the steps that can be undone, the next one first."""
        return self._history.undo_names

    @property
    def redo_names(self) -> tuple[str, ...]:
        """Names of the steps that can be done again, the next one first."""
        return self._history.redo_names

    def apply(
        self, name: str, change: JourneyMap | Callable[[JourneyMap], JourneyMap], merge_key: str | None = None
    ) -> None:
        """Make one undo step of a change: the map as it shall be, or a function that makes it of the map as it is.

        `name` stands in the menu ("Move 3 cards"), in the language of the interface; steps with the same `merge_key`
        in quick succession become one. An EditError of the function passes through, and nothing has changed.
        """
        journey = change(self.journey) if callable(change) else change
        self._step(lambda: self._history.do(name, journey, merge_key, time.monotonic()))

    def undo(self) -> None:
        """Go one step back."""
        self._step(self._history.undo)

    def take_back(self) -> None:
        """Go one step back for good, as when somebody gives up what he just began; it cannot be done again."""
        self._step(self._history.take_back)

    def redo(self) -> None:
        """Do the step undone last again."""
        self._step(self._history.redo)

    def go(self, steps: int) -> None:
        """Go so many steps on, or back below 0, at once."""
        self._step(lambda: self._history.go(steps))

    def select(self, ids: Iterable[str]) -> None:
        """Select exactly these objects; ids the map does not have are left out."""
        self._choose(frozenset(each for each in ids if look_up(self.journey, each)), None)

    def select_tie(self, tie: Ends) -> None:
        """Select a tie, and nothing else; nothing at all if the map does not have it."""
        self._choose(frozenset(), tie if self._has(tie) else None)

    def focus_on(self, cell: Cell | None) -> None:
        """Put the focus into a cell; into none if the map does not have it."""
        focus = cell if cell and all(look_up(self.journey, each) for each in cell) else None
        if focus != self._focus:
            self._focus = focus
            self.focus_changed.emit()

    def start(
        self,
        journey: JourneyMap,
        path: Path | None = None,
        content_hash: str = "",
        *,
        saved: bool = True,
        base: JourneyMap | None = None,
    ) -> None:
        """Work on another map from here on: a new one, a read one, or (not `saved`) a recovered one.

        `base` is what the file of a recovered map held when the work began, if that is known.
        """
        before = self.journey
        self._history = History(journey, saved=saved)
        self._path, self._content_hash = path, content_hash
        self._base = journey if saved and path else base
        self.map_changed.emit(before, journey)
        self._keep_to_the_map()
        self.file_changed.emit()

    def take_over(self, other: Session) -> None:
        """Go on where another session was: its map and history, its file, what was selected and in focus."""
        before = self.journey
        self._history, self._base = other._history, other._base
        self._path, self._content_hash = other._path, other._content_hash
        self.map_changed.emit(before, self.journey)
        self._choose(other._selection, other._tie)
        self.focus_on(other._focus)
        self.file_changed.emit()

    def open(self, path: Path) -> LoadedMap:
        """Read a file and work on its map; return what was read, with its problems. Raises JourneyFileError."""
        loaded = read_map(path)
        follow(path, loaded.journey.id)
        self.start(loaded.journey, path, loaded.content_hash)
        remember_file(path)
        return loaded

    def follow_file(self, name: str, journey: JourneyMap, held: JourneyMap, content_hash: str) -> None:
        """Take up what somebody else wrote into the file: `held`, of which, with the work here, `journey` was made.

        It is one undo step; the map counts as saved if it is what the file holds.
        """
        self._base, self._content_hash = held, content_hash
        before = self.journey
        self._history.do(name, journey)
        self._history.mark_saved(held)
        if journey is not before:
            self.map_changed.emit(before, journey)
            self._keep_to_the_map()
        self.file_changed.emit()

    def lose_file(self) -> None:
        """Note that the file is gone, so that this map is the only one there is."""
        self._history.mark_unsaved()
        self.file_changed.emit()

    def find_file(self) -> None:
        """Note that the file holds again what it held when it was last read or written."""
        if self._base is not None:
            self._history.mark_saved(self._base)
        self.file_changed.emit()

    def save(self) -> None:
        """Save the map to its file; raises ChangedOutside if the file is not as it was read, and SaveError."""
        if self._path is None:
            raise SaveError("", _("this map has no file yet; choose a name for it"))
        self._write(self._path, self._content_hash)

    def save_as(self, path: Path) -> None:
        """Save the map to another file, over whatever is there (the caller has asked); raises SaveError."""
        self._write(path, None)

    def _write(self, path: Path, expected_hash: str | None) -> None:
        from mapdesigner.storage.write import write_map  # nothing is written before the first paint

        self._content_hash = write_map(self.journey, path, expected_hash, author())
        self._path, self._base = path, self.journey
        self._history.mark_saved()
        remember_file(path)
        self.file_changed.emit()

    def _step(self, step: Callable[[], object]) -> None:
        before, was_modified = self.journey, self.is_modified
        step()
        if self.journey is not before:
            self.map_changed.emit(before, self.journey)
            self._keep_to_the_map()
        if self.is_modified != was_modified:
            self.file_changed.emit()

    def _keep_to_the_map(self) -> None:
        """Let go of what is selected or in focus and no longer in the map."""
        held = frozenset(each for each in self._selection if look_up(self.journey, each))
        self._choose(held, self._tie if self._tie and self._has(self._tie) else None)
        self.focus_on(self._focus)

    def _choose(self, selection: frozenset[str], tie: Ends | None) -> None:
        if (selection, tie) != (self._selection, self._tie):
            self._selection, self._tie = selection, tie
            self.selection_changed.emit()

    def _has(self, tie: Ends) -> bool:
        found = look_up(self.journey, tie.opportunity)
        return isinstance(found, Opportunity) and tie.pain in found.answers
