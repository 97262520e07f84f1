"""What clients bring and what they cost over some months: their conditions, the hours that went in, and the client's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Integer,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract, ContractBefore, HoursEntry
from msp_desk.models.interactions import Interaction
from msp_desk.queries.expressions import Asked
from msp_desk.rules.margins import Conditions, Margin, Months, margin_of, together
from msp_desk.values.contracts import ContractTerms
from msp_desk.values.enums import Side, Tier
from msp_desk.values.times import position_at, zone_named

_TERMS = tuple(f.name for f in fields(ContractTerms))


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of some months: of contacts, noted by hand for us, and the client's own (their hidden cost)."""

    contacts: int = 0
    noted: int = 0
    theirs: int = 0

    @property
    def spent(self) -> int:
        """All of ours."""
        return self.contacts + self.noted


@dataclass(frozen=True, slots=True)
class ClientMargin:
    """What a client brought in some months, and the hours that it is made of."""

    client_key: UUID
    client: str
    tier: Tier
    owner_key: UUID | None
    hours: Hours
    margin: Margin


@dataclass(frozen=True, slots=True)
class FirmMargins:
    """What each client brought in some months, by name, and all of them together."""

    clients: tuple[ClientMargin, ...]
    margin: Margin
    hours: Hours


def client_margin(
    connection: Connection, client: UUID, months: Months, hour_cost: int | None, currency: str, zone: str = ""
) -> ClientMargin | None:
    """What a client brought in some months; None where it is gone. Two statements.

    An hour of ours costs `hour_cost` in minor units of `currency`; days begin and end as in that time zone.
    """
    asked = {**_span(months, zone), "client": client}
    rows = connection.execute(_worked(one=True), asked).all()
    hours = _hours(rows)
    held = _conditions(connection.execute(_held(one=True), asked).all())
    for key, name, tier, owner, *_ in rows:
        margin = margin_of(held[key], hours[key].spent, hour_cost, currency, months)
        return ClientMargin(key, name, tier, owner, hours[key], margin)
    return None


def firm_margins(
    connection: Connection,
    months: Months,
    hour_cost: int | None,
    currency: str,
    zone: str = "",
    owner: UUID | None = None,
) -> FirmMargins:
    """What each client brought in some months, or each whose account somebody owns. Two statements.

    Clients without a contract and without an hour are left out.
    """
    asked: dict[str, Any] = _span(months, zone)
    rows = connection.execute(_worked(one=False), asked).all()
    hours = _hours(rows)
    held = _conditions(connection.execute(_held(one=False), asked).all())
    about = {
        key: (name, tier, of) for key, name, tier, of, *_ in rows if owner is None or of in (owner, None)
    }
    clients = []
    for key, (name, tier, of) in sorted(about.items(), key=_by_name):
        margin = margin_of(held[key], hours[key].spent, hour_cost, currency, months)
        if hours[key] != Hours() or margin.worth or margin.included is not None:
            clients.append(ClientMargin(key, name, tier, of, hours[key], margin))
    told = [c.hours for c in clients]
    all_hours = Hours(*(sum(getattr(h, f.name) for h in told) for f in fields(Hours)))
    return FirmMargins(tuple(clients), together(c.margin for c in clients), all_hours)


def _by_name(about: tuple[UUID, tuple[str, Tier, UUID | None]]) -> tuple[str, UUID]:
    return about[1][0].casefold(), about[0]


def _span(months: Months, zone: str) -> dict[str, Any]:
    """From the first instant of the first day until the first after the last, as timeline positions, and as days."""
    here = zone_named(zone)

    def begins(day: date) -> int:
        return position_at(datetime.combine(day, time(), here))

    after = months.last + timedelta(days=min(1, (date.max - months.last).days))
    first, last = months.first, months.last
    return {"from": begins(first), "until": begins(after), "first": first, "last": last}


def _hours(rows: Any) -> defaultdict[UUID, Hours]:
    found: defaultdict[UUID, Hours] = defaultdict(Hours)
    for key, *_, contacts, noted, theirs in rows:
        found[key] = Hours(contacts, noted, theirs)
    return found


def _conditions(rows: Any) -> defaultdict[UUID, list[Conditions]]:
    found: defaultdict[UUID, list[Conditions]] = defaultdict(list)
    for key, until, *terms in rows:
        found[key].append(Conditions(ContractTerms(*terms), until))
    return found


@cache
def _worked(*, one: bool) -> Asked:
    """Each client with its minutes."""
    i, h = Interaction, HoursEntry
    zero = literal(0, Integer)
    of_contacts = select(
        i.client_key.label("of"), i.minutes.label("contacts"), zero.label("noted"), zero.label("theirs")
    )
    of_contacts = of_contacts.where(
        i.position >= bindparam("from"), i.position < bindparam("until"), i.minutes.is_not(None)
    )
    ours = cast(h.side == Side.OURS, Integer)
    by_hand = select(h.client_key, zero, h.minutes * ours, h.minutes * (1 - ours)).where(
        h.day >= bindparam("first"), h.day <= bindparam("last")
    )
    if one:
        of_contacts = of_contacts.where(i.client_key == bindparam("client"))
        by_hand = by_hand.where(h.client_key == bindparam("client"))
    each = union_all(of_contacts, by_hand).subquery()
    added = (
        select(each.c.of, *(func.sum(each.c[n]).label(n) for n in ("contacts", "noted", "theirs")))
        .group_by(each.c.of)
        .subquery()
    )
    minutes = (func.coalesce(added.c[n], 0) for n in ("contacts", "noted", "theirs"))
    asked: Asked = (
        select(Client.key, Client.name, Client.tier, Client.owner_key, *minutes)
        .outerjoin(added, added.c.of == Client.key)
        .where(Client.side == Side.THEIRS)
    )
    return asked.where(Client.key == bindparam("client")) if one else asked


@cache
def _held(*, one: bool) -> CompoundSelect[Any]:
    """The conditions of contracts that held on some of these days, and their last day."""
    now: Asked = select(Contract.client_key, Contract.closed_on, *_columns(Contract)).where(
        Contract.starts_on <= bindparam("last"),
        or_(Contract.closed_on.is_(None), Contract.closed_on >= bindparam("first")),
    )
    before: Asked = (
        select(Contract.client_key, ContractBefore.until, *_columns(ContractBefore))
        .join(Contract, Contract.key == ContractBefore.contract_key)
        .where(ContractBefore.starts_on <= bindparam("last"), ContractBefore.until >= bindparam("first"))
    )
    if one:
        now, before = (a.where(Contract.client_key == bindparam("client")) for a in (now, before))
    return union_all(now, before)


def _columns(kind: Any) -> tuple[Any, ...]:
    return tuple(getattr(kind, name) for name in _TERMS)
