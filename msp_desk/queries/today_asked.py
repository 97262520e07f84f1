"""The one statement that asks for every reason to act but check-ins: each reason a part of it."""

from __future__ import annotations

from functools import cache

from sqlalchemy import (
    Integer,
    String,
    bindparam,
    cast,
    func,
    or_,
    select,
    union_all,
)

from msp_desk.models.clients import Client
from msp_desk.models.desk import Setting
from msp_desk.models.people import Person
from msp_desk.models.reminders import ItemMark
from msp_desk.queries.expressions import ON, Asked
from msp_desk.queries.today_matters import contracts, moved, old_promises, promises, reviews, unmeasured
from msp_desk.queries.today_parts import (
    Kind,
    capped,
    part_of,
)
from msp_desk.queries.today_people import (
    anniversaries,
    birthdays,
    empty_posts,
    our_posts,
    perception,
    their_posts,
)


@cache
def others(*, owned: bool) -> Asked:
    """Made when first asked, each alone: one window asks for one of them."""
    parts = (
        _marks(),
        _me(),
        capped(promises(owned), "day"),
        capped(old_promises(owned), "day"),
        capped(reviews(owned), "day"),
        capped(moved(owned), "day"),
        unmeasured(owned),
        capped(perception(owned), "day"),
        capped(their_posts(owned), "day"),
        our_posts(by_line=True),
        our_posts(by_line=False),
        capped(empty_posts(owned), "day"),
        birthdays(owned),
        anniversaries(owned),
        contracts(owned),
    )
    told = union_all(*parts).subquery("told")
    return (
        select(
            told,
            func.coalesce(Client.name, ""),
            Client.tier,
            Client.owner_key,
            func.coalesce(Client.country, ""),
            func.coalesce(Person.name, ""),
            Person.photo_key,
        )
        .select_from(told)
        .outerjoin(Client, Client.key == told.c.client)
        .outerjoin(Person, Person.key == told.c.person)
    )


def _marks() -> Asked:
    """What was done with items, as far as it matters still."""
    m = ItemMark
    return part_of(
        Kind.MARK,
        key=m.subject,
        key2=m.handed_to,
        day=m.hidden_until,
        number=cast(m.dropped, Integer),
        word=m.reason,
        text=m.occurrence,
        text2=m.note,
        at=m.hidden_at,
    ).where(
        m.over_on > ON,
        or_(m.dropped, m.handed_to.is_not(None), m.hidden_until >= ON, m.hidden_at >= bindparam("dawn")),
    )


def _me() -> Asked:
    """Who sits at this desk."""
    return part_of(Kind.ME, text=cast(Setting.value, String)).where(Setting.name == "me")
