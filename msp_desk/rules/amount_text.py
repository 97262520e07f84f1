"""Reads an amount as people type it: 99.95, 99,95, 1.250,00, 30; and writes whole numbers of a small part as such."""

from __future__ import annotations

import re
from enum import Enum

_GROUPED = re.compile(r"\d{1,3}([.,' ]\d{3})+")


class Measure(Enum):
    """What an amount is counted in; the value is how many decimals the number has at most."""

    WHOLE = 0
    MONEY = 2
    PERCENT = 3
    DAY = -1


def read_amount(text: str, measure: Measure) -> int | None:
    """The number in the smallest part of its measure; None where the text is none, or finer than that."""
    return read_decimal(text, max(0, measure.value))


def read_decimal(text: str, decimals: int) -> int | None:
    """The number in the last of so many decimals; None where the text is none, or finer than that."""
    told = text.replace("\u00a0", " ").replace("\u202f", " ").strip().removesuffix("%").strip()
    whole, part = _parts(told, decimals)
    if len(part) > decimals:
        part = part.rstrip("0")
    if not whole.isdecimal() or len(whole) > 12 or len(part) > decimals or (part and not part.isdecimal()):
        return None
    return int(f"{whole}{part.ljust(decimals, '0')}")


def amount_text(amount: int, measure: Measure, sign: str) -> str:
    """The number as it is typed, with `sign` before its decimals; money has all of them."""
    told = decimal_text(amount, max(0, measure.value), sign)
    return told.rstrip("0").removesuffix(sign) if measure is Measure.PERCENT else told


def decimal_text(amount: int, decimals: int, sign: str) -> str:
    """The number with all its decimals."""
    whole, rest = divmod(amount, 10**decimals)
    return f"{whole}{sign}{str(rest).rjust(decimals, '0')}" if decimals else str(whole)


def _parts(told: str, decimals: int) -> tuple[str, str]:
    """What stands before and behind the decimal sign."""
    if _GROUPED.fullmatch(told) and (decimals < 3 or len(re.findall(r"[.,' ]", told)) > 1):
        return re.sub(r"[.,' ]", "", told), ""
    place = max(told.rfind("."), told.rfind(","))
    if place < 0:
        return told.replace(" ", "").replace("'", ""), ""
    before = told[:place]
    if before and not before.isdecimal() and not _GROUPED.fullmatch(before):
        return "", ""
    return re.sub(r"[.,' ]", "", before), told[place + 1 :]
