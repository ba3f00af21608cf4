"""What holds for every test of the parts below the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def application(qapp: QApplication) -> QApplication:
    """A process has one application: a picture drawn first would make one without widgets, and leave none for those."""
    return qapp
