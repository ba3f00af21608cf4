"""Every kind of export: whole and readable, without Qt where no picture is asked for, and never half written."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

from mapdesigner import resources
from mapdesigner.publish.formats import FORMATS, Format
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.share_copy import Redacted
from mapdesigner.publish.worker import ExportJob
from mapdesigner.publish.write import Rendered, export, render, save
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.read import read_map

OPTIONS = PosterOptions(dpi=20)
EACH = pytest.mark.parametrize("form", FORMATS, ids=lambda each: each.suffix)


def sample_path() -> Path:
    return resources.path("samples", "trailhead.journeymap")


def words_in(data: bytes, suffix: str) -> str:
    """The words that the file's own readers find; a picture's size in their place."""
    if suffix == ".pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if suffix in (".png", ".jpg"):
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.info["dpi"][0] == pytest.approx(20, abs=0.5)
            return "Awareness" if picture.width > 600 else ""
    if suffix in (".pptx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if suffix == ".svg":
        return " ".join(ElementTree.fromstring(data).itertext())
    return data.decode()


@EACH
def test_the_map_is_written_and_can_be_read_there(form: Format, tmp_path: Path, qapp: object) -> None:
    out = tmp_path / f"map{form.suffix}"
    files, _notes = export(read_map(sample_path()).journey, out, OPTIONS)
    assert files == (out,)
    assert "Awareness" in words_in(out.read_bytes(), form.suffix)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@EACH
def test_progress_rises_to_the_end(form: Format, qapp: object) -> None:
    heard: list[float] = []
    render(read_map(sample_path()).journey, form.suffix, OPTIONS, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


@EACH
def test_a_share_copy_leaves_no_name_in_it(form: Format, qapp: object) -> None:
    options = PosterOptions(dpi=20, redacted=frozenset(Redacted))
    rendered = render(read_map(sample_path()).journey, form.suffix, options)
    for data in rendered.files:
        assert "Okafor" not in words_in(data, form.suffix)
        assert b"Okafor" not in data


@pytest.mark.parametrize("form", [each for each in FORMATS if not each.pictures], ids=lambda each: each.suffix)
def test_without_pictures_qt_is_not_loaded(form: Format, tmp_path: Path) -> None:
    code = (
        "import sys; from mapdesigner.cli.main import main\n"
        f"code = main(['export', {str(sample_path())!r}, '-o', {str(tmp_path / ('map' + form.suffix))!r}])\n"
        "print([name for name in sys.modules if name.startswith('PySide6')]); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@EACH
def test_a_cancelled_export_leaves_nothing_and_an_older_file_as_it_was(form: Format, tmp_path: Path) -> None:
    out = tmp_path / f"map{form.suffix}"
    out.write_bytes(b"older")
    job = ExportJob(read_map(sample_path()).journey, out, OPTIONS)
    time.sleep(0.05)
    job.cancel()
    assert job.poll().files == ()
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.read_bytes() == b"older"


@EACH
def test_a_folder_that_takes_nothing_is_told_and_nothing_is_left(form: Format, tmp_path: Path, qapp: object) -> None:
    from mapdesigner.storage.errors import SaveError

    with pytest.raises(SaveError, match="folder"):
        export(read_map(sample_path()).journey, tmp_path / "gone" / f"map{form.suffix}", OPTIONS)
    assert not list(tmp_path.iterdir())


def test_of_several_pictures_none_is_left_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "map-2.svg").mkdir()
    with pytest.raises(SaveError):
        save(Rendered((b"one", b"two")), tmp_path / "map.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["map-2.svg"]
