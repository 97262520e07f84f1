"""Reads a measured value as people type it, in the measure of its commitment's target; and writes it as it is typed."""

from __future__ import annotations

from datetime import date

from msp_desk.rules.amount_text import Measure, amount_text, read_amount
from msp_desk.rules.day_text import read_day
from msp_desk.values.folding import fold
from msp_desk.values.phrases import Phrase
from msp_desk.values.plans import Target, TargetKind

_YES = frozenset({"y", "yes", "s", "si", "1", "x", "true", "ok"})
_NO = frozenset({"n", "no", "0", "false"})

_WRONG = {
    TargetKind.TIME: Phrase("A whole number, in the unit of the target."),
    TargetKind.PERCENT: Phrase("A percentage, such as 99.95."),
    TargetKind.COUNT: Phrase("A whole number."),
    TargetKind.DATE: Phrase("A day, such as 30/11."),
    TargetKind.YES_NO: Phrase("Yes or no."),
}


def read_measured(text: str, target: Target, near: date) -> int | None:
    """The value in the measure of the target; None where the text is none. `near` is what a day without a year is close to."""
    told = text.strip()
    if target.kind is TargetKind.YES_NO:
        plain = fold(told)
        return 1 if plain in _YES else 0 if plain in _NO else None
    if target.kind is TargetKind.DATE:
        day = read_day(told, near, {})
        return day.toordinal() if day is not None else None
    return read_amount(told, Measure.PERCENT if target.kind is TargetKind.PERCENT else Measure.WHOLE)


def measured_text(amount: int | None, target: Target, sign: str) -> str:
    """The value as it is typed, with `sign` before its decimals."""
    if amount is None:
        return ""
    if target.kind is TargetKind.DATE:
        return date.fromordinal(min(max(amount, 1), date.max.toordinal())).isoformat()
    return amount_text(amount, Measure.PERCENT if target.kind is TargetKind.PERCENT else Measure.WHOLE, sign)


def wrong_told(target: Target) -> Phrase:
    """What is said of a value that is none."""
    return _WRONG[target.kind]
