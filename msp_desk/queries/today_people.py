"""Reasons to act that people and clients give, as parts of one statement: posts, silence, days to remember."""

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
    null,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from msp_desk.models.clients import Client
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import Holding, Person, Position
from msp_desk.models.reminders import PerceptionClock
from msp_desk.queries.counterparts import lasted
from msp_desk.queries.expressions import ON, Asked, held_now, our_firm
from msp_desk.queries.today_parts import (
    DAYS_OF_MONTH,
    LEFT,
    OURS,
    TEXT,
    THEIRS_NOW,
    Kind,
    mine,
    part_of,
)
from msp_desk.values.enums import ClientStatus, Influence


def perception(owned: bool) -> Asked:
    """Fronts that nobody was asked about for long."""
    k = PerceptionClock
    return (
        part_of(
            Kind.PERCEPTION,
            key=k.client_key,
            client=k.client_key,
            day=k.last_on,
            word=k.moment,
            number=cast(k.asked, Integer),
        )
        .join(Client, Client.key == k.client_key)
        .where(k.last_on <= bindparam("asked_until"), *THEIRS_NOW, *mine(owned, k.client_key))
    )


def their_posts(owned: bool) -> Asked:
    """Who of theirs came or leaves, when those who came were last spoken to, and who of ours is to be introduced."""
    h, ours = Holding, aliased(Person)
    spoken = (
        select(Participation.position)
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .where(Participation.person_key == h.person_key, Participation.position >= bindparam("met_since"))
        .where(Interaction.reached, h.starts_on >= bindparam("new_since"))
        .order_by(Participation.position.desc())
        .limit(1)
        .correlate(h)
        .scalar_subquery()
    )
    return (
        part_of(
            Kind.THEIR_POST,
            key=h.key,
            client=Client.key,
            person=h.person_key,
            day=h.starts_on,
            day2=h.ends_on,
            number=spoken,
            text=Position.title,
            text2=ours.name,
        )
        .join(Position, Position.key == h.position_key)
        .join(Person, Person.key == h.person_key)
        .join(Client, Client.key == Position.client_key)
        .outerjoin(ours, ours.key == Client.owner_key)
        .where(*_there(h), *THEIRS_NOW, *mine(owned, h.key))
    )


def our_posts(*, by_line: bool) -> Asked:
    """Who of ours came or leaves, for each client that their post answers to, or whose account they own.

    With when they last spoke to that client. Whose the account is does not matter here: there are few of them.
    """
    h, met, part = Holding, aliased(Interaction), aliased(Participation)
    with_them = (
        select(part.person_key)
        .where(part.interaction_key == met.key, part.person_key == h.person_key)
        .correlate(met, h)
    )
    spoke = (
        select(func.max(met.position))
        .where(met.client_key == Client.key, met.position >= bindparam("met_since"), met.reached)
        .where(with_them.exists())
        .correlate(Client, h)
        .scalar_subquery()
    )
    asked = (
        part_of(
            Kind.OUR_POST,
            key=h.key,
            client=Client.key,
            person=h.person_key,
            day=h.starts_on,
            day2=h.ends_on,
            number=spoke,
            text=Position.title,
        )
        .select_from(h)
        .join(Position, Position.key == h.position_key)
        .join(Person, Person.key == h.person_key)
    )
    if by_line:
        asked = asked.join(Counterpart, Counterpart.ours_key == Position.key)
        asked = asked.join(Client, Client.key == Counterpart.client_key).where(lasted())
    else:
        asked = asked.join(Client, Client.owner_key == h.person_key)
    return asked.where(Position.client_key == our_firm(), *_there(h), *THEIRS_NOW)


def _in_window(holding: Any) -> ColumnElement[bool]:
    """Who came lately or comes soon, or leaves soon; told so that both are found by their indexes."""
    came = holding.starts_on.between(bindparam("new_since"), bindparam("until"))
    leaves = holding.ends_on.between(ON, bindparam("leaving_until"))
    return or_(and_(holding.starts_on.is_not(None), came), and_(holding.ends_on.is_not(None), leaves))


def _there(holding: Any) -> tuple[ColumnElement[bool], ...]:
    """Somebody in a post of today's chart."""
    stands = or_(Position.ends_on.is_(None), Position.ends_on >= ON)
    return _in_window(holding), held_now(holding), stands, ~Person.archived, ~LEFT


def empty_posts(owned: bool) -> Asked:
    """Posts that somebody left and nobody holds."""
    h, now, someone = Holding, aliased(Holding), aliased(Person)
    held = select(now.key).where(now.position_key == Position.key, held_now(now)).exists()
    return (
        part_of(
            Kind.EMPTY_POST,
            key=Position.key,
            client=case((OURS, null()), else_=Client.key),
            day=h.ends_on,
            text=Position.title,
            text2=someone.name,
        )
        .select_from(h)
        .join(Position, Position.key == h.position_key)
        .join(Client, Client.key == Position.client_key)
        .join(someone, someone.key == h.person_key)
        .where(
            *(h.ends_on >= bindparam("empty_since"), h.ends_on < ON),
            or_(Position.ends_on.is_(None), Position.ends_on >= ON),
            or_(OURS, Client.status == ClientStatus.ACTIVE),
            *(~Client.archived, ~held),
            *mine(owned, Position.key),
        )
    )


def birthdays(owned: bool) -> Asked:
    """Of key people, of those who decide, and of our own."""
    p = Person
    day = p.birth_month * DAYS_OF_MONTH + p.birth_day
    spans = [
        p.birth_month.between(bindparam(f"month{n}"), bindparam(f"month{n + 1}"))
        & day.between(bindparam(f"day{n}"), bindparam(f"day{n + 1}"))
        for n in (0, 2)
    ]
    weighty = p.influence.in_((Influence.DECIDES, Influence.APPROVES))
    return (
        part_of(
            Kind.BIRTHDAY,
            key=p.key,
            client=case((OURS, null()), else_=Client.key),
            key2=p.photo_key,
            text=p.name,
            number=p.birth_month,
            number2=p.birth_day,
        )
        .join(Client, Client.key == p.client_key)
        .where(
            p.birth_month.is_not(None),
            or_(*spans),
            or_(OURS, (p.is_key | weighty) & (Client.status == ClientStatus.ACTIVE)),
            *(~p.archived, ~LEFT, ~Client.archived),
            *mine(owned, p.key),
        )
    )


def anniversaries(owned: bool) -> Asked:
    """Of the days on which clients came."""
    month_and_day = func.substr(cast(Client.since, String), 6)
    a, b, c, d = (bindparam(f"of_year{n}", type_=TEXT) for n in range(4))
    within = or_(month_and_day.between(a, b), month_and_day.between(c, d))
    part = part_of(Kind.ANNIVERSARY, key=Client.key, client=Client.key, day=Client.since)
    return part.where(Client.since.is_not(None), within, *THEIRS_NOW, *mine(owned, Client.key))
