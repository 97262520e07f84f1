"""How the reasons to act are tuned, and which items of Today a person put out of sight or handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache

from sqlalchemy import Connection, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.models.plans import Plan
from msp_desk.models.reminders import ItemMark, ReasonRule
from msp_desk.queries.expressions import Asked, Found
from msp_desk.rules import reasons
from msp_desk.rules.reasons import Rules
from msp_desk.rules.today import Mark
from msp_desk.values.reminders import ItemRef


@dataclass(frozen=True, slots=True)
class HiddenItem:
    """What was done with an item: `name` and `client` say what it is about, as far as that is still there.

    `handed_to` names the colleague, `by` who did it, at `at`.
    """

    ref: ItemRef
    mark: Mark
    name: str
    client: str
    handed_to: str
    by: str
    at: datetime


def reason_rules(connection: Connection) -> Rules:
    """How the firm tuned its reasons to act; those that are as at first are left out."""
    r = ReasonRule
    found = connection.execute(select(r.reason, r.is_on, r.amount))
    return {reason: reasons.ReasonRule(is_on, amount) for reason, is_on, amount in found}


def hidden_items(
    connection: Connection, on: date, now: datetime | None = None, limit: int = 200
) -> tuple[HiddenItem, ...]:
    """What is snoozed past a day (and past `now`), dropped, or handed over: the last done first; one statement."""
    asked = {"on": on, "now": now or datetime.combine(on, time(), UTC), "limit": limit}
    return tuple(_hidden(row) for row in connection.execute(_hidden_asked(), asked))


def _hidden(row: Found) -> HiddenItem:
    reason, subject, occurrence, until, at, to, dropped, note, *told = row
    return HiddenItem(ItemRef(reason, subject, occurrence), Mark(until, at, to, dropped, note), *told)


@cache
def _hidden_asked() -> Asked:
    """A subject is a key of one of several tables; keys are unique across all of them."""
    m, to, holder, by = ItemMark, aliased(Person), aliased(Person), aliased(Person)
    seat = func.coalesce(Holding.position_key, m.subject)
    client = func.coalesce(
        *(Promise.client_key, Contract.client_key, Plan.client_key, Position.client_key, Person.client_key)
    )
    name = func.coalesce(Person.name, holder.name, Promise.what, Contract.name, Position.title, "")
    return (
        select(
            *(m.reason, m.subject, m.occurrence, m.hidden_until, m.hidden_at, m.handed_to, m.dropped, m.note),
            *(name, func.coalesce(Client.name, ""), func.coalesce(to.name, ""), func.coalesce(by.name, "")),
            m.updated_at,
        )
        .outerjoin(Person, Person.key == m.subject)
        .outerjoin(Promise, Promise.key == m.subject)
        .outerjoin(Contract, Contract.key == m.subject)
        .outerjoin(Plan, Plan.key == m.subject)
        .outerjoin(Holding, Holding.key == m.subject)
        .outerjoin(holder, holder.key == Holding.person_key)
        .outerjoin(Position, Position.key == seat)
        .outerjoin(Client, Client.key == func.coalesce(client, m.subject))
        .outerjoin(to, to.key == m.handed_to)
        .outerjoin(by, by.key == m.updated_by)
        .where(
            m.over_on > bindparam("on", type_=m.over_on.type),
            or_(
                m.dropped,
                m.handed_to.is_not(None),
                m.hidden_until > bindparam("on", type_=m.over_on.type),
                m.hidden_at > bindparam("now", type_=m.hidden_at.type),
            ),
        )
        .order_by(m.updated_at.desc(), m.key.desc())
        .limit(bindparam("limit"))
    )
