"""What is kept for the user alone is never readable by others, not even for the moment between two calls."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")

# A program killed right after the rename leaves the rights that the file has then.
WATCHED = """
import os, stat, sys
os.umask(0)
def hear(event, arguments):
    if event == "os.rename":
        print(oct(stat.S_IMODE(os.stat(arguments[0]).st_mode)))
from pathlib import Path
from mapdesigner.storage.private_files import replace_private
sys.addaudithook(hear)
replace_private(Path(sys.argv[1]), b"words")
"""


@pytest.mark.parametrize("before", [None, 0o644])
def test_a_file_is_the_users_alone_from_the_moment_it_has_its_name(tmp_path: Path, before: int | None) -> None:
    path = tmp_path / "version.journeymap"
    if before is not None:
        path.write_bytes(b"old")
        path.chmod(before)
    command = [sys.executable, "-c", WATCHED, str(path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "0o600\n"
    assert path.stat().st_mode & 0o777 == 0o600
