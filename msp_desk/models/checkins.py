"""Check-in rules, and the clocks that they keep."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Base, Kept, points_at, word
from msp_desk.values.enums import Level, Tier
from msp_desk.values.keys import new_key


class CheckInRule(Kept):
    """How often somebody of that level, at a client of that tier, is to be spoken to; in days."""

    __tablename__ = "check_in_rule"
    __table_args__ = (UniqueConstraint("tier", "level"),)

    tier: Mapped[Tier] = mapped_column(word(Tier))
    level: Mapped[Level] = mapped_column(word(Level))
    ideal_days: Mapped[int]
    max_days: Mapped[int]


class CheckInException(Kept):
    """What holds otherwise than the rule: for a client (at one level, or at all), or for a person.

    Empty days are those of the rule. Nothing is due before `paused_until`. A person with days of their own has a clock of
    their own.
    """

    __tablename__ = "check_in_exception"
    __table_args__ = (
        UniqueConstraint("client_key", "level"),
        Index(
            "uq_check_in_exception_client",
            "client_key",
            unique=True,
            sqlite_where=text("level IS NULL AND client_key IS NOT NULL"),
        ),
    )

    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "CASCADE"), default=None)
    level: Mapped[Level | None] = mapped_column(word(Level), default=None)
    person_key: Mapped[UUID | None] = mapped_column(points_at("person", "CASCADE"), unique=True, default=None)
    ideal_days: Mapped[int | None] = mapped_column(default=None)
    max_days: Mapped[int | None] = mapped_column(default=None)
    paused_until: Mapped[date | None] = mapped_column(default=None)


class CheckInClock(Base):
    """When a client's level, or a key person of it, was last spoken to and is next to be; derived, and rebuilt from the history at will.

    It is kept because Today asks for it at every start and after every deed, whatever the number of clients.
    `person_key` is whom to call: the key person whose own clock it is (`own`), or the best of that level.
    `tried_position` is the last attempt since the last contact that reached nobody; `excepted`, that its days are not the
    rule's.
    """

    __tablename__ = "check_in_clock"
    __table_args__ = (Index("ix_check_in_clock_ideal_on", "ideal_on"), {"info": {"derived": True}})

    key: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    level: Mapped[Level] = mapped_column(word(Level))
    person_key: Mapped[UUID] = mapped_column(points_at("person", "CASCADE"), index=True)
    own: Mapped[bool]
    last_position: Mapped[int | None] = mapped_column(BigInteger)
    tried_position: Mapped[int | None] = mapped_column(BigInteger, default=None)
    excepted: Mapped[bool] = mapped_column(default=False)
    ideal_days: Mapped[int]
    max_days: Mapped[int]
    ideal_on: Mapped[date]
    max_on: Mapped[date]
