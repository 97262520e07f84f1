"""Files are written whole or not at all, for their owner alone, and the disk's refusals become sentences."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from msp_desk.values.errors import Blocked
from msp_desk.values.files import new_private, private_folder, told_of, write_private


def test_a_file_is_private_whatever_the_habits_of_the_system(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = private_folder(tmp_path / "a" / "b")
        write_private(folder / "file", b"one")
        new_private(folder / "empty")
    finally:
        os.umask(before)
    assert [p.stat().st_mode & 0o777 for p in (folder, folder.parent)] == [0o700, 0o700]
    assert [p.stat().st_mode & 0o777 for p in sorted(folder.iterdir())] == [0o600, 0o600]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, b"one")
    write_private(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_replaced_stays_and_no_half_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(OSError, match="irectory"):
        write_private(path, b"one")
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private_folder(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk that holds “{folder}” is full"),
        (errno.EDQUOT, "The disk that holds “{folder}” is full"),
        (errno.EACCES, "Check the permissions"),
        (errno.EROFS, "Check the permissions"),
        (errno.ENOENT, "is not there any more"),
        (errno.EISDIR, "is a folder"),
        (errno.EIO, "The disk failed"),
    ],
)
def test_what_the_disk_refuses_becomes_a_sentence(tmp_path: Path, number: int, said: str) -> None:
    with pytest.raises(Blocked) as told, told_of(tmp_path / "file"):
        raise OSError(number, os.strerror(number))
    assert said.format(folder=tmp_path) in str(told.value)
    assert str(tmp_path) in str(told.value)
