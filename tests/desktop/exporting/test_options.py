"""The form: what does not go together is disabled and says why; what was chosen is there the next time."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from mapdesigner.cli.export import export_arguments
from mapdesigner.desktop.exporting.choices import OWN, ROLL, Choices, refusals
from mapdesigner.desktop.session import Session
from mapdesigner.edits.items import add_item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.formats import SUFFIXES
from mapdesigner.publish.options import SHEETS, TILES, Form
from mapdesigner.publish.share_copy import Redacted
from tests.support.dialogs import choose, tick
from tests.support.journeys import grid


def test_tiles_and_bleed_do_not_go_together_and_say_so(dialog) -> None:
    form = dialog.form
    choose(form.tiles, "A3")
    assert not form.press.isEnabled()
    assert form.press.accessibleDescription() == "Tiles are cut by hand and have no bleed."
    assert form.overlap.isVisible()
    choose(form.tiles, "")
    tick(form.press)
    assert not form.tiles.isEnabled()
    assert form.overlap.isHidden()
    assert dialog.choices.options.press


def test_a_booklet_is_made_on_a4_or_a3_and_the_sheet_wished_for_comes_back(dialog) -> None:
    form = dialog.form
    choose(form.form, Form.BOOKLET)
    assert form.sheet.currentData() == "A4"
    assert not form.portrait.isEnabled()
    choose(form.sheet, "A3")
    choose(form.form, Form.POSTER)
    assert dialog.choices.options.sheet == "A3"
    choose(form.sheet, "A1")
    choose(form.form, Form.CARDS)
    assert not form.sheet.isEnabled()
    choose(form.form, Form.POSTER)
    assert form.sheet.currentData() == "A1"


def test_a_size_of_ones_own_and_a_roll_ask_for_millimetres(dialog) -> None:
    form = dialog.form
    assert form.width_mm.isHidden()
    choose(form.sheet, OWN)
    form.width_mm.setValue(1200)
    form.height_mm.setValue(500)
    assert dialog.choices.options.sheet == "1200x500"
    assert not form.portrait.isEnabled()
    choose(form.sheet, ROLL)
    assert form.width_mm.isHidden()
    form.roll.setValue(610)
    assert dialog.choices.options.sheet == "roll 610"


def test_formats_without_pages_need_no_paper(dialog) -> None:
    form = dialog.form
    choose(form.format, ".csv")
    for part in (form.form, form.sheet, form.portrait, form.tiles, form.press, form.persona):
        assert not part.isEnabled()
        assert part.accessibleDescription()
    assert all(box.isEnabled() for box in form.leave_out.values())
    assert not any(box.isEnabled() for box in form.lanes.values())


def test_a_small_sheet_is_not_cut(dialog) -> None:
    choose(dialog.form.sheet, "A4")
    assert not dialog.form.tiles.isEnabled()
    choose(dialog.form.sheet, "A3")
    assert dialog.form.tiles.isEnabled()
    with pytest.raises(AssertionError):
        choose(dialog.form.tiles, "A3")


def test_last_choices_are_there_again_in_this_window_alone(open_dialog, session) -> None:
    first = open_dialog()
    choose(first.form.sheet, "A2")
    choose(first.form.format, ".png")
    tick(first.form.leave_out[Redacted.COMMENTS])
    tick(first.form.lanes["actions"])
    first.reject()
    again = open_dialog()
    assert again.form.sheet.currentData() == "A2"
    assert again.target.name.text().endswith(".png")
    assert again.choices.redacted == {Redacted.COMMENTS}
    assert again.form.lanes["actions"].isChecked()  # a lane is left out of one export only
    other = open_dialog(Session(grid()))
    assert other.form.sheet.currentData() == "A1"


def test_the_persona_seen_on_the_canvas_is_the_one_to_print(open_dialog) -> None:
    assert open_dialog(shown=frozenset({"ann"})).choices.persona == "ann"
    assert open_dialog(shown=frozenset()).choices.persona == ""


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("sheet", [*SHEETS, OWN, ROLL])
def test_whatever_is_chosen_makes_options_that_can_be_printed(suffix: str, form: Form, sheet: str) -> None:
    for tiles in ("", *TILES):
        for press in (False, True):
            choices = Choices(suffix, sheet, form=form, tiles=tiles, press=press, portrait=True)
            options = choices.options  # raises ValueError for what cannot be made
            assert not (options.tiles and options.press)
            assert ("tiles" in refusals(choices)) <= (not options.tiles)


IN_DIALOG = {
    "format": {"suffix"},
    "sheet": {"sheet"},
    "size": {"width", "height"},
    "roll": {"roll"},
    "portrait": {"portrait"},
    "booklet": {"form"},
    "blank": {"form"},
    "half_filled": {"form"},
    "cards": {"form"},
    "tile": {"tiles"},
    "overlap": {"overlap"},
    "press": {"press"},
    "persona": {"persona"},
    "lanes": {"hidden"},
    "compare": {"other"},
    "spread": {"spread"},
    "dpi": {"dpi"},
    "without": {"redacted"},
}
"""What the command line calls an option, and the choices that stand for it in the dialog."""


def test_dialog_and_command_line_offer_the_same(dialog) -> None:
    parser = argparse.ArgumentParser(add_help=False)
    export_arguments(parser)
    files = {"map", "out", "to"}
    assert {action.dest for action in parser._actions} - files == set(IN_DIALOG)
    assert {*dialog.form._rows, "redacted"} == set().union(*IN_DIALOG.values())


def asked(journey: JourneyMap) -> JourneyMap:
    """The map with a feeling that people were asked about."""
    return add_item(
        journey, ItemKind.EMOTION, "emotions", "s1t1", id="felt", text="Well", n=40, spread_low=-1.0, spread_high=1.5
    )


def test_the_spread_of_answers_is_offered_where_there_are_any(open_dialog, session) -> None:
    assert open_dialog().form.spread.isHidden()
    dialog = open_dialog(Session(asked(session.journey)))
    assert not dialog.form.spread.isHidden()
    tick(dialog.form.spread)
    assert dialog.choices.options.spread
    choose(dialog.form.form, Form.CARDS)
    assert not dialog.form.spread.isEnabled()
    assert not dialog.choices.options.spread


def test_an_export_is_compared_with_another_map(open_dialog, session, tmp_path: Path) -> None:
    dialog = open_dialog()
    dialog.form.other.take(session.path)
    assert dialog.form.other.name.text() == "trail.journeymap"
    assert dialog.choices.options.other == session.journey
    choose(dialog.form.format, ".xlsx")
    assert dialog.choices.options.other is None
    choose(dialog.form.format, ".pptx")
    assert dialog.choices.options.other is not None
    dialog.form.other.remove.click()
    assert dialog.choices.options.other is None
    assert dialog.form.other.remove.isHidden()


def test_a_file_that_is_no_map_is_told_and_changes_nothing(dialog, tmp_path: Path) -> None:
    broken = tmp_path / "broken.journeymap"
    broken.write_text("{")
    dialog.form.other.take(broken)
    assert str(broken) in dialog.form.other.problem.text()
    assert dialog.choices.options.other is None
