"""Keeps a window's unsaved map in the recovery journal, and offers what a crash left behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mapdesigner.desktop.moments import moment_words
from mapdesigner.desktop.notices import Notice
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.journal import Recoverable, Snapshot, decline, recoverable
from mapdesigner.storage.journal_writer import JournalWriter
from mapdesigner.storage.versions import read_version, version_with
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from mapdesigner.desktop.notices import NoticeBar
    from mapdesigner.desktop.session import Session
    from mapdesigner.desktop.window import Window
    from mapdesigner.model.journey import JourneyMap

_KEY = "journal"


class JournalKeeper(QObject):
    """Has every unsaved state of a session written down, and forgotten when it is saved."""

    failed = Signal()
    """The journal cannot be written; comes from another thread."""

    def __init__(self, session: Session, notices: NoticeBar) -> None:
        super().__init__(session)
        self._session, self._notices = session, notices
        self._writer = JournalWriter(lambda _error: self.failed.emit())
        self.failed.connect(self._tell)
        session.map_changed.connect(self._follow)
        session.file_changed.connect(self._follow)

    def restore(self, found: Recoverable) -> None:
        """Work on what a crash left behind; it stays in the journal until it is saved. Raises JourneyFileError."""
        journey = found.read()
        self._writer.adopt(found)
        self._session.start(journey, found.path, found.base_hash, saved=False, base=_base_of(found))

    def close(self) -> None:
        """Forget the map: it is saved, or its user does not want it."""
        self._writer.close()

    def _follow(self, *_maps: object) -> None:
        session = self._session
        if session.is_modified:
            self._writer.note(Snapshot(session.journey, session.path, session.content_hash))
        else:
            self._writer.clear()
            self._notices.drop(_KEY)

    def _tell(self) -> None:
        words = _("Your changes cannot be written to the recovery folder; save the map often.")
        self._notices.show_notice(Notice(_KEY, words))


def offer_recovery(window: Window) -> None:
    """Offer in a window's bar all that a crash left behind."""
    for found in recoverable():
        window.files.notices.show_notice(_offer(window, found))


def offer_again(window: Window, keys: Collection[str]) -> None:
    """Offer what has not been answered in a window that this one takes the place of."""
    for found in recoverable() if keys else ():
        if str(found.stem) in keys:
            window.files.notices.show_notice(_offer(window, found))


def recovery_words(found: Recoverable) -> str:
    """Say what can be recovered: the map's title or file, and when it was written down."""
    name = found.path.name if found.path else found.title or _("Untitled map")
    words = _("“{name}” was not saved when the program ended ({moment}).")
    return words.format(name=name, moment=moment_words(found.at))


def _offer(window: Window, found: Recoverable) -> Notice:
    answers = (
        (_("Recover"), partial(window.files.recover, found)),
        (_("Move to the trash"), partial(put_away, window, found)),
    )
    return Notice(str(found.stem), recovery_words(found), answers)


def put_away(window: Window, found: Recoverable) -> None:
    """Decline recovered work; it can be had back for thirty days."""
    try:
        decline(found)
    except (OSError, SaveError):
        window.say(_("It could not be moved; it will be offered again."))
    else:
        window.say(_("It is kept in the trash for thirty days."))


def _base_of(found: Recoverable) -> JourneyMap | None:
    """Return what the file held when the lost work began, if a version of it was kept."""
    version = version_with(found.path, found.base_hash) if found.path else None
    try:
        return read_version(version).journey if version else None
    except JourneyFileError:
        return None
