"""A report on the screen, as it prints: its conclusion and sections lead to the cards; it can be saved and copied."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.files import file_name, may_replace
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead_row import LeadRows, Line
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.side_panel import flat_button, heading
from mapdesigner.layout.report.blocks import Bar
from mapdesigner.publish.reports.markdown import report_markdown
from mapdesigner.publish.reports.save import save_report
from mapdesigner.storage.errors import SaveError
from mapdesigner.words import _, translator

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.report.blocks import Report, Row, Section
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.words import Translator

_WAIT = 120  # ms
_SIDES = (14, 0, 12, 4)


class SectionView(QWidget):
    """A section: its heading, a sentence, its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading: QLabel = heading("")
        self.note = plain_label("", "caption", wraps=True)
        self.note.setContentsMargins(*_SIDES)
        self.rows = LeadRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        for part in (self.heading, self.note, self.rows):
            column.addWidget(part)

    def show_section(self, section: Section) -> None:
        """Show a section."""
        said = section.note or ("" if section.rows else section.empty)
        self.heading.setText(section.title)
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.rows.show_lines([line_of(each) for each in section.rows])


class ReportPanel(InsightPanel):
    """Each says which report, and what stands in it beside that."""

    name: ClassVar[str]
    """What the file of the report is called, after the map's own name."""

    def __init__(self, window: Window, title: str) -> None:
        super().__init__(window, title)
        self._shown: Report | None = None
        self.sections: list[SectionView] = []
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.refresh)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addWidget(self.area, 1)
        self.body.addLayout(self._list)
        self.fill(self.body)
        self.body.addStretch(1)
        self.pdf = QPushButton(_("Save as PDF…"))
        self.pdf.clicked.connect(lambda: self._ask(".pdf", _("PDF (*.pdf)")))
        self.copy = flat_button(_("Copy as Markdown"), self.copy_markdown)
        self.markdown = flat_button(_("Save as Markdown…"), lambda: self._ask(".md", _("Markdown (*.md)")))
        self.column.addWidget(self._feet())

    @abstractmethod
    def report(self, journey: JourneyMap, words: Translator) -> Report:
        """Make the report."""

    def fill(self, column: QVBoxLayout) -> None:
        """Put more parts below the sections."""

    def refresh(self) -> None:
        """Show the report of the map as it is, in the map's own language as it prints."""
        self._wait.stop()
        report = self.made()
        if report == self._shown:
            return
        self._shown = report
        first = next((row.target for each in report.sections for row in each.rows if row.target), "")
        self.conclude(report.lead, (first,) if first else ())
        self._match(report.sections)

    def made(self) -> Report:
        """The report now."""
        journey = self.session.journey
        return self.report(journey, translator(journey.language))

    def follow_map(self, _before: JourneyMap, _now: JourneyMap) -> None:
        """Follow when the work pauses."""
        self._wait.start()

    def copy_markdown(self) -> None:
        """Put the report as Markdown on the clipboard."""
        QApplication.clipboard().setText(report_markdown(self.made()))
        self._say(_("Copied as Markdown"))

    def save(self, out: Path) -> None:
        """Write the report, or say why it cannot be written."""
        try:
            save_report(self.made(), out)
        except SaveError as error:
            self._say(str(error))
        else:
            self._say(_("Saved {name}").format(name=out.name))

    def _match(self, sections: tuple[Section, ...]) -> None:
        while len(self.sections) < len(sections):
            view = SectionView()
            view.rows.led.connect(self.lead)
            self.sections.append(view)
            self._list.addWidget(view)
        for view, section in zip(self.sections, sections, strict=False):
            view.show_section(section)

    def _feet(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.row(self.pdf))
        column.addWidget(self.row(self.copy, self.markdown))
        return foot

    def _ask(self, suffix: str, filters: str) -> None:
        path = self.session.path
        folder, stem = (path.parent, path.stem) if path else (Path.home(), file_name(self.session.journey))
        start = str(folder / f"{stem}-{self.name}{suffix}")
        chosen = QFileDialog.getSaveFileName(self, _("Save the report"), start, filters)[0]
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.lower() != suffix:
            out = out.with_name(out.name + suffix)
            if not may_replace(self, out):
                return
        self.save(out)


def line_of(row: Row | Bar) -> Line:
    """A row of a report as it is shown in a panel."""
    ids = (row.target,) if row.target else ()
    if isinstance(row, Bar):
        return Line(row.title, figure=row.figure, tone=row.tone, ids=ids, share=row.share, planned=row.planned)
    return Line(row.title, row.mark, row.detail, row.figure, row.tone, ids)
