"""Makes the pictures of README and docs anew: `python -m tests.support.pictures [FOLDER] [--all]`.

With `--all` also those to look at before a release: Arabic, 200 %, large text, a small window, the start page, each
panel with much in it and with nothing, and each dialog.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mapdesigner import resources
from mapdesigner.desktop import language
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.recent_files import remember_file
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.desktop.style import dress, load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.painting.qt import scene_to_image
from mapdesigner.storage.read import read_map
from tests.support.all_dialogs import DIALOGS

_WIDTH = 1600
_SMALL = (1024, 700)
_SAMPLES = ("nordlicht", "trailhead")
_TURNS = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, what it shows (map, start, a panel's id, or a dialog's name), and how the window looks."""

    name: str
    shows: str = "map"
    appearance: str = "light"
    language: str = "en"
    scale: str = "1"
    text_size: int = 13
    size: tuple[int, int] = (1600, 1000)
    blank: bool = False


README = (Picture("window-dark", appearance="dark"), Picture("window"))
OTHERS = (
    Picture("window-ar", language="ar"),
    Picture("window-de", language="de"),
    Picture("window-150", scale="1.5"),
    Picture("window-200", scale="2"),
    Picture("window-large-text", text_size=17),
    Picture("start", "start"),
    Picture("start-dark", "start", "dark"),
    Picture("start-ar", "start", language="ar"),
    Picture("window-small", language="de", size=_SMALL),
    Picture("window-small-200", scale="2", size=_SMALL),
    *(Picture(f"panel-{row.id}", row.id) for row in DOCKS),
    *(Picture(f"panel-{row.id}-dark", row.id, "dark") for row in DOCKS),
    *(Picture(f"panel-{row.id}-empty", row.id, blank=True) for row in DOCKS),
    *(Picture(f"dialog-{name}", name) for name in DIALOGS),
    *(Picture(f"dialog-{name}-dark", name, "dark") for name in DIALOGS),
    *(Picture(f"dialog-{name}-de", name, language="de", size=_SMALL) for name in DIALOGS),
    *(Picture(f"dialog-{name}-ar", name, language="ar", size=_SMALL) for name in DIALOGS),
)


def poster(folder: Path) -> None:
    """The Trailhead sample as an A1 poster."""
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    (scene,) = compose_poster(journey)
    # Drawn twice as large and scaled down, so that small type stays clear.
    image = scene_to_image(scene, 2 * _WIDTH / scene.width)
    image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation).save(str(folder / "poster.png"))


def take(picture: Picture, folder: Path) -> None:
    """Take one picture in this process, which has taken none: language and scale hold from the start."""
    QApplication.setApplicationName("mapdesigner")
    qt = QApplication([])
    qt.setStyle("Fusion")
    store.change(appearance=picture.appearance, language=picture.language, text_size=picture.text_size)
    load_fonts()
    language.speak(qt, picture.language)
    dress(qt, settings().appearance)
    for sample in _SAMPLES:
        remember_file(resources.path("samples", f"{sample}.journeymap"))
    window = Window()
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)  # on a small screen it begins maximized
    window.resize(*picture.size)
    shown = _prepared(window, picture)
    shown.show()
    for each in window.session.selection:
        qt.processEvents()
        window.view.canvas.centre_on(f"card:{each}")
    for _turn in range(_TURNS):
        qt.processEvents()
        qt.thread().msleep(3)
    shown.grab().save(str(folder / f"{picture.name}.png"))
    os._exit(0)  # nothing is to be asked or kept


def _prepared(window: Window, picture: Picture) -> QWidget:
    if picture.shows == "start":
        window.show_start()
        return window
    _open_map(window, blank=picture.blank)
    if make := DIALOGS.get(picture.shows):
        made = make(window)
        return made if made.isWindow() else window
    if picture.shows != "map":
        window.docks[picture.shows].come()
    return window


def _open_map(window: Window, *, blank: bool) -> None:
    """A copy of the sample, since a dialog may save it, with a card selected; or what the Blank template gives."""
    if blank:
        window.files.start()
        return
    window.files.open(Path(shutil.copy(resources.path("samples", "trailhead.journeymap"), Path.home())))
    chosen = next(item for item in window.session.journey.items if item.text == "Fitting wall and ramp")
    window.session.focus_on(Cell(chosen.lane, chosen.step))
    window.session.select([chosen.id])


def main(folder: Path, pictures: tuple[Picture, ...]) -> None:
    """Write all pictures into a folder, each from a process with a home of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / ".home"
    for picture in pictures:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        (home / picture.name).mkdir(parents=True)
        environment = {**clean, "HOME": str(home / picture.name), "QT_SCALE_FACTOR": picture.scale}
        command = [sys.executable, "-m", "tests.support.pictures", str(folder), f"--only={picture.name}"]
        subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", str(home)], check=True)


if __name__ == "__main__":
    words = [each for each in sys.argv[1:] if not each.startswith("--")]
    place = Path(words[0]).absolute() if words else Path(__file__).parents[2] / "docs" / "pictures"
    only = next((each.partition("=")[2] for each in sys.argv if each.startswith("--only=")), "")
    if only:
        take(next(each for each in (*README, *OTHERS) if each.name == only), place)
    else:
        main(place, (*README, *OTHERS) if "--all" in sys.argv else README)
        QApplication.setApplicationName("mapdesigner")
        application = QApplication([])
        poster(place)
