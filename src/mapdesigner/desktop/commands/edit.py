"""Commands that change the map or the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.model.items import Item
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_KEY = QKeySequence.StandardKey


def _undo_words(window: Window) -> str:
    names = window.session.undo_names
    return _("Undo {step}").format(step=names[0]) if names else _("Undo")


def _redo_words(window: Window) -> str:
    names = window.session.redo_names
    return _("Redo {step}").format(step=names[0]) if names else _("Redo")


def _selected(window: Window) -> bool:
    return bool(window.session.selection or window.session.tie)


def _one_selected(window: Window) -> bool:
    return len(window.session.selection) == 1


def _cards_selected(window: Window) -> bool:
    known = structure(window.session.journey).by_id
    return any(isinstance(known.get(each), Item) for each in window.session.selection)


EDIT: tuple[Command, ...] = (
    Command(
        "undo",
        Menu.EDIT,
        0,
        _undo_words,
        lambda w: w.session.undo(),
        (_KEY.Undo,),
        "undo-2",
        lambda w: bool(w.session.undo_names),
        name=later("Undo"),
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
        name=later("Redo"),
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
        (_KEY.Delete, "Backspace"),
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
    Command(
        "settings",
        Menu.EDIT,
        9,
        later("Settings…"),
        lambda w: w.show_settings(),
        ("Ctrl+,",),
        "settings",
        without_map=True,
    ),
)
