"""Phone numbers: read in any spelling, kept in E.164, shown in national form."""

from __future__ import annotations

import importlib
from functools import cache, lru_cache
from types import ModuleType

from msp_desk.values.enums import PointKind
from msp_desk.values.folding import digits_of

PHONE_KINDS = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.WHATSAPP})


@cache
def _numbers() -> ModuleType:
    """The library that knows every country's numbers: 10 ms of loading, which wait for the first number."""
    return importlib.import_module("phonenumbers")


def read_number(text: str, country: str) -> str:
    """The number in E.164 (with `;ext=` where it has one); as written where it cannot be a number of anywhere.

    `country` is the ISO code of where somebody dials it without a prefix from.
    """
    numbers, written = _numbers(), " ".join(text.split())
    try:
        number = numbers.parse(written, country.upper() or None)
    except numbers.NumberParseException:
        return written
    if not numbers.is_possible_number(number):
        return written
    dialled = numbers.format_number(number, numbers.PhoneNumberFormat.E164)
    return f"{dialled};ext={number.extension}" if number.extension else dialled


@lru_cache(maxsize=4096)
def shown_number(value: str, country: str) -> str:
    """A kept number as people of a country write it: national form at home, international from abroad."""
    if not value.startswith("+"):
        return value
    numbers = _numbers()
    try:
        number = numbers.parse(value)
    except numbers.NumberParseException:
        return value
    home = numbers.region_code_for_number(number) == country.upper()
    form = numbers.PhoneNumberFormat
    shown: str = numbers.format_number(number, form.NATIONAL if home else form.INTERNATIONAL)
    return shown


def shown_value(kind: PointKind, value: str, country: str) -> str:
    """What a contact point holds as people of a country write it: phone numbers in their form, all else as kept."""
    return shown_number(value, country) if kind in PHONE_KINDS else value


def dialled(value: str) -> str:
    """What a phone dials for a kept number: digits and the plus only."""
    number = value.split(";", 1)[0]
    return ("+" if number.startswith("+") else "") + digits_of(number)
