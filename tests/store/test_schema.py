"""The schema, defended: steps make what the models say, text for text; a step is whole or not at all; released files open."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.pool import StaticPool

from msp_desk.store import backup, schema, search_index
from msp_desk.store.engine import make_engine, told
from msp_desk.store.handle import OpenDesk
from msp_desk.store.header import packed
from msp_desk.store.migrations import steps
from msp_desk.store.place import write_header
from msp_desk.store.vault import create_vault
from msp_desk.values.backups import BackupReason
from msp_desk.values.errors import Refused
from msp_desk.values.files import new_private
from tests.keystores import MemoryKeyStore, NoKeyStore
from tests.store import make_kept
from tests.store.files import a_desk, as_ordinary_person, everything_in, opened


def _connect() -> object:
    return sqlcipher.connect(":memory:", isolation_level=None)


@pytest.fixture
def empty() -> sa.Engine:
    """A database of one connection, with nothing in it."""
    return sa.create_engine("sqlite://", creator=_connect, module=sqlcipher, poolclass=StaticPool)


def _texts(connection: sa.Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars()
    return {" ".join(text.split()).replace("( ", "(").replace(" )", ")") for text in rows}


def test_the_steps_make_what_the_models_say_text_for_text(empty: sa.Engine, tmp_path: Path) -> None:
    with empty.connect() as connection:
        steps.run(connection, 0, schema.SCHEMA)
        search_index.create(connection)
        stepped = _texts(connection)
    desk = a_desk(tmp_path / "desk.mspdesk")
    with desk.engine.connect() as connection:
        assert stepped == _texts(connection)
    desk.close()


def test_there_is_a_step_to_every_schema() -> None:
    assert len(steps.STEPS) == schema.SCHEMA


def _an_older_desk(
    path: Path, keystore: MemoryKeyStore, statement: str = "CREATE TABLE key_file_before (a)"
) -> OpenDesk:
    """A desk file from before the first schema: with a header, a stamp and something else in it."""
    made = create_vault()
    keystore.set(made.header.desk, made.key.hex())
    write_header(path, made.header)
    new_private(path)
    engine = make_engine(path, made.key, made.header.desk.bytes)
    with engine.connect() as connection, connection.begin():
        schema.stamp(connection, 0)
        connection.exec_driver_sql(statement)
    engine.dispose()
    return OpenDesk(path, engine, made.header, made.key)


def test_an_older_desk_is_copied_and_then_brought_up_to_date(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    path = tmp_path / "desk.mspdesk"
    older = _an_older_desk(path, keystore)
    desk = opened(path, keystore, backups=tmp_path / "copies")
    assert desk.reindex
    with desk.engine.connect() as connection:
        assert schema.version_in(connection) == schema.SCHEMA
        assert schema.key_file_in(connection) == packed(older.header)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    desk.close()
    (copy,) = backup.backups_in(tmp_path / "copies" / str(older.header.desk))
    assert copy.reason is BackupReason.MIGRATION
    engine = make_engine(copy.path, older.key, older.header.desk.bytes, read_only=True)
    with engine.connect() as connection:
        assert schema.version_in(connection) == 0
    engine.dispose()
    assert not opened(path, keystore).reindex


def test_a_step_that_fails_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    path = tmp_path / "desk.mspdesk"
    last = "CREATE TABLE key_file (theirs)"  # the last of the tables that the step makes
    older = _an_older_desk(path, keystore, last)
    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        opened(path, keystore)
    engine = make_engine(path, older.key, older.header.desk.bytes)
    with engine.connect() as connection:
        assert _texts(connection) == {last}
        assert schema.version_in(connection) == 0
    engine.dispose()


def test_an_older_desk_that_cannot_be_written_is_not_half_opened(open_folder: Path) -> None:
    keystore = MemoryKeyStore()
    path = open_folder / "desk.mspdesk"
    _an_older_desk(path, keystore)
    with as_ordinary_person(open_folder):
        path.chmod(0o400)
        before = path.read_bytes()
        with pytest.raises(Refused, match="brought up to date"):
            opened(path, keystore)
        assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, schema.SCHEMA + 1))
def test_a_desk_of_every_released_schema_opens_with_all_it_held(version: int, tmp_path: Path) -> None:
    kept = make_kept.kept_file(version)
    for one in kept.parent.glob(f"{kept.name}*"):
        shutil.copyfile(one, tmp_path / one.name)
    before = everything_in(kept.parent)
    held = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    desk = opened(tmp_path / kept.name, NoKeyStore(), make_kept.PASSPHRASE)
    assert desk.notices == ()
    with told(desk.engine), desk.engine.connect() as connection:
        assert schema.version_in(connection) == schema.SCHEMA
        found = make_kept.contents(connection)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    for table, what in held.items():
        assert found[table]["rows"] == what["rows"]
        assert what["columns"].items() <= found[table]["columns"].items(), table
    assert not backup.damage_in(desk)
    desk.close()
    assert everything_in(kept.parent) == before
