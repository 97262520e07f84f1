"""Disks that are full, read-only, gone or damaged: nothing that was saved is lost, and a sentence says what to do."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from msp_desk.store import backup
from msp_desk.store.engine import connect_to, told
from msp_desk.store.handle import OpenDesk
from msp_desk.values.backups import BackupReason
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.locks import DamagedDesk, NoDeskThere
from tests.keystores import MemoryKeyStore
from tests.store.files import NOW, a_desk, as_ordinary_person, everything_in, flip, note, notes_in, opened

if os.name == "posix":
    import resource

SMALL = 3 << 20


@contextlib.contextmanager
def _a_small_disk(folder: Path) -> Iterator[bool]:
    """A disk of three megabytes where we may mount one (true), else no file may grow beyond that (false)."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if shutil.which("mount") and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield True
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, hard))
    try:
        yield False
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _fill(desk: OpenDesk) -> int:
    """Save until the disk says no; how many rows went in."""
    for number in range(1000):
        try:
            with told(desk.engine):
                note(desk, f"note {number}", "x" * 100_000)
        except Blocked as blocked:
            said = str(blocked)
            break
    else:
        raise AssertionError("the disk never got full")
    assert str(desk.path.parent) in said
    return number


def test_a_full_disk_takes_nothing_that_was_saved(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    with _a_small_disk(tmp_path / "disk") as full:
        desk = a_desk(tmp_path / "disk" / "desk.mspdesk", keystore)
        saved = {f"note {n}" for n in range(_fill(desk))}
        assert notes_in(desk) == saved
        folder = tmp_path / "disk" / "backups"
        if not full:
            resource.setrlimit(
                resource.RLIMIT_FSIZE, (SMALL // 3, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
            )
        with pytest.raises(Blocked):
            backup.make_backup(desk, folder, BackupReason.IMPORT, NOW)
        assert everything_in(folder) == {}
        assert notes_in(desk) == saved
        desk.close()
        again = opened(desk.path, keystore)
        assert notes_in(again) == saved
        assert not backup.damage_in(again)
        again.close()
    assert saved


def test_without_any_room_the_desk_is_still_there_to_be_read(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    path = tmp_path / "disk" / "desk.mspdesk"
    with _a_small_disk(path.parent) as full:
        a_desk(path, keystore, notes=2).close()
        with (path.parent / "stuffing").open("wb", buffering=0) as stuffing, contextlib.suppress(OSError):
            while True:
                stuffing.write(bytes(4096))
        again = opened(path, keystore)
        assert notes_in(again) == {"note 0", "note 1"}
        if full:  # with mere limits on files there is room for another one
            assert again.readonly is not None
            assert "is full" in again.readonly.in_english()
        again.close()


@pytest.mark.parametrize("locked", ["file", "folder", "both"])
def test_what_may_not_be_written_is_opened_to_be_read(open_folder: Path, locked: str) -> None:
    path = open_folder / "desk.mspdesk"
    keystore = MemoryKeyStore()
    a_desk(path, keystore, notes=2).close()
    with as_ordinary_person(open_folder):
        path.chmod(0o400 if locked != "folder" else 0o600)
        open_folder.chmod(0o500 if locked != "file" else 0o700)
        before = path.read_bytes()
        desk = opened(path, keystore)
        assert desk.readonly is not None
        assert "can only be read here" in desk.readonly.in_english()
        assert notes_in(desk) == {"note 0", "note 1"}
        with pytest.raises(Blocked, match="can only be read"), told(desk.engine):
            note(desk, "no")
        desk.close()
        assert path.read_bytes() == before


def test_a_read_only_folder_shows_what_was_not_yet_in_the_main_file(open_folder: Path) -> None:
    path = open_folder / "desk.mspdesk"
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, notes=2)
    killed = {p.name: p.read_bytes() for p in open_folder.iterdir() if not p.name.endswith("-shm")}
    desk.close()
    for name, content in killed.items():
        (open_folder / name).write_bytes(content)
    with as_ordinary_person(open_folder):
        open_folder.chmod(0o500)
        again = opened(path, keystore)
        assert notes_in(again) == {"note 0", "note 1"}
        again.close()


def test_a_folder_that_may_not_be_written_gets_no_desk(open_folder: Path) -> None:
    keystore = MemoryKeyStore()
    with as_ordinary_person(open_folder):
        open_folder.chmod(0o500)
        with pytest.raises(Blocked, match="permissions"):
            a_desk(open_folder / "desk.mspdesk", keystore)
    assert everything_in(open_folder) == {}
    assert keystore.kept == {}


def test_a_file_that_may_not_be_read_says_so(open_folder: Path) -> None:
    path = open_folder / "desk.mspdesk"
    keystore = MemoryKeyStore()
    a_desk(path, keystore).close()
    with as_ordinary_person(open_folder):
        path.chmod(0o000)
        with pytest.raises(Blocked, match="permissions"):
            opened(path, keystore)


def test_a_file_taken_away_while_open_is_not_made_again(path: Path) -> None:
    desk = a_desk(path)
    for one in path.parent.glob("desk.*"):
        one.rename(one.with_name(f"moved-{one.name}"))
    desk.engine.dispose()
    with pytest.raises(NoDeskThere), told(desk.engine):
        note(desk, "where to?")
    assert not path.exists()


def test_a_file_held_by_another_program_says_so(path: Path) -> None:
    desk = a_desk(path)
    other = connect_to(path, desk.key, desk.header.desk.bytes)
    other.execute("BEGIN IMMEDIATE")
    with desk.engine.connect() as connection:
        connection.connection.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Blocked, match="in use by another program"), told(desk.engine):
        note(desk, "mine")
    other.close()
    desk.close()


def test_a_mistake_of_the_program_is_not_told_as_the_machines(path: Path) -> None:
    desk = a_desk(path, notes=1)
    with pytest.raises(sa.exc.IntegrityError), told(desk.engine):
        note(desk, "note 0")
    with pytest.raises(sa.exc.OperationalError), told(desk.engine), desk.engine.connect() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    desk.close()


def _reads_all(path: Path, keystore: MemoryKeyStore) -> None:
    """Open the desk and check it as is done after an improper end."""
    desk = opened(path, keystore)
    try:
        if backup.damage_in(desk):
            raise DamagedDesk(path)
    finally:
        desk.close()


def test_every_flipped_bit_is_found(path: Path) -> None:
    chance = random.Random(6)
    keystore = MemoryKeyStore()
    a_desk(path, keystore, notes=30).close()
    size = path.stat().st_size
    for _ in range(100):
        position, bit = chance.randrange(16, size), chance.randrange(8)
        flip(path, position, bit)
        with pytest.raises(DamagedDesk):
            _reads_all(path, keystore)
        flip(path, position, bit)
    _reads_all(path, keystore)


@pytest.mark.parametrize("left", ["1", "512", "4096", "half", "a page less"])
def test_a_file_cut_short_is_found(path: Path, left: str) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore, notes=30).close()
    size = path.stat().st_size
    kept = {"half": size // 2, "a page less": size - 4096}.get(left) or int(left)
    os.truncate(path, kept)
    with pytest.raises((DamagedDesk, Refused)):
        _reads_all(path, keystore)
    assert path.stat().st_size == kept


def test_swapped_pages_are_found(path: Path) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore, notes=30).close()
    content = path.read_bytes()
    for one, other in ((1, 2), (2, 5), (0, 3)):
        pages = [content[i : i + 4096] for i in range(0, len(content), 4096)]
        pages[one], pages[other] = pages[other], pages[one]
        path.write_bytes(b"".join(pages))
        with pytest.raises((DamagedDesk, Refused)):
            _reads_all(path, keystore)
    path.write_bytes(content)
    _reads_all(path, keystore)
