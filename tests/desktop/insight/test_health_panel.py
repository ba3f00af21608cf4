"""Map health in the window: counted in the status bar, listed, led to, repaired, waived and heeded again."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.insight.health_watch import health_of
from mapdesigner.desktop.settings.values import settings
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.model.journey import Evidence
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.versions import name_version, versions
from tests.support.journeys import grid_with_people
from tests.support.windows import click, key, panel_of, window_on


@pytest.fixture
def window(qtbot, qapp) -> Window:
    journey = add_item(grid_with_people(), ItemKind.PAIN_POINT, "pain_points", "s1t1", id="hurt", text="Hurts")
    journey = set_fields(journey, ["hurt"], severity=5)
    return window_on(qtbot, journey)


def hurt_more(window: Window) -> None:
    window.session.apply("Add", lambda journey: add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s2t1", text="B"))


def box_about(panel, one: str):
    return next(box for (_code, about), box in panel.boxes.items() if one in about)


def test_the_status_bar_counts_what_the_rules_find_and_opens_the_list(window: Window) -> None:
    health_of(window.view).look()
    count = len(health_of(window.view).found)
    assert count > 1
    assert window.status.health.text() == f"{count} findings"
    assert window.status.health.accessibleName() == f"Map health: {count} findings"
    click(window.status.health)
    assert window.docks["health"].isVisible()
    panel = window.docks["health"].panel
    assert panel.conclusion.line.title.startswith(f"{count} findings")
    assert len(panel.boxes) == count


def test_the_count_follows_edits_by_itself(window: Window, qtbot) -> None:
    health_of(window.view).look()
    before = window.status.health.text()
    hurt_more(window)
    qtbot.waitUntil(lambda: window.status.health.text() != before)


def test_findings_come_by_severity_with_reason_and_advice(window: Window) -> None:
    panel = panel_of(window, "health")
    order = [box.finding.severity for box in panel.boxes.values()]
    assert order == sorted(order, key=["problem", "warning", "hint"].index)
    box = box_about(panel, "hurt")
    assert "Hurts" in box.row.line.title
    assert box.finding.advice in box.row.line.detail
    assert box.finding.advice in box.row.accessibleName()


@pytest.mark.parametrize("by", ["click", "Enter", "Space"])
def test_a_finding_leads_to_its_card_by_pointer_and_by_key(window: Window, by: str) -> None:
    panel = panel_of(window, "health")
    row = box_about(panel, "hurt").row
    if by == "click":
        click(row)
    else:
        key(row, Qt.Key.Key_Return if by == "Enter" else Qt.Key.Key_Space)
    assert "hurt" in window.session.selection
    assert window.view.canvas.is_in_view("card:hurt")
    assert window.view.canvas._flash[0] == "hurt"


def test_the_conclusion_leads_to_the_first_finding(window: Window) -> None:
    panel = panel_of(window, "health")
    click(panel.conclusion)
    first = health_of(window.view).found[0]
    assert window.session.selection <= set(first.ids) | {""}


def test_one_click_repairs_and_is_one_undo_step_with_its_name(window: Window) -> None:
    panel = panel_of(window, "health")
    box = next(box for box in panel.boxes.values() if box.finding.repair)
    name, before, held = box.finding.repair.label, window.session.journey, box.finding
    assert box.repair.text() == name
    click(box.repair)
    assert window.session.undo_names[0] == name
    assert held not in health_of(window.view).found
    window.session.undo()
    assert window.session.journey == before


def test_a_finding_is_waived_with_a_reason_listed_and_heeded_again(window: Window) -> None:
    panel = panel_of(window, "health")
    box = box_about(panel, "hurt")
    code, title = box.finding.code, box.row.line.title
    click(box.waive)
    assert box.reason.hasFocus()
    key(box.reason, Qt.Key.Key_Return)
    assert window.session.journey.waivers == ()  # without a reason nothing is waived
    QTest.keyClicks(box.reason, "We sell this shop")
    key(box.reason, Qt.Key.Key_Return)
    (waiver,) = window.session.journey.waivers
    assert (waiver.rule, waiver.about, waiver.reason) == (code, "hurt", "We sell this shop")
    assert (code, ("hurt",)) not in panel.boxes
    (row,) = panel.waived.rows
    assert row.line.title == title
    assert row.line.detail.startswith("We sell this shop")
    click(row)
    assert window.session.selection == {"hurt"}
    click(panel.waived.buttons[0])
    assert window.session.journey.waivers == ()
    assert (code, ("hurt",)) in panel.boxes
    assert panel.waived.isHidden()
    assert window.session.undo_names[:2] == ("Heed a finding again", "Waive a finding")


def test_escape_closes_the_reason_and_the_keyboard_stays_in_the_list(window: Window) -> None:
    panel = panel_of(window, "health")
    box = box_about(panel, "hurt")
    click(box.waive)
    key(box.reason, Qt.Key.Key_Escape)
    assert box.reason.isHidden()
    assert box.waive.hasFocus()
    click(box.waive)
    QTest.keyClicks(box.reason, "So it is")
    key(box.reason, Qt.Key.Key_Return)
    assert panel.isAncestorOf(window.focusWidget())


def test_the_list_can_be_kept_to_a_severity_or_to_the_selected_cards(window: Window) -> None:
    panel = panel_of(window, "health")
    for at in range(panel.filter.count()):
        if panel.filter.itemData(at) == "problem":
            choose(panel, at)
            assert {box.finding.severity for box in panel.boxes.values()} <= {"problem"}
        if panel.filter.itemData(at) == "selected":
            choose(panel, at)
            assert panel.empty.text() == "No findings on what is selected."
            window.session.select(["hurt"])
            assert panel.boxes
            assert all("hurt" in box.finding.ids for box in panel.boxes.values())


def choose(panel, at: int) -> None:
    panel.filter.setCurrentIndex(at)
    panel.filter.activated.emit(at)


def test_cards_with_findings_bear_a_badge_that_a_command_turns_off(window: Window) -> None:
    health_of(window.view).look()
    (badge,) = window.view.canvas.badges.of("hurt")
    assert badge.icon in ("x", "triangle-alert")
    command = next(each for each in COMMANDS if each.id == "health_badges")
    window.actions_table["health_badges"].trigger()
    assert window.view.canvas.badges.of("hurt") == []
    assert not command.checked(window)
    assert not settings().health_badges
    window.actions_table["health_badges"].trigger()
    assert window.view.canvas.badges.of("hurt") == [badge]


def test_what_is_written_as_a_reason_stays_while_the_map_changes(window: Window, qtbot) -> None:
    panel = panel_of(window, "health")
    box = box_about(panel, "hurt")
    click(box.waive)
    QTest.keyClicks(box.reason, "Half a")
    window.session.apply("Name it", lambda journey: set_fields(journey, ["hurt"], text="Aches & pains"))
    health_of(window.view).look()
    assert box_about(panel, "hurt") is box
    assert "Aches & pains" in box.row.line.title
    assert isinstance(box.reason, QLineEdit)
    assert box.reason.text() == "Half a"


def test_a_map_without_findings_says_so_and_how_findings_come(window: Window) -> None:
    panel = panel_of(window, "health")
    window.files.start("customer-journey")
    health_of(window.view).look()
    assert window.status.health.text() == "No findings"
    assert panel.conclusion.line.title == "Nothing to mend: the rules find nothing."
    assert "Rules look at the map as you work" in panel.empty.text()


def test_hidden_it_costs_nothing(window: Window) -> None:
    panel = panel_of(window, "health")
    window.docks["health"].hide()
    before = dict(panel.boxes)
    hurt_more(window)
    health_of(window.view).look()
    assert panel.boxes == before
    window.docks["health"].show()
    assert panel.boxes != before


def test_it_says_when_the_review_is_due_and_how_old_the_evidence_is(window: Window) -> None:
    today = dt.date.today()
    late, old = today - dt.timedelta(days=3), today - dt.timedelta(days=500)
    window.session.apply("Review", lambda journey: set_map(journey, review_by=late))
    window.session.apply(
        "Cite", lambda journey: add_entry(journey, Evidence, id="old", headline="Old survey", date=old)
    )
    panel = panel_of(window, "health")
    panel.freshness.refresh()
    review, evidence = (row.line for row in panel.freshness.rows.rows)
    assert review.detail == "3 days overdue"
    assert evidence.title == "The oldest evidence is 16 months old"
    assert evidence.detail == "1 older than a year, 1 without a date"
    click(panel.freshness.rows.rows[1])
    assert window.docks["evidence"].isVisible()
    assert window.docks["evidence"].panel.rows.current == "old"


def test_it_says_what_changed_since_the_last_named_version(window: Window, tmp_path) -> None:
    window.session.save_as(tmp_path / "a.journeymap")
    name_version(versions(tmp_path / "a.journeymap")[0], "Board meeting")
    window.session.apply("Calm", lambda journey: set_fields(journey, ["hurt"], severity=1))
    panel = panel_of(window, "health")
    panel.freshness.refresh()
    since = panel.freshness.rows.rows[-1].line
    assert since.title.startswith("Since “Board meeting” of ")
    assert since.detail == "1 changed"
    click(panel.freshness.compare)
    assert window.comparison.is_on
    window.comparison.end()
