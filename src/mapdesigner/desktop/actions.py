"""The table of actions: menus, toolbar and keys read it, nothing else declares a command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from mapdesigner.desktop.icons import icon
from mapdesigner.model.items import Item
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme


class Menu(StrEnum):
    """The menus from left to right."""

    FILE = later("File")
    EDIT = later("Edit")
    VIEW = later("View")
    INSERT = later("Insert")
    HELP = later("Help")


def _always(_window: Window) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do: its words, where it stands, its keys, when it can be done, and what does it.

    `words` may be a function of the window where they change ("Undo Move 3 cards"). `group` counts the parts of a menu
    between separators.
    """

    id: str
    menu: Menu
    group: int
    words: str | Callable[[Window], str]
    run: Callable[[Window], object]
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    icon: str = ""
    enabled: Callable[[Window], bool] = _always
    checked: Callable[[Window], bool] | None = None
    on_map: bool = False
    """Whether its keys act only while the map has the keyboard, since they mean something else in a field."""

    def text(self, window: Window) -> str:
        """The words in the language of the interface; users' own '&' stay what they are."""
        return self.words(window) if callable(self.words) else _(self.words)


_KEY = QKeySequence.StandardKey


def _undo_words(window: Window) -> str:
    names = window.session.undo_names
    return _("Undo {step}").format(step=names[0]) if names else _("Undo")


def _redo_words(window: Window) -> str:
    names = window.session.redo_names
    return _("Redo {step}").format(step=names[0]) if names else _("Redo")


def _selected(window: Window) -> bool:
    return bool(window.session.selection)


def _one_selected(window: Window) -> bool:
    return len(window.session.selection) == 1


def _cards_selected(window: Window) -> bool:
    known = structure(window.session.journey).by_id
    return any(isinstance(known.get(each), Item) for each in window.session.selection)


COMMANDS: tuple[Command, ...] = (
    Command("new", Menu.FILE, 0, later("New map"), lambda w: w.files.new(), (_KEY.New,), "file-plus"),
    Command("new_journey", Menu.FILE, 0, later("New customer journey"), lambda w: w.files.new("customer-journey")),
    Command("open", Menu.FILE, 0, later("Open…"), lambda w: w.files.ask_open(), (_KEY.Open,), "folder-open"),
    Command("save", Menu.FILE, 1, later("Save"), lambda w: w.files.save(), (_KEY.Save,), "save"),
    Command("save_as", Menu.FILE, 1, later("Save as…"), lambda w: w.files.ask_save_as(), ("Ctrl+Shift+S",)),
    Command("export", Menu.FILE, 2, later("Export poster…"), lambda w: w.export(), ("Ctrl+E",), "download"),
    Command("close", Menu.FILE, 3, later("Close"), lambda w: w.close(), (_KEY.Close,)),
    Command("quit", Menu.FILE, 3, later("Quit"), lambda w: w.quit(), ("Ctrl+Q",)),
    Command(
        "undo",
        Menu.EDIT,
        0,
        _undo_words,
        lambda w: w.session.undo(),
        (_KEY.Undo,),
        "undo-2",
        lambda w: bool(w.session.undo_names),
    ),
    Command(
        "redo",
        Menu.EDIT,
        0,
        _redo_words,
        lambda w: w.session.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo-2",
        lambda w: bool(w.session.redo_names),
    ),
    Command(
        "edit_text",
        Menu.EDIT,
        1,
        later("Edit text"),
        lambda w: w.view.edit_selected(),
        ("F2",),
        "",
        _one_selected,
        on_map=True,
    ),
    Command(
        "duplicate",
        Menu.EDIT,
        1,
        later("Duplicate"),
        lambda w: w.view.duplicate_selected(),
        ("Ctrl+D",),
        "",
        _cards_selected,
    ),
    Command(
        "delete",
        Menu.EDIT,
        1,
        later("Delete"),
        lambda w: w.view.delete_selected(),
        (_KEY.Delete,),
        "",
        _selected,
        on_map=True,
    ),
    Command(
        "select_all",
        Menu.EDIT,
        2,
        later("Select all cards"),
        lambda w: w.view.select_all(),
        (_KEY.SelectAll,),
        on_map=True,
    ),
    Command("zoom_out", Menu.VIEW, 0, later("Zoom out"), lambda w: w.view.zoom_by(-1), ("Ctrl+-",), "zoom-out"),
    Command("zoom_in", Menu.VIEW, 0, later("Zoom in"), lambda w: w.view.zoom_by(1), ("Ctrl+=", "Ctrl++"), "zoom-in"),
    Command("zoom_100", Menu.VIEW, 0, later("Zoom to 100 %"), lambda w: w.view.zoom_to(1.0), ("Ctrl+0",)),
    Command("fit", Menu.VIEW, 0, later("Fit the whole map"), lambda w: w.view.fit(), ("Ctrl+1",), "maximize"),
    Command(
        "fit_selection",
        Menu.VIEW,
        0,
        later("Fit the selection"),
        lambda w: w.view.fit_selection(),
        ("Ctrl+2",),
        "",
        _selected,
    ),
    Command("home", Menu.VIEW, 0, later("Start of the map"), lambda w: w.view.home(), ("Home",), on_map=True),
    Command(
        "palette",
        Menu.VIEW,
        1,
        later("Palette"),
        lambda w: w.toggle(w.palette_dock),
        ("F9",),
        checked=lambda w: not w.palette_dock.isHidden(),
    ),
    Command(
        "inspector",
        Menu.VIEW,
        1,
        later("Inspector"),
        lambda w: w.toggle(w.inspector_dock),
        ("F10",),
        checked=lambda w: not w.inspector_dock.isHidden(),
    ),
    Command(
        "light", Menu.VIEW, 2, later("Light"), lambda w: w.appear("light"), checked=lambda w: w.appearance == "light"
    ),
    Command("dark", Menu.VIEW, 2, later("Dark"), lambda w: w.appear("dark"), checked=lambda w: w.appearance == "dark"),
    Command(
        "system",
        Menu.VIEW,
        2,
        later("As the system"),
        lambda w: w.appear("system"),
        checked=lambda w: w.appearance == "system",
    ),
    Command("about", Menu.HELP, 0, later("About Map Designer"), lambda w: w.about()),
)


class Actions:
    """The QActions of one window, made from the table."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: dict[str, QAction] = {command.id: self._make(command) for command in COMMANDS}

    def __getitem__(self, command: str) -> QAction:
        return self._made[command]

    def of(self, menu: Menu) -> Iterable[tuple[Command, QAction]]:
        """The commands of a menu with their actions, in order."""
        return ((command, self._made[command.id]) for command in COMMANDS if command.menu is menu)

    def refresh(self) -> None:
        """Bring words, checks and what can be done up to date."""
        for command in COMMANDS:
            action = self._made[command.id]
            action.setText(command.text(self._window).replace("&", "&&"))
            action.setEnabled(command.enabled(self._window))
            if command.checked:
                action.setChecked(command.checked(self._window))

    def paint(self, colours: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for command in COMMANDS:
            if command.icon:
                self._made[command.id].setIcon(icon(command.icon, colours.ink2, colours.line_strong))

    def _make(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checked is not None)
        action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda: self._window.run(command))
        if command.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (self._window.view.canvas if command.on_map else self._window).addAction(action)
        return action
