"""What was measured of a plan's commitments, period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from msp_desk.models.plans import PlanMeasure
from msp_desk.queries.expressions import Asked


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """The measured value of a commitment in the period that begins on a day, in the measure of its target."""

    commitment_key: UUID
    period: date
    amount: int
    note: str


def measures_of(connection: Connection, plan: UUID, since: date = date.min) -> tuple[MeasureRow, ...]:
    """The measured values of a plan from a day on, the oldest first, commitments out of the draft included. One statement."""
    return tuple(MeasureRow(*row) for row in connection.execute(_measures(), {"plan": plan, "since": since}))


def measured(connection: Connection, plan: UUID, since: date = date.min) -> dict[str, dict[date, int]]:
    """The same by commitment (its key as the plan's content has it) and period, as rules/plan_measures.py takes it."""
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for row in measures_of(connection, plan, since):
        found[row.commitment_key.hex][row.period] = row.amount
    return dict(found)


@cache
def _measures() -> Asked:
    m = PlanMeasure
    return (
        select(m.commitment_key, m.period, m.amount, m.note)
        .where(m.plan_key == bindparam("plan"), m.period >= bindparam("since"))
        .order_by(m.period, m.key)
    )
