"""The ways in for tables about this map: survey answers, and the figures of a metric; each is one undo step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.data import places
from mapdesigner.desktop.data.figures_dialog import FiguresDialog
from mapdesigner.desktop.data.survey_dialog import NEW_MAP, SurveyDialog, seems_answers
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import look_up
from mapdesigner.exchange.tables.named_rows import TABLES, is_table, named_sheets
from mapdesigner.insight.answers import day_in
from mapdesigner.insight.readings import metric_change, take_metric
from mapdesigner.insight.survey import survey_change, take_survey
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Metric
from mapdesigner.model.journey import DataSource, Evidence
from mapdesigner.model.kinds import EvidenceType
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_bytes
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.exchange.tables.named_rows import NamedRow, Sheets
    from mapdesigner.model.journey import JourneyMap


def ask_table(window: Window, title: str, wanted: str = "") -> Path | None:
    """Ask for a table; `wanted` is the name it had before."""
    folder = window.session.path.parent if window.session.path else Path.home()
    filters = _("Tables ({kinds})").format(kinds=" ".join(f"*{each}" for each in TABLES))
    chosen = QFileDialog.getOpenFileName(window, title, str(folder / wanted), filters)[0]
    return Path(chosen) if chosen else None


def read_table(window: Window, path: Path) -> Sheets | None:
    """Return a table's sheets; say why it cannot be read."""
    try:
        return named_sheets(read_bytes(path), path.name)
    except JourneyFileError as error:
        window.files.tell(_("This table could not be read."), str(error))
        return None


def ask_survey(window: Window) -> None:
    """Ask for a table of answers, and offer to add them."""
    path = ask_table(window, _("Survey answers"))
    sheets = read_table(window, path) if path else None
    if path and sheets:
        offer_survey(window, path, sheets)


def answers_for(window: Window, path: Path, data: bytes) -> Sheets | None:
    """Return what a dropped file holds if it looks like answers about the window's map; None else."""
    if not (window.has_map and is_table(path)):
        return None
    try:
        sheets = named_sheets(data, path.name)
    except JourneyFileError:  # the import says what is wrong with it
        return None
    return sheets if seems_answers(window.session.journey, sheets, path.name) else None


def offer_survey(window: Window, path: Path, sheets: Sheets, evidence: str = "", *, offers_map: bool = False) -> bool:
    """Show what answers would change, and take them if that is wanted; False if a new map is wanted instead."""
    dialog = SurveyDialog(window.session.journey, path.name, sheets, window, evidence=evidence, offers_map=offers_map)
    answer = dialog.exec()
    if answer == SurveyDialog.DialogCode.Accepted:
        take_answers(window, path, dialog.rows, dialog.source, evidence)
    return answer != NEW_MAP


def take_answers(window: Window, path: Path, rows: list[NamedRow], source: DataSource, evidence: str) -> None:
    """Let the map say what a table's answers say."""
    change = survey_change(window.session.journey, rows, source, dt.date.today(), evidence)
    words = _("Read survey answers again") if evidence else _("Add survey answers")
    window.session.apply(words, lambda journey: take_survey(journey, change))
    places.remember(change.evidence.id, path)
    emotions, quotations = len(change.markers), len(change.words)
    said = (
        ngettext("{count} emotion", "{count} emotions", emotions).format(count=emotions),
        ngettext("{count} quotation", "{count} quotations", quotations).format(count=quotations),
    )
    window.say(_("From {file}: {what}").format(file=path.name, what=", ".join(said)))


def chosen_metric(window: Window) -> str:
    """The id of the metric that alone is selected; "" if it is not so."""
    chosen = [look_up(window.session.journey, each) for each in window.session.selection]
    return chosen[0].id if len(chosen) == 1 and isinstance(chosen[0], Metric) else ""


def ask_figures(window: Window) -> None:
    """Ask for a table with the figures of the selected metric, and offer to take them."""
    metric = chosen_metric(window)
    path = ask_table(window, _("Figures from a table")) if metric else None
    sheets = read_table(window, path) if path else None
    if path and sheets:
        offer_figures(window, metric, path, sheets)


def offer_figures(window: Window, metric: str, path: Path, sheets: Sheets) -> None:
    """Show what a metric's card would say by a table, and take that if it is wanted."""
    dialog = FiguresDialog(window.session.journey, metric, path.name, sheets, window)
    if not dialog.exec():
        return
    value, day = str(dialog.value.currentData()), str(dialog.day.currentData())
    source = DataSource(file=path.name, sheet=str(dialog.sheet.currentData()), date=day)
    evidence = _same_table(window.session.journey, source) or new_id()
    rows = dialog.rows
    window.session.apply(
        _("Take figures from a table"),
        lambda journey: with_figures(journey, metric, rows, value, source, evidence),
    )
    places.remember(evidence, path)


def with_figures(
    journey: JourneyMap, metric: str, rows: list[NamedRow], column: str, source: DataSource, evidence: str
) -> JourneyMap:
    """Return the map with a metric's figures from a column, and the table as evidence for them."""
    change = metric_change(journey, metric, rows, column, source.date, evidence)
    if look_up(journey, evidence) is None:
        days = [day for row in rows if (day := day_in(row.get(source.date)))]
        kind, day = EvidenceType.WEB_ANALYTICS, max(days, default=dt.date.today())
        headline = Path(source.file).stem
        journey = add_entry(
            journey, Evidence, id=evidence, type=kind, headline=headline, title=source.file, date=day, source=source
        )
    named = change.before.source or source.file
    return set_fields(take_metric(journey, change), [metric], source=named)


def _same_table(journey: JourneyMap, source: DataSource) -> str:
    """The id of the evidence that is this table already, by the same days; "" for none."""
    key = (source.file, source.sheet, source.date)
    keys = {
        (each.source.file, each.source.sheet, each.source.date): each.id for each in journey.evidence if each.source
    }
    return keys.get(key, "")
