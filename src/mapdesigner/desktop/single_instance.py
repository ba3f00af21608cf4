"""One running program a user and display: a second start hands its files to the first and ends."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 1500  # ms for the running program to answer; a busy one may take that long
_MOST_BYTES = 1_000_000
_LONGEST_NAME = 100  # bytes a socket's path may have
_TAKEN = b"taken\n"


class SingleInstance(QObject):
    """Asks a running program to take files, or becomes the one that others ask."""

    files_handed = Signal(list)
    """Paths another start was given; none where it was started without a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = _name()
        self._server: QLocalServer | None = None

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give files to the running program; return whether there is one that took them."""
        if os.name != "nt" and not os.path.lexists(self.name):
            return False
        from PySide6.QtNetwork import QLocalSocket  # takes a tenth of a start, most of which find nobody there

        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_WAIT):
            return False
        socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
        answered = socket.waitForReadyRead(_WAIT) and bytes(socket.readLine().data()) == _TAKEN
        socket.disconnectFromServer()
        return answered

    def listen(self) -> bool:
        """Be the running program from now on; a socket that a crash left behind is cleared away."""
        if len(os.fsencode(self.name)) > _LONGEST_NAME:
            return False
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if self._server.listen(self.name):
            return True
        QLocalServer.removeServer(self.name)  # nobody answered there: `hand_over` has asked
        return self._server.listen(self.name)

    def close(self) -> None:
        """Take no more files."""
        if self._server is not None:
            self._server.close()

    def _welcome(self) -> None:
        assert self._server is not None  # whose signal this is
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        try:
            names = json.loads(bytes(socket.readLine().data()))
            paths = [Path(each) for each in names if isinstance(each, str)]
        except (ValueError, TypeError):  # not one of ours
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        # later: a dialog about the files would wait in here until the socket, whose signal this is, is gone
        QTimer.singleShot(0, self, lambda: self.files_handed.emit(paths))


def _name() -> str:
    """Where the socket is: in the user's own folder, one a display and a settings folder."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    state = platformdirs.user_state_dir("mapdesigner", appauthor=False)
    own = hashlib.blake2b(f"{display}\n{state}".encode(), digest_size=6).hexdigest()
    if os.name == "nt":
        return f"mapdesigner-{own}"  # pipes have no folders; the option above lets the user alone in
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime if runtime and os.access(runtime, os.W_OK) else state)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder / f"mapdesigner-{own}.socket")
