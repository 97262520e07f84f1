"""The way into a desk for the windows: makes, opens, restores and remembers desks, one program at a time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msp_desk.app.lock import DeskLock
from msp_desk.host import paths, settings_file
from msp_desk.i18n.words import Words
from msp_desk.values.enums import Language
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import Clock

if TYPE_CHECKING:  # loaded after the first picture stands
    from msp_desk.program import Opened
    from msp_desk.ui.pages.welcome.entrance import Beginning, Entered, RecentDesk, Unlocking
    from msp_desk.values.backups import Backup, Restored


@dataclass(slots=True)
class OpenedDesk:
    """A desk that this program has open and holds the lock of."""

    opened: Opened
    lock: DeskLock

    def let_go(self, copy: bool = True) -> None:
        """Close it, after a copy if anything was done. Errors: Blocked, DamagedDesk from the copy; it is closed all the same."""
        try:
            self.opened.close(copy)
        finally:
            self.lock.release()


class MachineEntrance:
    """The entrance of this machine; see `Entrance` for what each does."""

    def __init__(self, zone: str, now: Clock) -> None:
        self._zone, self._now = zone, now
        self._taken: DeskLock | None = None

    def words_in(self, language: Language) -> Words:
        """The words of a language, in the time zone of this machine."""
        return Words(language, paths.resources(), self._zone)

    def adopt(self, lock: DeskLock) -> None:
        """Open this desk under a lock that is held already."""
        self._taken = lock

    def recent(self) -> tuple[RecentDesk, ...]:
        """The desks that were open before, the last first."""
        from msp_desk.ui.pages.welcome.entrance import RecentDesk

        recent = settings_file.load(paths.config_folder()).recent_desks
        return tuple(RecentDesk(path, _is_there(path)) for path in recent)

    def forget(self, path: Path) -> None:
        """List a desk no more."""
        folder = paths.config_folder()
        settings_file.save(folder, settings_file.load(folder).without_desk(path))

    def place_for(self, firm: str) -> Path:
        """Where a desk of that firm would go."""
        return paths.new_desk_path(firm)

    def doubt_about(self, path: Path) -> Phrase | None:
        """What speaks against keeping a desk there."""
        from msp_desk.host import places

        return places.doubt_about(path.parent)

    def keyring_trouble(self) -> Phrase | None:
        """Why the keyring of this machine cannot be used."""
        from msp_desk.host.keyring_door import KeyringDoor

        return KeyringDoor().works().trouble

    def make(self, beginning: Beginning) -> Entered:
        """Make a desk, and hold it."""
        from msp_desk.program import NewDesk, new_desk, sample_desk

        name = beginning.firm or self.words_in(beginning.language).t("Sample firm")
        path = beginning.path or paths.new_desk_path(name)
        wish = NewDesk(
            path,
            beginning.firm,
            beginning.me,
            beginning.language,
            beginning.passphrase,
            remember=beginning.passphrase is None,
        )
        opened = (sample_desk if beginning.sample else new_desk)(wish, now=self._now)
        lock = DeskLock(opened.file.path)
        lock.take()
        return self._entered(opened, lock, opened.file.recovery_key or "")

    def open(self, unlocking: Unlocking) -> Entered:
        """Open a desk, and hold it."""
        from msp_desk.program import open_desk

        lock = self._lock_of(unlocking)
        try:
            opened = open_desk(
                unlocking.path,
                unlocking.passphrase,
                unlocking.recovery_key,
                remember=unlocking.remember,
                now=self._now,
            )
        except BaseException:
            lock.release()
            raise
        return self._entered(opened, lock)

    def leave(self, entered: Entered) -> None:
        """Let a desk go that nobody wants after all; it is remembered, for it is there."""
        if isinstance(entered.desk, OpenedDesk):
            entered.desk.let_go(copy=False)

    def copies(self, path: Path) -> tuple[Backup, ...]:
        """The copies of a desk, newest first."""
        from msp_desk.program import copies_of

        with suppress(Blocked, Refused):
            return copies_of(path)
        return ()

    def restore(self, unlocking: Unlocking) -> Restored:
        """Put the newest whole copy in a desk's place."""
        from msp_desk.program import restore_desk

        lock = self._lock_of(unlocking)
        try:
            return restore_desk(unlocking.path, unlocking.passphrase, unlocking.recovery_key, now=self._now)
        finally:
            lock.release()

    def _lock_of(self, unlocking: Unlocking) -> DeskLock:
        """The lock of a desk, held. Errors: DeskInUse."""
        taken, self._taken = self._taken, None
        if taken is not None and taken.desk == unlocking.path:
            return taken
        lock = DeskLock(unlocking.path)
        if unlocking.forced:
            lock.break_open()
        holder = lock.take() if unlocking.path.parent.is_dir() else None
        if holder is None:
            return lock
        from msp_desk.app.bell import ring

        if ring(unlocking.path, ""):
            raise Refused(
                "“%(file)s” is open already, in a window that is now in front.", file=unlocking.path
            )
        raise holder

    def _entered(self, opened: Opened, lock: DeskLock, recovery_key: str = "") -> Entered:
        from msp_desk.ui.pages.welcome.entrance import Entered

        folder = paths.config_folder()
        # A folder for settings that cannot be written keeps nobody from working.
        with suppress(Blocked):
            settings_file.save(folder, settings_file.load(folder).with_desk(opened.file.path))
        return Entered(OpenedDesk(opened, lock), opened.file.path, recovery_key)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
