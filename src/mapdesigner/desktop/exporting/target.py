"""Which file an export goes to: a name that follows the format, and the question before one is replaced."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from mapdesigner.desktop.files import file_name, may_replace
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.publish.formats import SUFFIXES, Format
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.desktop.session import Session


class Target(QWidget):
    """A file's name, and a button to choose one."""

    def __init__(self, session: Session, suffix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suffix = suffix
        self._written: set[Path] = set()
        self.name = QLineEdit(str(_suggested(session, suffix)))
        self.name.setAccessibleName(_("File to write"))
        self.browse = QPushButton(_("Choose…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(_("File"), "field"))
        row.addWidget(self.name, 1)
        row.addWidget(self.browse)

    def follow(self, suffix: str) -> None:
        """Give the name the ending of a format."""
        self._suffix, path = suffix, Path(self.name.text())
        if path.suffix.lower() in SUFFIXES:
            self.name.setText(str(path.with_suffix(suffix)))

    @property
    def path(self) -> Path | None:
        """The file that is named, with the format's ending; None if what is written names no file."""
        text = self.name.text().strip()
        path = Path(text).expanduser().absolute()
        if not text or not path.name or path.is_dir():
            return None
        return path if path.suffix.lower() == self._suffix else path.with_name(path.name + self._suffix)

    def may_write(self, path: Path, form: Format, pages: int) -> bool:
        """Ask before somebody's file is replaced, once; `pages` is 0 while nobody knows how many there will be."""
        there = [each for each in _files(path, form, pages) if each.exists() and each not in self._written]
        return not there or may_replace(self, there[0])

    def wrote(self, files: Iterable[Path]) -> None:
        """These are the user's own of just now: replacing them needs no question."""
        self._written.update(files)

    def _ask(self) -> None:
        name = QFileDialog.getSaveFileName(self, _("Export to"), self.name.text(), f"*{self._suffix}")[0]
        if name:
            self.name.setText(name)
            self._written.add(Path(name))  # the file dialog has asked


def _files(path: Path, form: Format, pages: int) -> list[Path]:
    """The files that an export may write: pictures and drawings are numbered where there are several pages."""
    numbered = re.compile(re.escape(path.stem) + r"-\d+" + re.escape(path.suffix))
    if form.suffix not in (".png", ".jpg", ".svg") or pages == 1:
        return [path]
    if pages:
        return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, pages + 1)]
    others = path.parent.iterdir() if path.parent.is_dir() else ()
    return [path, *sorted(each for each in others if numbered.fullmatch(each.name))]


def _suggested(session: Session, suffix: str) -> Path:
    path = session.path
    return path.with_suffix(suffix) if path else Path.home() / f"{file_name(session.journey)}{suffix}"
