"""Reads a length of work as people type it (1.5, 1,5, 1:30, 90 min) and writes it as hours."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)")
_MINUTES = re.compile(r"(\d{1,8}) ?(?:min|m|')")
_HOURS = re.compile(r"(\d{1,6})(?:[.,](\d{1,4}))? ?h?")


def read_hours(text: str) -> int | None:
    """The minutes, to the nearest; None where the text is no length of time."""
    told = text.strip().lower().replace("\u00a0", " ")
    if clock := _CLOCK.fullmatch(told):
        return int(clock[1]) * 60 + int(clock[2])
    if minutes := _MINUTES.fullmatch(told):
        return int(minutes[1])
    if hours := _HOURS.fullmatch(told):
        part = hours[2] or "0"
        scale: int = 10 ** len(part)
        # Half a minute rounds up.
        return int(hours[1]) * 60 + (int(part) * 120 + scale) // (2 * scale)
    return None


def hours_text(minutes: int, sign: str) -> str:
    """Hours with one decimal where that is exact, else as 1:25; `sign` stands before the decimals."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return str(hours)
    return f"{hours}{sign}{rest // 6}" if rest % 6 == 0 else f"{hours}:{rest:02}"
