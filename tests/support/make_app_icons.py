"""Make the PNG icons of the program and its files from their SVGs: `python -m tests.support.make_app_icons`."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

from tests.support.checkout import ROOT

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
PACKAGING = ROOT / "resources" / "packaging" / "icons"
SOURCES = {"mapdesigner": ROOT / "resources" / "icons" / "mapdesigner.svg", "journeymap": PACKAGING / "journeymap.svg"}


def main() -> None:
    """Write a PNG of each size."""
    application = QGuiApplication(["icons", "-platform", "offscreen"])
    for name, source in SOURCES.items():
        sign = QIcon(str(source))
        for size in SIZES:
            sign.pixmap(QSize(size, size), 1.0).save(str(PACKAGING / f"{name}-{size}.png"))
    application.quit()


if __name__ == "__main__":
    main()
