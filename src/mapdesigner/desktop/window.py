"""The window: menus, toolbar, docks and status bar put around one map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMessageBox, QStackedWidget, QTabWidget

from mapdesigner import __version__
from mapdesigner.desktop.canvas import motion
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.commands.actions import Actions
from mapdesigner.desktop.commands.context import open_context_menu
from mapdesigner.desktop.compare_mode.begin import compare_with_file
from mapdesigner.desktop.compare_mode.comparison import Comparison
from mapdesigner.desktop.files import BLANK, START, Files, OpenWindow
from mapdesigner.desktop.insight.lead import offer_guide, open_badge, show_dock
from mapdesigner.desktop.map_drops import MapDrops
from mapdesigner.desktop.menus import fill_menus, show_menus
from mapdesigner.desktop.nested.breadcrumbs import Breadcrumbs
from mapdesigner.desktop.panels.docks import DOCKS, Dock
from mapdesigner.desktop.panels.start_hint import StartHint
from mapdesigner.desktop.panels.status import Status
from mapdesigner.desktop.recovery import offer_again
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.settings.values import Appearance, settings, store
from mapdesigner.desktop.style import dress, text_scale
from mapdesigner.desktop.toolbar import Toolbar
from mapdesigner.desktop.workshop.facilitation import Facilitation
from mapdesigner.edits.replace import EditError
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from mapdesigner.desktop.commands.command import Command
    from mapdesigner.desktop.panels.palette import Palette
    from mapdesigner.desktop.start.start_page import StartPage
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap

_SIZE = QSize(1600, 1000)
_FRAME = 40  # px that a title bar and frame may need
_LEAST_SEEN = 120  # px of the title bar that must lie on a screen
_MESSAGE_TIME = 6000  # ms


class Window(QMainWindow):
    """One map in one window, or the start page. `open_window` shows another map: a file, or None and a template.

    It begins with the blank map, unless not `blank`: then who makes it shows another one, or the start page, at once.
    """

    session: Session
    files: Files
    comparison: Comparison
    facilitation: Facilitation
    view: MapView
    docks: dict[str, Dock]

    def __init__(self, open_window: OpenWindow | None = None, *, blank: bool = True) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = Session(parent=self)
        self.files = Files(self.session, self, open_window or self._open_here)
        if blank:
            self.files.start()
        self.view = MapView(self.session, self)
        self.view.canvas.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the map has a direction of its own
        self.files.attend(self.view)
        self.facilitation = Facilitation(self.session, self)
        self.facilitation.attend(self.view)
        self.comparison = Comparison(self.view)
        self.breadcrumbs = Breadcrumbs(self)
        self.start: StartPage | None = None
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.view)
        self.setCentralWidget(self.pages)
        self.hint = StartHint(self.view)
        self.docks = {row.id: Dock(row, self) for row in DOCKS}
        self._place_docks()
        self.elements = cast("Palette", self.docks["palette"].panel)
        self.status = Status(self.view, self)
        self.setStatusBar(self.status)
        self.actions_table = Actions(self)
        self._menus_for: bool | None = None
        fill_menus(self)
        self.toolbar = Toolbar(self)
        self.addToolBar(self.toolbar)
        self._dress()
        self._remember()
        MapDrops(self, self, self.view.canvas)
        self._listen()
        self._refresh()

    @property
    def appearance(self) -> Appearance:
        """What was chosen: light, dark, or as the system does."""
        return settings().appearance

    @property
    def has_map(self) -> bool:
        """Whether a map is shown; else it is the start page."""
        return self.pages.currentWidget() is self.view

    def show_start(self) -> None:
        """Show the start page in place of the map, until a map is opened or begun."""
        from mapdesigner.desktop.start.start_page import StartPage  # not needed where a file is given

        if self.start is None:
            self.start = StartPage(self.files, self)
            self.start.import_asked.connect(self.actions_table["import"].trigger)
            self.pages.addWidget(self.start)
        elif self.has_map:
            self.start.refresh()
        self._furniture = [each for each in (*self.docks.values(), self.toolbar, self.status) if not each.isHidden()]
        for each in self._furniture:
            each.hide()
        self.pages.setCurrentWidget(self.start)
        self._refresh()

    def show_map(self) -> None:
        """Show the map, with all that was around it."""
        if self.has_map:
            return
        self.pages.setCurrentWidget(self.view)
        for each in self._furniture:
            each.show()
        if QSettings().value(self._state_key) is None:
            self._give_widths()
        self._refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where work begins."""
        (self.view if self.has_map or self.start is None else self.start).setFocus()

    def run(self, command: Command) -> None:
        """Do a command on the map with all that is written; say in the status bar why one cannot be done."""
        self.view.finish_writing()
        try:
            command.run(self)
        except EditError as error:
            self.say(str(error))

    def say(self, words: str) -> None:
        """Show a few words in the status bar for a while."""
        self.status.showMessage(words, _MESSAGE_TIME)

    def appear(self, appearance: str) -> None:
        """Let all windows look light, dark, or as the system does; exports stay light."""
        store.change(appearance=appearance)

    def wear(self, colours: Theme) -> None:
        """Draw icons, map and panels in a theme."""
        if self.view.canvas.colours is not colours:
            self.view.set_theme(colours)
        self.actions_table.paint(colours)
        for dock in self.docks.values():
            dock.set_theme(colours)
        self.status.set_theme(colours)
        self.toolbar.set_theme(colours)
        if self.start is not None:
            self.start.set_theme()
        self._refresh()

    def toggle(self, dock: QDockWidget) -> None:
        """Show a dock, in front of those it shares its place with, or hide it."""
        dock.setVisible(dock.isHidden())
        dock.raise_()
        self._refresh()

    def export(self) -> None:
        """Ask how to export the map, show its pages, and export it."""
        from mapdesigner.desktop.exporting.dialog import ExportDialog  # loads what only an export needs

        ExportDialog(self.session, self, self.view.personas).exec()

    def print_map(self) -> None:
        """Show the map's pages, and print them."""
        from mapdesigner.desktop.exporting.dialog import ExportDialog

        ExportDialog(self.session, self, self.view.personas, prints=True).exec()

    def show_settings(self) -> None:
        """Let the user choose what holds for all maps."""
        from mapdesigner.desktop.settings.dialog import SettingsDialog  # seldom needed

        SettingsDialog(self).exec()

    def quit(self) -> None:
        """Close all windows; each asks about its own unsaved work."""
        QApplication.closeAllWindows()

    def about(self) -> None:
        """Say what program this is."""
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Map Designer {version}").format(version=__version__))
        box.setInformativeText(_("Customer journey maps, drawn and printed. Your maps stay on this computer."))
        box.exec()

    def _dress(self) -> None:
        """Look as the settings say."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # there is no window without one
        self.wear(dress(application, settings().appearance))
        self.setAnimated(motion.is_wanted())

    def _open_here(self, path: Path | None, template: str | JourneyMap = BLANK) -> None:
        """Without other windows, the other map comes into this one."""
        if not self.files.may_close():
            return
        if path:
            self.files.open(path)
        elif template == START:
            self.show_start()
        else:
            self.files.start(template)

    def _place_docks(self) -> None:
        """Put each dock at its side; those not shown at first lie as tabs behind the first of their side."""
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        first: dict[Qt.DockWidgetArea, Dock] = {}
        for dock in self.docks.values():
            side = self._side_of(dock)
            self.addDockWidget(side, dock)
            if side in first:
                self.tabifyDockWidget(first[side], dock)
            first.setdefault(side, dock)
            dock.setVisible(dock.row.shown)
            dock.visibilityChanged.connect(self._refresh_later)

    def _side_of(self, dock: Dock) -> Qt.DockWidgetArea:
        """The side a dock stands at first: what is left for most is right where lines begin there."""
        side = dock.row.side
        if not self.isRightToLeft():
            return side
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        return {left: right, right: left}.get(side, side)

    def _listen(self) -> None:
        for signal in (self.session.map_changed, self.session.selection_changed, self.session.file_changed):
            signal.connect(self._refresh)
        self.session.file_changed.connect(self.show_map)
        self.elements.refused.connect(self.say)
        self.view.said.connect(self.say)
        self.view.tool_changed.connect(self._refresh)
        self.comparison.said.connect(self.say)
        self.facilitation.said.connect(self.say)
        self.facilitation.changed.connect(self._refresh)
        self.comparison.changed.connect(self._refresh)
        self.files.outside.comparison_asked.connect(partial(compare_with_file, self))
        self.view.menu_asked.connect(partial(open_context_menu, self))
        self.view.badge_pressed.connect(partial(open_badge, self))
        self.status.health_asked.connect(lambda: show_dock(self, "health"))
        self.session.file_changed.connect(partial(offer_guide, self))
        self.session.focus_changed.connect(self._refresh)
        store.changed.connect(self._dress)
        QApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def _remember(self) -> None:
        settings = QSettings()
        geometry, state = settings.value("window/geometry"), settings.value(self._state_key)
        if geometry is None or not self.restoreGeometry(geometry) or not self._is_on_a_screen():
            self._take_room()
        if state is None or not self.restoreState(state):
            self._give_widths()

    @property
    def _state_key(self) -> str:
        """Where the panels' places are kept: those of a mirrored window are others."""
        return "window/state-mirrored" if self.isRightToLeft() else "window/state"

    def _give_widths(self) -> None:
        shown = [dock for dock in self.docks.values() if dock.row.shown]
        widths = [round(dock.row.width * text_scale()) for dock in shown]
        self.resizeDocks(shown, widths, Qt.Orientation.Horizontal)

    def _is_on_a_screen(self) -> bool:
        """Tell whether enough of the window can be seen to take hold of it: a screen may be gone since last time."""
        head = QRect(self.x(), self.y(), self.width(), _FRAME)
        seen = [screen.availableGeometry().intersected(head) for screen in QGuiApplication.screens()]
        return any(each.width() >= _LEAST_SEEN and each.height() > 0 for each in seen)

    def _take_room(self) -> None:
        """As large as the design's window; all of a screen that is not larger than that with its frame."""
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE.width(), room.width()), min(_SIZE.height(), room.height()))
        if room.height() < _SIZE.height() + _FRAME or room.width() < _SIZE.width() + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def hand_over(self, other: Window) -> None:
        """Let another window go on with the map, where this one stands and as it is seen here; this one goes."""
        self.view.finish_writing()
        unanswered = self.files.notices.keys
        self.files.close()  # the other one keeps what is not saved
        if self.has_map:
            other.session.take_over(self.session)
            other.files.outside.look()
            room = other.view.canvas.view  # notices, which are told anew, may have left less here
            other.view.canvas.show_view(self.view.canvas.view.resized(room.width, room.height))
        else:
            other.show_start()
        offer_again(other, unanswered)
        self._put_panels_away()
        self.hide()
        self.deleteLater()

    def keep_places(self) -> None:
        """Remember where the window and its panels stand."""
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        if self.has_map:  # on the start page the panels are put away
            settings.setValue(self._state_key, self.saveState())

    def _put_panels_away(self) -> None:
        """Hide what floats: still in sight, a panel would be taken down after the session it follows, and crash."""
        for dock in self.docks.values():
            if dock.isFloating():
                dock.hide()

    def _refresh_later(self, _shown: bool) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self, *_args: object) -> None:
        path, title = self.session.path, self.session.journey.title
        name = path.name if path else title or _("Untitled map")
        program = _("Map Designer")
        self.setWindowTitle(f"{name.replace('[*]', '[*][*]')}[*] — {program}" if self.has_map else program)
        self.setWindowModified(self.has_map and self.session.is_modified)
        self.setWindowFilePath(str(path) if path else "")
        self.actions_table.refresh()
        if self._menus_for is not self.has_map:
            self._menus_for = self.has_map
            show_menus(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work; remember where the window stood."""
        self.view.finish_writing()
        if not self.files.may_close():
            event.ignore()
            return
        self.files.close()
        self.keep_places()
        self._put_panels_away()
        super().closeEvent(event)
