"""Making a new desk file and opening one, with a distinct answer for everything that can stand in the way."""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from msp_desk.store import backup, place, schema, vault
from msp_desk.store.engine import WRITE, main_code, make_engine, told
from msp_desk.store.handle import OpenDesk
from msp_desk.store.header import Header, HeaderError, header_path, packed, unpacked
from msp_desk.values.backups import BackupReason
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.files import disk_full, new_private, private_folder
from msp_desk.values.locks import DamagedDesk, KeyStore, NeedsPassphrase
from msp_desk.values.phrases import N_, Phrase

_NOT_WRITABLE = N_(
    "“%(file)s” can only be read here, so nothing can be changed. Copy it to a folder of yours to work with it."
)
_KEY_FILE_OF_ANOTHER = N_("The key file beside “%(file)s” belongs to another desk. Was one of them renamed?")
_KEY_FILE_LOST = N_(
    "The key file of “%(file)s”, which lies beside it and ends in .key, is missing or damaged, and neither the keyring nor "
    "a copy of the desk makes up for it. Bring the key file back from where the desk was copied from."
)

_ROOM_TO_WORK = 1 << 20  # bytes; with less, a failing disk is a full one


def create_desk_file(
    path: Path,
    keystore: KeyStore,
    passphrase: str | None = None,
    *,
    remember: bool = False,
    work: int = vault.WORK,
) -> OpenDesk:
    """Make a new, empty desk at that path and open it; `recovery_key` of the answer is to be printed or saved.

    Without a passphrase the key is kept in the keystore, which must work; with one only if `remember` is set. `work`
    is what a guess at the passphrase costs (tests lower it).

    Errors: Refused where something is there already, or for an empty passphrase; NeedsPassphrase where the keystore
    cannot keep the key (with the reason); Blocked where the disk does not play along.
    """
    path = path.absolute()
    place.refuse_if_taken(path)
    made = vault.create_vault(passphrase, work)
    trouble: Phrase | None = None
    if passphrase is None or remember:
        trouble = _keep(keystore, made.header, made.key)
        if trouble is not None and passphrase is None:
            raise NeedsPassphrase(trouble)
    try:
        with told(path):
            private_folder(path.parent)
            _build(path, made.header, made.key)
    except BaseException:
        keystore.delete(made.header.desk)
        raise
    engine = make_engine(path, made.key, made.header.desk.bytes)
    notices = () if trouble is None else (trouble,)
    return OpenDesk(path, engine, made.header, made.key, notices=notices, recovery_key=made.recovery_key)


def open_desk_file(
    path: Path,
    keystore: KeyStore,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    now: datetime,
    backups: Path | None = None,
    remember: bool = False,
) -> OpenDesk:
    """Open the desk at that path; never makes one.

    The key comes from the recovery key or the passphrase if given, else from the keystore. `remember` keeps it in the
    keystore from now on (as does a recovery key, where the desk has no passphrase). `backups` is the folder of all
    desks' copies (`backups` beside the file if None): an older schema is copied there before it is brought up to date,
    and a lost key file is looked for there. The answer may be read-only, see OpenDesk.

    Errors: NoDeskThere; Refused for what is not a desk (empty or foreign file, another desk's key file) and for a newer
    program's desk; NeedsPassphrase where the keystore gives no key; WrongSecret; DamagedDesk; Blocked where key file and
    key are both lost, or the machine fails.
    """
    path = path.absolute()
    salt = place.look_at(path)
    header = place.read_header(path)
    in_place = header is not None
    if header is None:
        header = _header_from_elsewhere(path, salt, keystore, backups)
    key = vault.unlock(header, keystore, passphrase, recovery_key)
    desk = _open(path, header, key, salt)
    try:
        _bring_up_to_date(desk, now, backups)
        if desk.readonly is None:
            _settle_header(desk, in_place)
        if remember or (recovery_key is not None and header.passphrase is None):
            trouble = _keep(keystore, header, key)
            desk.notices += () if trouble is None else (trouble,)
    except BaseException:
        desk.close()
        raise
    return desk


def change_passphrase(
    desk: OpenDesk,
    passphrase: str | None,
    keystore: KeyStore,
    *,
    remember: bool = False,
    work: int = vault.WORK,
) -> None:
    """Give an open desk another passphrase, or none; the key then goes to the keystore, or leaves it.

    Errors: Refused for an empty passphrase; NeedsPassphrase where there would be none and the keystore fails; Blocked.
    """
    changed = vault.set_passphrase(desk.header, desk.key, passphrase, work)
    if passphrase is None or remember:
        trouble = _keep(keystore, changed, desk.key)
        if trouble is not None and passphrase is None:
            raise NeedsPassphrase(trouble)
    _save_header(desk, changed)
    if passphrase is not None and not remember:
        keystore.delete(changed.desk)


def renew_recovery_key(desk: OpenDesk) -> str:
    """A new recovery key for an open desk, to be printed; the one before no longer opens the desk.

    Errors: Blocked.
    """
    changed, recovery_key = vault.new_recovery_key(desk.header, desk.key)
    _save_header(desk, changed)
    return recovery_key


def _keep(keystore: KeyStore, header: Header, key: bytes) -> Phrase | None:
    """Give the key to the keystore; why not, where it did not take it."""
    answer = keystore.set(header.desk, key.hex())
    if answer.trouble is None and answer.key != key.hex():
        return Phrase(N_("The keyring of this machine did not give back what it was given to keep."))
    return answer.trouble


def _build(path: Path, header: Header, key: bytes) -> None:
    """Make the whole file under another name, then its key file, then give it its name."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(3)}.part")
    try:
        new_private(part)
        part_engine = make_engine(part, key, header.desk.bytes)
        try:
            with part_engine.connect().execution_options(**WRITE) as connection, connection.begin():
                schema.create(connection, packed(header))
        finally:
            part_engine.dispose()
        place.refuse_if_taken(path)
        place.write_header(path, header)
        try:
            place.put_in_place(part, path)
        except BaseException:
            header_path(path).unlink()
            raise
    except BaseException:
        place.sweep(part)
        raise


def _header_from_elsewhere(path: Path, salt: bytes, keystore: KeyStore, backups: Path | None) -> Header:
    """The header of a desk whose key file is lost: from the desk itself where the keyring opens it, or from a copy.

    Errors: Blocked where neither is possible; Refused where the file does not even look like a desk.
    """
    desk = UUID(bytes=salt)
    held = keystore.get(desk).key
    if held is not None:
        header = _header_inside(path, salt, held)
        if header is not None:
            return header
    header = place.spare_header(backup.folder_of(backups, path, desk), desk)
    if header is not None:
        return header
    if desk.version != 4 and held is None:
        raise Refused("“%(file)s” is not a desk of MSP Desk.", file=path)
    raise Blocked(Phrase(_KEY_FILE_LOST, {"file": path}))


def _header_inside(path: Path, salt: bytes, key: str) -> Header | None:
    try:
        engine = make_engine(path, bytes.fromhex(key), salt, read_only=True)
    except ValueError:
        return None
    try:
        with engine.connect() as connection:
            return unpacked(schema.key_file_in(connection) or b"")
    except (sa.exc.DBAPIError, HeaderError):
        return None
    finally:
        engine.dispose()


def _open(path: Path, header: Header, key: bytes, salt: bytes) -> OpenDesk:
    """The desk, to be written if the disk lets us; else to be read, where it is or from a copy elsewhere."""
    wal = path.with_name(f"{path.name}-wal")
    unclean = wal.exists() and wal.stat().st_size > 0
    writable = place.may_write(path) and place.may_write(path.parent)
    readonly = None if writable else Phrase(_NOT_WRITABLE, {"file": path})
    try:
        with told(path):
            try:
                engine = _tried(make_engine(path, key, header.desk.bytes, read_only=not writable))
                return OpenDesk(path, engine, header, key, readonly=readonly, unclean=unclean)
            except sa.exc.DBAPIError as error:
                readonly = _why_readonly(error, path)
                if readonly is None:
                    raise
            copy, folder = place.copy_to_read(path)
            engine = _tried(make_engine(copy, key, header.desk.bytes, read_only=True))
            return OpenDesk(path, engine, header, key, readonly=readonly, unclean=unclean, copy=folder)
    except DamagedDesk:
        if salt != header.desk.bytes:
            raise Refused(Phrase(_KEY_FILE_OF_ANOTHER, {"file": path})) from None
        raise


def _tried(engine: sa.Engine) -> sa.Engine:
    """The engine, after its first connection worked; else it is let go."""
    try:
        engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine


def _why_readonly(error: sa.exc.DBAPIError, path: Path) -> Phrase | None:
    """Why the file can be read at most; None where it is not that which is wrong."""
    code = main_code(error.orig)
    if code == "SQLITE_FULL" or (
        code == "SQLITE_IOERR" and shutil.disk_usage(path.parent).free < _ROOM_TO_WORK
    ):
        return disk_full(path)
    if code in {"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"}:
        return Phrase(_NOT_WRITABLE, {"file": path})
    return None


def _bring_up_to_date(desk: OpenDesk, now: datetime, backups: Path | None) -> None:
    with told(desk.path):
        with desk.engine.connect() as connection:
            version = schema.version_in(connection)
        if version < schema.SCHEMA:
            if desk.readonly is not None:
                raise Refused(
                    "This desk is of an older version and has to be brought up to date, but it can only be read here."
                )
            folder = backup.folder_of(backups, desk.path, desk.header.desk)
            backup.make_backup(desk, folder, BackupReason.MIGRATION, now)
            schema.upgrade(desk.engine, version)
            desk.reindex = True
        with desk.engine.connect() as connection:
            schema.check_own(connection)


def _settle_header(desk: OpenDesk, in_place: bool) -> None:
    """See that the key file lies beside the desk and its copy inside it."""
    with told(desk.path):
        if not in_place:
            place.write_header(desk.path, desk.header)
            desk.notices += (
                Phrase(N_("The key file of this desk was lost or damaged and has been written again.")),
            )
        with desk.engine.connect() as connection:
            inside = schema.key_file_in(connection)
        if inside != packed(desk.header):
            _keep_inside(desk)


def _save_header(desk: OpenDesk, header: Header) -> None:
    if desk.readonly is not None:
        raise Refused(desk.readonly)
    with told(desk.path):
        place.write_header(desk.path, header)
        desk.header = header
        _keep_inside(desk)


def _keep_inside(desk: OpenDesk) -> None:
    with desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        schema.keep_key_file(connection, packed(desk.header))
