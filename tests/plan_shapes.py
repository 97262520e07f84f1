"""A plan taken apart: its texts by their place, and what it is without its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a plan with its place, keys and enums apart."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            yield from texts(one, f"{place}[{i}]")
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"key", "ours", "theirs", "currency", "quantity"}:
                yield from texts(getattr(value, field.name), f"{place}.{field.name}")


def shape(value: Any) -> Any:
    """A plan without its words."""
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, tuple):
        return [shape(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: shape(getattr(value, f.name)) for f in fields(value) if f.name != "language"}
        return kept | {n: getattr(value, n) for n in ("key", "ours", "theirs") if n in kept}
    return value
