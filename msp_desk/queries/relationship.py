"""The card of the client relationship report: who is who, what happened in a period, what was promised, who is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client, Site
from msp_desk.models.interactions import Interaction, Participation, Promise, StoredFile
from msp_desk.models.people import Person
from msp_desk.queries.relationship_contracts import contracts_said
from msp_desk.queries.relationship_people import choices_of, interlocutors, points_of
from msp_desk.queries.relationship_rows import (
    ClientRow,
    ClockRow,
    EntryRow,
    FeelingRow,
    FirmRow,
    PromiseRow,
    RelationshipCard,
    SiteRow,
)
from msp_desk.rules.relationship import Contact, Feeling, Period, feelings, tally
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.enums import PromiseState, Side
from msp_desk.values.errors import Refused

__all__ = ["MOST_ENTRIES", "RelationshipCard", "relationship_card"]

#: No report tells more contacts than these one by one.
MOST_ENTRIES = 200


def relationship_card(
    connection: Connection,
    client_key: UUID,
    since: date,
    until: date,
    today: date,
    zone: str = "UTC",
    calendar: WorkCalendar | None = None,
) -> RelationshipCard:
    """The card of one client for a period of whole days, both ends included; always in twelve statements.

    `calendar` is when the firm works, for notice that is counted in working days.
    Errors: Refused for a client that is not there, or a period that ends before it begins.
    """
    if until < since:
        raise Refused("The period ends before it begins.")
    period = Period(since, until, zone)
    firm, client = _firm_and_client(connection, client_key)
    points, choices = points_of(connection, client_key), choices_of(connection, client_key)
    contacts = _contacts(connection, client_key, period)
    return RelationshipCard(
        firm=firm,
        client=client,
        since=since,
        until=until,
        today=today,
        zone=zone,
        tally=tally(contacts, since, until),
        sites=_sites(connection, client_key),
        points=points.get(None, ()),
        choices=choices.get(None, ()),
        people=interlocutors(connection, client_key, today, period, points, choices),
        feelings=_feelings(connection, feelings(contacts, since, until), contacts),
        promises=_promises(connection, client_key, since, until),
        due=_due(connection, client_key, period),
        entries=_entries(connection, client_key, period),
        contracts=contracts_said(connection, client_key, period, today, calendar),
    )


def _firm_and_client(connection: Connection, client_key: UUID) -> tuple[FirmRow, ClientRow]:
    owner, deputy, ours = aliased(Person), aliased(Person), aliased(Client)
    row = connection.execute(
        select(
            Client.key, Client.name, Client.status, Client.tier, Client.legal_name, Client.tax_id, Client.sector,
            Client.size, Client.since, Client.country, Client.language,
            owner.name, deputy.name, ours.name, ours.country, StoredFile.content,
        )
        .outerjoin(owner, owner.key == Client.owner_key)
        .outerjoin(deputy, deputy.key == Client.deputy_key)
        .outerjoin(ours, ours.side == Side.OURS)
        .outerjoin(StoredFile, StoredFile.key == ours.logo_key)
        .where(Client.key == client_key)
    ).first()  # fmt: skip
    if row is None:
        raise Refused("This client is not in the desk any more.")
    facts: Sequence[Any] = row
    firm, country, logo = facts[13:]
    return FirmRow(firm or "", country or "", logo), ClientRow(
        *facts[:11], *(name or "" for name in facts[11:13])
    )


def _sites(connection: Connection, client_key: UUID) -> tuple[SiteRow, ...]:
    rows = connection.execute(
        select(Site.name, Site.street, Site.postcode, Site.city, Site.region, Site.country)
        .where(Site.client_key == client_key)
        .order_by(Site.place, Site.key)
    )
    return tuple(SiteRow(*row) for row in rows)


def _contacts(connection: Connection, client_key: UUID, period: Period) -> list[Contact]:
    """All contacts of the period, newest first, with what counts of them."""
    rows = connection.execute(
        select(
            Interaction.position, Interaction.channel, Interaction.initiative, Interaction.moment,
            Interaction.reached, Interaction.perceived,
        )
        .where(_in(period, client_key))
        .order_by(Interaction.position.desc())
    )  # fmt: skip
    return [
        Contact(
            row.position,
            period.day(row.position),
            row.channel,
            row.initiative,
            row.moment,
            row.reached,
            row.perceived,
        )
        for row in rows
    ]


def _in(period: Period, client_key: UUID) -> Any:
    return and_(
        Interaction.client_key == client_key,
        Interaction.position >= period.first,
        Interaction.position < period.end,
    )


def _feelings(
    connection: Connection, felt: Sequence[Feeling], contacts: Sequence[Contact]
) -> tuple[FeelingRow, ...]:
    """The feelings of the period with the words of the last contact in which each was perceived."""
    rows = connection.execute(
        select(Interaction.position, Interaction.subject, Interaction.notes).where(
            Interaction.position.in_([f.latest for f in felt])
        )
    )
    words = {position: (subject, notes.strip()) for position, subject, notes in rows}
    told = {c.position: c for c in contacts}
    return tuple(
        FeelingRow(f, told[f.latest].perceived or 0, told[f.latest].on, *words[f.latest]) for f in felt
    )


def _promises(connection: Connection, client_key: UUID, since: date, until: date) -> tuple[PromiseRow, ...]:
    """What is open, the earliest due first; then what ended in the period, the latest first."""
    rows = connection.execute(
        select(
            Promise.what, Promise.promiser, Promise.state, Promise.made_on, Promise.due_on, Promise.closed_on,
            Person.name,
        )
        .outerjoin(Person, Person.key == Promise.person_key)
        .where(
            Promise.client_key == client_key,
            or_(
                and_(Promise.state == PromiseState.OPEN, Promise.made_on <= until),
                Promise.closed_on.between(since, until),
            ),
        )
    )  # fmt: skip
    promises = [
        PromiseRow(r.what, r.promiser, r.state, r.made_on, r.due_on, r.closed_on, r.name or "") for r in rows
    ]
    open_now = [p for p in promises if p.state is PromiseState.OPEN]
    ended = [p for p in promises if p.state is not PromiseState.OPEN]
    open_now.sort(key=lambda p: (p.due_on or date.max, p.made_on))
    ended.sort(key=lambda p: p.closed_on or p.made_on, reverse=True)
    return (*open_now, *ended)


def _due(connection: Connection, client_key: UUID, period: Period) -> tuple[ClockRow, ...]:
    """Whose turn it is, the most pressing first; a key person's own clock speaks for the level's too."""
    clock = CheckInClock
    rows = connection.execute(
        select(
            clock.person_key, Person.name, clock.level, clock.own, clock.last_position, clock.max_days,
            clock.ideal_on, clock.max_on,
        )
        .join(Person, Person.key == clock.person_key)
        .where(clock.client_key == client_key)
        .order_by(clock.max_on, clock.ideal_on, Person.folded)
    ).all()  # fmt: skip
    own = {row.person_key for row in rows if row.own}
    return tuple(
        ClockRow(
            person=row.name,
            level=row.level,
            own=row.own,
            last_on=None if row.last_position is None else period.day(row.last_position),
            max_days=row.max_days,
            ideal_on=row.ideal_on,
            max_on=row.max_on,
        )
        for row in rows
        if row.own or row.person_key not in own
    )


def _entries(connection: Connection, client_key: UUID, period: Period) -> tuple[EntryRow, ...]:
    """The latest contacts of the period with who took part."""
    rows = connection.execute(
        select(
            Interaction.key, Interaction.position, Interaction.at, Interaction.channel, Interaction.initiative,
            Interaction.moment, Interaction.reached, Interaction.minutes, Interaction.subject, Interaction.notes,
            Interaction.perceived,
        )
        .where(_in(period, client_key))
        .order_by(Interaction.position.desc())
        .limit(MOST_ENTRIES)
    ).all()  # fmt: skip
    earliest = rows[-1].position if rows else period.end
    theirs, ours = _participants(connection, client_key, period, earliest)
    return tuple(
        EntryRow(
            r.at, r.channel, r.initiative, r.moment, r.reached, r.minutes, r.subject, r.notes, r.perceived,
            theirs=tuple(theirs[r.key]),
            ours=tuple(ours[r.key]),
        )
        for r in rows
    )  # fmt: skip


def _participants(
    connection: Connection, client_key: UUID, period: Period, earliest: int
) -> tuple[dict[UUID, list[str]], dict[UUID, list[str]]]:
    """Names of theirs and of ours by interaction, from that position on."""
    rows = connection.execute(
        select(Participation.interaction_key, Person.name, Client.side)
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .join(Person, Person.key == Participation.person_key)
        .outerjoin(Client, Client.key == Person.client_key)
        .where(_in(period, client_key), Interaction.position >= earliest)
        .order_by(Person.folded)
    )
    theirs, ours = defaultdict[UUID, list[str]](list), defaultdict[UUID, list[str]](list)
    for interaction, name, side in rows:
        (ours if side is Side.OURS else theirs)[interaction].append(name)
    return theirs, ours
