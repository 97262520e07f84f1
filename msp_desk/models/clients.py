"""Clients, and our own firm, which is kept the same way."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Connection, Index, Table, event, text
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Kept, points_at, table_of, word
from msp_desk.values.enums import Address, Channel, ClientStatus, Side, Situation, Tier

_OURS = text("side = 'ours'")


class Client(Kept):
    """A client firm, or (side OURS, exactly one) our own."""

    __tablename__ = "client"
    __table_args__ = (
        Index("ix_client_owner", "owner_key"),
        Index(
            "uq_client_ours",
            "side",
            unique=True,
            sqlite_where=_OURS,
        ),
    )

    side: Mapped[Side] = mapped_column(word(Side), default=Side.THEIRS)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    legal_name: Mapped[str] = mapped_column(default="")
    tax_id: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="")
    size: Mapped[int | None] = mapped_column(default=None)
    status: Mapped[ClientStatus] = mapped_column(word(ClientStatus), default=ClientStatus.ACTIVE)
    tier: Mapped[Tier] = mapped_column(word(Tier), default=Tier.B)
    owner_key: Mapped[UUID | None] = mapped_column(
        points_at("person", "SET NULL", use_alter=True, name="fk_client_owner"), default=None
    )
    deputy_key: Mapped[UUID | None] = mapped_column(
        points_at("person", "SET NULL", use_alter=True, name="fk_client_deputy"), default=None
    )
    since: Mapped[date | None] = mapped_column(default=None)
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    country: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    address: Mapped[Address | None] = mapped_column(word(Address), default=None)
    warning: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    logo_key: Mapped[UUID | None] = mapped_column(points_at("stored_file", "SET NULL"), default=None)
    archived: Mapped[bool] = mapped_column(default=False)


@event.listens_for(table_of(Client), "before_create")
def _tell_postgresql(table: Table, connection: Connection, **_: Any) -> None:
    """The same condition for PostgreSQL: told beside SQLite's, it would load that dialect at each start (12 ms)."""
    if connection.dialect.name == "postgresql":
        (one,) = (index for index in table.indexes if index.name == "uq_client_ours")
        one.dialect_options["postgresql"]["where"] = _OURS


class Site(Kept):
    """A place where a client works."""

    __tablename__ = "site"

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    name: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class ChannelChoice(Kept):
    """The right channel in a situation: the client's default, or (with a person) somebody's own."""

    __tablename__ = "channel_choice"

    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "CASCADE"), index=True, default=None)
    person_key: Mapped[UUID | None] = mapped_column(points_at("person", "CASCADE"), index=True, default=None)
    situation: Mapped[Situation] = mapped_column(word(Situation))
    channel: Mapped[Channel] = mapped_column(word(Channel))
    note: Mapped[str] = mapped_column(default="")
