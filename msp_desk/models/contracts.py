"""Contracts: their conditions now and before, how each renewal was decided, and hours noted beside the contacts."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Kept, points_at, word
from msp_desk.values.contracts import LEAD_DAYS, Decision, NoticeUnit, NoticeWay, Per, Renewal
from msp_desk.values.enums import Promiser, Side


class _Conditions:
    """The columns that a contract has, and each of its conditions of before (values/contracts.py says what they mean)."""

    starts_on: Mapped[date]
    first_end_on: Mapped[date | None] = mapped_column(default=None)
    renewal: Mapped[Renewal] = mapped_column(word(Renewal))
    further_months: Mapped[int | None] = mapped_column(default=None)
    notice_amount: Mapped[int] = mapped_column(default=0)
    notice_unit: Mapped[NoticeUnit] = mapped_column(word(NoticeUnit))
    notice_way: Mapped[NoticeWay | None] = mapped_column(word(NoticeWay), default=None)
    notice_to: Mapped[str] = mapped_column(default="")
    lead_days: Mapped[int] = mapped_column(default=LEAD_DAYS)
    value: Mapped[int | None] = mapped_column(BigInteger, default=None)
    value_per: Mapped[Per] = mapped_column(word(Per))
    currency: Mapped[str] = mapped_column(default="")
    indexation: Mapped[str] = mapped_column(default="")
    minutes_included: Mapped[int | None] = mapped_column(default=None)
    minutes_per: Mapped[Per] = mapped_column(word(Per))


class Contract(_Conditions, Kept):
    """A contract with a client, with the conditions that hold now.

    `decided_end` is the end of the last term whose renewal was decided; `closed_on` its last day, once it has one.
    """

    __tablename__ = "contract"

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    name: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    decided_end: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)


class ContractBefore(_Conditions, Kept):
    """Conditions that a contract had before it was renegotiated or agreed anew, and their last day."""

    __tablename__ = "contract_before"

    contract_key: Mapped[UUID] = mapped_column(points_at("contract", "CASCADE"), index=True)
    until: Mapped[date]


class ContractDecision(Kept):
    """How the renewal at the end of a term (`for_end`, its last day) was decided, and why."""

    __tablename__ = "contract_decision"

    contract_key: Mapped[UUID] = mapped_column(points_at("contract", "CASCADE"), index=True)
    for_end: Mapped[date]
    decision: Mapped[Decision] = mapped_column(word(Decision))
    by_side: Mapped[Promiser] = mapped_column(word(Promiser))
    decided_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")


class HoursEntry(Kept):
    """Hours noted by hand: ours that went into a client's service beside the contacts, or theirs that it cost them."""

    __tablename__ = "hours_entry"
    __table_args__ = (Index("ix_hours_entry_client", "client_key", "day"),)

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"))
    side: Mapped[Side] = mapped_column(word(Side))
    day: Mapped[date]
    minutes: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
