"""Loads the program once under the shim, then runs each command asked for in a process forked off, with its fault."""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import signal
import sys
import traceback
from typing import Any

from mapdesigner.cli import main as cli
from tests.faults import naive

_LOADED = (
    *(
        "mapdesigner.storage.write",
        "mapdesigner.edits.replace",
        "mapdesigner.publish.write",
        "mapdesigner.painting.pdf",
    ),
    *("mapdesigner.compare.marks", "mapdesigner.compare.report", "mapdesigner.exchange.registry"),
)
_LONGEST = 20
"""Seconds a command may take, also on a machine that is busy with much else."""


def main(shim: str) -> None:
    """Answer each request, a line of JSON, with a line of JSON."""
    library = ctypes.CDLL(shim)
    for name in _LOADED:
        importlib.import_module(name)
    gc.freeze()  # else each child copies what the collector touches
    for line in sys.stdin:
        print(json.dumps(_answer(library, json.loads(line))), flush=True)


def _answer(library: ctypes.CDLL, request: dict[str, Any]) -> dict[str, Any]:
    files = [os.memfd_create(name) for name in ("out", "err", "log")]
    child = os.fork()
    if child == 0:
        _run(library, request, files)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    texts = [_text_of(each) for each in files]
    return {"code": status, "out": texts[0], "err": texts[1], "calls": texts[2].splitlines()}


def _text_of(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    with os.fdopen(file, "rb") as stream:
        return stream.read().decode("utf-8", "replace")


def _run(library: ctypes.CDLL, request: dict[str, Any], files: list[int]) -> None:
    code = 97
    signal.alarm(_LONGEST)  # Python's own files try for ever to write to a disk that takes nothing
    try:
        os.dup2(files[0], 1)
        os.dup2(files[1], 2)
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        if request["writer"]:
            naive.put_in_place(request["writer"])
        fault = [part.encode() if isinstance(part, str) else part for part in request["fault"]]
        library.fault_arm(*fault, files[2])
        code = cli.main(request["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
