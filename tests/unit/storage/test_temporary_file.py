"""The file a save writes first: made anew, readable by its owner alone until it is the document, and gone after."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.journeys import grid

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")

# Python's own audit events tell of each call beneath `open` and `rename`; nothing of the program is replaced.
WATCHED = """
import json, os, stat, sys
os.umask(0)
seen, temporary = [], []
def hear(event, arguments):
    made = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
    if made and arguments[0] not in temporary:
        folder, name = os.path.split(str(arguments[0]))
        if folder == sys.argv[2]:
            temporary.append(arguments[0])
            seen.append({"name": name, "new": bool(arguments[2] & os.O_EXCL)})
    elif event in ("os.rename", "os.chmod", "os.chown", "os.link") and temporary and "mode" not in seen[-1]:
        seen[-1]["mode"] = stat.S_IMODE(os.stat(temporary[-1]).st_mode)
from pathlib import Path
from mapdesigner.storage.read import parse
from mapdesigner.storage.write import write_map
journey = parse(Path(sys.argv[3]).read_bytes(), "a")
sys.addaudithook(hear)
write_map(journey, Path(sys.argv[1]))
print(json.dumps(seen))
"""


def watched_save(tmp_path: Path, times: int = 1) -> list[dict[str, object]]:
    from mapdesigner.storage.write import to_bytes

    folder = tmp_path / "maps"
    folder.mkdir(exist_ok=True)
    source = tmp_path / "source"
    source.write_bytes(to_bytes(grid()))
    found = []
    for _each in range(times):
        command = [sys.executable, "-c", WATCHED, str(folder / "a.journeymap"), str(folder), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found += json.loads(done.stdout)
    return found


def test_it_is_made_anew_with_a_random_name_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    seen = [each for each in watched_save(tmp_path, times=2) if each["name"] != "a.journeymap"]
    assert len({each["name"] for each in seen}) == len(seen) >= 2
    assert all(each["new"] for each in seen)
    assert {each["mode"] for each in seen if "mode" in each} == {0o600}


def test_the_document_itself_is_never_opened_to_be_written(tmp_path: Path) -> None:
    assert "a.journeymap" not in {each["name"] for each in watched_save(tmp_path, times=2)}


def test_only_the_document_is_left(tmp_path: Path) -> None:
    watched_save(tmp_path, times=2)
    assert [path.name for path in (tmp_path / "maps").iterdir()] == ["a.journeymap"]
