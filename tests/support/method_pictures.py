"""Makes the pictures of docs/method.md anew: `python -m tests.support.method_pictures [FOLDER]`."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["MAPDESIGNER_MOTION"] = "0"
    _HOME = tempfile.mkdtemp()
    os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = _HOME

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from mapdesigner import resources
from mapdesigner.desktop.data.survey_dialog import SurveyDialog
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.desktop.style import dress, load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.future import future_of
from mapdesigner.exchange.tables.named_rows import named_sheets
from mapdesigner.insight.answers import guessed_source
from mapdesigner.insight.survey import survey_change, take_survey
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import write_map
from tests.support.answers import survey_csv

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TURNS = 80
_SIZE = (1500, 900)
_HEIGHT = 420
_DAY = dt.date(2026, 11, 22)
_FILE = "answers.csv"


def take_all(folder: Path) -> None:
    """Write all pictures into a folder."""
    application = _application()
    window = _window_on_sample()
    _save(_survey_dialog(window), folder / "method-survey.png")
    for dock in ("guide", "map_summary", "personalization", "states"):
        window.docks[dock].come()
        _settle(application)
        _save(window.docks[dock], folder / f"method-{dock.replace('map_', '')}.png")
    window.docks["priorities"].come()
    _settle(application)
    _save(window.docks["priorities"], folder / "method-priorities.png")
    window.docks["priorities"].hide()
    _show_spread(window)
    _settle(application)
    canvas = window.view.canvas
    canvas.grab(QRect(0, 0, canvas.width(), _HEIGHT)).save(str(folder / "method-spread.png"))


def _application() -> QApplication:
    QApplication.setApplicationName("mapdesigner")
    application = QApplication([])
    application.setStyle("Fusion")
    store.change(appearance="light", language="en")
    load_fonts()
    dress(application, settings().appearance)
    return application


def _window_on_sample() -> Window:
    """The Trailhead sample in a file of its own, with its map of tomorrow beside it."""
    place = Path(tempfile.mkdtemp())
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    write_map(future_of(journey, "now.journeymap"), place / "then.journeymap", "")
    write_map(set_map(journey, counterpart="then.journeymap"), place / "now.journeymap", "")
    window = Window()
    window.files.open(place / "now.journeymap")
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)  # on a small screen it begins maximized
    window.resize(*_SIZE)
    return window


def _survey_dialog(window: Window) -> SurveyDialog:
    journey = window.session.journey
    dialog = SurveyDialog(journey, _FILE, named_sheets(survey_csv(journey), _FILE), window)
    dialog.show()
    _settle(QApplication.instance())
    return dialog


def _show_spread(window: Window) -> None:
    """The curve as 400 answers tell it, with whiskers."""
    journey = window.session.journey
    rows = named_sheets(survey_csv(journey), _FILE)[""]
    change = survey_change(journey, rows, guessed_source(rows, _FILE), _DAY)
    window.session.apply("Add survey answers", lambda held: take_survey(held, change))
    window.view.show_spread(on=True)
    emotions = next(lane.id for lane in journey.lanes if lane.kind == "emotions")
    window.view.canvas.centre_on(next(f"marker:{item.id}" for item in journey.items if item.lane == emotions))


def _settle(application: object) -> None:
    assert isinstance(application, QApplication)
    for _turn in range(_TURNS):
        application.processEvents()
        application.thread().msleep(3)


def _save(widget: QWidget, out: Path) -> None:
    widget.grab().save(str(out))
    if isinstance(widget, SurveyDialog):
        widget.reject()


if __name__ == "__main__":
    take_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "docs" / "pictures")
    shutil.rmtree(_HOME)
    os._exit(0)  # nothing is to be asked or kept
