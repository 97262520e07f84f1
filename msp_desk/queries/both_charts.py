"""What a paper of org charts shows: the chart of a client, ours, the lines between them, and whom to call for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from msp_desk.models.clients import Client
from msp_desk.queries.counterparts import TieRow, ties_of
from msp_desk.queries.orgchart import OrgChart, org_chart
from msp_desk.queries.whom_to_call import CallRow, call_rows
from msp_desk.values.enums import Side


@dataclass(frozen=True, slots=True)
class ChartsCard:
    """The chart of a client and ours on a day; for our own firm's chart alone `ours` is None and there are no lines."""

    theirs: OrgChart
    ours: OrgChart | None
    ties: tuple[TieRow, ...]
    calls: tuple[CallRow, ...]


def both_charts(connection: Connection, client: UUID, on: date, zone: str = "") -> ChartsCard | None:
    """Both charts on a day (of the reader's zone); None where there is no such client. At most thirteen statements."""
    theirs = org_chart(connection, client, on, zone)
    if theirs is None:
        return None
    firm = connection.execute(select(Client.key).where(Client.side == Side.OURS)).scalar_one_or_none()
    ours = org_chart(connection, firm, on, zone) if firm is not None and firm != client else None
    if ours is None:
        return ChartsCard(theirs, None, (), ())
    ties = ties_of(connection, client, on)
    return ChartsCard(theirs, ours, ties, call_rows(connection, theirs, ours, ties))
