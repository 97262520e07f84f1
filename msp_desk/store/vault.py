"""The key of a desk and the secrets that wrap it: a passphrase if one is set, and always the printed recovery key."""

from __future__ import annotations

import hashlib
import importlib
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from msp_desk.store.header import Header, Slot, check_of
from msp_desk.values.errors import Refused
from msp_desk.values.locks import KeyStore, NeedsPassphrase, WrongSecret
from msp_desk.values.phrases import N_, Phrase

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

#: How much work a guess at the passphrase costs (scrypt's n, with r = 8: 64 MiB and about 0.2 s).
WORK = 2**16

_RECOVERY_WORK = 2**12  # 160 random bits need no stretching; this only costs nothing
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SECRET_LETTERS, _CHECK_LETTERS, _GROUP = 32, 3, 5


@dataclass(frozen=True, slots=True)
class NewVault:
    """What comes of making a vault: the header to write, the key, and the recovery key to print."""

    header: Header
    key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)


def create_vault(passphrase: str | None = None, work: int = WORK) -> NewVault:
    """A new desk's random key, wrapped by a new recovery key and, where one is given, by the passphrase.

    Errors: Refused for an empty passphrase.
    """
    desk, key = uuid4(), secrets.token_bytes(32)
    slot, recovery_key = _recovery_slot(desk, key)
    header = Header(desk, check_of(desk, key), slot)
    if passphrase is not None:
        header = set_passphrase(header, key, passphrase, work)
    return NewVault(header, key, recovery_key)


def unlock(
    header: Header, keystore: KeyStore, passphrase: str | None = None, recovery_key: str | None = None
) -> bytes:
    """The key: from the recovery key if given, else the passphrase if given, else the keystore.

    Errors: WrongSecret; NeedsPassphrase, with the reason, where the keystore gives no key that fits.
    """
    if recovery_key is not None:
        return unlock_with_recovery_key(header, recovery_key)
    if passphrase is not None:
        return unlock_with_passphrase(header, passphrase)
    answer = keystore.get(header.desk)
    if answer.key is not None:
        try:
            return unlock_with_key(header, answer.key)
        except WrongSecret as wrong:
            reason = wrong.phrase
    elif answer.trouble is not None:
        reason = answer.trouble
    elif header.passphrase is not None:
        reason = Phrase(N_("This desk is protected by a passphrase."))
    else:
        reason = Phrase(N_("The keyring of this machine holds no key for this desk."))
    raise NeedsPassphrase(reason, accepts_passphrase=header.passphrase is not None)


def unlock_with_key(header: Header, key: str) -> bytes:
    """The key that a keyring gave, as bytes.

    Errors: WrongSecret where it is another desk's, or no key at all.
    """
    try:
        found = bytes.fromhex(key)
    except ValueError:
        found = b""
    if not header.fits(found):
        raise WrongSecret("The keyring of this machine holds a key of another desk under this desk's name.")
    return found


def unlock_with_passphrase(header: Header, passphrase: str) -> bytes:
    """The key, unwrapped by the passphrase.

    Errors: WrongSecret, also where the desk has no passphrase.
    """
    if header.passphrase is None:
        raise WrongSecret("This desk has no passphrase. Its recovery key opens it.")
    key = _unwrap(header.passphrase, _normal(passphrase), header.desk, b"passphrase")
    if key is None or not header.fits(key):
        raise WrongSecret("That is not the passphrase of this desk.")
    return key


def unlock_with_recovery_key(header: Header, recovery_key: str) -> bytes:
    """The key, unwrapped by the recovery key as it was printed (case, spaces and dashes do not matter).

    Errors: WrongSecret, with different words for a mistyped key and for another desk's.
    """
    key = _unwrap(header.recovery, read_recovery_key(recovery_key), header.desk, b"recovery")
    if key is None or not header.fits(key):
        raise WrongSecret("That is a recovery key, but not this desk's.")
    return key


def set_passphrase(header: Header, key: bytes, passphrase: str | None, work: int = WORK) -> Header:
    """The header with another passphrase, or with none; the desk file itself stays as it is.

    Errors: Refused for an empty passphrase.
    """
    if passphrase is None:
        return replace(header, passphrase=None)
    if not passphrase:
        raise Refused("A passphrase cannot be empty.")
    return replace(header, passphrase=_wrap(key, _normal(passphrase), work, header.desk, b"passphrase"))


def new_recovery_key(header: Header, key: bytes) -> tuple[Header, str]:
    """The header with a new recovery key, and that key; the one printed before no longer opens this header."""
    slot, recovery_key = _recovery_slot(header.desk, key)
    return replace(header, recovery=slot), recovery_key


def read_recovery_key(text: str) -> bytes:
    """The secret that a printed recovery key stands for.

    Errors: WrongSecret where letters are missing, or one is mistyped.
    """
    letters = "".join(
        c for c in unicodedata.normalize("NFKC", text).upper().translate(_MISREAD) if c not in " -‐‑–—\t\r\n"
    )
    if len(letters) != _SECRET_LETTERS + _CHECK_LETTERS:
        raise WrongSecret(
            "A recovery key has %(wanted)d letters and digits; this has %(found)d.",
            wanted=_SECRET_LETTERS + _CHECK_LETTERS,
            found=len(letters),
        )
    if any(c not in _ALPHABET for c in letters):
        raise WrongSecret("This recovery key is mistyped: it holds signs that no recovery key has.")
    secret = _number(letters[:_SECRET_LETTERS]).to_bytes(20, "big")
    if _checksum(secret) != letters[_SECRET_LETTERS:]:
        raise WrongSecret("This recovery key is mistyped: its last letters do not fit the others.")
    return secret


def _recovery_slot(desk: UUID, key: bytes) -> tuple[Slot, str]:
    secret = secrets.token_bytes(20)
    letters = _letters(int.from_bytes(secret, "big"), _SECRET_LETTERS) + _checksum(secret)
    printed = "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))
    return _wrap(key, secret, _RECOVERY_WORK, desk, b"recovery"), printed


def _checksum(secret: bytes) -> str:
    bits = int.from_bytes(hashlib.sha256(b"msp-desk recovery key" + secret).digest()[:2], "big") >> 1
    return _letters(bits, _CHECK_LETTERS)


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    return number


def _normal(passphrase: str) -> bytes:
    """The same passphrase typed on another system gives the same bytes."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _wrap(key: bytes, secret: bytes, work: int, desk: UUID, purpose: bytes) -> Slot:
    empty = Slot(work, 8, 1, secrets.token_bytes(16), secrets.token_bytes(12), b"")
    wrapped = _aes(_stretched(secret, empty)).encrypt(empty.nonce, key, purpose + desk.bytes)
    return replace(empty, wrapped=wrapped)


def _unwrap(slot: Slot, secret: bytes, desk: UUID, purpose: bytes) -> bytes | None:
    """The key in a slot; None where the secret is wrong."""
    try:
        return _aes(_stretched(secret, slot)).decrypt(slot.nonce, slot.wrapped, purpose + desk.bytes)
    except (_later("cryptography.exceptions").InvalidTag, ValueError):
        return None


def _stretched(secret: bytes, slot: Slot) -> bytes:
    return hashlib.scrypt(
        secret, salt=slot.salt, n=slot.n, r=slot.r, p=slot.p, maxmem=256 * slot.n * slot.r * slot.p, dklen=32
    )


def _aes(key: bytes) -> AESGCM:
    make: Callable[[bytes], AESGCM] = _later("cryptography.hazmat.primitives.ciphers.aead").AESGCM
    return make(key)


def _later(module: str) -> Any:
    """A module that only wrapping and unwrapping need: a start with the key from the keyring does not pay its 25 ms."""
    return importlib.import_module(module)
