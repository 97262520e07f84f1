"""Reminders: how the firm tuned each reason to act, what a person did with an item of Today, when each front was asked about."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Base, Kept, points_at, word
from msp_desk.values.enums import Moment, Reason


class ReasonRule(Kept):
    """That the firm wants a reason to act otherwise than it is by default: off, or with another number (rules/reasons.py)."""

    __tablename__ = "reason_rule"

    reason: Mapped[Reason] = mapped_column(word(Reason), unique=True)
    is_on: Mapped[bool] = mapped_column(default=True)
    amount: Mapped[int | None] = mapped_column(default=None)


class ItemMark(Kept):
    """What a person did with an item of Today, which is known by reason, subject and occurrence; items themselves are not kept.

    Hidden until a day (`hidden_until`, shown on it) or an instant; handed to a colleague with a note; or dropped, with the
    reason in `note`. From `over_on` on it counts no more.
    """

    __tablename__ = "item_mark"
    __table_args__ = (
        UniqueConstraint("reason", "subject", "occurrence"),
        Index("ix_item_mark_over_on", "over_on"),
    )

    reason: Mapped[Reason] = mapped_column(word(Reason))
    subject: Mapped[UUID] = mapped_column()
    occurrence: Mapped[str]
    hidden_until: Mapped[date | None] = mapped_column(default=None)
    hidden_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_to: Mapped[UUID | None] = mapped_column(points_at("person", "SET NULL"), index=True, default=None)
    dropped: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    over_on: Mapped[date]


class PerceptionClock(Base):
    """When somebody of a client was last asked how they feel about a front, else since when the client is here; derived."""

    __tablename__ = "perception_clock"
    __table_args__ = (Index("ix_perception_clock_last_on", "last_on"), {"info": {"derived": True}})

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), primary_key=True)
    moment: Mapped[Moment] = mapped_column(word(Moment), primary_key=True)
    last_on: Mapped[date]
    asked: Mapped[bool]
