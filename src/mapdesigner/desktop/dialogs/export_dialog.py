"""The export: which sheet, which format, where to; how far it is; and what gave way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.files import file_name, may_replace
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.settings.values import settings
from mapdesigner.layout.paper.sheet import STANDARD
from mapdesigner.publish.formats import FORMATS, SUFFIXES
from mapdesigner.publish.options import LEAST_DPI, MOST_DPI, SHEETS, PosterOptions
from mapdesigner.publish.worker import ExportJob, Progress
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.session import Session

_POLL = 60  # ms
_SIZES = {name: f"{width:g} × {height:g} mm" for name, (width, height) in STANDARD.items()}


class ExportDialog(QDialog):
    """Exports the poster of a session's map; the window goes on meanwhile, and Cancel leaves no file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ExportJob | None = None
        self._written: set[Path] = set()
        self.setWindowTitle(_("Export poster"))
        self._make_choices()
        self._make_outcome()
        self._make_buttons()
        self._lay_out()
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self._poll)
        self._show_format()

    def _make_choices(self) -> None:
        self.sheet = Choice()
        for each in SHEETS:
            self.sheet.addItem(_("{sheet} landscape, {size}").format(sheet=each, size=_SIZES[each]), each)
        self.sheet.setCurrentIndex(SHEETS.index(settings().sheet))
        self.format = Choice()
        for form in FORMATS:
            self.format.addItem(form.label, form.suffix)
        self.format.currentIndexChanged.connect(self._show_format)
        self.dpi = QSpinBox()
        self.dpi.setRange(LEAST_DPI, MOST_DPI)
        self.dpi.setValue(150)
        self.dpi.setSuffix(_(" dpi"))
        self.out = QLineEdit(str(self._suggested()))
        self.browse = QPushButton(_("Choose…"))
        self.browse.clicked.connect(self._ask_out)

    def _make_outcome(self) -> None:
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.outcome = _plain("")
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.hide()

    def _make_buttons(self) -> None:
        self.folder = QPushButton(_("Open folder"))
        self.folder.clicked.connect(self._open_folder)
        self.folder.hide()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.start = QPushButton(_("Export"))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.start.clicked.connect(self._begin)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._dpi_label = _plain(_("Resolution"))
        rows = ((_plain(_("Sheet")), self.sheet), (_plain(_("Format")), self.format), (self._dpi_label, self.dpi))
        for at, (label, editor) in enumerate(rows):
            label.setBuddy(editor)
            grid.addWidget(label, at, 0)
            grid.addWidget(editor, at, 1, 1, 2)
        grid.addWidget(_plain(_("File")), 3, 0)
        grid.addWidget(self.out, 3, 1)
        grid.addWidget(self.browse, 3, 2)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        for part in (self.folder, None, self.cancel, self.start):
            buttons.addWidget(part) if part else buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(grid)
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        column.addLayout(buttons)
        self.setMinimumWidth(500)

    def _suggested(self) -> Path:
        path = self._session.path
        stem = path or Path.home() / f"{file_name(self._session.journey)}{SUFFIXES[0]}"
        return stem.with_suffix(SUFFIXES[0])

    def _show_format(self) -> None:
        form = str(self.format.currentData())
        self.dpi.setVisible(form in (".png", ".jpg"))
        self._dpi_label.setVisible(form in (".png", ".jpg"))
        out = Path(self.out.text())
        if out.suffix.lower() in SUFFIXES:
            self.out.setText(str(out.with_suffix(form)))

    def _ask_out(self) -> None:
        form = str(self.format.currentData())
        name = QFileDialog.getSaveFileName(self, _("Export to"), self.out.text(), f"*{form}")[0]
        if name:
            self.out.setText(name)

    def _begin(self) -> None:
        out, form = Path(self.out.text().strip()).expanduser().absolute(), str(self.format.currentData())
        if not self.out.text().strip() or not out.name or out.is_dir():
            self._say(_("Write the name of a file."))
            return
        out = out if out.suffix.lower() == form else out.with_name(out.name + form)
        if out not in self._written and not may_replace(self, out):
            return
        options = PosterOptions(str(self.sheet.currentData()), dpi=float(self.dpi.value()))
        self._job = ExportJob(self._session.journey, out, options)
        self._set_busy(True)
        self._say("")
        self._timer.start()

    def _poll(self) -> None:
        if self._job is None:
            return
        now = self._job.poll()
        self.progress.setValue(round(100 * now.done))
        if now.finished:
            self._finish(now)

    def _finish(self, last: Progress) -> None:
        self._timer.stop()
        self._job = None
        self._set_busy(False)
        self.folder.setVisible(bool(last.files))
        if last.error:
            self._say(_("The poster is not exported: {reason}").format(reason=last.error))
            return
        self._written.update(last.files)
        written = [_("Written: {path}").format(path=path) for path in last.files]
        self._say("\n".join((*written, *last.notes)))
        self.cancel.setText(_("Close"))

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.folder.hide()
        for part in (self.sheet, self.format, self.dpi, self.out, self.browse, self.start):
            part.setEnabled(not busy)
        self.cancel.setText(_("Cancel"))

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.adjustSize()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.out.text()).expanduser().absolute().parent)))

    def reject(self) -> None:
        """End an export under way; close if there is none."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._finish(Progress(finished=True))
        self._say(_("The export was stopped; no file was written."))
        self.cancel.setText(_("Close"))


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
