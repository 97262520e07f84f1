"""Keyrings for tests: one that works and forgets with the test, one that is not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from msp_desk.values.locks import KeyAnswer
from msp_desk.values.phrases import Phrase

NO_KEYRING = Phrase("There is no keyring here.")


@dataclass(slots=True)
class MemoryKeyStore:
    """A keyring that works."""

    kept: dict[UUID, str] = field(default_factory=dict)

    def get(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer(self.kept.get(desk))

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        self.kept[desk] = key
        return KeyAnswer(key)

    def delete(self, desk: UUID) -> KeyAnswer:
        self.kept.pop(desk, None)
        return KeyAnswer()


@dataclass(frozen=True, slots=True)
class NoKeyStore:
    """A machine without a keyring."""

    def get(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer(trouble=NO_KEYRING)

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        return KeyAnswer(trouble=NO_KEYRING)

    def delete(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer(trouble=NO_KEYRING)


@dataclass(frozen=True, slots=True)
class ForgetfulKeyStore:
    """A keyring that takes everything and gives nothing back."""

    def get(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer()

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        return KeyAnswer()

    def delete(self, desk: UUID) -> KeyAnswer:
        return KeyAnswer()
