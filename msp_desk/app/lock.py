"""One program per desk: a lock beside the file, held for as long as the desk is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from msp_desk.values.locks import DeskInUse


class DeskLock:
    """Holds a desk file for this program; let go by `release`, or by the system when we end in whatever way."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self._file = QLockFile(str(desk.with_name(f"{desk.name}.lock")))
        # Never stale by age: a desk may be open for days. A holder that has died here is noticed all the same.
        self._file.setStaleLockTime(0)

    def take(self) -> DeskInUse | None:
        """Hold the desk; who holds it already, if somebody does. Where no lock can be written nobody can write at all."""
        if self._file.tryLock(0) or self._file.error() is not QLockFile.LockError.LockFailedError:
            return None
        host = str(self._file.getLockInfo()[1])
        return DeskInUse(self.desk, "" if host in {"", QSysInfo.machineHostName()} else host)

    def break_open(self) -> None:
        """Take the lock away from whoever left it; only the person can know that they did."""
        if not self._file.removeStaleLockFile():
            self.desk.with_name(f"{self.desk.name}.lock").unlink(missing_ok=True)

    def release(self) -> None:
        """Let others have the desk."""
        self._file.unlock()
