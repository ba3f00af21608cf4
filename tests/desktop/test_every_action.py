"""Every command of the table, done on the Trailhead sample: it changes the map or the view, or opens what works."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from mapdesigner import resources
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.compare_mode.begin import compare_with_file
from mapdesigner.desktop.find_bar import FindBar
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.settings.values import settings
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.people import add_entry
from mapdesigner.model.journey import DataSource, Evidence
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.commands.command import Command

_SAMPLE = resources.path("samples", "trailhead.journeymap")
_WAIT = 25  # ms between two looks for a dialog, or whether all is at rest
_AT_REST = 3  # looks that find the same


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1600, 1000)
    made.files.open(Path(shutil.copy(_SAMPLE, tmp_path / "map.journeymap")))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    QApplication.clipboard().setText("of another program")
    return made


def select(kind: ItemKind) -> Callable[[Window], None]:
    """The first card of a kind."""

    def chosen(window: Window) -> None:
        items = structure(window.session.journey).items_of
        first = next(item for row in items.values() for item in row if item.kind is kind)
        window.session.select([first.id])
        window.session.focus_on(Cell(first.lane, first.step))

    return chosen


def after(*commands: str, first: Callable[[Window], None] | None = None) -> Callable[[Window], None]:
    """What other commands leave behind."""

    def done(window: Window) -> None:
        (first or select(ItemKind.ACTION))(window)
        for each in commands:
            window.actions_table[each].trigger()

    return done


def find_words(window: Window) -> None:
    window.actions_table["find"].trigger()
    bar = window.view.findChild(FindBar)
    assert bar
    bar.field.setText("shoe")


def compare_with_another(window: Window) -> None:
    chosen = [each.id for each in window.session.journey.items if each.kind is ItemKind.ACTION]
    for each in chosen[:3]:
        window.session.apply("Write", lambda now, each=each: set_fields(now, [each], text="Otherwise"))
    compare_with_file(window, _SAMPLE)


def remember_a_table(window: Window) -> None:
    source = DataSource(file="answers.csv")
    window.session.apply(
        "Add evidence", lambda now: add_entry(now, Evidence, None, id="answers", title="Answers", source=source)
    )


def link_another_map(window: Window) -> None:
    assert window.session.path
    shutil.copy(_SAMPLE, window.session.path.parent / "other.journeymap")
    select(ItemKind.TOUCHPOINT)(window)
    chosen = [*window.session.selection]
    window.session.apply("Link", lambda now: set_fields(now, chosen, link="other.journeymap"))
    window.files.save()


def know_the_other_state(window: Window) -> None:
    link_another_map(window)
    window.session.apply("Link", lambda now: set_map(now, counterpart="other.journeymap"))


def hide_a_note(window: Window) -> None:
    window.facilitation.set_private(True)
    cell = next(iter(structure(window.session.journey).items_of.values()))[0]
    window.session.select([])
    window.session.focus_on(Cell(cell.lane, cell.step))
    window.actions_table["capture"].trigger()
    window.view.tool.editor.setPlainText("A quiet word")
    window.view.finish_writing()


def vote(window: Window) -> None:
    window.facilitation.start_round("Which first?", [ItemKind.PAIN_POINT], 3, ("Ada", "Ben"))


def hold_a_workshop(window: Window) -> None:
    window.facilitation.start_workshop("Tuesday")


def copy_words(_window: Window) -> None:
    QApplication.clipboard().setText("One\nTwo")


def copy_an_outline(_window: Window) -> None:
    QApplication.clipboard().setText("journey\n  title Buying\n  section Awareness\n    Looks: 3: Me\n")


NEEDS: dict[str, Callable[[Window], None]] = {
    "save": after("duplicate"),
    "undo": after("duplicate"),
    "redo": after("duplicate", "undo"),
    "paste": after(first=lambda window: (select(ItemKind.ACTION)(window), copy_words(window))[0]),
    "paste_as_one": after(first=lambda window: (select(ItemKind.ACTION)(window), copy_words(window))[0]),
    "import_clipboard": copy_an_outline,
    "find_next": find_words,
    "find_previous": find_words,
    "compare_next": compare_with_another,
    "compare_previous": compare_with_another,
    "compare_end": compare_with_another,
    "answer_pain": select(ItemKind.PAIN_POINT),
    "figures": select(ItemKind.METRIC),
    "usual_width": after("wider_step"),
    "usual_height": after(*["higher_lane"] * 12),
    "lower_lane": after(*["higher_lane"] * 12),
    "show_hidden": after("hide_lane"),
    "zoom_100": after("zoom_in"),
    "home": lambda window: window.view.canvas.show_view(window.view.canvas.view.panned(400, 200)),
    "system": after("dark"),
    "refresh_tables": remember_a_table,
    "compare_states": know_the_other_state,
    "show_current": compare_with_another,
    "tool_select": after("tool_hand"),
    "open_linked": link_another_map,
    "open_linked_beside": link_another_map,
    "reveal": hide_a_note,
    "end_voting": vote,
    "show_votes": lambda window: (vote(window), window.facilitation.close_round())[0],
    "summary": hold_a_workshop,
}
"""What a command needs besides an open map with an action selected."""


class Onlooker(QObject):
    """Sees each dialog that opens over the window, tries whether it works, and gives it up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._timer = QTimer(self, interval=_WAIT)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if found is None or not found.isVisible():
            return
        self.seen.append(type(found).__name__)
        try:
            assert found.isEnabled()
            works = [each for each in found.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
            assert any(isinstance(each, QAbstractButton) or each.focusPolicy() for each in (found, *works)), self.seen
        finally:
            found.reject() if isinstance(found, QDialog) else found.close()


def state(window: Window) -> tuple[object, ...]:
    """All that a person could notice."""
    session, view, clipboard = window.session, window.view.canvas.view, QApplication.clipboard()
    shown = Counter((type(each).__name__, each.objectName()) for each in QApplication.allWidgets() if each.isVisible())
    return (
        id(session.journey),
        session.path,
        session.is_modified,
        session.selection,
        session.focus,
        (view.zoom, view.visible),
        window.isVisible(),
        QApplication.focusWidget(),
        window.view.tool.editor.target,
        window.status.currentMessage(),
        clipboard.text(),
        tuple(action.isChecked() for action in map(window.actions_table.__getitem__, (row.id for row in COMMANDS))),
        settings(),
        id(window.view.canvas.scene),
        frozenset(shown.items()),
    )


def at_rest(window: Window) -> tuple[object, ...]:
    """The state once nothing moves by itself any more."""
    now, rounds = state(window), 0
    while rounds < _AT_REST:
        QTest.qWait(_WAIT)
        now, rounds = (now, rounds + 1) if state(window) == now else (state(window), 0)
    return now


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.id)
def test_each_command_does_something(window: Window, qtbot, command: Command) -> None:
    NEEDS.get(command.id, select(ItemKind.ACTION))(window)
    window.actions_table.refresh()
    before, onlooker = at_rest(window), Onlooker()
    action = window.actions_table[command.id]
    assert action.isEnabled(), "it needs a row in NEEDS"
    action.trigger()
    qtbot.waitUntil(lambda: bool(onlooker.seen) or state(window) != before)
    qtbot.wait(4 * _WAIT)
    assert not QApplication.activeModalWidget()


def test_what_the_commands_need_is_kept_up(window: Window) -> None:
    assert set(NEEDS) <= {each.id for each in COMMANDS}
