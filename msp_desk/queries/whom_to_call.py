"""Whom to call for what, both ways: topic by topic who of theirs and who of ours, and how each is reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Connection, bindparam, select, text, union_all

from msp_desk.models.clients import Client
from msp_desk.models.people import ContactPoint, Person
from msp_desk.queries.counterparts import TieRow, ties_of
from msp_desk.queries.orgchart import ChartSeat, OrgChart, org_chart
from msp_desk.values.enums import Channel, Level, PointKind, Side
from msp_desk.values.folding import fold

Points = Mapping[UUID, Sequence[tuple[PointKind, str, str]]]
"""Kind, value and hours of the contact points of a person or a client by its key, the best first."""


@dataclass(frozen=True, slots=True)
class CallEnd:
    """One end of a topic: the seat, who holds it (name empty: the seat is empty), and the phone and email to use.

    `kind` is how they like best to be reached; `phone` is kept in E.164, for rules/phones.py to spell.
    """

    seat_key: UUID
    title: str
    level: Level
    person_key: UUID | None
    name: str
    kind: PointKind | None
    phone: str
    email: str
    hours: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """For a topic (empty: for everything) these two call each other; nobody of ours answers where `ours` is None.

    `channel` is the line's own; without one the end that is called says by its `kind`.
    """

    topic: str
    theirs: CallEnd
    ours: CallEnd | None
    channel: Channel | None
    tie_key: UUID | None


def whom_to_call(connection: Connection, client: UUID, on: date, zone: str = "") -> tuple[CallRow, ...]:
    """Whom to call for what on a day: the lines, and the seats of theirs that tell what they are for without one.

    Two statements beyond the two charts, their lines and the firm's key.
    """
    firm = connection.execute(select(Client.key).where(Client.side == Side.OURS)).scalar_one_or_none()
    theirs = org_chart(connection, client, on, zone)
    ours = org_chart(connection, firm, on, zone) if firm is not None else None
    if theirs is None or ours is None or client == firm:
        return ()
    return call_rows(connection, theirs, ours, ties_of(connection, client, on))


def call_rows(
    connection: Connection, theirs: OrgChart, ours: OrgChart, ties: Sequence[TieRow]
) -> tuple[CallRow, ...]:
    """The same for charts and lines that are at hand already. One statement."""
    points = _points(connection, theirs.client_key, ours.client_key)
    there, here = {s.key: s for s in theirs.seats}, {s.key: s for s in ours.seats}
    rows = [
        CallRow(
            topic=tie.topic or there[tie.theirs_key].contact_for,
            theirs=_end(there[tie.theirs_key], points, theirs.client_key),
            ours=_end(here[tie.ours_key], points, ours.client_key),
            channel=tie.channel,
            tie_key=tie.key,
        )
        for tie in ties
        if tie.theirs_key in there and tie.ours_key in here
    ]
    tied = {row.theirs.seat_key for row in rows}
    rows += [
        CallRow(seat.contact_for, _end(seat, points, theirs.client_key), None, None, None)
        for seat in theirs.seats
        if seat.contact_for and seat.key not in tied
    ]
    rows.sort(key=_by_topic)
    return tuple(rows)


def _by_topic(row: CallRow) -> tuple[object, ...]:
    """Topics of lines first, by their names; then what only a seat tells."""
    return row.ours is None, not row.topic, fold(row.topic), row.theirs.title, row.theirs.seat_key


def _end(seat: ChartSeat, points: Points, client: UUID) -> CallEnd:
    """A seat as it is called: at the number its first holder likes best, else at the house's."""
    holder = seat.holders[0] if seat.holders else None
    own = points.get(holder.key, ()) if holder is not None else ()
    phone = next((p for p in (*own, *points.get(client, ())) if p[0] in _PHONES), None)
    email = next((p[1] for p in own if p[0] is PointKind.EMAIL), "")
    return CallEnd(
        seat_key=seat.key,
        title=seat.title,
        level=seat.level,
        person_key=holder.key if holder is not None else None,
        name=holder.name if holder is not None else "",
        kind=own[0][0] if own else None,
        phone=phone[1] if phone is not None else "",
        email=email,
        hours=phone[2] if phone is not None else "",
    )


_PHONES = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.WHATSAPP})


def _points(connection: Connection, client: UUID, firm: UUID) -> Points:
    found: dict[UUID, list[tuple[PointKind, str, str]]] = defaultdict(list)
    for row in connection.execute(_reaching(), {"client": client, "firm": firm}):
        found[row.owner].append((row.kind, row.value, row.hours))
    return found


@cache
def _reaching() -> CompoundSelect[*tuple[Any, ...]]:
    """How the people of the client and of our firm are reached, and the houses themselves; the preferred first."""
    p = ContactPoint
    told: tuple[Any, ...] = (p.kind, p.value, p.hours, p.preferred, p.place)
    sides = tuple(bindparam(name, type_=Client.key.type) for name in ("client", "firm"))
    people = (
        select(p.person_key.label("owner"), *told)
        .join(Person, Person.key == p.person_key)
        .where(Person.client_key.in_(sides))
    )
    houses = select(p.client_key.label("owner"), *told).where(p.client_key.in_(sides))
    return union_all(people, houses).order_by(text("preferred DESC, place"))
