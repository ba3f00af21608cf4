"""An export dialog over a small map in a file, and hands for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner.desktop.exporting.dialog import ExportDialog
from mapdesigner.desktop.session import Session
from tests.support.journeys import grid_with_people, with_actions


@pytest.fixture
def session(qapp, tmp_path: Path) -> Session:
    made = Session(with_actions(grid_with_people(), "alpha", "beta"))
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
        qtbot.waitUntil(lambda: dialog.draft is not None, timeout=60000)
        return dialog

    return wait
