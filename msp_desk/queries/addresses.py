"""Whose email addresses those are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from msp_desk.models.clients import Client
from msp_desk.models.people import ContactPoint, Person
from msp_desk.values.enums import PointKind, Side
from msp_desk.values.folding import fold


@dataclass(frozen=True, slots=True)
class AddressRow:
    """Somebody who is reached at an address (folded)."""

    address: str
    person: UUID
    client: UUID | None
    side: Side


def people_at(connection: Connection, addresses: Iterable[str]) -> tuple[AddressRow, ...]:
    """Who is known by these email addresses; one statement."""
    asked = (
        select(ContactPoint.folded, Person.key, Person.client_key, Client.side == Side.OURS)
        .join(Person, Person.key == ContactPoint.person_key)
        .outerjoin(Client, Client.key == Person.client_key)
        .where(
            ContactPoint.kind == PointKind.EMAIL,
            ContactPoint.folded.in_([fold(a) for a in addresses]),
            ~Person.archived,
        )
    )
    return tuple(
        AddressRow(folded, person, None if ours else client, Side.OURS if ours else Side.THEIRS)
        for folded, person, client, ours in connection.execute(asked)
    )
