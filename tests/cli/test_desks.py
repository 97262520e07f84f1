"""Making and opening desks by the command line: what is there is never overwritten, what is not there never made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def _pipe(line: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{line}\n".encode())
    os.close(writing)
    return reading


def test_a_new_desk_shows_its_recovery_key_and_is_the_one_that_is_opened_next(
    call: Call, tmp_path: Path
) -> None:
    file = tmp_path / "a.mspdesk"
    made = call("new", file, "--firm", "Norte", "--me", "Marta", "--lang", "es")
    assert made.code == 0
    assert made.out.splitlines()[-1].count("-") >= 5
    assert call("today").code == 0


def test_a_desk_that_is_there_is_never_made_again(call: Call, desk: Path) -> None:
    before = desk.read_bytes()
    again = call("new", desk, "--firm", "Other", "--me", "Somebody")
    assert again.code == 1
    assert desk.read_bytes() == before


def test_without_a_name_no_desk_is_left_behind(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "b.mspdesk"
    assert call("new", file, "--firm", "  ", "--me", "Marta").code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_missing_desk_is_told_and_not_made(call: Call, tmp_path: Path) -> None:
    gone = tmp_path / "gone.mspdesk"
    told = call("today", "--desk", gone)
    assert told.code == 1
    assert "gone.mspdesk" in told.err
    assert not gone.exists()


def test_without_any_desk_the_way_to_one_is_told(call: Call) -> None:
    assert "msp-desk new" in call("today").err


@pytest.mark.usefixtures("no_keyring")
def test_where_there_is_no_keyring_a_passphrase_is_needed_and_the_right_one_opens(
    call: Call, tmp_path: Path
) -> None:
    file = tmp_path / "p.mspdesk"
    assert call("new", file, "--firm", "Norte", "--me", "Marta").code == 1
    assert not file.exists()
    assert "--passphrase-fd" in call("new", file, "--firm", "Norte", "--me", "Marta").err
    made = call("new", file, "--firm", "Norte", "--me", "Marta", "--passphrase-fd", _pipe("correct horse"))
    assert made.code == 0, made.err
    assert call("today", "--desk", file, "--passphrase-fd", _pipe("correct horse")).code == 0
    assert call("today", "--desk", file, "--passphrase-fd", _pipe("wrong")).code == 1
    assert call("today", "--desk", file).code == 1


def test_the_command_line_loads_neither_qt_nor_what_it_does_not_need() -> None:
    code = "import sys; import msp_desk.cli.main as m; m.run(['--version']); print([n for n in ('PySide6', 'reportlab', 'openpyxl', 'alembic', 'babel') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
