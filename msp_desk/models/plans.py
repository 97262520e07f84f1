"""Service plans: the draft as rows, published versions that never change, answers, and measured values."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DDL, JSON, Index, LargeBinary, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, deferred, mapped_column

from msp_desk.models.base import Base, Kept, points_at, table_of, word
from msp_desk.values.enums import Channel, Language
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import N_
from msp_desk.values.plans import AnswerKind, Comparison, Frequency, RequestKind, TargetKind, TimeUnit


class Plan(Kept):
    """The draft of a client's plan; the next version is published from it."""

    __tablename__ = "plan"

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    language: Mapped[Language] = mapped_column(word(Language))
    introduction: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None] = mapped_column(default=None)
    review_months: Mapped[int | None] = mapped_column(default=None)


class PlanScope(Kept):
    """Something in the scope, or expressly out of it."""

    __tablename__ = "plan_scope"

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    service: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    is_in: Mapped[bool] = mapped_column(default=True)
    quantity: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    sites: Mapped[list[str]] = mapped_column(JSON, default=list)
    hours: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")


class PlanRole(Kept):
    """A position, of either side, that appears in the plan."""

    __tablename__ = "plan_role"
    __table_args__ = (UniqueConstraint("plan_key", "position_key"),)

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"))
    place: Mapped[int] = mapped_column(default=0)
    position_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)
    contact_for: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel | None] = mapped_column(word(Channel), default=None)
    hours: Mapped[str] = mapped_column(default="")


class PlanProcedure(Kept):
    """How something is asked for; `steps` are StepSaid as values (text, who, seat, amount, unit)."""

    __tablename__ = "plan_procedure"

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    kind: Mapped[RequestKind] = mapped_column(word(RequestKind))
    name: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel | None] = mapped_column(word(Channel), default=None)
    needed: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="")
    steps: Mapped[list[Any]] = mapped_column(JSON, default=list)


class PlanCommitment(Kept):
    """A promise about a service; whole numbers only (values/plans.py says in which measure). `impacts` are Impact as values."""

    __tablename__ = "plan_commitment"

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    service: Mapped[str] = mapped_column(default="")
    indicator: Mapped[str]
    kind: Mapped[TargetKind] = mapped_column(word(TargetKind))
    comparison: Mapped[Comparison] = mapped_column(word(Comparison))
    amount: Mapped[int]
    unit_of_time: Mapped[TimeUnit | None] = mapped_column(word(TimeUnit), default=None)
    unit: Mapped[str] = mapped_column(default="")
    frequency: Mapped[Frequency] = mapped_column(word(Frequency))
    hours: Mapped[str] = mapped_column(default="")
    measured_how: Mapped[str] = mapped_column(default="")
    measured_from: Mapped[str] = mapped_column(default="")
    exclusions: Mapped[str] = mapped_column(default="")
    impacts: Mapped[list[Any]] = mapped_column(JSON, default=list)


class PlanLadder(Kept):
    """An escalation ladder for one severity."""

    __tablename__ = "plan_ladder"

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    severity: Mapped[str]
    description: Mapped[str] = mapped_column(default="")


class PlanRung(Kept):
    """A step of a ladder; it names seats, so it stays when a holder goes."""

    __tablename__ = "plan_rung"

    ladder_key: Mapped[UUID] = mapped_column(points_at("plan_ladder", "CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    ours_key: Mapped[UUID | None] = mapped_column(points_at("position", "SET NULL"), index=True, default=None)
    theirs_key: Mapped[UUID | None] = mapped_column(
        points_at("position", "SET NULL"), index=True, default=None
    )
    after: Mapped[int] = mapped_column(default=0)
    unit: Mapped[TimeUnit] = mapped_column(word(TimeUnit))
    channel: Mapped[Channel | None] = mapped_column(word(Channel), default=None)
    number: Mapped[str] = mapped_column(default="")


class PlanMeasure(Kept):
    """The measured value of a commitment in the period that begins on a day, in the measure of its target.

    It outlasts the draft's commitment: that one may go out of the next version, and was promised in those before.
    """

    __tablename__ = "plan_measure"
    __table_args__ = (UniqueConstraint("plan_key", "commitment_key", "period"),)

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"))
    commitment_key: Mapped[UUID] = mapped_column()
    period: Mapped[date]
    amount: Mapped[int]
    note: Mapped[str] = mapped_column(default="")


class PlanTemplate(Kept):
    """A template that the firm saved: a plan's content without seats, as rules/plan_canon.py writes it."""

    __tablename__ = "plan_template"

    name: Mapped[str]
    language: Mapped[Language] = mapped_column(word(Language))
    content: Mapped[str] = deferred(mapped_column(String))


class PlanVersion(Base):
    """A published version: one canonical document with its SHA-256. Nothing changes or deletes it, not even by SQL.

    The journal knows that it was made, and refuses to reverse that: what was handed to a client is not undone.
    """

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("plan_key", "number"),
        {
            "info": {
                "lasting": N_(
                    "A published version stays: it may be in the client's hands already. Publish a new one instead."
                )
            }
        },
    )

    key: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "RESTRICT"))
    number: Mapped[int]
    published_at: Mapped[datetime]
    published_on: Mapped[date]
    author: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(unique=True)
    content_sha256: Mapped[str]
    document: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class PlanNamed(Base):
    """That the last version of a plan leans on a position; derived, so that what touches it is noticed."""

    __tablename__ = "plan_named"
    __table_args__ = (Index("ix_plan_named_position", "position_key"), {"info": {"derived": True}})

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), primary_key=True)
    position_key: Mapped[UUID] = mapped_column(primary_key=True)


class PlanMoved(Base):
    """That life has moved away from the last version of a plan in so many points, and since when; derived."""

    __tablename__ = "plan_moved"
    __table_args__ = {"info": {"derived": True}}

    plan_key: Mapped[UUID] = mapped_column(points_at("plan", "CASCADE"), primary_key=True)
    number: Mapped[int]
    points: Mapped[int]
    since: Mapped[date]


class PlanAnswer(Kept):
    """What a client answered to a published version, and the interaction that records it."""

    __tablename__ = "plan_answer"

    version_key: Mapped[UUID] = mapped_column(points_at("plan_version", "CASCADE"), index=True)
    kind: Mapped[AnswerKind] = mapped_column(word(AnswerKind))
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date]
    comments: Mapped[list[Any]] = mapped_column(JSON, default=list)
    sha256: Mapped[str] = mapped_column(unique=True)
    interaction_key: Mapped[UUID | None] = mapped_column(
        points_at("interaction", "SET NULL"), index=True, default=None
    )


#: What SQLite answers to whoever would change what was published, or put something else in its place.
FROZEN = "a published version never changes"
_SAME_PLACE = (
    "EXISTS (SELECT 1 FROM plan_version WHERE rowid = NEW.rowid OR key = NEW.key OR sha256 = NEW.sha256 "
    "OR (plan_key = NEW.plan_key AND number = NEW.number))"
)
FROZEN_TRIGGERS = tuple(
    f"CREATE TRIGGER plan_version_no_{name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"
    for name, when in (
        ("update", "UPDATE ON plan_version"),
        ("delete", "DELETE ON plan_version"),
        # INSERT OR REPLACE deletes without asking the trigger for deletions.
        ("replace", f"INSERT ON plan_version WHEN {_SAME_PLACE}"),
    )
)
for _trigger in FROZEN_TRIGGERS:
    _ddl: Any = DDL  # its stubs are untyped
    event.listen(table_of(PlanVersion), "after_create", _ddl(_trigger).execute_if(dialect="sqlite"))
