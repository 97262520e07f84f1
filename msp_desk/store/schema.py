"""The schema of the desk file: made new, recognised, and brought up to date with a copy made before."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import sqlalchemy as sa

import msp_desk.models  # noqa: F401 - all nouns enter Base.metadata
from msp_desk.models.base import Base
from msp_desk.models.plans import FROZEN_TRIGGERS
from msp_desk.store import search_index
from msp_desk.store.engine import WRITE
from msp_desk.values.errors import Blocked, Refused

#: The schema that this program works with; one more for each step in migrations/.
SCHEMA = 1

#: «MSPD», so that the file says whose it is.
APPLICATION = 0x4D535044

#: The whole of what may act by itself in a desk file.
_ACTING_TEXTS = search_index.ACTING_TEXTS | frozenset(FROZEN_TRIGGERS)

_own = sa.MetaData()
_key_file = sa.Table(
    "key_file",
    _own,
    sa.Column(
        "place", sa.Integer, sa.CheckConstraint("place = 1", name="ck_key_file_place"), primary_key=True
    ),
    sa.Column("content", sa.LargeBinary, nullable=False),
)


def create(connection: sa.Connection, key_file: bytes) -> None:
    """Make the newest schema in an empty file, with a copy of the key file in it."""
    Base.metadata.create_all(connection)
    _own.create_all(connection)
    search_index.create(connection)
    keep_key_file(connection, key_file)
    stamp(connection, SCHEMA)


def stamp(connection: sa.Connection, version: int) -> None:
    """Write down whose file this is and which schema it has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def version_in(connection: sa.Connection) -> int:
    """The schema that a file has.

    Errors: Refused where the file is not a desk, or a newer program's.
    """
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION:
        raise Refused("This file is an encrypted database, but not a desk of MSP Desk.")
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > SCHEMA:
        raise Refused("This desk was written by a newer MSP Desk. Update the program to open it.")
    return version


def check_own(connection: sa.Connection) -> None:
    """Make sure that nothing in the file acts by itself but what the program put there.

    Errors: Refused where a trigger or view is not ours.
    """
    found = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).scalars()
    if not _ACTING_TEXTS.issuperset(found):
        raise Refused(
            "This desk holds parts that MSP Desk did not make. Somebody changed the file; restore a backup of it."
        )


def key_file_in(connection: sa.Connection) -> bytes | None:
    """The copy of the key file that the desk file carries."""
    return connection.execute(sa.select(_key_file.c.content)).scalar_one_or_none()


def keep_key_file(connection: sa.Connection, content: bytes) -> None:
    """Have the desk file carry this copy of its key file."""
    connection.execute(sa.delete(_key_file))
    connection.execute(sa.insert(_key_file).values(place=1, content=content))


def upgrade(engine: sa.Engine, version: int) -> None:
    """Bring a file of an older schema up to date: all of it or nothing. The caller has made a copy.

    The search index comes out empty of people and clients; the caller has them indexed again.

    Errors: Blocked where the records of the file do not fit together afterwards; SQLAlchemy's.
    """
    with engine.connect() as connection:
        bare = connection.connection.dbapi_connection
        if bare is None:
            raise RuntimeError("a fresh connection has no driver connection")
        try:
            # Rebuilding a table that others point at would delete them; and SQLite ignores this inside a transaction.
            bare.execute("PRAGMA foreign_keys = OFF")
            with connection.execution_options(**WRITE).begin():
                search_index.drop(connection)
                _run_steps(connection, version)
                search_index.create(connection)
                search_index.rebuild(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise Blocked(
                        "This desk could not be brought up to date: some of its records point at nothing. It is as it was."
                    )
                stamp(connection, SCHEMA)
        finally:
            connection.invalidate()


def _run_steps(connection: sa.Connection, version: int) -> None:
    # Alembic takes a quarter of a second to load, and only a desk of an older version needs it.
    run: Callable[[sa.Connection, int, int], None] = importlib.import_module(
        "msp_desk.store.migrations.steps"
    ).run
    run(connection, version, SCHEMA)
