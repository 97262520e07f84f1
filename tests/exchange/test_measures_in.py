"""Measured values from a table: which commitment, which period, what value; what makes no sense is told by line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.exchange.measures_in import period_in, read_measures
from msp_desk.values.plans import Comparison, Target, TargetKind
from tests.plan_contents import a_commitment

RESPONSE = a_commitment(31)
AVAILABLE = a_commitment(
    32,
    indicator="Availability of the network",
    target=Target(TargetKind.PERCENT, Comparison.AT_LEAST, 99_950),
)
REPORT = a_commitment(33, indicator="Monthly report", target=Target(TargetKind.YES_NO, Comparison.EXACTLY, 1))
ALL = (RESPONSE, AVAILABLE, REPORT)


def test_values_are_read_in_the_measure_of_their_commitment() -> None:
    read = read_measures(
        "m.csv",
        "Compromiso;Periodo;Valor\n"
        "Response to urgent incidents;2026-10;25\n"
        "availability of the network;10/2026;99,97 %\n"
        "report;2026-10;sí\n".encode(),
        ALL,
    )
    assert not read.bad
    october = date(2026, 10, 1)
    assert [(d.commitment_key.hex, d.period, d.amount) for d in read.drafts] == [
        (RESPONSE.key, october, 25),
        (AVAILABLE.key, october, 99_970),
        (REPORT.key, october, 1),
    ]


def test_what_makes_no_sense_is_told_by_line_and_the_rest_is_taken() -> None:
    read = read_measures(
        "m.csv",
        b"commitment,period,value\n"
        b"Nothing of ours,2026-10,1\n"
        b"Response to urgent incidents,soon,1\n"
        b"Response to urgent incidents,2026-10,quick\n"
        b"Response to urgent incidents,2026-10\n"
        b"Response to urgent incidents,2026-09,31\n"
        b"network,2026-09,99.9999\n",
        ALL,
    )
    assert [b.origin.line for b in read.bad] == [2, 3, 4, 5, 7]
    assert len({b.reason for b in read.bad}) == 5
    assert [d.amount for d in read.drafts] == [31]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("2026-11-30", date(2026, 11, 1)),
        ("30/11/2026", date(2026, 11, 1)),
        ("Q4 2026", date(2026, 10, 1)),
        ("2026 T2", date(2026, 4, 1)),
        ("2026", date(2026, 1, 1)),
        ("13/2026", None),
        ("0000", None),
        ("soon", None),
    ],
)
def test_periods_as_people_write_them(text: str, day: date | None) -> None:
    assert period_in(text) == day


@given(st.lists(st.lists(st.text(max_size=15), max_size=4), max_size=6), st.binary(max_size=100))
def test_no_table_makes_it_fail(rows: list[list[str]], noise: bytes) -> None:
    read_measures("m.csv", "\n".join(";".join(r) for r in rows).encode("utf-8", "surrogatepass"), ALL)
    read_measures("m.csv", noise, ALL)
