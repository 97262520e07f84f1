"""Reasons to act that things agreed give, as parts of one statement: promises, plans, contracts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract
from msp_desk.models.interactions import Promise
from msp_desk.models.plans import Plan, PlanCommitment, PlanMeasure, PlanMoved, PlanVersion
from msp_desk.queries.expressions import Asked
from msp_desk.queries.today_parts import (
    DAY,
    THEIRS_NOW,
    Kind,
    mine,
    part_of,
)
from msp_desk.values.contracts import NoticeUnit, Renewal
from msp_desk.values.enums import PromiseState
from msp_desk.values.plans import Frequency

#: Last days of months in whatever year.
_LAST_DAYS = [f"{m:02}-{31 if m in {1, 3, 5, 7, 8, 10, 12} else 30}" for m in range(1, 13) if m != 2]


def promises(owned: bool) -> Asked:
    """Open ones whose day comes, or has passed."""
    return _promise(Kind.PROMISE, Promise.due_on, owned).where(Promise.due_on <= bindparam("until"))


def old_promises(owned: bool) -> Asked:
    """Open ones without a day."""
    old = Promise.made_on <= bindparam("old_until")
    return _promise(Kind.OLD_PROMISE, Promise.made_on, owned).where(Promise.due_on.is_(None), old)


def _promise(kind: Kind, day: Any, owned: bool) -> Asked:
    p = Promise
    return (
        part_of(
            kind,
            key=p.key,
            client=p.client_key,
            person=p.person_key,
            day=day,
            day2=p.made_on,
            word=p.promiser,
            text=p.what,
        )
        .outerjoin(Client, Client.key == p.client_key)
        .where(
            p.state == PromiseState.OPEN,
            or_(Client.key.is_(None), ~Client.archived),
            *mine(owned, p.key),
        )
    )


def reviews(owned: bool) -> Asked:
    """Plans whose review comes."""
    zero = literal_column("0", Integer())
    return (
        part_of(
            Kind.PLAN, key=Plan.key, client=Plan.client_key, day=Plan.review_on, number=zero, number2=zero
        )
        .join(Client, Client.key == Plan.client_key)
        .where(Plan.review_on <= bindparam("until"), ~Client.archived, *mine(owned, Plan.key))
    )


def moved(owned: bool) -> Asked:
    """Plans that life has moved away from."""
    m = PlanMoved
    return (
        part_of(
            Kind.PLAN, key=Plan.key, client=Plan.client_key, day=m.since, number=m.number, number2=m.points
        )
        .join(Plan, Plan.key == m.plan_key)
        .join(Client, Client.key == Plan.client_key)
        .where(~Client.archived, *mine(owned, Plan.key))
    )


def unmeasured(owned: bool) -> Asked:
    """Commitments that a version promises, and were not measured for the last period that ended.

    The draft's own are asked, for those are told by rows: promised from the first version that was published with them.
    """
    c, m, v = PlanCommitment, PlanMeasure, PlanVersion
    promised = (
        select(func.min(v.published_on)).where(v.plan_key == c.plan_key, v.published_at >= c.created_at)
    ).scalar_subquery()
    of_it = (m.plan_key == c.plan_key, m.commitment_key == c.key)
    measured = select(func.max(m.period)).where(*of_it).scalar_subquery()
    ended = case(
        (c.frequency == Frequency.MONTH, bindparam("month", type_=DAY)),
        (c.frequency == Frequency.QUARTER, bindparam("quarter", type_=DAY)),
        else_=bindparam("year", type_=DAY),
    )
    return (
        part_of(
            Kind.UNMEASURED,
            key=Plan.key,
            client=Plan.client_key,
            day=promised,
            day2=measured,
            word=c.frequency,
        )
        .select_from(Plan)
        # Not each must have one: so they are looked up by their plans, however few of them there are.
        .outerjoin(c, c.plan_key == Plan.key)
        .where(
            select(v.key).where(v.plan_key == Plan.key).exists(),
            select(Client.key)
            .where(Client.key == Plan.client_key, *THEIRS_NOW, *mine(owned, Plan.key))
            .exists(),
            ~select(m.key).where(*of_it, m.period >= ended).exists(),
        )
    )


def contracts(owned: bool) -> Asked:
    """Contracts one of whose terms ends within reach of its notice and the talk before it; which one, the rules say."""
    k = Contract
    return (
        part_of(
            Kind.CONTRACT,
            key=k.key,
            client=k.client_key,
            day=k.starts_on,
            day2=k.first_end_on,
            day3=k.decided_end,
            number=k.further_months,
            number2=k.notice_amount,
            number3=k.lead_days,
            word=k.renewal,
            text=k.name,
            text2=k.notice_unit,
            text3=k.notice_way,
            text4=k.notice_to,
        )
        .join(Client, Client.key == k.client_key)
        .where(k.closed_on.is_(None), ~Client.archived, _ends_soon(k), *mine(owned, k.key))
    )


def _ends_soon(k: Any) -> ColumnElement[bool]:
    """In whole months, never too few: from the month of an end, terms of so many months lead to those of the others."""
    now, ahead = bindparam("now_month", type_=Integer()), bindparam("ahead_months", type_=Integer())
    notice = case(
        (k.notice_unit == NoticeUnit.MONTHS, k.notice_amount),
        (k.notice_unit == NoticeUnit.DAYS, k.notice_amount // 28),
        else_=k.notice_amount // bindparam("work_days_a_month", type_=Integer()),
    )
    reach = ahead + notice + k.lead_days // 28
    first = _month(func.coalesce(k.first_end_on, k.starts_on))
    length = case((k.renewal == Renewal.EVERGREEN, 12), else_=func.coalesce(k.further_months, 12))
    undecided = func.coalesce(_month(k.decided_end) + _is_its_end(k), 0)
    # Without a minimum term the start is reckoned with, which may be a month after an end.
    since = case((undecided > now, undecided), else_=now) - case((k.first_end_on.is_(None), 1), else_=0)
    to_next = case((first >= since, first - since), else_=((first - since) % length + length) % length)
    open_end = or_(k.decided_end.is_(None), k.decided_end < k.first_end_on)
    once = and_(k.renewal == Renewal.ENDS, first - now <= reach, open_end)
    return or_(once, and_(k.renewal != Renewal.ENDS, since - now + to_next <= reach))


def _is_its_end(k: Any) -> Any:
    """1 where no term ends after the decided day in its month: that lies on the day of all ends, or is the month's last."""
    decided, day = cast(k.decided_end, String), func.substr(cast(k.first_end_on, String), 9)
    on_its_day = and_(day < "28", func.substr(decided, 9) >= day)
    return case((or_(on_its_day, func.substr(decided, 6).in_(_LAST_DAYS)), 1), else_=0)


def _month(day: Any) -> Any:
    """The month of a day, counted from the year 0."""
    told = cast(day, String)
    year, month = (cast(func.substr(told, *at), Integer) for at in ((1, 4), (6, 2)))
    return year * 12 + month
