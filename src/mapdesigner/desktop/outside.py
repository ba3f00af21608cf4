"""Notices what others do to a window's file: changes, conflict copies, who has it open; brings both sides together."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mapdesigner import resources
from mapdesigner.desktop.author import author
from mapdesigner.desktop.moments import moment_words
from mapdesigner.desktop.notices import Notice
from mapdesigner.model.journey import new_map
from mapdesigner.storage import locks
from mapdesigner.storage.conflict_copies import conflict_copies
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import load, read_bytes, read_map
from mapdesigner.storage.safe_file import content_hash
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.compare.merge import MergeResult
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.notices import NoticeBar
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.storage.read import LoadedMap

SETTLES = 300
"""ms after the last sign of a change before the file is read: others write in several steps."""
_BUSY_WAIT = 1000  # ms until the next try while a hand is at work
_GONE_AFTER = 3  # looks at a missing file, which may just be in the middle of being replaced
_RENEWAL = 60 * 60 * 1000  # ms


class Outside(QObject):
    """Watches one session's file."""

    said = Signal(str)
    """Words for the status bar."""
    comparison_asked = Signal(Path)
    """A map to compare with this one."""

    def __init__(self, session: Session, view: MapView, notices: NoticeBar) -> None:
        super().__init__(view)
        self._session, self._view, self._notices = session, view, notices
        self._path: Path | None = None
        self._missed, self._gone = 0, False
        self._told = ""
        self._put_away: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._later = QTimer(self, singleShot=True, interval=SETTLES)
        self._renewal = QTimer(self, interval=_RENEWAL)
        self._watcher.fileChanged.connect(lambda _name: self._later.start(SETTLES))
        self._watcher.directoryChanged.connect(lambda _name: self._later.start(SETTLES))
        self._later.timeout.connect(self.look)
        self._renewal.timeout.connect(self._hold)
        session.file_changed.connect(self._follow)
        QGuiApplication.instance().applicationStateChanged.connect(self._wake)  # type: ignore[union-attr]

    def look(self) -> None:
        """See what the file holds now, and take up what changed if nobody has to be asked."""
        if self._path is None:
            return
        if self._is_busy():
            self._later.start(_BUSY_WAIT)
            return
        self._watch()
        try:
            data = read_bytes(self._path)
            if content_hash(data) not in (self._session.content_hash, self._told):
                self._bring_together(load(data, str(self._path)))
        except JourneyFileError:
            self._miss()
        else:
            self._find()

    def merged(self) -> tuple[LoadedMap, MergeResult]:
        """Read the file and merge it with the map here.

        Raises JourneyFileError, and MergeError where the two are no states of one map.
        """
        assert self._path is not None  # only a map with a file can have been changed outside
        found = read_map(self._path)
        return found, self.merged_with(found.journey, self._session.base)

    def merged_with(self, theirs: JourneyMap, base: JourneyMap | None) -> MergeResult:
        """Merge another state of this map with it; raises MergeError.

        Without a common beginning nothing counts as removed, and what differs is a conflict.
        """
        from mapdesigner.compare.merge import MergeError, merge  # only where somebody else changed the file

        ours = self._session.journey
        if theirs.id != ours.id:
            raise MergeError(_("The file holds another map now."))
        return merge(base or new_map(id=ours.id), ours, theirs)

    def take(self, found: LoadedMap, journey: JourneyMap) -> None:
        """Go on with a map made of what is here and what was found in the file, as one undo step."""
        self._session.follow_file(_("Merge with the changed file"), journey, found.journey, found.content_hash)
        self._notices.drop("changed")

    def close(self) -> None:
        """Look no longer, and let others see that the map is closed."""
        self._leave()
        self._later.stop()

    def _follow(self) -> None:
        """Watch the session's file, which may be another one than before."""
        if self._session.path != self._path:
            self._leave()
            self._path = self._session.path
            self._missed, self._gone = 0, False
            self._put_away.clear()
            if self._path is not None:
                self._greet(self._path)
                QTimer.singleShot(0, self, self._look_for_copies)
        self._watch()

    def _leave(self) -> None:
        for key in ("changed", "gone", "holder", "copy"):
            self._notices.drop(key)
        if self._watched():
            self._watcher.removePaths(self._watched())
        if self._path is not None:
            locks.release(self._path)
        self._renewal.stop()
        self._path = None

    def _greet(self, path: Path) -> None:
        """Say who else has the map open, and tell others that it is open here."""
        holder = locks.other_holder(path)
        if holder is not None:
            words = _("{name} has had this map open since {time}. Changes of both are merged when you save.")
            who = holder.who or holder.host
            self._notices.show_notice(Notice("holder", words.format(name=who, time=moment_words(holder.since))))
        self._hold()

    def _hold(self) -> None:
        shipped = resources.path("samples").parent
        if self._path is None or self._path.is_relative_to(shipped):  # the program's own maps are shared with nobody
            return
        if locks.take(self._path, author()):
            self._notices.drop("holder")
            self._renewal.start()

    def _watched(self) -> list[str]:
        return [*self._watcher.files(), *self._watcher.directories()]

    def _watch(self) -> None:
        """Watch the file and its folder; a file that was replaced is another one and has to be named again."""
        if self._path is not None:
            wanted = {str(self._path), str(self._path.parent)} - set(self._watched())
            found = [name for name in wanted if Path(name).exists()]
            if found:
                self._watcher.addPaths(found)

    def _wake(self, state: Qt.ApplicationState) -> None:
        """Look when the user comes back: file systems of other machines tell nobody of changes."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._later.start(SETTLES)

    def _is_busy(self) -> bool:
        return self._view.canvas.gesture is not None or bool(self._view.tool.editor.target)

    def _miss(self) -> None:
        """The file cannot be read: it is in the middle of being written, or no map any more, or gone."""
        self._missed += 1
        if self._missed < _GONE_AFTER:
            self._later.start(_BUSY_WAIT)
        elif self._path is not None and not self._path.exists() and not self._gone:
            self._gone = True
            self._session.lose_file()
            self._notices.show_notice(Notice("gone", _("The file of this map is gone. Save the map again to keep it.")))

    def _find(self) -> None:
        """The file is there and a map."""
        self._missed = 0
        if self._gone:
            self._gone = False
            self._session.find_file()
            self._notices.drop("gone")
        self._look_for_copies()

    def _bring_together(self, found: LoadedMap) -> None:
        from mapdesigner.compare.differences import differences
        from mapdesigner.compare.merge import MergeError
        from mapdesigner.compare.report import summary

        before, was_modified = self._session.journey, self._session.is_modified
        if found.journey.id != before.id:
            return  # it is asked about when the map is saved
        try:
            result = self.merged_with(found.journey, self._session.base if was_modified else before)
        except MergeError:
            return
        if result.conflicts:
            self._told = found.content_hash  # saying it once is enough
            words = _("Somebody else changed this map in the same places as you. Saving asks you which way to go.")
            self._notices.show_notice(Notice("changed", words, ((_("Decide now…"), self._decide),)))
            return
        self.take(found, result.journey)
        said = _("Changes of others merged: {changes}") if was_modified else _("Reloaded, changed by others: {changes}")
        self.said.emit(said.format(changes=summary(differences(before, result.journey))))

    def _decide(self) -> None:
        self.settle()

    def settle(self) -> bool:
        """Bring the file and the map here together, asking where they disagree; return whether that is done.

        Raises JourneyFileError and MergeError as `merged` does.
        """
        found, result = self.merged()
        base = self._session.base or new_map(id=self._session.journey.id)
        journey = self._decided(result, base, found.journey, _("In the file"))
        if journey is None:
            return False
        self.take(found, journey)
        self.said.emit(_("Merged with the changes of others."))
        return True

    def merge_copy(self, path: Path) -> None:
        """Merge a conflict copy with the map here, as one undo step; raises as `merged` does."""
        theirs = read_map(path).journey
        base = new_map(id=self._session.journey.id)
        journey = self._decided(self.merged_with(theirs, None), base, theirs, path.name)
        if journey is not None:
            self._session.apply(_("Merge “{name}”").format(name=path.name), journey)
            self._offer_bin(path)

    def _decided(self, result: MergeResult, base: JourneyMap, theirs: JourneyMap, name: str) -> JourneyMap | None:
        """Return the merged map with every conflict decided; None if the user would rather not."""
        if not result.conflicts:
            return result.journey
        from mapdesigner.desktop.dialogs.conflicts import ConflictDialog  # only where people disagree

        dialog = ConflictDialog(result, (base, self._session.journey, theirs), name, self._view)
        return dialog.journey if dialog.exec() else None

    def _look_for_copies(self) -> None:
        if self._path is None:
            return
        for path, _loaded in conflict_copies(self._path, self._session.journey.id, self._session.content_hash):
            if path.name not in self._put_away:
                self._put_away.add(path.name)
                self._offer_copy(path)
                return

    def _offer_copy(self, path: Path) -> None:
        words = _("“{name}” is another state of this map, left by a sync program.").format(name=path.name)
        answers = (
            (_("Merge…"), partial(self._merge_copy, path)),
            (_("Compare"), partial(self.comparison_asked.emit, path)),
        )
        self._notices.show_notice(Notice("copy", words, answers))

    def _merge_copy(self, path: Path) -> None:
        from mapdesigner.compare.merge import MergeError

        try:
            self.merge_copy(path)
        except (JourneyFileError, MergeError) as error:
            self.said.emit(str(error))

    def _offer_bin(self, path: Path) -> None:
        words = _("“{name}” is merged. Once the map is saved, the copy is not needed any more.").format(name=path.name)
        answers = ((_("Move the copy to the bin"), partial(self._move_to_bin, path)),)
        self._notices.show_notice(Notice("copy", words, answers))

    def _move_to_bin(self, path: Path) -> None:
        if self._session.is_modified:
            self.said.emit(_("Save the map first."))
            self._offer_bin(path)
        elif not QFile.moveToTrash(str(path)):
            self.said.emit(_("The copy could not be moved."))
