"""The summary of a workshop: its pages, to save as PDF or Markdown and to copy."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.files import file_name
from mapdesigner.desktop.moments import moment_words
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.layout.report.pages import report_pages
from mapdesigner.painting.qt import scene_to_image
from mapdesigner.publish.reports.markdown import report_markdown
from mapdesigner.publish.reports.workshop import workshop_report
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _, translator

if TYPE_CHECKING:
    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.report.blocks import Report
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.workshop import Workshop

_SIZE = (760, 900)
_PAGE = 680  # px


class SummaryDialog(QDialog):
    """Shows the last workshop first; another one can be chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held = sorted(session.journey.workshops, key=lambda each: each.started, reverse=True)
        self.setWindowTitle(_("Workshop summary"))
        self.resize(*_SIZE)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(_("Workshop"))
        self.choice.addItems([_said(each) for each in self._held])
        self.area, self.said = QScrollArea(self), plain_label("", "caption", wraps=True)
        self.area.setProperty("role", "desk")
        self.area.setAccessibleName(self.windowTitle())
        self.save_pdf, self.save_markdown = QPushButton(_("Save as PDF…")), QPushButton(_("Save as Markdown…"))
        self.copy, self.close_button = QPushButton(_("Copy as Markdown")), QPushButton(_("Close"))
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self.save_pdf.clicked.connect(lambda: self._ask(".pdf"))
        self.save_markdown.clicked.connect(lambda: self._ask(".md"))
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self._show()

    @property
    def report(self) -> Report:
        """The report of the workshop that is chosen."""
        journey = self._session.journey
        return workshop_report(journey, self._held[self.choice.currentIndex()], translator(journey.language))

    @property
    def pages(self) -> tuple[Scene, ...]:
        """Its pages."""
        return report_pages(self.report)

    def save(self, path: Path) -> None:
        """Write the summary as the file's name says; say so, or why not."""
        try:
            replace_file(path, self._pdf() if path.suffix == ".pdf" else report_markdown(self.report).encode())
        except SaveError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(_("Saved as {name}").format(name=path.name))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.choice)
        self.choice.setVisible(len(self._held) > 1)
        column.addWidget(self.area, 1)
        column.addWidget(self.said)
        row = QHBoxLayout()
        for button in (self.copy, self.save_markdown, self.save_pdf):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.save_pdf.setDefault(True)
        row.insertStretch(0, 1)
        row.insertWidget(0, self.close_button)
        column.addLayout(row)

    def _show(self, _at: int = 0) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(16)
        for page in self.pages:
            ratio = self.devicePixelRatioF()
            picture = QPixmap.fromImage(scene_to_image(page, _PAGE * ratio / page.width))
            picture.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setPixmap(picture)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAccessibleName(report_markdown(self.report))
            column.addWidget(label)
        self.area.setWidget(content)

    def _pdf(self) -> bytes:
        from mapdesigner.painting.pdf import write_pdf  # takes a tenth of a second to load

        out = BytesIO()
        write_pdf(self.pages, out, created=datetime.now().astimezone(), subject=self._session.journey.objective)
        return out.getvalue()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report_markdown(self.report))
        self.said.setText(_("Copied"))

    def _ask(self, suffix: str) -> None:
        held = self._session.path
        folder = held.parent if held else Path.home()
        start = folder / f"{file_name(self._session.journey)} {_('workshop')}{suffix}"
        sort = _("PDF files (*.pdf)") if suffix == ".pdf" else _("Markdown files (*.md)")
        name = QFileDialog.getSaveFileName(self, _("Save the summary"), str(start), sort)[0]
        if name:
            self.save(Path(name) if Path(name).suffix else Path(name).with_suffix(suffix))


def _said(held: Workshop) -> str:
    """A workshop by its name and when it began."""
    try:
        began = moment_words(datetime.fromisoformat(held.started))
    except ValueError:
        began = held.started
    return ", ".join(filter(None, (held.name, began)))
