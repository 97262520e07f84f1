"""A damaged desk comes back from its newest whole copy, with the key from wherever it can be had."""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from msp_desk.store import backup
from msp_desk.store.handle import OpenDesk
from msp_desk.store.header import header_path
from msp_desk.store.recovery import restore_desk_file
from msp_desk.values.backups import BackupReason
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.locks import DamagedDesk, NeedsPassphrase, WrongSecret
from tests.keystores import MemoryKeyStore, NoKeyStore
from tests.store.files import NOW, a_desk, everything_in, flip, note, notes_in, opened


def _a_copied_desk(path: Path, keystore: MemoryKeyStore) -> OpenDesk:
    desk = a_desk(path, keystore, notes=2)
    folder = backup.folder_of(None, path, desk.header.desk)
    backup.make_backup(desk, folder, BackupReason.CLOSE, NOW)
    note(desk, "later")
    desk.close()
    return desk


def test_whatever_is_damaged_the_newest_copy_comes_back(path: Path) -> None:
    chance = random.Random(7)
    keystore = MemoryKeyStore()
    _a_copied_desk(path, keystore)
    for _ in range(20):
        whole = path.read_bytes()
        if chance.random() < 0.5:
            flip(path, chance.randrange(16, len(whole)))
        else:
            os.truncate(path, chance.randrange(len(whole) - 4096))
        with pytest.raises((DamagedDesk, Refused)):
            _used(path, keystore)
        done = restore_desk_file(path, keystore, now=NOW + timedelta(hours=1))
        assert done.backup.made_at == NOW
        assert done.aside is not None
        assert done.aside.exists()
        _used(path, keystore)
        path.write_bytes(whole)


def _used(path: Path, keystore: MemoryKeyStore) -> None:
    desk = opened(path, keystore)
    try:
        if backup.damage_in(desk):
            raise DamagedDesk(path)
        assert notes_in(desk) >= {"note 0", "note 1"}
    finally:
        desk.close()


def test_the_recovery_key_alone_restores_on_another_machine(path: Path) -> None:
    desk = _a_copied_desk(path, MemoryKeyStore())
    path.unlink()
    with pytest.raises(NeedsPassphrase):
        restore_desk_file(path, NoKeyStore(), now=NOW)
    with pytest.raises(WrongSecret):
        restore_desk_file(path, NoKeyStore(), recovery_key="x", now=NOW)
    assert not path.exists()
    restore_desk_file(path, NoKeyStore(), recovery_key=desk.recovery_key, now=NOW)
    again = opened(path, NoKeyStore(), recovery_key=desk.recovery_key)
    assert notes_in(again) == {"note 0", "note 1"}
    again.close()


def test_a_chosen_copy_is_put_back_though_a_newer_one_is_whole(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = _a_copied_desk(path, keystore)
    folder = backup.folder_of(None, path, desk.header.desk)
    again = opened(path, keystore)
    backup.make_backup(again, folder, BackupReason.WISH, NOW + timedelta(days=1))
    again.close()
    newest, oldest = backup.backups_in(folder)
    assert restore_desk_file(path, keystore, now=NOW, chosen=oldest).backup == oldest
    assert newest.path.exists()


def test_with_file_and_key_file_damaged_the_copy_has_the_key_file(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = _a_copied_desk(path, keystore)
    flip(path, 100)
    header_path(path).write_bytes(b"")
    restore_desk_file(path, NoKeyStore(), recovery_key=desk.recovery_key, now=NOW)
    opened(path, keystore).close()


def test_what_cannot_be_told_apart_is_left_alone(path: Path) -> None:
    _a_copied_desk(path, MemoryKeyStore())
    header_path(path).unlink()
    os.truncate(path, 7)
    before = everything_in(path.parent)
    with pytest.raises(Blocked, match="key file"):
        restore_desk_file(path, NoKeyStore(), now=NOW)
    path.unlink()
    with pytest.raises(Blocked, match="not there"):
        restore_desk_file(path, NoKeyStore(), now=NOW)
    before.pop(path.name)
    assert everything_in(path.parent) == before
