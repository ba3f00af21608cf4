"""An export loads no more than it needs: no Qt for a PDF, no widgets for a PNG."""

from __future__ import annotations

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


def loaded_by(program: str, *arguments: str | Path) -> set[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
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


def test_exporting_a_png_loads_no_widgets_and_no_reportlab(tmp_path: Path) -> None:
    loaded = loaded_by(PROGRAM, "export", SAMPLE, "-o", tmp_path / "poster.png", "--dpi", "20")
    assert (tmp_path / "poster.png").stat().st_size > 0
    assert "PySide6.QtWidgets" not in loaded
    assert not {"reportlab", "fontTools"} & packages(loaded)


def test_checking_a_map_loads_neither_qt_nor_reportlab() -> None:
    loaded = loaded_by(PROGRAM, "check", SAMPLE)
    assert not {"PySide6", "reportlab", "fontTools"} & packages(loaded)
