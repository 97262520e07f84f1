"""Files written whole or not at all, for their owner's eyes only; any room that writes to the disk uses this."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msp_desk.values.errors import Blocked
from msp_desk.values.phrases import N_, Phrase

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def private_folder(folder: Path) -> Path:
    """Make sure that a folder exists; every folder it has to make is readable by its owner alone.

    Errors: OSError.
    """
    for step in (*reversed(folder.parents), folder):
        if not step.is_dir():
            step.mkdir(mode=0o700, exist_ok=True)
    return folder


def new_private(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Errors: FileExistsError where one is there already, OSError.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all. Errors: OSError."""
    with private_file(path) as file:
        file.write(content)


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that only its owner may read: beside, flushed, renamed, so that there is never half of one.

    Errors: OSError; what was there before is then untouched, as it is when the block leaves by any other error.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as file:  # noqa: PTH123 - the handle is what makes it private
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        settle(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def settle(folder: Path) -> None:
    """Have the disk remember the names in a folder, as after a rename (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn what the disk refuses while working on this file into Blocked, with a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise blocked_by(error, path) from error


def blocked_by(error: OSError, path: Path) -> Blocked:
    """What to tell a person about a failure of the disk."""
    if error.errno in _FULL:
        return Blocked(disk_full(path))
    if error.errno in _DENIED:
        return Blocked(
            "“%(file)s” may not be written or read. Check the permissions of the file and of its folder.",
            file=path,
        )
    if error.errno == errno.ENOENT and not path.parent.is_dir():
        return Blocked(
            "There is no folder “%(folder)s”. Was it moved, or was its disk removed?", folder=path.parent
        )
    if error.errno == errno.ENOENT:
        return Blocked("“%(file)s” is not there any more. Was it moved, or was its disk removed?", file=path)
    if error.errno == errno.EISDIR:
        return Blocked("“%(file)s” is a folder. Say which file in it.", file=path)
    why = error.strerror or type(error).__name__
    return Blocked("The disk failed while working on “%(file)s”: %(why)s.", file=path, why=why)


def disk_full(path: Path) -> Phrase:
    """The sentence for a full disk, which names the disk by the folder."""
    return Phrase(
        N_(
            "The disk that holds “%(folder)s” is full. Nothing that was saved is lost; make room and try again."
        ),
        {"folder": path.parent},
    )
