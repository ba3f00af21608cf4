"""Runs commands with faults beneath them, and judges what they leave behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.checkout import ROOT

COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
KILLED = -9


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to the `at`-th call (from 1) of the kind `call` ("" for any), and if `lasting` to all later ones."""

    kind: str = "pass"
    call: str = ""
    at: int = 0
    error: int = 0
    lasting: bool = False

    def __str__(self) -> str:
        name = f" {os.strerror(self.error)}" if self.error else ""
        return f"{self.kind}{name} at {self.call or 'call'} {self.at}{' and after' if self.lasting else ''}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and the file-system calls it made in the folders looked at, as `write /folder/file`."""

    code: int
    out: str
    err: str
    calls: list[str] = field(default_factory=list)


def built(folder: Path) -> Path:
    """Compile the shim and return the library."""
    library = folder / "shim.so"
    source = ROOT / "tests" / "faults" / "shim.c"
    command = [str(COMPILER), "-O1", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return library


class Machine:
    """A process with the program loaded and the shim beneath it, which runs commands on demand."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, arguments: list[str], folder: Path, fault: Fault, under: str, writer: str = "") -> Answer:
        """Run a command in a folder with its fault; calls count below the folders in `under`, parted by colons."""
        request: dict[str, Any] = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": dict(os.environ),
            "writer": writer,
            "fault": [under, fault.call, fault.at, fault.kind, fault.error, int(fault.lasting)],
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return Answer(**json.loads(self._process.stdout.readline()))


@contextmanager
def machine(library: Path) -> Iterator[Machine]:
    """Start the process and end it afterwards."""
    command = [sys.executable, "-m", "tests.faults.zygote", str(library)]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        yield Machine(process)
        assert process.stdin
        process.stdin.close()


def run_alone(library: Path, arguments: list[str], folder: Path, fault: Fault, under: str) -> Answer:
    """Run a command as a shell does, in a process of its own that was started with the fault waiting for it."""
    plan = {
        **{"FAULT_UNDER": under, "FAULT_CALL": fault.call, "FAULT_AT": str(fault.at), "FAULT_KIND": fault.kind},
        **{"FAULT_ERROR": str(fault.error), "FAULT_LASTING": str(int(fault.lasting)), "FAULT_LOG": "0"},
    }
    command = [sys.executable, "-m", "mapdesigner", *arguments]
    environment = {**os.environ, "LD_PRELOAD": str(library), **plan}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    return Answer(done.returncode, done.stdout, done.stderr)
