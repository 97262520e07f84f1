"""Making and opening a desk: a distinct answer for everything in the way, and never a new desk where one should be."""

from __future__ import annotations

import os
import secrets
import sqlite3  # noqa: TID251 - another program's database is made with it
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from msp_desk.store import opening, schema
from msp_desk.store.engine import connect_to
from msp_desk.store.header import header_path, packed
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.files import new_private
from msp_desk.values.locks import DamagedDesk, NeedsPassphrase, NoDeskThere, WrongSecret
from tests.keystores import NO_KEYRING, ForgetfulKeyStore, MemoryKeyStore, NoKeyStore
from tests.store.files import (
    LITTLE_WORK,
    a_desk,
    as_ordinary_person,
    everything_in,
    flip,
    mode_of,
    note,
    notes_in,
    opened,
)

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "Corazón-España 7"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk of a test lies."""
    return tmp_path / "desks" / "Acme & Söhne #1.mspdesk"


def test_a_new_desk_opens_again_with_the_key_from_the_keyring(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, notes=1)
    desk.close()
    again = opened(path, keystore)
    assert notes_in(again) == {"note 0"}
    assert (again.readonly, again.unclean, again.notices, again.recovery_key) == (None, False, (), None)
    again.close()
    assert sorted(everything_in(path.parent)) == [path.name, f"{path.name}.key"]


def test_only_the_owner_may_read_what_is_made(path: Path) -> None:
    desk = a_desk(path, notes=1)
    assert [mode_of(p) for p in path.parent.iterdir()] == [0o600] * 4  # the file, its key file, -wal and -shm
    assert mode_of(path.parent) == 0o700
    desk.close()


def test_the_connection_is_set_as_the_house_demands(path: Path) -> None:
    desk = a_desk(path)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "cache_size": -16000,
        "busy_timeout": 10_000,
        "application_id": schema.APPLICATION,
        "user_version": schema.SCHEMA,
    }
    with desk.engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted
    assert path.read_bytes()[:16] == desk.header.desk.bytes
    desk.close()


def test_without_a_keyring_a_passphrase_is_asked_for_with_the_reason(path: Path) -> None:
    with pytest.raises(NeedsPassphrase) as asked:
        a_desk(path, NoKeyStore())
    assert asked.value.reason == NO_KEYRING
    assert not path.parent.exists()
    a_desk(path, NoKeyStore(), PASSPHRASE).close()
    with pytest.raises(NeedsPassphrase) as asked:
        opened(path, NoKeyStore())
    assert asked.value.accepts_passphrase
    opened(path, NoKeyStore(), PASSPHRASE).close()


def test_a_keyring_that_gives_nothing_back_is_not_trusted(path: Path) -> None:
    with pytest.raises(NeedsPassphrase, match="did not give back"):
        a_desk(path, ForgetfulKeyStore())


def test_a_passphrase_stays_out_of_the_keyring_unless_it_is_to_be_remembered(path: Path) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore, PASSPHRASE).close()
    assert keystore.kept == {}
    with pytest.raises(NeedsPassphrase, match="protected by a passphrase"):
        opened(path, keystore)
    opened(path, keystore, PASSPHRASE, remember=True).close()
    opened(path, keystore).close()


@pytest.mark.parametrize("wrong", ["", "corazón-españa 7", "x" * 1000])
def test_a_wrong_passphrase_changes_nothing_and_locks_nobody_out(path: Path, wrong: str) -> None:
    a_desk(path, NoKeyStore(), PASSPHRASE).close()
    before = everything_in(path.parent)
    for _ in range(5):
        with pytest.raises(WrongSecret):
            opened(path, NoKeyStore(), wrong)
    assert everything_in(path.parent) == before
    opened(path, NoKeyStore(), PASSPHRASE).close()


def test_a_lost_keyring_entry_asks_for_the_recovery_key_and_is_kept_anew(path: Path) -> None:
    desk = a_desk(path)
    desk.close()
    keystore = MemoryKeyStore()
    with pytest.raises(NeedsPassphrase, match="holds no key for this desk") as asked:
        opened(path, keystore)
    assert not asked.value.accepts_passphrase
    opened(path, keystore, recovery_key=desk.recovery_key).close()
    opened(path, keystore).close()


def test_the_recovery_key_opens_where_the_keyring_is_no_use(path: Path) -> None:
    desk = a_desk(path, notes=1)
    desk.close()
    again = opened(path, NoKeyStore(), recovery_key=desk.recovery_key)
    assert notes_in(again) == {"note 0"}
    assert again.notices == (NO_KEYRING,)
    again.close()


def test_passphrase_and_recovery_key_can_be_changed(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore)
    opening.change_passphrase(desk, PASSPHRASE, keystore, work=LITTLE_WORK)
    renewed = opening.renew_recovery_key(desk)
    desk.close()
    assert keystore.kept == {}
    with pytest.raises(WrongSecret):
        opened(path, keystore, recovery_key=desk.recovery_key)
    opened(path, keystore, recovery_key=renewed).close()
    again = opened(path, keystore, PASSPHRASE)
    opening.change_passphrase(again, None, keystore)
    again.close()
    opened(path, keystore).close()
    with pytest.raises(NeedsPassphrase):
        opening.change_passphrase(again, None, NoKeyStore())


def test_a_folder_that_nobody_may_look_into_says_so(open_folder: Path) -> None:
    path = open_folder / "desk.mspdesk"
    with as_ordinary_person(open_folder):
        open_folder.chmod(0o000)
        with pytest.raises(Blocked, match="permissions"):
            opened(path, MemoryKeyStore())
        with pytest.raises(Blocked, match="permissions"):
            a_desk(path)


def test_a_missing_file_is_never_made(path: Path) -> None:
    with pytest.raises(NoDeskThere):
        opened(path, MemoryKeyStore())
    assert not path.parent.exists()
    desk = a_desk(path)
    desk.close()
    path.unlink()
    with pytest.raises(NoDeskThere):
        opened(path, MemoryKeyStore({desk.header.desk: desk.key.hex()}))
    assert not path.exists()


def test_a_folder_is_not_a_desk(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Refused, match="is a folder"):
        opened(path, MemoryKeyStore())


def test_foreign_files_are_told_apart(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(Refused, match="is empty"):
        opened(path, MemoryKeyStore())
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(Refused, match="another program"):
        opened(path, MemoryKeyStore())
    for content in (b"x", b"name,phone\n" * 1000, b"\x89PNG" + bytes(5000)):
        path.write_bytes(content)
        before = everything_in(path.parent)
        with pytest.raises(Refused, match="not a desk"):
            opened(path, MemoryKeyStore())
        assert everything_in(path.parent) == before


def test_an_encrypted_file_of_another_program_is_not_a_desk(path: Path) -> None:
    desk = a_desk(path)
    desk.close()
    path.unlink()
    new_private(path)
    other = connect_to(path, desk.key, desk.header.desk.bytes)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(Refused, match="encrypted database, but not a desk"):
        opened(path, MemoryKeyStore({desk.header.desk: desk.key.hex()}))


def test_a_newer_desk_is_refused_and_left_alone(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore)
    with desk.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    desk.close()
    before = everything_in(path.parent)
    with pytest.raises(Refused, match="newer MSP Desk"):
        opened(path, keystore)
    assert everything_in(path.parent) == before


def test_a_damaged_file_is_told_from_a_wrong_key(path: Path) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore).close()
    flip(path, 100)
    with pytest.raises(DamagedDesk):
        opened(path, keystore)


def test_the_key_file_of_another_desk_is_told_from_damage(path: Path, tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore).close()
    other = tmp_path / "other.mspdesk"
    a_desk(other, keystore).close()
    path.write_bytes(other.read_bytes())
    with pytest.raises(Refused, match="belongs to another desk"):
        opened(path, keystore)


def test_a_lost_key_file_is_written_again_where_the_keyring_has_the_key(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, PASSPHRASE)
    keystore.set(desk.header.desk, desk.key.hex())
    desk.close()
    header_path(path).unlink()
    again = opened(path, keystore)
    assert [n.in_english() for n in again.notices] == [
        "The key file of this desk was lost or damaged and has been written again."
    ]
    again.close()
    opened(path, NoKeyStore(), PASSPHRASE).close()
    opened(path, NoKeyStore(), recovery_key=desk.recovery_key).close()


def test_a_damaged_key_file_is_kept_aside(path: Path) -> None:
    keystore = MemoryKeyStore()
    a_desk(path, keystore).close()
    header_path(path).write_bytes(b"spoilt")
    opened(path, keystore).close()
    assert len(list(path.parent.glob("*.key.damaged-*"))) == 1
    opened(path, keystore).close()


def test_a_lost_key_file_without_a_keyring_says_what_is_missing(path: Path) -> None:
    desk = a_desk(path)
    desk.close()
    header_path(path).unlink()
    for wrong in ("", secrets.token_hex(32)):
        with pytest.raises(Blocked, match="is missing or damaged"):
            opened(
                path,
                MemoryKeyStore({desk.header.desk: wrong} if wrong else {}),
                recovery_key=desk.recovery_key,
            )
    assert not header_path(path).exists()


def test_the_copy_of_the_key_file_in_the_desk_follows_the_one_beside_it(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore)
    changed = replace(desk.header, passphrase=desk.header.recovery)
    desk.close()
    header_path(path).write_bytes(packed(changed))
    again = opened(path, keystore)
    with again.engine.connect() as connection:
        assert schema.key_file_in(connection) == packed(changed)
    again.close()


@pytest.mark.parametrize("taken", ["", ".key", "-wal", "-journal"])
def test_nothing_is_overwritten_by_a_new_desk(path: Path, taken: str) -> None:
    path.parent.mkdir()
    path.with_name(path.name + taken).write_bytes(b"of somebody")
    with pytest.raises(Refused, match="exists already"):
        a_desk(path)
    assert everything_in(path.parent) == {path.name + taken: b"of somebody"}


def test_a_desk_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Blocked):
        a_desk(tmp_path / "file" / "desk.mspdesk", keystore)
    assert keystore.kept == {}
    assert everything_in(tmp_path) == {"file": b""}


def test_a_desk_that_was_not_closed_says_so_and_has_everything(path: Path, tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, notes=3)
    left = tmp_path / "left"
    left.mkdir()
    for one in path.parent.iterdir():
        if not one.name.endswith("-shm"):
            (left / one.name).write_bytes(one.read_bytes())
    desk.close()
    again = opened(left / path.name, keystore)
    assert again.unclean
    assert len(notes_in(again)) == 3
    again.close()
    assert not opened(left / path.name, keystore).unclean


def test_a_desk_with_parts_of_somebody_else_is_refused(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore)
    with desk.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(
            "CREATE TRIGGER spy AFTER INSERT ON form_draft BEGIN DELETE FROM form_draft; END"
        )
    desk.close()
    with pytest.raises(Refused, match="parts that MSP Desk did not make"):
        opened(path, keystore)


def test_nothing_can_be_loaded_into_the_database(path: Path) -> None:
    desk = a_desk(path)
    with desk.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="not authorized"):
        connection.exec_driver_sql("SELECT load_extension('spy')")
    desk.close()


def test_an_error_text_holds_no_value(path: Path) -> None:
    desk = a_desk(path, notes=1)
    with pytest.raises(sa.exc.IntegrityError) as failed:
        note(desk, "note 0", '{"marker": "SECRET-1"}')
    assert "SECRET-1" not in str(failed.value)
    assert desk.key.hex() not in repr(desk)
    desk.close()


def test_the_key_is_nowhere_but_in_the_keyring(path: Path) -> None:
    desk = a_desk(path)
    written = b"".join(everything_in(path.parent).values())
    assert desk.key not in written
    assert desk.key.hex().encode() not in written
    assert desk.key.hex() not in str(os.environ)
    desk.close()


_LEAN = """
import sys
import msp_desk.host.keyring_door, msp_desk.store.desk, msp_desk.store.opening
print([name for name in ("keyring", "cryptography", "alembic", "PySide6", "babel") if name in sys.modules])
"""


def test_what_opening_seldom_needs_is_loaded_when_it_does() -> None:
    told = subprocess.run([sys.executable, "-c", _LEAN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
