"""Makes the pictures of README and docs anew: `python -m tests.support.pictures [FOLDER]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from mapdesigner import resources
from mapdesigner.desktop.style import load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.painting.qt import scene_to_image
from mapdesigner.storage.read import read_map

_WIDTH = 1600


def poster(folder: Path) -> None:
    """The Trailhead sample as an A1 poster."""
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    (scene,) = compose_poster(journey)
    # Drawn twice as large and scaled down, so that small type stays clear.
    image = scene_to_image(scene, 2 * _WIDTH / scene.width)
    image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation).save(str(folder / "poster.png"))


def window(folder: Path, qt: QApplication, appearance: str) -> None:
    """The window with the Trailhead sample, one touchpoint selected."""
    shown = Window()
    shown.appear(appearance)
    shown.show()
    shown.setWindowState(Qt.WindowState.WindowNoState)  # on a small screen it begins maximized
    shown.resize(QSize(1600, 1000))
    shown.files.open(resources.path("samples", "trailhead.journeymap"))
    chosen = next(item for item in shown.session.journey.items if item.text == "Fitting wall and ramp")
    shown.session.select([chosen.id])
    shown.view.canvas.centre_on(f"card:{chosen.id}")
    for _ in range(30):
        qt.processEvents()
    name = "window.png" if appearance == "light" else f"window-{appearance}.png"
    shown.grab().save(str(folder / name))
    shown.close()


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication.setApplicationName("mapdesigner")
    qt = QApplication([])
    qt.setStyle("Fusion")
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    poster(folder)
    for appearance in ("dark", "light"):
        window(folder, qt, appearance)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "docs" / "pictures")
