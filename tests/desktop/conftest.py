"""What tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


@pytest.fixture
def clear_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied does not outlive it."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()
