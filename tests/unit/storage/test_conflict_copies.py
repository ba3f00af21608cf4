"""The copies that sync programs leave beside a map are found by name and by what they hold."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from mapdesigner.model.journey import new_map
from mapdesigner.storage.conflict_copies import conflict_copies, is_conflict_name
from mapdesigner.storage.write import to_bytes, write_map

COPIES = [
    "trail (Ann's conflicted copy 2026-11-22).journeymap",
    "trail (conflicted copy 2026-11-22).journeymap",
    "trail (Ann's conflicted copy 2026-11-22 (1)).journeymap",
    "trail (In Konflikt stehende Kopie von Ann 2026-11-22).journeymap",
    "trail (conflicted copy 2026-11-22 140612).journeymap",
    "trail (conflicted copy Ann 2026-11-22 140612).journeymap",
    "trail_conflict-20261122-140612.journeymap",
    "trail.sync-conflict-20261122-140612-ABCDEF7.journeymap",
    "trail_KITCHEN_Nov-22-140612-2026_Conflict.journeymap",
    "trail_Conflict.journeymap",
    "trail-DESKTOP-4F2K9QX.journeymap",
    "trail-ANNAS-PC.journeymap",
    "trail-ANNAS-PC-2.journeymap",
    f"trail-{socket.gethostname()}.journeymap",
    "trail [Conflict].journeymap",
    "trail (1).journeymap",
]
OTHERS = [
    "trail.journeymap",
    "trail-v2.journeymap",
    "trail-final.journeymap",
    "trail-FINAL.journeymap",
    "trail after the conflict.journeymap",
    "trail (draft).journeymap",
    "trails.journeymap",
    "trail (1).txt",
    "copy of trail.journeymap",
    "trail (conflicted copy 2026-11-22).journeymap.bak",
]


@pytest.mark.parametrize("name", COPIES)
def test_names_of_sync_programs_are_known(name: str) -> None:
    assert is_conflict_name(name, "trail.journeymap")


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_not(name: str) -> None:
    assert not is_conflict_name(name, "trail.journeymap")


def test_only_another_state_of_the_same_map_is_a_conflict_copy(tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    own = write_map(new_map(id="m", title="Mine"), path)
    contents = {
        COPIES[0]: to_bytes(new_map(id="m", title="Hers")),
        COPIES[4]: path.read_bytes(),
        COPIES[7]: to_bytes(new_map(id="another", title="Hers")),
        COPIES[15]: b"no map at all",
        OTHERS[2]: to_bytes(new_map(id="m", title="Later")),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    ((found, loaded),) = conflict_copies(path, "m", own)
    assert found.name == COPIES[0]
    assert loaded.journey.title == "Hers"


def test_a_folder_that_cannot_be_listed_holds_none(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "gone" / "trail.journeymap", "m", "") == ()
