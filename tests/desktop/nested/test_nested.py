"""Cards lead to other maps: the file is chosen in the inspector, opened in place, and the bar leads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolButton

from mapdesigner.desktop.nested.link_editor import MapLinkEditor
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import EditError, look_up, replace
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.scene import TextBlock
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.write import write_map
from tests.support.journeys import grid, with_actions
from tests.support.windows import click, panel_of, window_on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "details").mkdir()
    write_map(replace(with_actions(grid(), "pay"), title="Shop"), tmp_path / "shop.journeymap", "")
    write_map(replace(with_actions(grid(), "card"), title="Checkout"), tmp_path / "details/checkout.journeymap", "")
    return tmp_path


@pytest.fixture
def window(qtbot, folder: Path) -> Window:
    made = window_on(qtbot, grid())
    made.files.open(folder / "shop.journeymap")
    made.session.select(["pay"])
    return made


def test_the_file_is_chosen_and_kept_as_a_relative_path(window, folder, monkeypatch) -> None:
    chosen = folder / "details" / "checkout.journeymap"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(chosen), ""))
    editor = panel_of(window, "inspector").editors["link"]
    assert isinstance(editor, MapLinkEditor)
    click(editor.choose)
    assert look_up(window.session.journey, "pay").link == "details/checkout.journeymap"
    assert editor.line.text() == "details/checkout.journeymap"


def test_a_map_without_a_file_says_that_it_must_be_saved_first(qtbot, folder, monkeypatch) -> None:
    window = window_on(qtbot, with_actions(grid(), "pay"))
    window.session.select(["pay"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(folder / "shop.journeymap"), ""))
    editor = panel_of(window, "inspector").editors["link"]
    click(editor.choose)
    assert "Save this map first" in editor.fault


def test_a_linked_map_opens_in_place_and_the_bar_leads_back(window, folder) -> None:
    window.session.apply("Link", lambda j: set_fields(j, ["pay"], link="details/checkout.journeymap"))
    window.files.save()
    window.actions_table["open_linked"].trigger()
    assert window.session.path == folder / "details" / "checkout.journeymap"
    bar = window.breadcrumbs
    assert bar.isVisible()
    assert bar.titles == ["Shop"]
    (back,) = (each for each in bar.findChildren(QToolButton) if each.text() == "Shop")
    click(back)
    assert window.session.path == folder / "shop.journeymap"
    assert not bar.isVisible()


def test_another_map_opened_otherwise_forgets_the_way(window, folder) -> None:
    window.session.apply("Link", lambda j: set_fields(j, ["pay"], link="details/checkout.journeymap"))
    window.files.save()
    window.actions_table["open_linked"].trigger()
    window.files.open(folder / "shop.journeymap")
    assert not window.breadcrumbs.isVisible()


def test_a_missing_file_is_told_and_nothing_is_lost(window, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append((box.text(), box.informativeText())))
    window.session.apply("Link", lambda j: set_fields(j, ["pay"], link="gone.journeymap"))
    before = window.session.journey
    window.actions_table["open_linked"].trigger()
    assert told[0][0] == "The linked map was not found."
    assert "gone.journeymap" in told[0][1]
    assert window.session.journey is before


def test_the_command_is_there_only_for_a_card_with_a_link(window) -> None:
    assert not window.actions_table["open_linked"].isEnabled()
    window.session.apply("Link", lambda j: set_fields(j, ["pay"], link="https://example.org"))
    assert not window.actions_table["open_linked"].isEnabled()


def test_without_a_file_there_is_no_way(qtbot) -> None:
    window = window_on(qtbot, grid())
    with pytest.raises(EditError):
        window.breadcrumbs.follow("a.journeymap")


@pytest.mark.parametrize("row", [row for row in ITEMS if row.kind not in (ItemKind.EMOTION, ItemKind.ENGAGEMENT)])
def test_every_card_with_a_link_shows_it(row) -> None:
    def shown(link: str) -> list[str]:
        journey = add_item(grid(), row.kind, row.lane.value, "s1t1", id="it", text="It", link=link)
        groups = [group for band in compose_screen(journey).bands for group in band.groups if group.id == "card:it"]
        return [part.text for group in groups for part in group.primitives if isinstance(part, TextBlock)]

    assert "checkout" in shown("details/checkout.journeymap")
    assert "checkout" not in shown("")
