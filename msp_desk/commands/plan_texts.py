"""Texts of a service plan as they are kept: clean, and no longer than a published document can hold."""

from __future__ import annotations

from msp_desk.commands import records
from msp_desk.rules.plain_values import LONGEST_TEXT
from msp_desk.values.errors import Refused


def line(text: str) -> str:
    """A text of one line. Errors: Refused for one that is too long."""
    return _fitting(records.line(text))


def prose(text: str) -> str:
    """A text of many lines. Errors: Refused for one that is too long."""
    return _fitting(records.prose(text))


def _fitting(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Refused(
            "This text is too long for a service plan: %(n)d characters; the most is %(most)d.",
            n=len(text),
            most=LONGEST_TEXT,
        )
    return text
