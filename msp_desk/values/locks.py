"""The lock of a desk: where its key may be kept, and what can stand in the way of opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.phrases import N_, Phrase


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """What a keyring answered: the key, nothing (both None: it holds none), or the trouble it had."""

    key: str | None = field(default=None, repr=False)
    trouble: Phrase | None = None


class KeyStore(Protocol):
    """Keeps the key of a desk for its owner; it answers with a value in every case and never raises."""

    def get(self, desk: UUID) -> KeyAnswer:
        """The key kept for a desk."""

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        """Keep a key; the answer holds it, as read back, or the trouble."""

    def delete(self, desk: UUID) -> KeyAnswer:
        """Forget the key of a desk; forgetting what is not there is no trouble."""


class NeedsPassphrase(Refused):
    """A passphrase is needed, because of `reason`; where none was ever set (`accepts_passphrase` is false), the recovery key."""

    def __init__(self, reason: Phrase, accepts_passphrase: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.accepts_passphrase = accepts_passphrase


class WrongSecret(Refused):
    """The passphrase or recovery key is not this desk's, or is mistyped."""


class NoDeskThere(Refused):
    """There is no file at that place; none is ever made in its stead."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("There is no desk at “%(file)s”. Was it moved, or is its disk not connected?"), file=path
        )
        self.path = path


class DeskInUse(Refused):
    """A running program holds the desk, here or (with `host`) on another machine, and does not answer."""

    def __init__(self, path: Path, host: str = "") -> None:
        there = N_("“%(file)s” is open on another computer (%(host)s). Close it there first.")
        here = N_(
            "“%(file)s” is open in another MSP Desk, which does not answer. Close it, or wait a moment."
        )
        super().__init__(there if host else here, file=path, host=host)
        self.path = path


class DamagedDesk(Blocked):
    """The desk file is not what was written; the way on is the newest backup."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("The desk “%(file)s” is damaged. Restore its newest backup; the damaged file is kept aside."),
            file=path,
        )
        self.path = path
