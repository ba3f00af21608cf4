"""Every dialog of the program on a map, for whoever looks at all of them: names, focus rings, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from mapdesigner.compare.merge import merge
from mapdesigner.desktop.command_palette import CommandPalette
from mapdesigner.desktop.data.figures_dialog import FiguresDialog
from mapdesigner.desktop.data.refresh import RefreshDialog, table_change
from mapdesigner.desktop.data.survey_dialog import SurveyDialog
from mapdesigner.desktop.dialogs.conflicts import ConflictDialog
from mapdesigner.desktop.dialogs.keys_sheet import KeysSheet
from mapdesigner.desktop.dialogs.versions import VersionsDialog
from mapdesigner.desktop.exporting.dialog import ExportDialog
from mapdesigner.desktop.find_bar import FindBar
from mapdesigner.desktop.importing.dialog import ImportDialog
from mapdesigner.desktop.settings.dialog import SettingsDialog
from mapdesigner.desktop.workshop.round_dialog import RoundDialog
from mapdesigner.desktop.workshop.summary_dialog import SummaryDialog
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import remove_items
from mapdesigner.exchange.tables.named_rows import named_sheets
from mapdesigner.model.items import Item, Metric, PainPoint
from mapdesigner.model.journey import DataSource, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mapdesigner.desktop.window import Window
    from mapdesigner.model.journey import JourneyMap

_MONTHS = [{"Month": f"2026-{month:02}-01", "Share": str(30 + month)} for month in range(1, 7)]
_TABLE = b"stage,step,touchpoint\nAwareness,Looks around,Website\nPurchase,Pays,Checkout\n"


def _first(journey: JourneyMap, kind: type[Item]) -> Item:
    return next(each for each in journey.items if isinstance(each, kind))


def _answers(journey: JourneyMap) -> bytes:
    steps = [each.name for each in journey.steps if each.name]
    rows = [f"{name},{score},Well" for name in steps[:4] for score in (2, 4, 5)]
    return "\n".join(["Step,Score,Words", *rows]).encode()


def _survey(window: Window) -> QWidget:
    journey = window.session.journey
    return SurveyDialog(journey, "answers.csv", named_sheets(_answers(journey), "answers.csv"), window)


def _figures(window: Window) -> QWidget:
    journey = window.session.journey
    return FiguresDialog(journey, _first(journey, Metric).id, "figures.csv", {"": _MONTHS}, window)


def _refresh(window: Window) -> QWidget:
    journey = window.session.journey
    evidence = Evidence(id="table", title="Figures", source=DataSource(file="figures.csv", date="Month"))
    metric = _first(journey, Metric)
    journey = journey.model_copy(update={"evidence": (*journey.evidence, evidence)})
    journey = set_fields(journey, [metric.id], column="Share", evidence=(*metric.evidence, "table"))
    return RefreshDialog(journey, table_change(journey, evidence, _MONTHS), window)


def _conflicts(window: Window) -> QWidget:
    base = window.session.journey
    first, last = _first(base, PainPoint), base.items[-1]
    ours = set_fields(set_map(base, title="Ours"), [first.id], text="It takes long")
    theirs = set_fields(set_map(base, title="Theirs"), [first.id], text="It takes a day")
    theirs, ours = remove_items(theirs, [last.id]), set_fields(ours, [last.id], text="Kept here")
    return ConflictDialog(merge(base, ours, theirs), (base, ours, theirs), "Ben", window)


def _versions(window: Window) -> QWidget:
    window.session.apply("Write", lambda now: set_map(now, subtitle="A second version"))
    window.files.save()
    return VersionsDialog(window.session, window)


def _keys_of_settings(window: Window) -> QWidget:
    made = SettingsDialog(window)
    tabs = made.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    return made


def _summary(window: Window) -> QWidget:
    window.facilitation.start_workshop("Tuesday")
    return SummaryDialog(window.session, window)


def _commands(window: Window) -> QWidget:
    made = CommandPalette(window)
    made.open_centred()
    return made


def _find(window: Window) -> QWidget:
    made = FindBar(window.view)
    made.open()
    return made


DIALOGS: dict[str, Callable[[Window], QWidget]] = {
    "export": lambda window: ExportDialog(window.session, window),
    "print": lambda window: ExportDialog(window.session, window, prints=True),
    "settings": SettingsDialog,
    "settings-keys": _keys_of_settings,
    "import": lambda window: ImportDialog(_TABLE, "table.csv", window),
    "versions": _versions,
    "conflicts": _conflicts,
    "keys": KeysSheet,
    "commands": _commands,
    "find": _find,
    "survey": _survey,
    "figures": _figures,
    "refresh": _refresh,
    "voting": lambda window: RoundDialog(window.facilitation, window),
    "workshop-summary": _summary,
}
"""What makes each of them over a window with a map; the caller shows it."""
