"""Frozen values as plain ones that JSON can hold, and back, strictly: whatever is not as declared is refused with its place."""

from __future__ import annotations

import json
import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from msp_desk.values.phrases import N_, Phrase

#: The longest text and the most items of a list that are read or written; the greatest number either way.
LONGEST_TEXT = 20_000
MOST_ITEMS = 2_000
GREATEST = 10**15

Reader = Callable[[object], Any]


class Misread(Exception):  # noqa: N818 - it is told as a Refused by whoever knows what was read
    """Something is not as declared: why, and where in the document (content.scope[3].hours)."""

    def __init__(self, why: str, **params: object) -> None:
        super().__init__(why)
        self.why = Phrase(why, params)
        self.place = ""

    def under(self, step: str) -> Misread:
        """The same, seen from one floor above."""
        joint = "" if not self.place or self.place.startswith("[") else "."
        self.place = f"{step}{joint}{self.place}"
        return self


def plain(value: Any) -> Any:
    """A frozen value as dicts, lists, texts (in Unicode's composed form), whole numbers, true, false and null."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def as_json(value: Any) -> bytes:
    """Plain values in the one spelling that they have: sorted names, no spaces, UTF-8. Errors: Misread."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return text.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise Misread(N_("it holds something that cannot be written")) from error


def of_json(data: bytes) -> Any:
    """The plain values in a JSON text: no name twice, no broken numbers. Errors: Misread."""
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float
        )
    except (ValueError, RecursionError) as error:
        raise Misread(N_("it is not JSON in UTF-8")) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Misread(N_("a name is there twice"))
    return found


def _no_float(_text: str) -> Any:
    raise Misread(N_("it holds a number that is not whole"))


def read_as(kind: Any, value: object, *, sparing: bool = False) -> Any:
    """A plain value as a frozen one of that kind; `sparing` lets fields be left out that have a default.

    Errors: Misread.
    """
    return _reader(kind, sparing)(value)


@cache
def _reader(kind: Any, sparing: bool) -> Reader:
    if is_dataclass(kind):
        return _record_reader(kind, sparing)
    if get_origin(kind) is tuple:
        return _list_reader(_reader(get_args(kind)[0], sparing))
    if get_origin(kind) in (Union, types.UnionType):
        some = next(k for k in get_args(kind) if k is not types.NoneType)
        return _maybe_reader(_reader(some, sparing))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _word_reader(kind)
    return _PLAIN[kind]


def _record_reader(kind: Any, sparing: bool) -> Reader:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name], sparing) for f in fields(kind)}
    spared = {f.name for f in fields(kind) if sparing and f.default is not MISSING}

    def read(value: object) -> Any:
        if type(value) is not dict:
            raise Misread(N_("fields are expected here"))
        if value.keys() != readers.keys():
            _check_names(value, readers, spared)
        given = {}
        name = ""
        try:
            for name, one in value.items():
                given[name] = readers[name](one)
        except Misread as error:
            raise error.under(name) from None
        return kind(**given)

    return read


def _check_names(value: Mapping[str, object], readers: Mapping[str, Reader], spared: set[str]) -> None:
    for name in value:
        if name not in readers:
            raise Misread(N_("the field «%(name)s» is not known"), name=name[:40])
    for name in readers:
        if name not in value and name not in spared:
            raise Misread(N_("the field «%(name)s» is missing"), name=name)


def _list_reader(reader: Reader) -> Reader:
    def read(value: object) -> Any:
        if type(value) is not list:
            raise Misread(N_("a list is expected here"))
        if len(value) > MOST_ITEMS:
            raise Misread(N_("%(n)d items are too many; the most is %(most)d"), n=len(value), most=MOST_ITEMS)
        given: list[Any] = []
        try:
            for one in value:
                given.append(reader(one))  # noqa: PERF401 - how many were read says where it failed
        except Misread as error:
            raise error.under(f"[{len(given)}]") from None
        return tuple(given)

    return read


def _maybe_reader(reader: Reader) -> Reader:
    def read(value: object) -> Any:
        return None if value is None else reader(value)

    return read


def _word_reader(kind: type[Enum]) -> Reader:
    known = {member.value: member for member in kind}

    def read(value: object) -> Any:
        if type(value) is not str or value not in known:
            raise Misread(N_("this is none of the words that may stand here"))
        return known[value]

    return read


def _text(value: object) -> str:
    if type(value) is not str:
        raise Misread(N_("a text is expected here"))
    if len(value) > LONGEST_TEXT:
        raise Misread(
            N_("%(n)d characters are too many; the most is %(most)d"), n=len(value), most=LONGEST_TEXT
        )
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Misread(N_("the text holds half a character"))
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise Misread(N_("a whole number is expected here"))
    if not -GREATEST <= value <= GREATEST:
        raise Misread(N_("the number is too great"))
    return value


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise Misread(N_("true or false is expected here"))
    return value


def _day(value: object) -> date:
    try:
        day = date.fromisoformat(value) if type(value) is str else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise Misread(N_("a day is expected here, as in 2026-11-22"))
    return day


_PLAIN: Mapping[Any, Reader] = {str: _text, int: _whole, bool: _truth, date: _day}
