"""What the settings page may have done to this machine and to the file of the open desk; see `Keeping`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from msp_desk.host import places
from msp_desk.host.keyring_door import KeyringDoor
from msp_desk.store.opening import change_passphrase, renew_recovery_key
from msp_desk.ui.pages.settings.keeping import KeyState, Notices
from msp_desk.values.backups import Backup, BackupReason
from msp_desk.values.enums import Language, Theme
from msp_desk.values.phrases import Phrase

if TYPE_CHECKING:
    from msp_desk.app.front import Front
    from msp_desk.program import Opened


class MachineKeeping:
    """For one window; what makes the window anew happens when the press that asked for it is over."""

    def __init__(self, front: Front, opened: Opened, language: Language) -> None:
        self._front, self._opened, self._language = front, opened, language

    @property
    def path(self) -> Path:
        """Where the desk is."""
        return self._opened.file.path

    def language(self) -> Language:
        """The window's language."""
        return self._language

    def speak(self, language: Language) -> None:
        """Another language, at once."""
        if language is not self._language:
            QTimer.singleShot(0, partial(self._front.speak, language))

    def choose(self, theme: Theme) -> None:
        """Another look, now and at each start."""
        self._front.theme.choose(theme)
        self._front.memory.keep(theme=theme)

    def has_tray(self) -> bool:
        """Whether the desktop has a tray, now."""
        return self._front.presence.has_tray()

    def notices(self) -> Notices:
        """How the program is there; what starts with the session, the system knows."""
        from msp_desk.host.autostart import autostart_here

        kept = self._front.memory.settings
        return Notices(
            kept.stay_in_tray,
            autostart_here().is_on(),
            kept.notify,
            kept.notify_at,
            kept.quiet_from,
            kept.quiet_to,
        )

    def keep_notices(self, notices: Notices) -> None:
        """Be there so from now on."""
        from msp_desk.host.autostart import autostart_here

        system = autostart_here()
        if notices.with_session:
            system.turn_on()  # anew, for the program may have moved
        elif system.is_on():
            system.turn_off()
        self._front.memory.keep(
            stay_in_tray=notices.stay_in_tray,
            notify=notices.notify,
            notify_at=notices.notify_at or self._front.memory.settings.notify_at,
            quiet_from=notices.quiet_from,
            quiet_to=notices.quiet_to,
        )
        self._front.presence.heed()

    def doubt(self) -> Phrase | None:
        """What speaks against the place where the desk is."""
        return places.doubt_about(self.path.parent)

    def key_state(self) -> KeyState:
        """How the desk is locked."""
        held = KeyringDoor().get(self._opened.file.header.desk)
        remembered = held.key == self._opened.file.key.hex()
        return KeyState(self._opened.file.header.passphrase is not None, remembered, held.trouble)

    def set_passphrase(self, passphrase: str | None, remember: bool) -> None:
        """Another passphrase, or none."""
        change_passphrase(self._opened.file, passphrase, KeyringDoor(), remember=remember)

    def new_recovery_key(self) -> str:
        """A new recovery key."""
        return renew_recovery_key(self._opened.file)

    def backups(self) -> tuple[Backup, ...]:
        """The copies of the desk."""
        return self._opened.copies()

    def back_up(self) -> None:
        """Make a copy now."""
        self._opened.back_up(BackupReason.WISH)

    def back_up_before_import(self) -> None:
        """Make a copy, before many records come in at once."""
        self._opened.back_up(BackupReason.IMPORT)

    def go_back_to(self, backup: Backup) -> None:
        """Put a copy in the place of the desk."""
        QTimer.singleShot(0, partial(self._front.go_back_to, backup))

    def open_another(self) -> None:
        """Leave this desk for another."""
        QTimer.singleShot(0, self._front.open_another)
