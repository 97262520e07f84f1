"""A service plan with one thing changed: every field of everything it says, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from msp_desk.values.enums import Channel
from msp_desk.values.plans import Duration, TimeUnit
from tests.plan_contents import key

#: Fields that may be empty where they are, and what they hold then.
_WHERE_NONE: dict[str, Any] = {
    "channel": Channel.VISIT,
    "takes": Duration(5, TimeUnit.DAYS),
    "beyond": 40,
    "amount": 7,
    "unit_of_time": TimeUnit.DAYS,
}
_REFERENCES = frozenset({"boss", "seat", "ours", "theirs", "holder_key"})


def mutations(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The plan with one field changed, and which; keys stay, by them items are the same."""
    for f in fields(value):
        if f.name == "key":
            continue
        here = f"{place}.{f.name}" if place else f.name
        for where, changed in _other(getattr(value, f.name), f.name, here):
            yield where, replace(value, **{f.name: changed})


def _other(value: Any, name: str, place: str) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from mutations(value, place)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for at, item in enumerate(value):
            for where, changed in mutations(item, f"{place}[{at}]"):
                yield where, (*value[:at], changed, *value[at + 1 :])
    else:
        yield place, _plainly_other(value, name)


def _plainly_other(value: Any, name: str) -> Any:
    if name in _REFERENCES:
        return key(777)
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value} otherwise"
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, tuple):
        return (*value, "Another")
    return _WHERE_NONE[name]
