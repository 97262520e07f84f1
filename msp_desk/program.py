"""Puts the program together for both its doors, window and command line: keyring, desk file, derived facts, words."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from msp_desk.host import clock, paths, settings_file
from msp_desk.host.keyring_door import KeyringDoor
from msp_desk.i18n.words import Words
from msp_desk.models.desk import Setting
from msp_desk.store import backup, place
from msp_desk.store.desk import Desk
from msp_desk.store.handle import OpenDesk
from msp_desk.store.opening import create_desk_file, open_desk_file
from msp_desk.store.recovery import restore_desk_file
from msp_desk.store.watch import Watch
from msp_desk.values.backups import Backup, BackupReason, Restored
from msp_desk.values.enums import Language
from msp_desk.values.hits import SearchEntry
from msp_desk.values.locks import DamagedDesk, KeyAnswer, KeyStore
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import Clock, zone_named

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Opened:
    """An open desk with what belongs to it; `recovery_key` only right after it was made."""

    file: OpenDesk
    desk: Desk
    clock: Clock
    language: Language

    def back_up(self, reason: BackupReason) -> Path:
        """Make a checked copy of the desk. Errors: Blocked, DamagedDesk."""
        made = backup.make_backup(self.file, self._copies(), reason, self.clock())
        backup.thin(self._copies(), self.clock())
        return made.path

    def back_up_if_changed(self, reason: BackupReason) -> Path | None:
        """The same, if anything was done in the desk since the last copy; None where nothing was."""
        if self.file.readonly is not None or not backup.changed_since_backup(self.file, self._copies()):
            return None
        return self.back_up(reason)

    def begin_day(self) -> bool:
        """Let the clocks call who is there today: whoever left yesterday is called no more. Says whether any did."""
        from msp_desk.queries.checkins import overtaken_clients

        clients = self.desk.ask(overtaken_clients, self.desk.clock().date())
        if not clients or self.file.readonly is not None:
            return False
        from msp_desk.commands.clocks import rewind

        self.desk.settle(rewind, clients)
        return True

    def close(self, copy: bool = True) -> None:
        """Let the desk go, after a copy if anything was done in it since the last one."""
        try:
            if copy:
                self.back_up_if_changed(BackupReason.CLOSE)
        finally:
            self.file.close()

    def is_damaged(self) -> bool:
        """Whether the file is damaged anywhere, looked at only where the program did not end properly last time."""
        return self.file.unclean and backup.damage_in(self.file)

    def go_back_to(self, copy: Backup) -> Restored:
        """Put a copy in the place of this desk, which is closed by it; what it holds now is copied first if it can be.

        Errors: DamagedDesk where the copy is damaged, Blocked; the desk is then as it was, but closed.
        """
        try:
            self.back_up_if_changed(BackupReason.RESTORE)
        except DamagedDesk:
            _log.warning("the desk is damaged and could not be copied before going back to a copy")
        finally:
            self.file.close()
        return backup.restore(copy, self.file.path, self.file.key, self.clock())

    def copies(self) -> tuple[Backup, ...]:
        """The copies of this desk, newest first."""
        return backup.backups_in(self._copies())

    def _copies(self) -> Path:
        return backup.folder_of(paths.backups_folder(), self.file.path, self.file.header.desk)


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a new desk begins with."""

    path: Path
    firm: str
    me: str
    language: Language
    passphrase: str | None = None
    remember: bool = True


def new_desk(wish: NewDesk, keystore: KeyStore | None = None, now: Clock = clock.now) -> Opened:
    """Make a desk for a firm and open it.

    Errors: as create_desk_file and found_desk; nothing is left behind then.
    """
    from msp_desk.commands.desk import found_desk

    keystore = keystore or KeyringDoor()
    opened = empty_desk(wish, keystore, now)
    try:
        country = country_of_zone(clock.zone_name())
        args = (wish.firm, wish.me, wish.language, country, clock.zone_name())
        opened.desk.who = opened.desk.do(Phrase("Begin the desk"), found_desk, *args)
    except BaseException:
        discard(opened, keystore)
        raise
    return opened


def empty_desk(wish: NewDesk, keystore: KeyStore | None = None, now: Clock = clock.now) -> Opened:
    """Make a desk that no firm owns yet; the sample firm is put into such a one."""
    file = create_desk_file(wish.path, keystore or KeyringDoor(), wish.passphrase, remember=wish.remember)
    return Opened(file, Desk(file.engine, partial(_told_here, now), refresh), now, wish.language)


def sample_desk(wish: NewDesk, keystore: KeyStore | None = None, now: Clock = clock.now) -> Opened:
    """Make a desk that is full of an invented firm, dated around today; under other names where the wish has them.

    Errors: as create_desk_file; nothing is left behind then.
    """
    read = importlib.import_module("msp_desk.exchange.sample_in").read_sample
    fill = importlib.import_module("msp_desk.commands.sample").fill_with_sample
    outside = importlib.import_module("msp_desk.commands.sample_plans").Outside
    content = importlib.import_module("msp_desk.queries.plan_content").plan_content
    zone = clock.zone_name()
    sample = read(
        paths.resources() / "sample", wish.language, now().astimezone(zone_named(zone)).date(), zone
    )
    keystore = keystore or KeyringDoor()
    opened = empty_desk(wish, keystore, now)
    try:
        told = (sample.renamed(wish.firm, wish.me), outside(content, words_in(wish.language).say))
        opened.desk.do(Phrase("Look around the sample firm"), fill, *told)
    except BaseException:
        discard(opened, keystore)
        raise
    opened.desk.who = _me(opened.desk.ask(_settings))
    return opened


def discard(opened: Opened, keystore: KeyStore) -> None:
    """Take a desk that could not be begun away again, and its key out of the keyring."""
    keystore.delete(opened.file.header.desk)
    path = opened.file.path
    opened.file.close()
    for left in (path, *(path.with_name(path.name + tail) for tail in (".key", "-wal", "-shm"))):
        left.unlink(missing_ok=True)


def _told_here(now: Clock) -> datetime:
    """The present instant in the machine's time zone: somebody who leaves tonight leaves today, wherever that is."""
    return now().astimezone(zone_named(clock.zone_name()))


def open_desk(
    path: Path,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    remember: bool = False,
    keystore: KeyStore | None = None,
    now: Clock = clock.now,
) -> Opened:
    """Open the desk at that path; never makes one. Errors: as open_desk_file."""
    file = open_desk_file(
        path,
        keystore or KeyringDoor(),
        passphrase,
        recovery_key,
        now=now(),
        backups=paths.backups_folder(),
        remember=remember,
    )
    desk = Desk(file.engine, partial(_told_here, now), refresh, readonly=file.readonly)
    if file.reindex and file.readonly is None:
        from msp_desk.commands.derive import every_entry

        desk.reindex(every_entry)
    settings = desk.ask(_settings)
    desk.who = _me(settings)
    opened = Opened(file, desk, now, _language(settings.get("language")))
    opened.begin_day()
    return opened


def reopen_desk(closed: Opened) -> Opened:
    """Open a desk again that was closed to be changed as a whole, with the key that it had. Errors: as open_desk."""
    return open_desk(closed.file.path, keystore=_Held(closed.file.key.hex()), now=closed.clock)


def copies_of(path: Path) -> tuple[Backup, ...]:
    """The copies of the desk that is, or was, at that path, newest first; none where its key file is gone, too."""
    header = place.read_header(path)
    if header is None:
        return ()
    return backup.backups_in(backup.folder_of(paths.backups_folder(), path, header.desk))


def restore_desk(
    path: Path,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    keystore: KeyStore | None = None,
    now: Clock = clock.now,
) -> Restored:
    """Put the newest whole copy in the place of a desk that cannot be opened. Errors: as restore_desk_file."""
    return restore_desk_file(
        path,
        keystore or KeyringDoor(),
        passphrase,
        recovery_key,
        now=now(),
        backups=paths.backups_folder(),
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """A keyring for a moment: holds the one key that is known already, and keeps nothing."""

    key: str

    def get(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer(self.key)

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        return KeyAnswer(key)

    def delete(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer()


def refresh(session: Session, touched: Watch) -> tuple[set[UUID], list[SearchEntry]]:
    """Bring what is derived up to date; loaded with the first deed, for a start only reads."""
    from msp_desk.commands import derive

    return derive.refresh(session, touched)


def _settings(connection: Connection) -> dict[str, object]:
    """The few settings that are needed before any page is there."""
    asked = select(Setting.name, Setting.value).where(Setting.name.in_(("me", "language")))
    return dict(connection.execute(asked).all())


def _me(settings: dict[str, object]) -> UUID | None:
    return UUID(str(settings["me"])) if settings.get("me") else None


def _language(kept: object) -> Language:
    return Language(kept) if kept in {la.value for la in Language} else Language.ENGLISH


def words_in(language: Language) -> Words:
    """The words of a language, in the time zone of this machine."""
    return Words(language, paths.resources(), clock.zone_name())


def days_off(country: str, region: str, year: int) -> Mapping[date, str]:
    """The public holidays of a country or region in a year; loading them takes its time, and no start waits for it."""
    from msp_desk.i18n.holidays import public_holidays

    return public_holidays(country, region, year)


def remember_desk(path: Path) -> None:
    """Note that this desk was opened, for the next start and the list of recent desks."""
    folder = paths.config_folder()
    settings_file.save(folder, settings_file.load(folder).with_desk(path))


def usual_desk() -> Path | None:
    """The desk that was opened last, or None."""
    return settings_file.load(paths.config_folder()).last_desk


def country_of_zone(zone: str) -> str:
    """The country that a time zone suggests, for reading phone numbers; empty where it suggests none."""
    return _COUNTRIES.get(zone, "")


_COUNTRIES = {
    "Europe/Madrid": "ES", "Atlantic/Canary": "ES", "Africa/Ceuta": "ES", "Europe/Lisbon": "PT", "Europe/London": "GB",
    "Europe/Dublin": "IE", "Europe/Paris": "FR", "Europe/Berlin": "DE", "Europe/Rome": "IT", "Europe/Amsterdam": "NL",
    "Europe/Brussels": "BE", "Europe/Vienna": "AT", "Europe/Zurich": "CH", "Europe/Warsaw": "PL", "Europe/Andorra": "AD",
    "America/New_York": "US", "America/Chicago": "US", "America/Denver": "US", "America/Los_Angeles": "US",
    "America/Toronto": "CA", "America/Mexico_City": "MX", "America/Bogota": "CO", "America/Lima": "PE",
    "America/Santiago": "CL", "America/Buenos_Aires": "AR", "America/Argentina/Buenos_Aires": "AR",
    "America/Montevideo": "UY", "America/Caracas": "VE", "America/Guayaquil": "EC", "America/La_Paz": "BO",
    "America/Asuncion": "PY", "America/Costa_Rica": "CR", "America/Panama": "PA", "America/Sao_Paulo": "BR",
    "Australia/Sydney": "AU", "Pacific/Auckland": "NZ",
}  # fmt: skip
