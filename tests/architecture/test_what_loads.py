"""A command and the first painting of a map load no more than they need: no Qt for a PDF, no reportlab for a window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.checkout import ROOT, SOURCE, modules

SAMPLE = ROOT / "resources" / "samples" / "trailhead.journeymap"
PROGRAM = """
import sys
from mapdesigner.__main__ import main

try:
    code = main()
except SystemExit as ended:
    code = ended.code
print(*sys.modules)
sys.exit(code)
"""


WINDOW = """
import linecache, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from mapdesigner.__main__ import main

CAUGHT_UP = {"mapdesigner.storage.write", "mapdesigner.compare.merge", "mapdesigner.desktop.clipboard.pasting"}
seen = []
name_file = QGuiApplication.setDesktopFileName

def end():
    if not CAUGHT_UP <= sys.modules.keys():
        return QTimer.singleShot(20, end)
    print(*seen[0])
    sys.stdout.flush()
    os._exit(0)

def watch(name):
    from mapdesigner.desktop.canvas.canvas import Canvas
    paint = Canvas.paintEvent
    def paint_and_tell(canvas, event):
        paint(canvas, event)
        seen.append({*sys.modules, *(f"read:{name}" for name in linecache.cache)})
        QTimer.singleShot(20, end)
    Canvas.paintEvent = paint_and_tell
    name_file(name)

QGuiApplication.setDesktopFileName = watch
main()
"""
"""Opens a window, prints what was loaded when the map was first painted, and ends once the rest came.

Files whose source was read stand behind `read:`.
"""


def loaded_by(program: str, *arguments: str | Path, **environment: str) -> set[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, timeout=60)
    assert run.returncode == 0, run.stdout + run.stderr
    return set(run.stdout.split())


def packages(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def test_all_rooms_below_the_desktop_load_without_qt() -> None:
    files = [file.relative_to(SOURCE) for file in modules() if file.stem not in ("__init__", "__main__")]
    below = [file for file in files if not str(file).startswith(("desktop", "painting/qt"))]
    imports = "".join(f"import mapdesigner.{'.'.join(file.with_suffix('').parts)}\n" for file in below)
    loaded = loaded_by(f"import sys\n{imports}print(*sys.modules)")
    assert "PySide6" not in packages(loaded)


def test_exporting_a_pdf_never_loads_qt(tmp_path: Path) -> None:
    loaded = loaded_by(PROGRAM, "export", SAMPLE, "-o", tmp_path / "poster.pdf")
    assert (tmp_path / "poster.pdf").stat().st_size > 0
    assert "PySide6" not in packages(loaded)


NOT_ON_A_POSTER = (
    "mapdesigner.compare",
    "mapdesigner.insight.votes",
    "mapdesigner.layout.compared",
    *(f"mapdesigner.layout.paper.{each}" for each in ("blanks", "booklet", "cards", "overview", "slides", "tiles")),
)


def test_exporting_a_poster_loads_no_other_form_and_no_tables_of_scripts_it_does_not_show(tmp_path: Path) -> None:
    loaded = loaded_by(PROGRAM, "export", SAMPLE, "-o", tmp_path / "poster.pdf")
    assert not {"uniseg", "bidi", "icu4py", "fontTools", "xlsxwriter", "openpyxl", "pptx"} & packages(loaded)
    assert not set(NOT_ON_A_POSTER) & loaded


def test_the_version_is_told_without_reading_packages() -> None:
    assert not {"pydantic", "reportlab", "PIL", "email", "socket", "subprocess"} & loaded_by(PROGRAM, "--version")


def test_exporting_a_png_loads_no_widgets_and_no_reportlab(tmp_path: Path) -> None:
    loaded = loaded_by(PROGRAM, "export", SAMPLE, "-o", tmp_path / "poster.png", "--dpi", "20")
    assert (tmp_path / "poster.png").stat().st_size > 0
    assert "PySide6.QtWidgets" not in loaded
    assert not {"reportlab", "fontTools"} & packages(loaded)


def test_checking_a_map_loads_neither_qt_nor_reportlab() -> None:
    loaded = loaded_by(PROGRAM, "check", SAMPLE)
    assert not {"PySide6", "reportlab", "fontTools"} & packages(loaded)


LATER = (
    "mapdesigner.compare.merge",
    "mapdesigner.desktop.clipboard.pasting",
    "mapdesigner.desktop.compare_mode.marks",
    "mapdesigner.desktop.panels.link_editors",
    "mapdesigner.exchange",
    "mapdesigner.publish",
    "mapdesigner.storage.write",
)


def test_the_first_painting_of_a_map_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    home = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    loaded = loaded_by(WINDOW, SAMPLE, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=str(tmp_path), **home)
    assert not {"PySide6.QtNetwork", "PySide6.QtDBus"} & loaded
    assert not {"reportlab", "fontTools", "PIL", "uniseg", "bidi", "icu4py", "openpyxl", "pptx"} & packages(loaded)
    assert not set(LATER) & loaded
    assert not [each for each in loaded if each.startswith("read:") and each.endswith("desktop/window.py")]
