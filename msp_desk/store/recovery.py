"""Puts the newest whole copy of a desk back where the desk is damaged or gone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from msp_desk.store import backup, place, vault
from msp_desk.store.header import Header
from msp_desk.values.backups import Backup, Restored
from msp_desk.values.errors import Blocked
from msp_desk.values.files import told_of
from msp_desk.values.locks import KeyStore


def restore_desk_file(
    path: Path,
    keystore: KeyStore,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    now: datetime,
    backups: Path | None = None,
    chosen: Backup | None = None,
) -> Restored:
    """Put a copy in the place of a desk file that nobody has open: the chosen one, or the newest that is whole.

    The key comes as in opening.open_desk_file, `backups` is the same folder. What was there is kept aside; what was
    saved after the copy was made (`backup.made_at` of the answer) is only there.

    Errors: NeedsPassphrase, WrongSecret; DamagedDesk where the chosen copy is damaged; Blocked where no copy is whole,
    the desk cannot be told for want of its key file, or the disk fails. The desk is then as it was.
    """
    path = path.absolute()
    header = place.read_header(path) or _spare_header(path, backups)
    key = vault.unlock(header, keystore, passphrase, recovery_key)
    if chosen is not None:
        return backup.restore(chosen, path, key, now)
    return backup.restore_newest(backup.folder_of(backups, path, header.desk), path, key, now)


def _spare_header(path: Path, backups: Path | None) -> Header:
    """The header from a copy of the desk whose name the damaged file begins with."""
    with told_of(path), path.open("rb") as file:
        beginning = file.read(place.SALT)
    if len(beginning) == place.SALT:
        desk = UUID(bytes=beginning)
        header = place.spare_header(backup.folder_of(backups, path, desk), desk)
        if header is not None:
            return header
    raise Blocked("The key file of “%(file)s” is missing, so its copies cannot be opened either.", file=path)
