"""Who else has a map open is told where it can be, and nobody is ever kept from work by it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mapdesigner.storage.locks import LASTS, other_holder, record_of, release, take


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trail.journeymap"


def held(path: Path, **changes: object) -> None:
    values = {"who": "Ann", "host": "kitchen", "process": 7, "since": "2026-11-22T14:06:00+01:00", **changes}
    record_of(path).write_text(json.dumps(values), encoding="utf-8")


def test_another_persons_record_says_who_and_since_when(path: Path) -> None:
    held(path)
    found = other_holder(path)
    assert found is not None
    assert (found.who, found.host) == ("Ann", "kitchen")
    assert found.since.isoformat()[:10] == "2026-11-22"
    assert not take(path, "Bob")
    release(path)
    assert other_holder(path) == found


def test_ones_own_record_is_not_somebody_else_and_goes_when_the_map_is_closed(path: Path) -> None:
    assert take(path, "Bob")
    assert other_holder(path) is None
    since = json.loads(record_of(path).read_text())["since"]
    assert take(path, "Bob")
    assert json.loads(record_of(path).read_text())["since"] == since
    release(path)
    assert not record_of(path).exists()


def test_another_program_on_this_machine_holds_it_until_it_ends(path: Path) -> None:
    code = "import sys; from pathlib import Path; from mapdesigner.storage.locks import take\n"
    code += "take(Path(sys.argv[1]), 'Ann'); print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        found = other_holder(path)
        assert found is not None
        assert found.who == "Ann"
        other.kill()
    assert other_holder(path) is None
    assert take(path, "Bob")


def test_a_record_nobody_renewed_for_a_day_says_nothing(path: Path) -> None:
    held(path)
    old = time.time() - LASTS - 1
    os.utime(record_of(path), (old, old))
    assert other_holder(path) is None
    assert take(path, "Bob")


@pytest.mark.parametrize("harm", ["", "{", "[]", '{"who": "Ann"}', '{"who":1,"host":2,"process":"x","since":3}', "\0"])
def test_a_damaged_record_stands_in_nobodys_way(path: Path, harm: str) -> None:
    record_of(path).write_text(harm)
    assert other_holder(path) is None
    assert take(path, "Bob")


def test_where_no_record_can_be_written_nothing_happens(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "trail.journeymap"
    assert not take(path, "Bob")
    assert other_holder(path) is None
    release(path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_the_records_place_is_not_written_through(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    record_of(path).symlink_to(precious)
    assert take(path, "Bob")
    assert precious.read_text() == "mine"


def test_a_reused_process_number_of_another_machine_is_not_this_program(path: Path) -> None:
    held(path, process=os.getpid())
    assert other_holder(path) is not None
    held(path, host=socket.gethostname(), process=os.getpid())
    assert other_holder(path) is None
