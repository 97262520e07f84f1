"""People on both sides, how to reach them, the positions of an organisation and who holds them."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Kept, points_at, word
from msp_desk.values.enums import Address, Influence, Level, PersonStatus, PointKind


class Person(Kept):
    """Somebody; of a client, of our firm, or (client empty) not placed yet.

    `job_title` is only for who has no position: a title as somebody told it, until they are placed.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_client", "client_key", "archived"),  # the list of clients counts them
        Index("ix_person_birthday", "birth_month", "birth_day", sqlite_where=text("birth_month IS NOT NULL")),
    )

    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "SET NULL"), default=None)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    prefix: Mapped[str] = mapped_column(default="")
    given: Mapped[str] = mapped_column(default="")
    additional: Mapped[str] = mapped_column(default="")
    family: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    nickname: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    address: Mapped[Address | None] = mapped_column(word(Address), default=None)
    language: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    birth_day: Mapped[int | None] = mapped_column(default=None)
    birth_month: Mapped[int | None] = mapped_column(default=None)
    birth_year: Mapped[int | None] = mapped_column(default=None)
    influence: Mapped[Influence | None] = mapped_column(word(Influence), default=None)
    is_key: Mapped[bool] = mapped_column(default=False)
    warm_notes: Mapped[str] = mapped_column(default="")
    warning: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    status: Mapped[PersonStatus] = mapped_column(word(PersonStatus), default=PersonStatus.ACTIVE)
    status_since: Mapped[date | None] = mapped_column(default=None)
    status_until: Mapped[date | None] = mapped_column(default=None)
    photo_key: Mapped[UUID | None] = mapped_column(points_at("stored_file", "SET NULL"), default=None)
    archived: Mapped[bool] = mapped_column(default=False)


class ContactPoint(Kept):
    """One way to reach a person or a client: `value` as it is shown and dialled (phones in E.164), `digits` to find it."""

    __tablename__ = "contact_point"
    __table_args__ = (
        Index("ix_contact_point_folded", "folded"),
        Index("ix_contact_point_client_key", "client_key", sqlite_where=text("client_key IS NOT NULL")),
    )

    person_key: Mapped[UUID | None] = mapped_column(points_at("person", "CASCADE"), index=True, default=None)
    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "CASCADE"), default=None)
    kind: Mapped[PointKind] = mapped_column(word(PointKind))
    value: Mapped[str]
    folded: Mapped[str] = mapped_column(default="")
    digits: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="")
    preferred: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)


class Position(Kept):
    """A seat in an organisation; it outlives whoever holds it.

    `place` orders it among those of its boss; `starts_on` and `ends_on` are its first and last day (empty: always).
    """

    __tablename__ = "position"

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    title: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    reports_to_key: Mapped[UUID | None] = mapped_column(
        points_at("position", "SET NULL"), index=True, default=None
    )
    level: Mapped[Level] = mapped_column(word(Level))
    contact_for: Mapped[str] = mapped_column(default="")
    is_assistant: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)


class FormerBoss(Kept):
    """Whom a position reported to before it was moved, until which day (that day included)."""

    __tablename__ = "former_boss"

    position_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)
    boss_key: Mapped[UUID | None] = mapped_column(points_at("position", "SET NULL"), default=None)
    until: Mapped[date]


class DottedLine(Kept):
    """That a position also answers to another than its boss."""

    __tablename__ = "dotted_line"
    __table_args__ = (UniqueConstraint("position_key", "boss_key"),)

    position_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"))
    boss_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)


class Holding(Kept):
    """Who holds a position, from when to when (last day included; empty: until further notice)."""

    __tablename__ = "holding"
    __table_args__ = (
        Index("ix_holding_starts_on", "starts_on", sqlite_where=text("starts_on IS NOT NULL")),
        Index("ix_holding_ends_on", "ends_on", sqlite_where=text("ends_on IS NOT NULL")),
    )

    position_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)
    person_key: Mapped[UUID] = mapped_column(points_at("person", "CASCADE"), index=True)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
