"""Reads the tables of a map again: what changed is shown before it is taken."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mapdesigner.desktop.data import places
from mapdesigner.desktop.data.lines import metric_lines, missed_words, survey_lines, survey_sentence
from mapdesigner.desktop.data.offer import ask_table, offer_survey, read_table
from mapdesigner.desktop.data.table_view import ChangeTable
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.edits.replace import look_up, put, replace
from mapdesigner.insight.answers import SurveyError
from mapdesigner.insight.readings import MetricChange, metric_change, take_metric
from mapdesigner.insight.survey import SurveyChange, survey_change, take_survey
from mapdesigner.model.items import Metric
from mapdesigner.model.journey import Evidence
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.exchange.tables.named_rows import NamedRow, Sheets
    from mapdesigner.model.journey import DataSource, JourneyMap

_SIZE = (640, 460)


class TableChange(NamedTuple):
    """What reading a table again would change: emotions and words if it holds answers, and metrics."""

    evidence: Evidence
    survey: SurveyChange | None
    metrics: tuple[MetricChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the map says all this already."""
        return (self.survey is None or self.survey.is_empty) and all(each.is_empty for each in self.metrics)


def refresh_tables(window: Window) -> None:
    """Read all tables that the map's evidence came from again, one after the other."""
    for each in [one for one in window.session.journey.evidence if one.source]:
        refresh(window, each.id)


def refresh(window: Window, wanted: str) -> None:
    """Read the table of some evidence again; ask where it is if nobody knows, and show what changed."""
    evidence = look_up(window.session.journey, wanted)
    if not isinstance(evidence, Evidence) or evidence.source is None:
        return
    name = evidence.source.file
    path = places.place_of_table(evidence, window.session.path)
    path = path or ask_table(window, _("Where is {file}?").format(file=name), name)
    sheets = read_table(window, path) if path else None
    if path is None or sheets is None:
        return
    places.remember(wanted, path)
    try:
        change = table_change(window.session.journey, evidence, rows_of(sheets, evidence.source))
    except SurveyError as error:
        window.say(str(error))
        if evidence.source.step:
            offer_survey(window, path, sheets, wanted)
        return
    if change.is_empty:
        window.say(_("{file} says what the map says already.").format(file=name))
    elif RefreshDialog(window.session.journey, change, window).exec():
        window.session.apply(_("Read {file} again").format(file=name), lambda journey: taken(journey, change))


def rows_of(sheets: Sheets, source: DataSource) -> list[NamedRow]:
    """The rows of the sheet that was read before, of the first if it is gone."""
    return sheets.get(source.sheet) or next(iter(sheets.values()))


def table_change(journey: JourneyMap, evidence: Evidence, rows: list[NamedRow]) -> TableChange:
    """Return what a table would change. Raises SurveyError if a column that was read before is gone."""
    source = evidence.source
    assert source is not None  # only what came from a table is read again
    survey = survey_change(journey, rows, source, dt.date.today(), evidence.id) if source.step else None
    fed = [item for item in journey.items if isinstance(item, Metric) and item.column and evidence.id in item.evidence]
    metrics = [metric_change(journey, each.id, rows, each.column, source.date, evidence.id) for each in fed]
    return TableChange(evidence, survey, tuple(metrics))


def taken(journey: JourneyMap, change: TableChange) -> JourneyMap:
    """Return the map with a change taken: one edit."""
    if change.survey:
        journey = take_survey(journey, change.survey)
    else:
        days = [each.after.history[-1].date for each in change.metrics if each.after.history]
        journey = put(journey, replace(change.evidence, date=max(days, default=dt.date.today())))
    for each in change.metrics:
        journey = take_metric(journey, each)
    return journey


class RefreshDialog(QDialog):
    """Shows what a table says otherwise than the map, for somebody to take it or leave it."""

    def __init__(self, journey: JourneyMap, change: TableChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        survey = change.survey
        self.setWindowTitle(_("Read again"))
        self.resize(*_SIZE)
        self.told = plain_label(_sentence(change), "strong", wraps=True)
        self.changes = ChangeTable()
        lines = [*(survey_lines(journey, survey) if survey else ())]
        lines += [line for each in change.metrics for line in metric_lines(each)]
        self.changes.show_lines(lines, counted=survey is not None)
        missed = [*(survey.missed if survey else ()), *(one for each in change.metrics for one in each.missed)]
        self.missed = plain_label(missed_words(missed), "caption", wraps=True)
        self.missed.setVisible(bool(missed))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(_("Take the changes"))
        self.take.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(change.evidence)

    def _lay_out(self, evidence: Evidence) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        name = evidence.source.file if evidence.source else evidence.title
        for part in (plain_label(name, "title"), self.told, self.changes, self.missed, self.buttons):
            column.addWidget(part, int(part is self.changes))


def _sentence(change: TableChange) -> str:
    metrics = sum(not each.is_empty for each in change.metrics)
    told = [survey_sentence(change.survey)] if change.survey else []
    if metrics:
        told.append(ngettext("{count} metric", "{count} metrics", metrics).format(count=metrics))
    return ", ".join(told)
