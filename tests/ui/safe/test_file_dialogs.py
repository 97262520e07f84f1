"""A dialog for files leaves those alone that it lists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from msp_desk.ui.safe.file_dialogs import ask_for_files

fcntl = pytest.importorskip("fcntl", reason="only POSIX lets locks go so")
TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'rb+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_locks_on_a_file_that_is_listed_stay(qtbot: QtBot, tmp_path: Path) -> None:
    held = tmp_path / "firm.mspdesk"
    held.write_bytes(b"kept" * 2000)
    chosen: list[str] = []

    def leave() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
        dialog.reject()

    with held.open("rb+") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        QTimer.singleShot(1500, leave)
        chosen += ask_for_files(None, "Open", str(tmp_path), (), QFileDialog.FileMode.AnyFile, save=True)
        tried = subprocess.run([sys.executable, "-c", TRY, str(held)], capture_output=True, check=False)
    assert not chosen
    assert tried.returncode != 0
