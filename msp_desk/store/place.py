"""What lies where a desk should be: the file and its companions on the disk, looked at before any key is tried."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from msp_desk.store.header import KEY_SUFFIX, Header, HeaderError, header_path, packed, unpacked
from msp_desk.values.errors import Refused
from msp_desk.values.files import settle, told_of, write_private
from msp_desk.values.locks import NoDeskThere

#: What SQLite keeps beside a file.
COMPANIONS = ("-wal", "-shm", "-journal")

SALT = 16
_PLAIN = b"SQLite format 3\0"
_SMALLEST = 4096


def look_at(path: Path) -> bytes:
    """The 16 bytes that a desk file begins with, which are its desk's key.

    Errors: NoDeskThere; Refused for a folder, an empty file and what is plainly something else; Blocked.
    """
    with told_of(path):
        if path.is_dir():
            raise Refused("“%(file)s” is a folder, not a desk.", file=path)
        if not path.exists():
            raise NoDeskThere(path)
        with path.open("rb") as file:
            beginning = file.read(SALT)
            size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Refused(
            "“%(file)s” is empty (0 bytes), as a copy that was cut short. Restore a backup of the desk.",
            file=path,
        )
    if beginning == _PLAIN:
        raise Refused("“%(file)s” is a database of another program, not a desk of MSP Desk.", file=path)
    if size < _SMALLEST:
        raise Refused("“%(file)s” is not a desk of MSP Desk.", file=path)
    return beginning


def may_write(path: Path) -> bool:
    """Whether the system lets us write that file or folder; on some only trying tells for sure."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def refuse_if_taken(path: Path) -> None:
    """Make sure that a new desk would overwrite nothing, not even what an earlier desk left.

    Errors: Refused; Blocked where nobody lets us look.
    """
    for name in (path.name, path.name + KEY_SUFFIX, *(path.name + c for c in COMPANIONS)):
        there = path.with_name(name)
        with told_of(there):
            taken = there.exists() or there.is_symlink()
        if taken:
            raise Refused(
                "“%(file)s” exists already. Open it, or choose another name for the new desk.", file=there
            )


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name, never over another one.

    Errors: Refused where that name is taken by now; OSError.
    """
    try:
        os.link(made, path)
    except FileExistsError:
        refuse_if_taken(path)
        raise
    except OSError:  # a disk without hard links
        if path.exists():
            refuse_if_taken(path)
        made.rename(path)
    sweep(made)
    settle(path.parent)


def sweep(path: Path) -> None:
    """Remove an unfinished file with its companions."""
    for name in (path.name, *(path.name + c for c in COMPANIONS)):
        path.with_name(name).unlink(missing_ok=True)


def read_header(desk_file: Path) -> Header | None:
    """The header in the key file of a desk file; None where there is none or it is damaged.

    Errors: Refused where a newer program wrote it; Blocked where it may not be read.
    """
    path = header_path(desk_file)
    with told_of(path), suppress(HeaderError, FileNotFoundError):
        return unpacked(path.read_bytes())
    return None


def spare_header(folder: Path, desk: UUID) -> Header | None:
    """The header of a desk from the newest of its copies."""
    for candidate in sorted(folder.glob(f"*{KEY_SUFFIX}"), reverse=True):
        header = read_header(candidate.with_name(candidate.name.removesuffix(KEY_SUFFIX)))
        if header is not None and header.desk == desk:
            return header
    return None


def write_header(desk_file: Path, header: Header) -> None:
    """Write the key file of a desk file; a damaged one is kept aside.

    Errors: OSError.
    """
    path = header_path(desk_file)
    if path.exists() and read_header(desk_file) is None:
        path.replace(path.with_name(f"{path.name}.damaged-{secrets.token_hex(3)}"))
    write_private(path, packed(header))


def copy_to_read(path: Path) -> tuple[Path, TemporaryDirectory[str]]:
    """A private copy of a desk file (still encrypted) where SQLite can work, for a disk on which nothing may be written.

    Errors: OSError.
    """
    folder = TemporaryDirectory(prefix="msp-desk-")
    try:
        copy = Path(folder.name) / path.name
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    except OSError:
        folder.cleanup()
        raise
    return copy, folder
