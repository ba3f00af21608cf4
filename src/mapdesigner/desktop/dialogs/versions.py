"""The versions of a map: who saved them when, what changed, how each looks; to restore, name, export or compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.compare.describe import describe
from mapdesigner.compare.differences import differences
from mapdesigner.compare.report import summary
from mapdesigner.desktop.files import file_name, may_replace
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.moments import moment_words
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.style import colours
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.mirror import as_seen
from mapdesigner.layout.thumbnail import thumbnail
from mapdesigner.painting.qt import scene_to_image
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.versions import Version, export_version, name_version, read_version, versions
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap

_SIZE = (1040, 680)
_LIST_WIDTH = 300
_PICTURE = QSize(680, 300)
_MOST_LINES = 200
_LARGE = 1000  # cards; composing more takes longer than a hand waits


class VersionsDialog(QDialog):
    """Shows the versions of one session's file; `compared` is then a map to compare with and its name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._versions: list[Version] = []
        self._read: dict[Path, JourneyMap | None] = {}
        self.compared: tuple[JourneyMap, str] | None = None
        self.setWindowTitle(_("Versions"))
        self.resize(*_SIZE)
        self.list = QListWidget(self)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setProperty("role", "rows")
        self.list.setAccessibleName(_("Versions, the newest first"))
        self.list.setIconSize(QSize(16, 16))
        self.picture = QLabel()
        self.picture.setFixedHeight(_PICTURE.height())
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name this version to keep it for ever, such as “after the March workshop”"))
        self.name.setAccessibleName(_("Name of this version"))
        self.headline, self.changes = plain_label("", "heading", wraps=True), QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(_("What changed"))
        self.said = plain_label("", "caption", wraps=True)
        self._lay_out()
        self._listen()
        self._fill()

    def _lay_out(self) -> None:
        self.restore, self.compare = QPushButton(_("Restore")), QPushButton(_("Compare with the map"))
        self.export, self.close_button = QPushButton(_("Save as a file…")), QPushButton(_("Close"))
        self.restore.setDefault(True)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.picture)
        right.addWidget(self.name)
        right.addWidget(self.headline)
        right.addWidget(self.changes, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        buttons = QHBoxLayout()
        for button in (self.export, self.compare):
            buttons.addWidget(button)
        buttons.addWidget(self.said, 1)
        for button in (self.close_button, self.restore):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(row, 1)
        whole.addLayout(buttons)

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.name.editingFinished.connect(self._rename)
        self.restore.clicked.connect(self._restore)
        self.compare.clicked.connect(self._compare)
        self.export.clicked.connect(self._export)
        self.close_button.clicked.connect(self.reject)

    def _fill(self) -> None:
        path = self._session.path
        self._versions = list(versions(path)) if path else []
        for version in self._versions:
            self.list.addItem(self._row(version))
        if self._versions:
            self.list.setCurrentRow(0)
        else:
            self._show(-1)
        self.list.setFocus()

    def _row(self, version: Version) -> QListWidgetItem:
        row = QListWidgetItem(_row_words(version))
        if version.name:
            row.setIcon(icon("flag", colours().accent))
        return row

    def _show(self, at: int) -> None:
        """Show a version: how it looks, and what changed since the one before."""
        version = self._versions[at] if at >= 0 else None
        journey = self._journey(version) if version else None
        for part in (self.restore, self.compare, self.export, self.name):
            part.setEnabled(journey is not None)
        self.name.setText(version.name if version else "")
        self.picture.setPixmap(_picture(journey, self.devicePixelRatioF()) if journey else QPixmap())
        if journey is not None:
            self._show_changes(at, journey)
        elif version is not None:
            self._tell(_("This version is damaged."), "")
        else:
            self._tell(_("There are no versions yet."), _("One is kept each time the map is saved."))

    def _show_changes(self, at: int, journey: JourneyMap) -> None:
        before = self._journey(self._versions[at + 1]) if at + 1 < len(self._versions) else None
        if before is None:
            self._tell(_("This is the oldest version there is."), "")
            return
        found = differences(before, journey)
        lines = [describe(each, before, journey) for each in found[:_MOST_LINES]]
        self._tell(_("Since the version before: {changes}").format(changes=summary(found)), "\n".join(lines))

    def _tell(self, headline: str, lines: str) -> None:
        self.headline.setText(headline)
        self.changes.setPlainText(lines)

    def _journey(self, version: Version) -> JourneyMap | None:
        if version.file not in self._read:
            try:
                self._read[version.file] = read_version(version).journey
            except JourneyFileError:
                self._read[version.file] = None
        return self._read[version.file]

    def _chosen(self) -> tuple[Version, JourneyMap] | None:
        at = self.list.currentRow()
        journey = self._journey(self._versions[at]) if at >= 0 else None
        return None if journey is None else (self._versions[at], journey)

    def _rename(self) -> None:
        at, wanted = self.list.currentRow(), self.name.text().strip()
        if at < 0 or wanted == self._versions[at].name:
            return
        try:
            self._versions[at] = name_version(self._versions[at], wanted)
        except (SaveError, OSError) as error:
            self.said.setText(str(error))
            return
        self.list.item(at).setText(_row_words(self._versions[at]))
        self.list.item(at).setIcon(icon("flag", colours().accent) if wanted else QIcon())

    def _restore(self) -> None:
        if (chosen := self._chosen()) is not None:
            version, journey = chosen
            words = _("Restore the version of {moment}").format(moment=moment_words(version.at))
            self._session.apply(words, journey)
            self.accept()

    def _compare(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.compared = chosen[1], chosen[0].name or moment_words(chosen[0].at)
            self.accept()

    def _export(self) -> None:
        if (chosen := self._chosen()) is None or self._session.path is None:
            return
        version, journey = chosen
        start = self._session.path.with_name(f"{file_name(journey)} {version.at:%Y-%m-%d %H.%M}.journeymap")
        filters = _("Journey map (*.journeymap)")
        name = QFileDialog.getSaveFileName(self, _("Save version"), str(start), filters)[0]
        path = Path(name) if Path(name).suffix else Path(f"{name}.journeymap")
        if name and (path == Path(name) or may_replace(self, path)):
            try:
                export_version(version, path)
                self.said.setText(_("Written: {path}").format(path=path))
            except (SaveError, JourneyFileError) as error:
                self.said.setText(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a name that is being written; elsewhere it restores."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


def _row_words(version: Version) -> str:
    who = _("{moment}, {who}").format(moment=moment_words(version.at), who=version.who)
    moment = who if version.who else _("{moment}, by another program").format(moment=moment_words(version.at))
    return f"{version.name}\n{moment}" if version.name else moment


def _picture(journey: JourneyMap, ratio: float) -> QPixmap:
    """Draw the whole map as it looks in the window, light as on paper; a large one as its thumbnail, which is quick."""
    is_large = len(journey.items) > _LARGE
    scene = thumbnail(journey) if is_large else as_seen(compose_screen(journey))
    if scene.width < 1 or scene.height < 1:
        return QPixmap()
    fitting = min(_PICTURE.width() / scene.width, _PICTURE.height() / scene.height)
    scale = fitting if is_large else min(fitting, 1.0)
    picture = QPixmap.fromImage(scene_to_image(scene, scale * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture
