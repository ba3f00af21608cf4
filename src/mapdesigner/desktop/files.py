"""What a window does with files: new, open, save, and the questions that must be asked before work is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mapdesigner import resources
from mapdesigner.desktop.canvas.cells import first_cell
from mapdesigner.desktop.notices import NoticeBar
from mapdesigner.desktop.outside import Outside
from mapdesigner.desktop.recovery import JournalKeeper
from mapdesigner.edits.replace import replace
from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.errors import ChangedOutside, JourneyFileError, SaveError
from mapdesigner.storage.journal import recoverable
from mapdesigner.storage.read import read_map
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Session
    from mapdesigner.storage.journal import Recoverable

_SUFFIX = ".journeymap"
_SUFFIXES = (_SUFFIX, ".json")


def file_name(journey: JourneyMap) -> str:
    """A map's title as a name that every file system takes, without an ending."""
    title = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in journey.title)
    return title.strip(" .") or _("Untitled map")


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask before a file that is there is replaced; True without asking where there is none."""
    if not path.exists():
        return True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("Replace “{name}”?").format(name=path.name))
    box.setInformativeText(_("A file of this name is there already."))
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is replace


BLANK = "blank"
"""The template of an empty map."""

SAMPLE = "trailhead"
"""The sample map, begun like a template so that it stays as it is."""

RECOVERED = "recovered:"
"""Begins the name of no template but of work that a crash left behind."""

START = ""
"""No template: the start page, where one is chosen."""


OpenWindow: TypeAlias = "Callable[[Path | None, str | JourneyMap], object]"
"""Shows a file's map, or without one a map that begins with a template or is given."""


class Files:
    """The file side of one window. `open_window` shows another map in a window of its own, or of this one if unused."""

    notices: NoticeBar
    outside: Outside
    journal: JournalKeeper

    def __init__(self, session: Session, parent: QWidget, open_window: OpenWindow) -> None:
        self._session, self._parent, self._open_window = session, parent, open_window

    def attend(self, view: MapView) -> None:
        """Look after the map that a view shows: keep what is not saved, and notice what others do to its file."""
        self.notices = NoticeBar(view)
        self.journal = JournalKeeper(self._session, self.notices)
        self.outside = Outside(self._session, view, self.notices)
        self.outside.said.connect(view.said)

    def close(self) -> None:
        """Let go of the map, which is saved or not wanted."""
        self.journal.close()
        self.outside.close()

    def recover(self, found: Recoverable) -> None:
        """Show work that a crash left behind, as `show` does; here if its file is open here and nobody changed it."""
        if found.path is not None and found.path == self._session.path and not self._session.is_modified:
            self._restore(found.stem.name)
        else:
            self._open_window(None, RECOVERED + found.stem.name)

    def begin(self, journey: JourneyMap) -> None:
        """Show a map that no file holds yet, such as an imported one."""
        self._open_window(None, journey)

    def new(self, template: str = BLANK) -> None:
        """Begin another map from a shipped template."""
        self._open_window(None, template)

    def ask_open(self) -> None:
        """Ask which maps to open, and open them."""
        start = str(self._session.path.parent) if self._session.path else str(Path.home())
        filters = _("Journey maps (*.journeymap *.json)")
        for name in QFileDialog.getOpenFileNames(self._parent, _("Open maps"), start, filters)[0]:
            self.show(Path(name))

    def show(self, path: Path) -> None:
        """Open a map beside this one, or in its place if nobody has used it."""
        self._open_window(path, BLANK)

    def open(self, path: Path) -> bool:
        """Work on the map of a file; say what is wrong if that cannot be done."""
        try:
            self._session.open(path)
        except JourneyFileError as error:
            self.tell(_("This file could not be opened."), str(error))
            return False
        return True

    def start(self, template: str | JourneyMap = BLANK) -> None:
        """Work on a new map from a template, on one that was imported, or on recovered work; none is saved yet."""
        if isinstance(template, JourneyMap):
            self._session.start(template, saved=False)
            return
        if template.startswith(RECOVERED):
            self._restore(template.removeprefix(RECOVERED))
            return
        folder = "samples" if template == SAMPLE else "templates"
        journey = read_map(resources.path(folder, f"{template}.journeymap")).journey
        self._session.start(replace(journey, id=new_id()))
        self._begin_at_first()

    def _begin_at_first(self) -> None:
        """Go into the first cell, so that what is typed comes into it; a stage without a name takes it before."""
        stages = structure(self._session.journey).stages
        if stages and stages[0].name:
            self._session.focus_on(first_cell(self._session.journey))

    def save(self) -> bool:
        """Save to the map's file, asking for one if there is none; return whether it is saved."""
        if self._session.path is None:
            return self.ask_save_as()
        try:
            self._session.save()
        except ChangedOutside:
            return self._save_merged()
        except SaveError as error:
            return self._tell_unsaved(error)
        return True

    def ask_save_as(self) -> bool:
        """Ask for a file and save to it; return whether it is saved."""
        path = self._ask_path()
        return path is not None and self._save_as(path)

    def may_close(self) -> bool:
        """Ask about unsaved work; return whether the window may close."""
        if not self._session.is_modified:
            return True
        name = self._session.path.name if self._session.path else self._session.journey.title or _("Untitled map")
        what = _("Save the changes to “{name}”?").format(name=name)
        more = _("They are lost if you do not save.")
        box = self._box(QMessageBox.Icon.Question, what, more)
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def tell(self, what: str, more: str) -> None:
        """Say what happened and what to do."""
        self._box(QMessageBox.Icon.Warning, what, more).exec()

    def _save_as(self, path: Path) -> bool:
        try:
            self._session.save_as(path)
        except SaveError as error:
            return self._tell_unsaved(error)
        return True

    def _tell_unsaved(self, error: SaveError) -> bool:
        """Say why the map is not saved, and offer another place; return whether it is saved there."""
        more = _("{reason}. Your changes are still here.").format(reason=error)
        box = self._box(QMessageBox.Icon.Warning, _("The map is not saved."), more)
        elsewhere = box.addButton(_("Save as…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is elsewhere and self.ask_save_as()

    def _restore(self, stem: str) -> None:
        """Work on what a crash left behind; another window may have taken it meanwhile."""
        found = next((each for each in recoverable() if each.stem.name == stem), None)
        try:
            if found is None:
                raise JourneyFileError("", "", _("It was recovered or put away already."))
            self.journal.restore(found)
        except JourneyFileError as error:
            self.tell(_("This map could not be recovered."), str(error))

    def _save_merged(self) -> bool:
        """Merge the map with what somebody else wrote into its file, and save; where that cannot be, elsewhere."""
        from mapdesigner.compare.merge import MergeError  # only where somebody else wrote

        try:
            settled = self.outside.settle()
        except (JourneyFileError, MergeError) as error:
            return self._offer_copy(str(error))
        return settled and self.save()

    def _ask_path(self) -> Path | None:
        name = self._session.path or Path.home() / f"{file_name(self._session.journey)}{_SUFFIX}"
        filters = _("Journey map (*.journeymap)")
        chosen = QFileDialog.getSaveFileName(self._parent, _("Save map"), str(name), filters)[0]
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() in _SUFFIXES:
            return path
        # The question about an existing file was for the name as it was typed, not for the one with its ending.
        path = path.with_name(path.name + _SUFFIX)
        return path if may_replace(self._parent, path) else None

    def _offer_copy(self, why: str) -> bool:
        """Overwrite nothing that cannot be merged, and offer another name; return whether the map is saved there."""
        more = _("{reason} Save your map under another name; nothing is lost.").format(reason=why)
        box = self._box(QMessageBox.Icon.Warning, _("Somebody else has changed this file."), more)
        copy = box.addButton(_("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is copy and self.ask_save_as()

    def _box(self, sign: QMessageBox.Icon, what: str, more: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(sign)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(what)
        box.setInformativeText(more)
        return box
