"""What the settings need of the machine and of the desk's file; it is given by who puts the program together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Protocol

from msp_desk.values.backups import Backup
from msp_desk.values.enums import Language, Theme
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class KeyState:
    """How the desk is locked: by a passphrase or not, its key in the keyring or not, and why the keyring fails."""

    has_passphrase: bool
    remembered: bool
    keyring_trouble: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """How the program is there on this machine: whether it stays in the tray when its window is closed and starts with the
    session; whether it tells of what is due, from what time on, and between which times it does not.
    """

    stay_in_tray: bool
    with_session: bool
    notify: bool
    notify_at: time | None
    quiet_from: time | None
    quiet_to: time | None


class Keeping(Protocol):
    """Whatever of the settings is not in the desk. Those marked with (*) may take a while and run in any thread."""

    @property
    def path(self) -> Path:
        """Where the desk is."""

    def language(self) -> Language:
        """The window's language."""

    def speak(self, language: Language) -> None:
        """Another language, at once: the window is made anew, and this page with it."""

    def choose(self, theme: Theme) -> None:
        """Another look, now and at each start."""

    def has_tray(self) -> bool:
        """Whether the desktop has a tray, now."""

    def notices(self) -> Notices:
        """How the program is there, as the machine says."""

    def keep_notices(self, notices: Notices) -> None:
        """Be there so from now on. Errors: Blocked."""

    def doubt(self) -> Phrase | None:
        """What speaks against the place where the desk is."""

    def key_state(self) -> KeyState:
        """How the desk is locked (*)."""

    def set_passphrase(self, passphrase: str | None, remember: bool) -> None:
        """Another passphrase, or none (*). Errors: NeedsPassphrase where there would be none and no keyring; Told."""

    def new_recovery_key(self) -> str:
        """A new recovery key; the one before opens the desk no more (*). Errors: Told."""

    def backups(self) -> tuple[Backup, ...]:
        """The copies of the desk, newest first."""

    def back_up(self) -> None:
        """Make a copy now (*). Errors: Told."""

    def go_back_to(self, backup: Backup) -> None:
        """Put a copy in the place of the desk; the window is made anew."""

    def open_another(self) -> None:
        """Leave this desk for another."""
