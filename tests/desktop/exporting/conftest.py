"""An export dialog over a small map in a file, and hands for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner.desktop.exporting.dialog import ExportDialog
from mapdesigner.desktop.session import Session
from mapdesigner.edits.lanes import add_lane
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.stages import add_stage, add_step
from mapdesigner.model.journey import JourneyMap, Persona, new_map
from mapdesigner.model.kinds import LaneKind
from tests.support.journeys import with_actions


def small_map() -> JourneyMap:
    """Three stages of two steps, two lanes, two actions, and personas Ann and Bob: it fits on any sheet."""
    journey = new_map(id="map")
    for number in (1, 2, 3):
        journey = add_stage(journey, id=f"s{number}", name=f"Stage {number}", first_step=f"s{number}t1")
        journey = add_step(journey, f"s{number}", id=f"s{number}t2")
    for kind in (LaneKind.ACTIONS, LaneKind.EMOTIONS):
        journey = add_lane(journey, kind, id=kind.value)
    for name in ("ann", "bob"):
        journey = add_entry(journey, Persona, id=name, name=name.title())
    return with_actions(journey, "alpha", "beta")


@pytest.fixture
def session(qapp, tmp_path: Path) -> Session:
    made = Session(small_map())
    made.save_as(tmp_path / "trail.journeymap")
    return made


@pytest.fixture
def open_dialog(qtbot, session: Session):
    def make(over: Session = session, **options) -> ExportDialog:
        made = ExportDialog(over, **options)
        qtbot.addWidget(made, before_close_func=lambda it: it.done(0))
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


@pytest.fixture
def dialog(open_dialog) -> ExportDialog:
    return open_dialog()


@pytest.fixture
def drawn(qtbot):
    """Waits until the pages of a dialog are drawn."""

    def wait(dialog: ExportDialog) -> ExportDialog:
        qtbot.waitUntil(lambda: dialog.draft is not None)
        return dialog

    return wait
