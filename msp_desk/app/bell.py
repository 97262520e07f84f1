"""A way for a second start to raise the window of the first, and to show it whose call it is."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from msp_desk.host import paths
from msp_desk.values.files import private_folder

_PATIENCE_MS = 1500
_LONGEST = 4096


class Doorbell(QObject):
    """Listens for second starts of a desk (or of the welcome window, without one); `rung` says the number that calls."""

    rung = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self, desk: Path | None) -> None:
        """Be heard under the name of this desk, and of no other any more."""
        self._server.close()
        name = _address(desk)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def silence(self) -> None:
        """Listen no longer."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.readyRead.connect(self._hear)
        caller.disconnected.connect(caller.deleteLater)
        if caller.canReadLine():
            self._listen_to(caller)

    @Slot()
    def _hear(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller.canReadLine():
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        try:
            told = json.loads(bytes(caller.readLine(_LONGEST).data()))
            call = str(told["call"])
        except (ValueError, TypeError, KeyError):
            caller.abort()
            return
        caller.write(b"here\n")
        caller.flush()
        caller.disconnectFromServer()
        self.rung.emit(call)


def ring(desk: Path | None, call: str) -> bool:
    """Ask the program that has this desk open to show itself, with the number that calls; says whether it answered."""
    caller = QLocalSocket()
    caller.connectToServer(_address(desk))
    if not caller.waitForConnected(_PATIENCE_MS):
        return False
    caller.write(json.dumps({"call": call}).encode() + b"\n")
    caller.flush()
    answered = caller.waitForReadyRead(_PATIENCE_MS) and bytes(caller.readLine(_LONGEST).data()) == b"here\n"
    caller.abort()
    return answered


def _address(desk: Path | None) -> str:
    """A name of this person's and desk's own; on Windows a pipe, elsewhere a socket in a folder that only they may enter."""
    private = private_folder(paths.runtime_folder())
    told = f"{private}\n{desk.resolve() if desk is not None else ''}"
    name = f"msp-desk-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
    return name if sys.platform == "win32" else str(private / name)
