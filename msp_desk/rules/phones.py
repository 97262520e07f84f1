"""Phone numbers: read in any spelling, kept in E.164, shown in national form."""

from __future__ import annotations

from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from msp_desk.values.enums import PointKind
from msp_desk.values.folding import digits_of

PHONE_KINDS = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.WHATSAPP})


def read_number(text: str, country: str) -> str:
    """The number in E.164 (with `;ext=` where it has one); as written where it cannot be a number of anywhere.

    `country` is the ISO code of where somebody dials it without a prefix from.
    """
    written = " ".join(text.split())
    try:
        number = phonenumbers.parse(written, country.upper() or None)
    except NumberParseException:
        return written
    if not phonenumbers.is_possible_number(number):
        return written
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{dialled};ext={number.extension}" if number.extension else dialled


@lru_cache(maxsize=4096)
def shown_number(value: str, country: str) -> str:
    """A kept number as people of a country write it: national form at home, international from abroad."""
    if not value.startswith("+"):
        return value
    try:
        number = phonenumbers.parse(value)
    except NumberParseException:
        return value
    home = phonenumbers.region_code_for_number(number) == country.upper()
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    )


def dialled(value: str) -> str:
    """What a phone dials for a kept number: digits and the plus only."""
    number = value.split(";", 1)[0]
    return ("+" if number.startswith("+") else "") + digits_of(number)
