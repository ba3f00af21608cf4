"""What holds for every test: no screen, no settings of the user's, no unexpected log line."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.support.patience import PatientBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before any test module loads Qt
os.environ["MAPDESIGNER_MOTION"] = "0"  # a picture of the window shows it at rest

os.environ["LC_ALL"] = "C.UTF-8"  # commands speak the language of the terminal

# Deadlines would measure the machine's load; a fixed seed keeps the daily run the same for everybody.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("quick")

_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
}


@pytest.fixture(scope="session")
def user_environment() -> dict[str, str]:
    """The environment as it was before a test's own folders replaced the user's: for running pip."""
    return dict(os.environ)


@pytest.fixture(autouse=True)
def own_folders(
    user_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Each test has its own empty home, settings and state folders."""
    root = tmp_path_factory.mktemp("user")
    for variable, name in _FOLDERS.items():
        folder = root / name
        folder.mkdir()
        monkeypatch.setenv(variable, str(folder))
    return root


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; one that expects it looks at it and calls `caplog.clear()`."""
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    unexpected = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    if unexpected:
        pytest.fail(f"unexpected log: {unexpected}")


@pytest.fixture(autouse=True)
def closed_windows_go(own_folders: Path) -> None:
    """What a test before this one closed is deleted now, and where its docks stood is forgotten.

    Without an event loop of its own Qt would keep closed windows for ever: each would be dressed anew with every change
    of theme, and fill the memory.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    # Qt looks once a process where settings are kept; two runs, or the user's own program, must not share them.
    format_, scope = core.QSettings.Format.NativeFormat, core.QSettings.Scope.UserScope
    core.QSettings.setPath(format_, scope, str(own_folders / "config"))
    if core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Hands and eyes at the window, with patience."""
    from tests.support.patience import PatientBot  # with Qt behind it: only for tests of the window

    return PatientBot(request)
