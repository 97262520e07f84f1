"""The engine on the encrypted file: how each connection is made, how a transaction begins, what the machine's errors say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.pool import QueuePool

from msp_desk.values.errors import Blocked
from msp_desk.values.files import blocked_by, disk_full
from msp_desk.values.locks import DamagedDesk, NoDeskThere

#: Seconds that a writer waits for another one.
PATIENCE = 10.0

#: An execution option: the transaction will write, so it begins with BEGIN IMMEDIATE.
#: (A deferred one that reads first fails at once when another writer was quicker, whatever the patience.)
WRITE = {"write": True}

_FILE = "desk_file"  # the execution option by which an engine knows its file

_SAFE_SINCE = (3, 51, 3)  # before, two programs resetting the WAL at once could damage the file

_ON_CONNECT = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -16000",  # KiB, per connection; with less, Today decrypts its pages anew each time on a large desk
    "mmap_size = 0",  # decrypted pages never map to a file, and a short read must be an error
    "temp_store = MEMORY",  # sorting never spills plain text to the disk
)
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_FULL = frozenset({"SQLITE_FULL"})
_DENIED = frozenset({"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"})
#: The driver's words for a file that is not what was written (or whose key is another).
DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_DISK = frozenset({"SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL"})


def make_engine(path: Path, key: bytes, salt: bytes, read_only: bool = False) -> sa.Engine:
    """An engine on the desk file at that path, which must exist (no connection ever makes a file).

    `key` is the 256-bit key, `salt` the 16 bytes that the file begins with: the key of the desk. Pool, WAL and the
    pragmas are set; a transaction begins with BEGIN, or with BEGIN IMMEDIATE where the execution option `write` is set.

    Errors: Blocked where the database library is too old to be trusted; on the first connection SQLAlchemy's DBAPIError,
    which `told` puts into sentences.
    """
    if sqlcipher.sqlite_version_info < _SAFE_SINCE:
        raise Blocked(
            "The database library of this program is too old (%(version)s) and could damage the desk. Install MSP Desk anew.",
            version=sqlcipher.sqlite_version,
        )

    def connect() -> Any:
        return connect_to(path, key, salt, read_only)

    engine = sa.create_engine(
        "sqlite://",
        execution_options={_FILE: path},
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_use_lifo=True,  # whoever asks next meets pages that are still in the memory of that connection
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def connect_to(path: Path, key: bytes, salt: bytes, read_only: bool = False, create: bool = False) -> Any:
    """One bare connection to an encrypted file, with our pragmas; `create` lets SQLite make the file.

    Errors: the driver's own; a wrong key and a damaged file look the same to it (SQLITE_NOTADB).
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    # No isolation level: the driver would otherwise commit before each CREATE, and a failed migration leave half a table.
    connection = sqlcipher.connect(
        f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _ON_CONNECT:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA query_only = ON" if read_only else "PRAGMA journal_mode = WAL").fetchone()
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    """The path as SQLite's URI; drive letters and file shares too."""
    posix = path.absolute().as_posix()
    return "file://" + quote(posix if posix.startswith("/") else f"/{posix}", safe="/:")


def _begin(connection: sa.Connection) -> None:
    bare = connection.connection.dbapi_connection
    if bare is None:
        raise RuntimeError("a connection that begins has no driver connection")
    # By the driver itself: through SQLAlchemy, each question would pay for a statement more.
    bare.cursor().execute(
        "BEGIN IMMEDIATE" if connection.get_execution_options().get("write", False) else "BEGIN"
    )


def file_of(engine: sa.Engine) -> Path:
    """The file that an engine works on."""
    path: Path = engine.get_execution_options()[_FILE]
    return path


@contextmanager
def told(where: Path | sa.Engine) -> Iterator[None]:
    """Turn what the machine refuses while working on this file into Blocked, with a sentence that says what to do.

    Everything else (a broken constraint, a wrong statement) is a bug and passes unchanged.

    Errors: Blocked, DamagedDesk, NoDeskThere.
    """
    path = where if isinstance(where, Path) else file_of(where)
    try:
        yield
    except sa.exc.DBAPIError as error:
        sentence = _sentence(error.orig, path)
        if sentence is None:
            raise
        raise sentence from error
    except sqlcipher.Error as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error
    except OSError as error:
        raise blocked_by(error, path) from error
    except sa.exc.TimeoutError as error:
        raise _busy(path) from error


def _sentence(error: BaseException | None, path: Path) -> Exception | None:
    """What to tell about a driver's error; None where it is not the machine's."""
    code = main_code(error)
    if code in _BUSY:
        return _busy(path)
    if code in _FULL:
        return Blocked(disk_full(path))
    if code in _DENIED:
        return Blocked(
            "“%(file)s” can only be read, so nothing can be saved. Check its permissions or copy it elsewhere.",
            file=path,
        )
    if code in DAMAGED:
        return DamagedDesk(path)
    if code in _DISK:
        return (
            Blocked(
                "The disk failed while working on “%(file)s”. Check the disk and the connection to it.",
                file=path,
            )
            if path.exists()
            else NoDeskThere(path)
        )
    if code == "SQLITE_NOMEM":
        return Blocked("This machine has no memory left for that. Close other programs and try again.")
    return None


def main_code(error: BaseException | None) -> str:
    """The name of SQLite's main result code («SQLITE_IOERR», not «SQLITE_IOERR_WRITE»); empty for anything else."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return "_".join(name.split("_")[:2])


def _busy(path: Path) -> Blocked:
    return Blocked(
        "“%(file)s” is in use by another program that does not let go of it. Close that program and try again.",
        file=path,
    )
