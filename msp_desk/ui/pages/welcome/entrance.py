"""What the welcome window needs of the machine: desks made, opened, restored; it is given by who puts the program together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from msp_desk.i18n.words import Words
from msp_desk.values.backups import Backup, Restored
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class RecentDesk:
    """A desk that was open before; `there` says whether its file still is."""

    path: Path
    there: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new desk begins with; without a path it goes where desks are kept. A sample is full of an invented firm."""

    firm: str = ""
    me: str = ""
    language: Language = Language.ENGLISH
    sample: bool = False
    path: Path | None = None
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unlocking:
    """Which desk, and what opens it beside the keyring; `forced` takes it from a program that seems to have it open."""

    path: Path
    passphrase: str | None = field(default=None, repr=False)
    recovery_key: str | None = field(default=None, repr=False)
    remember: bool = False
    forced: bool = False

    def bare(self) -> Unlocking:
        """The same desk without any secret."""
        return replace(self, passphrase=None, recovery_key=None)


@dataclass(frozen=True, slots=True)
class Entered:
    """An open desk (known only to who puts the program together), and its recovery key right after it was made."""

    desk: object
    path: Path
    recovery_key: str = field(default="", repr=False)


class Entrance(Protocol):
    """Whatever has to do with files and keyrings. `make`, `open` and `restore` may run in any thread."""

    def words_in(self, language: Language) -> Words:
        """The words of a language."""

    def recent(self) -> tuple[RecentDesk, ...]:
        """The desks that were open before, the last first."""

    def forget(self, path: Path) -> None:
        """List a desk no more; its file is left alone."""

    def place_for(self, firm: str) -> Path:
        """Where a desk of that firm would go."""

    def doubt_about(self, path: Path) -> Phrase | None:
        """What speaks against keeping a desk there."""

    def keyring_trouble(self) -> Phrase | None:
        """Why the keyring of this machine cannot be used; None where it can."""

    def make(self, beginning: Beginning) -> Entered:
        """Make a desk. Errors: NeedsPassphrase where the keyring cannot keep its key, Refused, Blocked."""

    def open(self, unlocking: Unlocking) -> Entered:
        """Open a desk; never makes one. Errors: NeedsPassphrase, WrongSecret, NoDeskThere, DamagedDesk, DeskInUse, Told."""

    def leave(self, entered: Entered) -> None:
        """Let a desk go that was opened and is not wanted after all."""

    def copies(self, path: Path) -> tuple[Backup, ...]:
        """The copies of a desk, newest first."""

    def restore(self, unlocking: Unlocking) -> Restored:
        """Put the newest whole copy in a desk's place. Errors: as open, and Blocked where no copy is whole."""
