"""What two people changed at the same time: told field by field, and settled as the person says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Conflict

D = TypeVar("D")
#: Gives the name of whom a key points at.
NameOf = Callable[[UUID], str]
_NOTHING = "–"


def conflicts(
    mine: Any,
    theirs: Any,
    names: Sequence[str],
    label_of: Callable[[str], str],
    tell: Callable[[Any, str], str],
) -> list[Conflict]:
    """The fields in conflict, in the person's words; `tell` says what a draft has in a field."""
    return [Conflict(n, label_of(n), tell(mine, n), tell(theirs, n)) for n in names]


def settled(draft: D, loaded: D, current: D, names: Sequence[str], taken: Collection[str]) -> tuple[D, D]:
    """The draft, and what it is to be compared with now, once it is said which fields are taken from the other.

    Only the fields in conflict move: what just one of the two changed is left to the merge.
    """
    now = {n: getattr(current, n) for n in names}
    mine = replace(draft, **{n: v for n, v in now.items() if n in taken})  # type: ignore[type-var]
    return mine, replace(loaded, **now)  # type: ignore[type-var]


def told(words: Words, value: object, name_of: NameOf) -> str:
    """A value of a draft as a person reads it."""
    if value is None or value in ("", ()):
        return _NOTHING
    if isinstance(value, bool):
        return words.t("yes") if value else words.t("no")
    if isinstance(value, Enum):
        return words.term(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, UUID):
        return name_of(value) or _NOTHING
    if isinstance(value, tuple):
        return "; ".join(told(words, v, name_of) for v in value)
    if is_dataclass(value):
        parts = (getattr(value, f.name) for f in fields(value) if f.name not in {"key", "content"})
        return ", ".join(told(words, p, name_of) for p in parts if p not in ("", None, False))
    return str(value)
