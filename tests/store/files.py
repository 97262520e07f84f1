"""Desk files for the tests of the store: made, filled, looked into and spoilt."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from msp_desk.store import opening
from msp_desk.store.engine import WRITE
from msp_desk.store.handle import OpenDesk
from msp_desk.values.locks import KeyStore
from tests.keystores import MemoryKeyStore

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LITTLE_WORK = 2**4

_notes = sa.table("form_draft", sa.column("name"), sa.column("at"), sa.column("content"))


def a_desk(
    path: Path, keystore: KeyStore | None = None, passphrase: str | None = None, notes: int = 0
) -> OpenDesk:
    """A new open desk with so many notes in it."""
    desk = opening.create_desk_file(path, keystore or MemoryKeyStore(), passphrase, work=LITTLE_WORK)
    for number in range(notes):
        note(desk, f"note {number}")
    return desk


def opened(
    path: Path,
    keystore: KeyStore,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    **more: object,
) -> OpenDesk:
    """That desk, opened again at the tests' own time."""
    return opening.open_desk_file(path, keystore, passphrase, recovery_key, now=NOW, **more)  # type: ignore[arg-type]


def note(desk: OpenDesk, name: str, content: str = "{}") -> None:
    """Write a row, committed."""
    with desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        connection.execute(sa.insert(_notes), {"name": name, "at": 0, "content": content})


def notes_in(desk: OpenDesk) -> set[str]:
    """The names of the rows that are there."""
    with desk.engine.connect() as connection:
        return set(connection.scalars(sa.select(_notes.c.name)))


def flip(path: Path, position: int, bit: int = 0) -> None:
    """Turn one bit of a file."""
    with path.open("r+b") as file:
        file.seek(position)
        byte = file.read(1)[0]
        file.seek(position)
        file.write(bytes([byte ^ 1 << bit]))


def everything_in(folder: Path) -> dict[str, bytes]:
    """All files of a folder with what they hold."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def mode_of(path: Path) -> int:
    """Who may do what with a file."""
    return path.stat().st_mode & 0o777


@contextmanager
def as_ordinary_person(*folders: Path) -> Iterator[None]:
    """Without the powers of an administrator, to whom every file is open; the folders become the ordinary person's."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)
