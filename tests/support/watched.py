"""Runs the program with a guard beneath it that writes down every process, every address and every file it turns to.

`python -m tests.support.watched REPORT COMMAND...`; the command `session FILE...` is a window somebody works in.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_PROCESSES = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.fork",
    "pty",
)
_ADDRESSES = ("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "webbrowser.")
_HARMLESS = ("socket.gethostname",)
"""The machine's own name, which locks and versions hold."""


class Guard:
    """Hears of all that Python does; what Qt does beneath it strace sees."""

    def __init__(self) -> None:
        self.processes: list[str] = []
        self.addresses: list[str] = []
        self.files: list[str] = []

    def hear(self, event: str, details: tuple[Any, ...]) -> None:
        """Take one event of the interpreter; see the table of audit events in Python's documentation."""
        if event.startswith(_PROCESSES):
            self.processes.append(f"{event} {details!r}")
        elif event.startswith(_ADDRESSES) and event not in _HARMLESS:
            self.addresses.append(f"{event} {details!r}")
        elif event == "open" and isinstance(details[0], str | bytes):
            self.files.append(str(details[0]))


def main(report: str, arguments: list[str]) -> int:
    """Run the command and write what the guard heard."""
    guard = Guard()
    sys.addaudithook(guard.hear)
    if arguments[:1] == ["session"]:
        from tests.support.session import work_in_a_window

        code = work_in_a_window([Path(each) for each in arguments[1:]])
    else:
        from mapdesigner.cli import main as cli

        code = cli.main(arguments)
    heard = {"processes": guard.processes, "addresses": guard.addresses, "files": guard.files}
    Path(report).write_text(json.dumps({**heard, "code": code}), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
