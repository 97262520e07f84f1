"""Keys of records: UUID version 7 (RFC 9562), so that keys sort by the time they were made."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID, SafeUUID

_lock = threading.Lock()
_last = 0  # milliseconds << 12 | counter of the last key made here


_set = object.__setattr__
_UNKNOWN = SafeUUID.unknown  # taken from its enum once: that alone takes longer than the rest


def new_key() -> UUID:
    """A new key, strictly greater than every key made before it by this process, whatever the clock does."""
    global _last  # noqa: PLW0603 - one sequence a process, guarded by the lock
    with _lock:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        stamp = _last
    millis, counter = stamp >> 12, stamp & 0xFFF
    key = object.__new__(UUID)  # as in key_from
    _set(key, "int", (millis << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | _random_62())
    _set(key, "is_safe", _UNKNOWN)
    return key


def _random_62() -> int:
    """As `secrets` gives them, whose import would cost each start 2 ms."""
    return int.from_bytes(os.urandom(8)) >> 2


def stamp_of(key: UUID) -> int:
    """The 60 bits of a key that say when and in which order it was made (milliseconds << 12 | counter)."""
    return (key.int >> 80) << 12 | (key.int >> 64) & 0xFFF


def key_from(kept: bytes) -> UUID:
    """The key in those 16 bytes: UUID(bytes=...) without its checks, which cost more than reading a row."""
    key = object.__new__(UUID)
    _set(key, "int", int.from_bytes(kept, "big"))
    _set(key, "is_safe", _UNKNOWN)
    return key
