"""The wheel alone, in an empty environment outside the checkout, is the whole program."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.checkout import ROOT

WITHOUT_A_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH", "VIRTUAL_ENV"}


def run(*command: str | Path, cwd: Path, env: dict[str, str]) -> str:
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def environment(user_environment: dict[str, str]) -> dict[str, str]:
    """The user's own environment, where pip finds its cache and settings, but no screen."""
    return {name: value for name, value in user_environment.items() if name not in WITHOUT_A_SCREEN}


@pytest.fixture(scope="module")
def wheel(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
        cwd=folder,
        env=environment,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_shipped_file(wheel: Path) -> None:
    shipped = {f"mapdesigner/{file.relative_to(ROOT)}" for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert shipped - set(zipfile.ZipFile(wheel).namelist()) == set()


@pytest.mark.timeout(600)
def test_the_installed_wheel_runs_the_tour(wheel: Path, environment: dict[str, str], tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path, env=environment)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    run(scripts / "python", *install, cwd=tmp_path, env=environment)

    nobody = environment | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    said = run(scripts / "mapdesigner", "tour", "--dir", tmp_path / "tour", cwd=tmp_path, env=nobody)

    assert str(tmp_path / "tour") in said
    assert {file.suffix for file in (tmp_path / "tour").iterdir()} == {".journeymap", ".pdf"}
