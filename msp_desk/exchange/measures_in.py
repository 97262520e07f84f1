"""Reads measured values of commitments from a table: which commitment, which period, what value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.exchange.contacts_in import read_table
from msp_desk.rules.measured_text import read_measured
from msp_desk.values.drafts import BadRow, Origin
from msp_desk.values.folding import fold, fold_words
from msp_desk.values.phrases import N_
from msp_desk.values.plan_content import CommitmentSaid
from msp_desk.values.plan_drafts import MeasureDraft

_MOST_COLUMNS = 50
_QUARTER = re.compile(r"(?:q|t)\s*([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*(?:q|t)\s*([1-4])", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?")
_MONTH_YEAR = re.compile(r"(?:\d{1,2}[-/.])?(\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"\d{4}")

_NO_COMMITMENT = N_("No commitment is called “%(name)s”.")
_SEVERAL = N_("Several commitments may be “%(name)s”; write it in full.")
_NO_PERIOD = N_("“%(told)s” is no period; write it as 2026-11, Q4 2026 or 2026.")
_NO_VALUE = N_("“%(told)s” is no value for %(indicator)s.")
_SHORT = N_("A line needs a commitment, a period and a value.")


@dataclass(frozen=True, slots=True)
class MeasuresRead:
    """The values of a file, and the lines that make no sense."""

    drafts: tuple[MeasureDraft, ...] = ()
    bad: tuple[BadRow, ...] = ()


def read_measures(name: str, data: bytes, commitments: Sequence[CommitmentSaid]) -> MeasuresRead:
    """The values in a CSV or XLSX of three columns: commitment, period, value. It never fails.

    A first line that names the columns is passed over. Of a value given twice the last counts.
    """
    mapping = Mapping((ImportField.OTHER,) * _MOST_COLUMNS, heading_line=0)
    table = read_table(name, data, mapping)
    bad = list(table.bad)
    found: dict[tuple[UUID, date], MeasureDraft] = {}
    for number, (line, cells) in enumerate(table.rows):
        read = _read([c.strip() for c in cells if c.strip()], commitments)
        if isinstance(read, MeasureDraft):
            found[read.commitment_key, read.period] = read
        elif number or read[0] is not _NO_COMMITMENT:
            reason, params = read
            bad.append(BadRow(Origin(name, line), reason, params))
    return MeasuresRead(tuple(found.values()), tuple(bad))


def _read(
    cells: list[str], commitments: Sequence[CommitmentSaid]
) -> MeasureDraft | tuple[str, dict[str, object]]:
    if len(cells) < 3:
        return _SHORT, {}
    said = _called(cells[0], commitments)
    if not isinstance(said, CommitmentSaid):
        return said, {"name": cells[0]}
    period = period_in(cells[1])
    if period is None:
        return _NO_PERIOD, {"told": cells[1]}
    amount = read_measured(cells[2], said.target, period)
    if amount is None:
        return _NO_VALUE, {"told": cells[2], "indicator": said.indicator}
    return MeasureDraft(UUID(said.key), period, amount)


def _called(text: str, commitments: Sequence[CommitmentSaid]) -> CommitmentSaid | str:
    """The commitment of that name, else the only one that has all its words."""
    exact = [c for c in commitments if fold(c.indicator) == fold(text)]
    words = fold_words(text)
    near = [c for c in commitments if words and all(w in fold(f"{c.service} {c.indicator}") for w in words)]
    for fitting in (exact, near):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return _SEVERAL
    return _NO_COMMITMENT


def period_in(text: str) -> date | None:
    """The first day of the month, quarter or year that a text names; None where it names none."""
    told = text.strip()
    if quarter := _QUARTER.fullmatch(told):
        number, year = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return _first(year, number * 3 - 2)
    if month := _YEAR_MONTH.fullmatch(told):
        return _first(int(month[1]), int(month[2]))
    if month := _MONTH_YEAR.fullmatch(told):
        return _first(int(month[2]), int(month[1]))
    return _first(int(told), 1) if _YEAR.fullmatch(told) else None


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= month <= 12 and year >= 1 else None
