"""The key file beside a desk: who the desk is, how to tell the right key, and the key itself under each secret."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from msp_desk.values.errors import Refused

KEY_SUFFIX = ".key"
FORMAT = "msp-desk-key"
VERSION = 1

# A key file may come from anywhere: these keep a made-up one from taking all memory.
_MOST_N, _MOST_R, _MOST_P = 2**18, 8, 4


class HeaderError(ValueError):
    """The key file is not one, or not as it was written."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The key of the desk, wrapped by a secret: scrypt's measures and salt, AES-GCM's nonce, what came out."""

    n: int
    r: int
    p: int
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What the key file says; nothing in it opens the desk without a secret."""

    desk: UUID
    check: bytes = field(repr=False)
    recovery: Slot
    passphrase: Slot | None = None

    def fits(self, key: bytes) -> bool:
        """Whether that is the key of the desk."""
        return hmac.compare_digest(self.check, check_of(self.desk, key))


def check_of(desk: UUID, key: bytes) -> bytes:
    """What tells the right key from a wrong one, without giving it away."""
    return hmac.digest(key, b"msp-desk key check 1" + desk.bytes, "sha256")


def header_path(desk_file: Path) -> Path:
    """Where the key file of a desk file lies."""
    return desk_file.with_name(desk_file.name + KEY_SUFFIX)


def packed(header: Header) -> bytes:
    """The header as the bytes of its file: JSON with a checksum, so that damage is not taken for a wrong passphrase."""
    fields: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "desk": str(header.desk),
        "check": header.check.hex(),
        "recovery": _slot_fields(header.recovery),
        "passphrase": None if header.passphrase is None else _slot_fields(header.passphrase),
    }
    return json.dumps({**fields, "sum": _sum(fields)}, indent=1).encode()


def unpacked(content: bytes) -> Header:
    """The header that those bytes hold.

    Errors: HeaderError; Refused where a newer program wrote it.
    """
    try:
        fields = json.loads(content)
        if fields["format"] != FORMAT:
            raise HeaderError("not a key file")
        if fields["version"] > VERSION:
            raise Refused("This desk was written by a newer MSP Desk. Update the program to open it.")
        if fields.pop("sum") != _sum(fields):
            raise HeaderError("checksum")
        passphrase = fields["passphrase"]
        return Header(
            UUID(fields["desk"]),
            bytes.fromhex(fields["check"]),
            _slot(fields["recovery"]),
            None if passphrase is None else _slot(passphrase),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HeaderError("not a key file") from error


def _slot_fields(slot: Slot) -> dict[str, Any]:
    return {
        "kdf": "scrypt",
        "n": slot.n,
        "r": slot.r,
        "p": slot.p,
        "salt": slot.salt.hex(),
        "cipher": "AES-256-GCM",
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot(fields: dict[str, Any]) -> Slot:
    n, r, p = fields["n"], fields["r"], fields["p"]
    if not (1 < n <= _MOST_N and n & (n - 1) == 0 and 0 < r <= _MOST_R and 0 < p <= _MOST_P):
        raise HeaderError("scrypt measures")
    return Slot(n, r, p, *(bytes.fromhex(fields[name]) for name in ("salt", "nonce", "wrapped")))


def _sum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
