"""The settings of a desk, each declared once: its name, its type, and what it is by default."""

# ruff: noqa: RUF009 - the calls declare fields, nothing is shared

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import time
from typing import Any
from uuid import UUID

from msp_desk.values.enums import Language, Paper

Plain = str | int | list[int] | None
"""What a setting is stored as."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_CODE = re.compile(r"[A-Z]{3}")
#: What an hour of work may cost at most, in minor units.
MOST_COST = 10_000_000


def _setting(default: Any, read: Callable[[Any], Any], plain: Callable[[Any], Plain] = str) -> Any:
    return field(default=default, metadata={"read": read, "plain": plain})


def _key(stored: Any) -> UUID | None:
    return None if stored is None else UUID(stored)


def _colour(stored: Any) -> str:
    if not _COLOUR.fullmatch(stored):
        raise ValueError("a colour is # and six hexadecimal digits")
    return str(stored)


def _weekdays(stored: Any) -> frozenset[int]:
    days = frozenset(int(d) for d in stored)
    if not days <= frozenset(range(7)):
        raise ValueError("weekdays are 0 (Monday) to 6 (Sunday)")
    return days


def _days(stored: Any) -> int:
    days = int(stored)
    if not 1 <= days <= 366:
        raise ValueError("days from 1 to 366")
    return days


def _region(stored: Any) -> str:
    if not isinstance(stored, str) or len(stored) > 10:
        raise ValueError("a region is a short code")
    return stored


def _count(stored: Any) -> int:
    count = int(stored)
    if not 1 <= count <= 200:
        raise ValueError("a count from 1 to 200")
    return count


def _currency(stored: Any) -> str:
    if not _CODE.fullmatch(stored):
        raise ValueError("a currency is three capital letters")
    return str(stored)


def _cost(stored: Any) -> int | None:
    cost = None if stored is None else int(stored)
    if cost is not None and not 0 <= cost <= MOST_COST:
        raise ValueError("a cost is not negative")
    return cost


def _as_is(value: int | None) -> int | None:
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the desk, typed. What belongs to one machine (theme, window) is not here, nor what our firm's own
    record says (name, country, time zone, logo).

    `me` is the person of ours at this desk; `horizon_days` how far ahead Today looks; `region` the code of ours within our
    country («CT» in ES); `hour_cost` what an hour of our work costs us, in minor units of `currency`.
    """

    me: UUID | None = _setting(None, _key, lambda k: None if k is None else k.hex)
    language: Language = _setting(Language.ENGLISH, Language)
    report_colour: str = _setting("#2f5bd7", _colour)
    paper: Paper = _setting(Paper.A4, Paper)
    work_starts: time = _setting(time(9), time.fromisoformat, lambda t: t.isoformat("minutes"))
    work_ends: time = _setting(time(18), time.fromisoformat, lambda t: t.isoformat("minutes"))
    work_days: frozenset[int] = _setting(frozenset(range(5)), _weekdays, sorted)
    region: str = _setting("", _region)
    calls_a_day: int = _setting(6, _count, int)
    currency: str = _setting("EUR", _currency)
    hour_cost: int | None = _setting(None, _cost, _as_is)
    horizon_days: int = _setting(14, _days, int)


_FIELDS: dict[str, Field[Any]] = {f.name: f for f in fields(Settings)}
SETTING_NAMES = tuple(_FIELDS)


def read_settings(stored: Mapping[str, object]) -> Settings:
    """The settings as stored by name; what is missing, unknown or unreadable is as by default."""
    read: dict[str, Any] = {}
    for name in stored.keys() & _FIELDS.keys():
        try:
            read[name] = _FIELDS[name].metadata["read"](stored[name])
        except (ValueError, TypeError, AttributeError):
            continue
    return Settings(**read)


def plain_setting(name: str, value: object) -> Plain:
    """A setting's value as it is stored; a value that could not be read back is a programming error."""
    declared = _FIELDS[name].metadata
    plain: Plain = declared["plain"](value)
    if declared["read"](plain) != value:
        raise ValueError(f"{value!r} is no {name}")
    return plain
