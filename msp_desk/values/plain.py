"""Drafts as JSON and back, so that a form left half filled can be kept."""

from __future__ import annotations

import base64
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A draft, or a part of one, as JSON holds it."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The draft that was written; fields that it did not have yet are as by default.

    Errors: ValueError, TypeError or KeyError where that is no such draft.
    """
    hints = _hints(cast(Hashable, kind))
    return kind(**{name: _read(hints[name], value) for name, value in plain.items() if name in hints})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, plain: Any) -> Any:
    if get_origin(hint) is UnionType:
        inner = next(a for a in get_args(hint) if a is not NoneType)
        return None if plain is None else _read(inner, plain)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], v) for v in plain)
    if is_dataclass(hint):
        return from_plain(cast(type[Any], hint), plain)
    if hint is UUID:
        return UUID(plain)
    if hint in (date, datetime):
        return hint.fromisoformat(plain)
    if hint is bytes:
        return base64.b64decode(plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(plain)
    return plain
