"""A metric takes its figures from a column of a table, with its history, and reads them again later."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.data.figures_dialog import FiguresDialog
from mapdesigner.desktop.data.refresh import RefreshDialog
from mapdesigner.desktop.window import Window
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Metric
from mapdesigner.model.kinds import ItemKind
from tests.support.answering import answering
from tests.support.answers import figures_csv
from tests.support.journeys import grid_with_people
from tests.support.windows import click, window_on


@pytest.fixture
def window(qtbot) -> Window:
    journey = add_item(
        grid_with_people(), ItemKind.METRIC, "metrics", "s1t1", id="conversion", text="Conversion", unit="%"
    )
    return window_on(qtbot, journey)


def metric(window: Window) -> Metric:
    found = look_up(window.session.journey, "conversion")
    assert isinstance(found, Metric)
    return found


def test_a_metric_reads_its_column_and_later_the_new_rows(window, tmp_path, monkeypatch) -> None:
    file, seen = tmp_path / "web.csv", []
    file.write_bytes(figures_csv("Conversion rate", (28, 31, 34.5)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    window.session.select(["conversion"])

    def take(dialog: FiguresDialog) -> None:
        seen.append((dialog.value.currentData(), dialog.day.currentData(), dialog.changes.rows()))
        click(dialog.take)

    answering(take)
    window.actions_table["figures"].trigger()
    column, day, lines = seen[0]
    assert (column, day) == ("Conversion rate", "Month")
    assert ("Current, Conversion", "—", "34.5\N{NARROW NO-BREAK SPACE}%") in lines
    found = metric(window)
    assert (found.baseline, found.current, found.source) == (28, 34.5, "web.csv")
    assert [each.date for each in found.history] == [dt.date(2026, month, 1) for month in (1, 2, 3)]
    (evidence,) = (each for each in window.session.journey.evidence if each.source)
    assert found.evidence == (evidence.id,)
    assert evidence.date == dt.date(2026, 3, 1)
    file.write_bytes(figures_csv("Conversion rate", (28, 31, 34.5, 36)))

    def look(dialog: RefreshDialog) -> None:
        seen.append((dialog.told.text(), dialog.changes.rows()))
        click(dialog.take)

    answering(look)
    window.actions_table["refresh_tables"].trigger()
    assert seen[1][0] == "1 metric"
    assert seen[1][1][0] == ("Current, Conversion", "34.5\N{NARROW NO-BREAK SPACE}%", "36\N{NARROW NO-BREAK SPACE}%")
    assert (metric(window).current, len(metric(window).history)) == (36, 4)
    window.session.undo()
    assert metric(window).current == 34.5


def test_figures_are_offered_only_where_one_metric_is_selected(window) -> None:
    assert not window.actions_table["figures"].isEnabled()
    window.session.select(["conversion"])
    assert window.actions_table["figures"].isEnabled()


def test_a_column_of_words_is_no_figure_and_says_so(qtbot, window) -> None:
    rows = [{"Month": "2026-01-01", "Remark": "good"}, {"Month": "2026-02-01", "Remark": "bad"}]
    dialog = FiguresDialog(window.session.journey, "conversion", "a.csv", {"": rows}, window)
    assert dialog.understood.text() == "Say which column holds the figures."
    dialog.value.setCurrentIndex(dialog.value.findData("Remark"))
    assert not dialog.take.isEnabled()
    assert "2 rows left out, this is no number" in dialog.missed.text()
