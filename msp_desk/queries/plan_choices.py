"""What a service plan can be begun from, and the logos on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import StoredFile
from msp_desk.models.plans import Plan
from msp_desk.values.enums import Side


@dataclass(frozen=True, slots=True)
class PlannedClient:
    """A client that has a plan."""

    plan_key: UUID
    client_key: UUID
    name: str


@dataclass(frozen=True, slots=True)
class PlanLogos:
    """The pictures on a plan's cover; None where a firm has none."""

    firm: bytes | None = None
    client: bytes | None = None


def planned_clients(connection: Connection) -> tuple[PlannedClient, ...]:
    """The clients that have a plan, by name. One statement."""
    asked = (
        select(Plan.key, Client.key, Client.name)
        .join(Client, Client.key == Plan.client_key)
        .order_by(Client.folded, Client.key, Plan.key)
    )
    return tuple(PlannedClient(*row) for row in connection.execute(asked))


def plan_logos(connection: Connection, client: UUID) -> PlanLogos:
    """The logos of our firm and of a client. One statement."""
    asked = (
        select(Client.side, StoredFile.content)
        .join(StoredFile, StoredFile.key == Client.logo_key)
        .where((Client.side == Side.OURS) | (Client.key == client))
    )
    found = {row.side: row.content for row in connection.execute(asked)}
    return PlanLogos(found.get(Side.OURS), found.get(Side.THEIRS))
