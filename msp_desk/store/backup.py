"""Copies of the desk file: made whole and checked before they count, thinned out, and put back."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from msp_desk.store import journal
from msp_desk.store.engine import DAMAGED, connect_to, main_code, make_engine, told
from msp_desk.store.handle import OpenDesk
from msp_desk.store.header import Header, header_path
from msp_desk.store.place import COMPANIONS, put_in_place, read_header, sweep, write_header
from msp_desk.values.backups import Backup, BackupReason, Restored, superfluous
from msp_desk.values.errors import Blocked
from msp_desk.values.files import new_private, private_folder
from msp_desk.values.locks import DamagedDesk
from msp_desk.values.times import in_utc

SUFFIX = ".mspdesk"
_STAMP = "%Y%m%dT%H%M%SZ"


def folder_of(backups: Path | None, desk_file: Path, desk: UUID) -> Path:
    """Where the copies of a desk lie: in its own folder under `backups`, which is beside the desk file if None."""
    return (backups or desk_file.parent / "backups") / str(desk)


def make_backup(desk: OpenDesk, folder: Path, reason: BackupReason, now: datetime) -> Backup:
    """Copy an open desk into that folder (see folder_of); the copy is checked before it gets its name.

    Checked are the seal of every page, the structure, and the number of rows of every table, while no one else writes.

    Errors: DamagedDesk where the desk itself is damaged; Blocked; nothing is left behind then.
    """
    with told(desk.path):
        private_folder(folder)
        path = _free_name(folder, reason, now)
        part = folder / f".{path.name}.{secrets.token_hex(3)}.part"
        try:
            new_private(part)
            with _nobody_writes(desk) as source:
                counts = _row_counts(source)
                _copy_into(desk, part)
            _check(part, desk.path, desk.header, desk.key, counts)
            _to_disk(part)
            write_header(path, desk.header)
            put_in_place(part, path)
        except BaseException:
            sweep(part)
            raise
    return Backup(path, in_utc(now).replace(microsecond=0), reason, path.stat().st_size)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The copies in a folder, newest first."""
    found = [b for b in map(_read_name, folder.glob(f"*{SUFFIX}")) if b is not None]
    return tuple(sorted(found, key=lambda b: (b.made_at, b.path.name), reverse=True))


def thin(folder: Path, now: datetime) -> tuple[Backup, ...]:
    """Remove the copies that are not needed any more, and say which.

    Errors: Blocked.
    """
    gone = superfluous(backups_in(folder), now)
    with told(folder):
        for one in gone:
            one.path.unlink(missing_ok=True)
            header_path(one.path).unlink(missing_ok=True)
    return gone


def changed_since_backup(desk: OpenDesk, folder: Path) -> bool:
    """Whether a deed was done since the newest copy was made, or that copy cannot be read; no clock plays a part in it.

    Errors: Blocked.
    """
    copies = backups_in(folder)
    if not copies:
        return True
    with told(desk.path), desk.engine.connect() as connection:
        newest = journal.newest(connection)
    copy = make_engine(copies[0].path, desk.key, desk.header.desk.bytes, read_only=True)
    try:
        with copy.connect() as connection:
            return journal.newest(connection) != newest
    except sa.exc.DBAPIError:
        return True
    finally:
        copy.dispose()


def damage_in(desk: OpenDesk) -> bool:
    """Whether the desk file is damaged anywhere, which takes a second for 50 MB: due after the program ended improperly.

    Errors: Blocked where the disk fails.
    """
    try:
        with told(desk.path), _bare(desk) as connection:
            return bool(_faults(connection))
    except DamagedDesk:
        return True


def restore(backup: Backup, path: Path, key: bytes, now: datetime) -> Restored:
    """Put a copy where the desk file is, which nobody may have open; what was there is kept aside, not removed.

    The key file stays as it is and is taken from the copy only if there is none. For the key see vault.unlock.

    Errors: DamagedDesk where the copy itself is damaged (try an older one); Blocked; the desk is then as it was.
    """
    header = read_header(path) or read_header(backup.path)
    if header is None:
        raise Blocked("Neither the desk nor this copy has its key file.")
    part = path.with_name(f".{path.name}.{secrets.token_hex(3)}.part")
    with told(path):
        private_folder(path.parent)
        try:
            new_private(part)
            shutil.copyfile(backup.path, part)
            _check(part, backup.path, header, key, None)
            _to_disk(part)
            aside = _set_aside(path, now)
            put_in_place(part, path)
        except BaseException:
            sweep(part)
            raise
        if read_header(path) is None:
            write_header(path, header)
    return Restored(backup, aside)


def restore_newest(folder: Path, path: Path, key: bytes, now: datetime) -> Restored:
    """Put the newest copy that is whole where the desk file is.

    Errors: Blocked where no copy is whole, or the disk fails.
    """
    for backup in backups_in(folder):
        try:
            return restore(backup, path, key, now)
        except DamagedDesk:
            continue
    raise Blocked("No whole copy of this desk was found in “%(folder)s”.", folder=folder)


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Move a desk file and its companions out of the way; the key file serves the restored one and stays."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.name}.before-restore-{in_utc(now):{_STAMP}}-{secrets.token_hex(2)}")
    for companion in COMPANIONS:
        there = path.with_name(path.name + companion)
        if there.exists():
            there.rename(aside.with_name(aside.name + companion))
    return path.rename(aside)


def _free_name(folder: Path, reason: BackupReason, now: datetime) -> Path:
    stem = f"{in_utc(now):{_STAMP}}-{reason}"
    names = (f"{stem}{number}{SUFFIX}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def _read_name(path: Path) -> Backup | None:
    """What a copy's name says; None for a file that is not a copy of ours."""
    stamp, _, reason = path.name.removesuffix(SUFFIX).partition("-")
    try:
        made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        return Backup(path, made_at, BackupReason(reason.partition("-")[0]), path.stat().st_size)
    except (ValueError, OSError):
        return None


@contextmanager
def _bare(desk: OpenDesk) -> Iterator[Any]:
    """A connection of the engine outside any transaction."""
    connection = desk.engine.raw_connection()
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _nobody_writes(desk: OpenDesk) -> Iterator[Any]:
    """A connection that holds all writers off, so that what is counted is what is copied."""
    with _bare(desk) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


def _copy_into(desk: OpenDesk, part: Path) -> None:
    with _bare(desk) as connection:
        connection.execute(
            "VACUUM INTO ?", (str(part),)
        )  # same key, same beginning; sealed like the original


def _row_counts(connection: Any) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - the file's own names
        for (name,) in tables
    }


def _check(copy: Path, source: Path, header: Header, key: bytes, counts: dict[str, int] | None) -> None:
    """Errors: DamagedDesk where the copy is not whole, named by its source."""
    try:
        connection = connect_to(copy, key, header.desk.bytes, read_only=True)
    except sqlcipher.DatabaseError as error:
        if main_code(error) in DAMAGED:
            raise DamagedDesk(source) from error
        raise
    try:
        if _faults(connection) or (counts is not None and _row_counts(connection) != counts):
            raise DamagedDesk(source)
    finally:
        connection.close()


def _faults(connection: Any) -> list[str]:
    """What the seals and the structure say; both are asked, for neither sees all (a cut at a page: only the second)."""
    seals = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    return seals or [
        str(row[0]) for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"
    ]


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
