"""The system's keyring: whatever it does, the answer is a value, and nothing is ever kept where anybody can read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from msp_desk.host.keyring_door import Backend, KeyringDoor
from msp_desk.values.locks import KeyStore

DESK = uuid4()


@dataclass(slots=True)
class Ring:
    """A keyring that works, or fails with whatever it is told to."""

    error: BaseException | None = None
    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def get_password(self, service: str, username: str) -> str | None:
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.error is not None:
            raise self.error
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlaintextRing(Ring):
    """Named like those that write to a file that anybody can read."""


class ForeignRing(Ring):
    """As if it came from a package that does."""

    __module__ = "keyrings.alt.file"


class Chain(Ring):
    """Several keyrings behind one, as the library makes them."""

    def __init__(self, *backends: object) -> None:
        super().__init__()
        self.backends = list(backends)


def door(ring: Backend) -> KeyringDoor:
    return KeyringDoor(lambda: ring)


def test_a_key_is_kept_found_and_forgotten() -> None:
    store: KeyStore = KeyringDoor()
    assert store.get(DESK).key is None
    assert store.get(DESK).trouble is None
    assert store.set(DESK, "ab" * 32).key == "ab" * 32
    assert KeyringDoor().get(DESK).key == "ab" * 32
    assert store.get(uuid4()).key is None
    assert store.delete(DESK).trouble is None
    assert store.delete(DESK).trouble is None
    assert store.get(DESK).key is None


def test_what_is_kept_fits_the_smallest_keyring() -> None:
    ring = Ring()
    door(ring).set(DESK, "ab" * 32)
    ((name, secret),) = ring.kept.items()
    assert name == ("MSP Desk", DESK.hex)
    assert len(secret.encode("utf-16-le")) < 2560  # Windows


@pytest.mark.usefixtures("no_keyring")
def test_a_system_without_keyring_says_so() -> None:
    for answer in (
        KeyringDoor().get(DESK),
        KeyringDoor().set(DESK, "x"),
        KeyringDoor().delete(DESK),
        KeyringDoor().works(),
    ):
        assert answer.key is None
        assert answer.trouble is not None
        assert "no keyring" in answer.trouble.in_english()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (keyring.errors.NoKeyringError("SECRET-1"), "no keyring"),
        (keyring.errors.KeyringLocked("SECRET-1"), "is locked"),
        (keyring.errors.InitError("SECRET-1"), "refused to answer (InitError)"),
        (keyring.errors.PasswordSetError("SECRET-1"), "refused to answer (PasswordSetError)"),
        (OSError(1783, "CredWrite", "SECRET-1"), "failed (OSError)"),
        (ConnectionResetError("SECRET-1"), "failed (ConnectionResetError)"),
        (RuntimeError("SECRET-1"), "failed (RuntimeError)"),
        (type("DBusErrorResponse", (Exception,), {})("SECRET-1"), "failed (DBusErrorResponse)"),
        (SystemExit(1), "failed (SystemExit)"),
    ],
)
def test_every_failure_is_an_answer_without_a_secret(error: BaseException, said: str) -> None:
    store = door(Ring(error))
    for answer in (store.get(DESK), store.set(DESK, "SECRET-1"), store.delete(DESK)):
        assert answer.key is None
        assert answer.trouble is not None
        assert said in answer.trouble.in_english()
        assert "SECRET-1" not in repr(answer)


@pytest.mark.parametrize("unsafe", [PlaintextRing(), ForeignRing(), Chain(ForeignRing(), PlaintextRing())])
def test_a_keyring_that_anybody_can_read_is_not_used(unsafe: Ring) -> None:
    answer = door(unsafe).set(DESK, "ab" * 32)
    assert answer.trouble is not None
    assert "anybody can read" in answer.trouble.in_english()
    assert unsafe.kept == {}


@pytest.mark.parametrize("empty", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_a_keyring_that_keeps_nothing_is_none(empty: type[Backend]) -> None:
    trouble = door(empty()).works().trouble
    assert trouble is not None
    assert "no keyring" in trouble.in_english()


def test_of_several_keyrings_the_safe_one_is_used() -> None:
    safe = Ring()
    unsafe = ForeignRing()
    assert door(Chain(unsafe, safe)).set(DESK, "ab").key == "ab"
    assert len(safe.kept) == 1
    assert unsafe.kept == {}


def test_an_answer_does_not_show_its_key() -> None:
    assert "ab" * 32 not in repr(door(Ring()).set(DESK, "ab" * 32))
