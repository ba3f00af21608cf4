"""The table of docks, and the dock: a panel that is made when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from mapdesigner.desktop.panels.inspector import Inspector
from mapdesigner.desktop.panels.palette import Palette
from mapdesigner.desktop.style import colours as worn
from mapdesigner.desktop.style import text_scale
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


def _inspector(window: Window) -> Panel:
    inspector = Inspector(window.session)
    inspector.asked.connect(lambda dock: window.docks[dock].come())
    return inspector


def _outline(window: Window) -> Panel:
    from mapdesigner.desktop.panels.outline import Outline

    return Outline(window.view, window.say)


def _personas(window: Window) -> Panel:
    from mapdesigner.desktop.panels.personas import Personas

    return Personas(window.view, window.say)


def _people(window: Window) -> Panel:
    from mapdesigner.desktop.panels.people import People

    return People(window.session, window.say)


def _channels(window: Window) -> Panel:
    from mapdesigner.desktop.panels.people import Channels

    return Channels(window.session, _("Channels"), window.say)


def _evidence(window: Window) -> Panel:
    from mapdesigner.desktop.panels.evidence import EvidencePanel

    panel = EvidencePanel(window.view, window.say)
    panel.read_asked.connect(partial(_read_table, window))
    return panel


def _read_table(window: Window, evidence: str) -> None:
    from mapdesigner.desktop.data.refresh import refresh  # the readers of tables, which a panel can do without

    refresh(window, evidence)


def _feedback(window: Window) -> Panel:
    from mapdesigner.desktop.panels.feedback import FeedbackPanel

    return FeedbackPanel(window.view, window.say)


def _comments(window: Window) -> Panel:
    from mapdesigner.desktop.panels.comments import Comments

    return Comments(window.view, window.say)


def _history(window: Window) -> Panel:
    from mapdesigner.desktop.panels.history import History

    return History(window.session, window.say)


def _health(window: Window) -> Panel:
    from mapdesigner.desktop.insight.health_panel import HealthPanel

    return HealthPanel(window)


def _summary(window: Window) -> Panel:
    from mapdesigner.desktop.insight.summary_panel import SummaryPanel

    return SummaryPanel(window)


def _personalization(window: Window) -> Panel:
    from mapdesigner.desktop.insight.personalization_panel import PersonalizationPanel

    return PersonalizationPanel(window)


def _priorities(window: Window) -> Panel:
    from mapdesigner.desktop.insight.priorities_panel import PrioritiesPanel

    return PrioritiesPanel(window)


def _board(window: Window) -> Panel:
    from mapdesigner.desktop.insight.board_panel import BoardPanel

    return BoardPanel(window)


def _guide(window: Window) -> Panel:
    from mapdesigner.desktop.insight.guide_panel import GuidePanel

    return GuidePanel(window)


def _coverage(window: Window) -> Panel:
    from mapdesigner.desktop.insight.coverage_panel import CoveragePanel

    return CoveragePanel(window)


def _partings(window: Window) -> Panel:
    from mapdesigner.desktop.insight.partings_panel import PartingsPanel

    return PartingsPanel(window)


def _states(window: Window) -> Panel:
    from mapdesigner.desktop.nested.states_panel import StatesPanel

    return StatesPanel(window)


def _compare(window: Window) -> Panel:
    from mapdesigner.desktop.compare_mode.begin import ask_file, show_versions
    from mapdesigner.desktop.compare_mode.panel import ComparePanel

    return ComparePanel(window.comparison, lambda: ask_file(window), lambda: show_versions(window))


def _workshop(window: Window) -> Panel:
    from mapdesigner.desktop.workshop.panel import WorkshopPanel

    return WorkshopPanel(window.facilitation, window.view, window.say)


def _parking(window: Window) -> Panel:
    from mapdesigner.desktop.workshop.parking import ParkingPanel

    return ParkingPanel(window.facilitation, window.view, window.say)


def _photos(window: Window) -> Panel:
    from mapdesigner.desktop.workshop.photos_panel import PhotosPanel

    return PhotosPanel(window.view, window.say)


class Panel(Protocol):
    """What a dock holds: a widget with a head of its own that can wear a theme."""

    @property
    def title_bar(self) -> QWidget:
        """The head, by which the dock is dragged."""

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""


@dataclass(frozen=True, slots=True)
class DockRow:
    """A dock: its words, side, width in px, keys, and what makes its panel (a QWidget that is a Panel).

    Docks of one side that are not shown at first come as tabs behind the first of that side.
    """

    id: str
    title: str
    side: Qt.DockWidgetArea
    width: int
    make: Callable[[Window], Panel]
    keys: tuple[str, ...] = ()
    icon: str = ""
    shown: bool = False


DOCKS: tuple[DockRow, ...] = (
    DockRow("palette", later("Palette"), _LEFT, 200, lambda w: Palette(w.view), ("F9",), shown=True),
    DockRow("inspector", later("Inspector"), _RIGHT, 304, _inspector, ("F10",), shown=True),
    DockRow("outline", later("Outline"), _LEFT, 232, _outline, ("Ctrl+Shift+L",)),
    DockRow("personas", later("Personas"), _RIGHT, 304, _personas),
    DockRow("people", later("People and departments"), _RIGHT, 304, _people),
    DockRow("channels", later("Channels"), _RIGHT, 304, _channels),
    DockRow("evidence", later("Evidence"), _RIGHT, 304, _evidence),
    DockRow("feedback", later("Feedback"), _RIGHT, 304, _feedback),
    DockRow("comments", later("Comments"), _RIGHT, 304, _comments, icon="message-square"),
    DockRow("health", later("Map health"), _RIGHT, 304, _health, ("F7",)),
    DockRow("map_summary", later("Summary"), _RIGHT, 304, _summary),
    DockRow("personalization", later("Personalization"), _RIGHT, 304, _personalization),
    DockRow("priorities", later("Priorities"), _BELOW, 560, _priorities),
    DockRow("board", later("Board"), _BELOW, 560, _board),
    DockRow("coverage", later("Channel coverage"), _BELOW, 560, _coverage),
    DockRow("partings", later("Persona differences"), _RIGHT, 304, _partings),
    DockRow("guide", later("Guide"), _RIGHT, 304, _guide),
    DockRow("states", later("Other state"), _RIGHT, 304, _states),
    DockRow("compare", later("Compare"), _RIGHT, 304, _compare),
    DockRow("workshop", later("Workshop"), _RIGHT, 304, _workshop),
    DockRow("parking", later("Parking lot"), _LEFT, 232, _parking, ("F4",)),
    DockRow("wall_photos", later("Photos of the wall"), _RIGHT, 304, _photos),
    DockRow("history", later("History"), _RIGHT, 304, _history),
)


class Dock(QDockWidget):
    """A dock of a window; it can float, hide, and be put elsewhere."""

    def __init__(self, row: DockRow, window: Window) -> None:
        super().__init__(_(row.title), window)
        self.setObjectName(row.id)
        self._row, self._window = row, window
        self._panel: Panel | None = None

    @property
    def row(self) -> DockRow:
        """What the table says of it."""
        return self._row

    @property
    def panel(self) -> Panel:
        """What it holds; made now if it was never shown."""
        if self._panel is None:
            self._panel = self._row.make(self._window)
            content = cast("QWidget", self._panel)
            self.setTitleBarWidget(self._panel.title_bar)
            self.setWidget(content)
            content.setMinimumWidth(round(self._row.width * 0.9 * text_scale()))
            content.resize(self._row.width, content.height())
            self._panel.set_theme(worn())
        return self._panel

    def come(self) -> None:
        """Show it in front of those it shares its place with."""
        self.show()
        self.raise_()

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        if self._panel is not None:
            self._panel.set_theme(colours)
            cast("QWidget", self._panel).setMinimumWidth(round(self._row.width * 0.9 * text_scale()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing in the panel has a use for it, leads back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self._window.take_focus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the panel when it is first seen."""
        assert self.panel
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Give a floating panel the edge that Qt leaves out where a dock has a head of ours."""
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(QColor(worn().control))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
