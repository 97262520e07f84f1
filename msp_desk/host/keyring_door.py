"""The system's keyring, in which the key of a desk is kept; whatever goes wrong with it comes back as a value that says why."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from msp_desk.host.session_address import bus_unsaid
from msp_desk.values.locks import KeyAnswer
from msp_desk.values.phrases import N_, Phrase

_SERVICE = "MSP Desk"
_NONE_HERE = N_("This machine has no keyring in which the key of the desk could be kept.")
_NOT_SAFE = N_("The keyring of this machine writes keys to a file that anybody can read, so it is not used.")
_LOCKED = N_("The keyring of this machine is locked.")
_REFUSED = N_("The keyring of this machine refused to answer (%(kind)s).")
_FAILED = N_("The keyring of this machine failed (%(kind)s).")

# Backends of the keyring library that do not keep a secret, and those that keep nothing at all.
_UNSAFE = ("keyrings.alt", "keyrings.cryptfile")
_EMPTY = ("keyring.backends.fail", "keyring.backends.null")


class Backend(Protocol):
    """What we use of a backend of the keyring library."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget what is kept under a name."""


def system_backend() -> Backend:
    """The backend that the keyring library chose for this system; loads that library, which takes a while."""
    os.environ.update(bus_unsaid())  # where its libraries look
    backend: Backend = importlib.import_module("keyring").get_keyring()
    return backend


@dataclass(frozen=True, slots=True)
class KeyringDoor:
    """Keeps keys of desks in the keyring, by desk. Never raises; may wait for as long as the person is asked to unlock it."""

    choose: Callable[[], Backend] = system_backend

    def get(self, desk: UUID) -> KeyAnswer:
        """The key of a desk, or nothing, or why the keyring cannot be asked."""
        return self._ask(lambda backend: backend.get_password(_SERVICE, desk.hex))

    def set(self, desk: UUID, key: str) -> KeyAnswer:
        """Keep a key; the answer holds what the keyring then gives back."""

        def keep(backend: Backend) -> str | None:
            backend.set_password(_SERVICE, desk.hex, key)
            return backend.get_password(_SERVICE, desk.hex)

        return self._ask(keep)

    def delete(self, desk: UUID) -> KeyAnswer:
        """Forget the key of a desk, if there is one."""

        def forget(backend: Backend) -> str | None:
            if backend.get_password(_SERVICE, desk.hex) is not None:
                backend.delete_password(_SERVICE, desk.hex)
            return None

        return self._ask(forget)

    def works(self) -> KeyAnswer:
        """Whether there is a keyring to be used, told without asking it for anything."""
        return self._ask(lambda _: None)

    def _ask(self, question: Callable[[Backend], str | None]) -> KeyAnswer:
        # In a thread of its own, because every library below has errors of its own (D-Bus, Windows, macOS) and a
        # thread's error comes back as a value, whatever its class.
        with ThreadPoolExecutor(1, "keyring") as thread:
            asked = thread.submit(self._answer, question)
            error = asked.exception()
        return asked.result() if error is None else KeyAnswer(trouble=_trouble(error))

    def _answer(self, question: Callable[[Backend], str | None]) -> KeyAnswer:
        backend, trouble = _usable(self.choose())
        return KeyAnswer(trouble=trouble) if backend is None else KeyAnswer(question(backend))


def _usable(backend: Backend) -> tuple[Backend | None, Phrase | None]:
    """The backend that really keeps secrets (a chain of them is looked into), or why there is none."""
    candidates: list[Backend] = list(getattr(backend, "backends", None) or [backend])
    safe = [b for b in candidates if not _of(b, _UNSAFE + _EMPTY)]
    if safe:
        return safe[0], None
    return None, Phrase(_NOT_SAFE if any(_of(b, _UNSAFE) for b in candidates) else _NONE_HERE)


def _of(backend: Backend, families: tuple[str, ...]) -> bool:
    kind = type(backend)
    return kind.__module__.startswith(families) or (
        families != _EMPTY and "plaintext" in kind.__name__.lower()
    )


def _trouble(error: BaseException) -> Phrase:
    """Why, by the class of the error alone: its text is not ours, and it might hold a secret."""
    kinds = [k.__name__ for k in type(error).__mro__]
    if "NoKeyringError" in kinds:
        return Phrase(_NONE_HERE)
    if "KeyringLocked" in kinds or "LockedException" in kinds:
        return Phrase(_LOCKED)
    kind = {"kind": kinds[0]}
    return Phrase(_REFUSED, kind) if "KeyringError" in kinds else Phrase(_FAILED, kind)
