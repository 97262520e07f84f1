"""The relationship's history: interactions, who took part, promises, opportunities and attachments."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from msp_desk.models.base import Base, Kept, points_at, word
from msp_desk.values.enums import Channel, Initiative, Moment, OpportunityState, Promiser, PromiseState


class Interaction(Kept):
    """A contact between the two sides; `position` orders it in every timeline (values/times.py)."""

    __tablename__ = "interaction"
    # The hours of a year are added up from the index alone.
    __table_args__ = (Index("ix_interaction_client", "client_key", "position", "minutes"),)

    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "SET NULL"), default=None)
    position: Mapped[int] = mapped_column(BigInteger, unique=True)
    at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(default="UTC")
    channel: Mapped[Channel] = mapped_column(word(Channel))
    initiative: Mapped[Initiative] = mapped_column(word(Initiative), default=Initiative.REACTIVE)
    moment: Mapped[Moment | None] = mapped_column(word(Moment), default=None)
    reached: Mapped[bool] = mapped_column(default=True)
    minutes: Mapped[int | None] = mapped_column(default=None)
    subject: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    perceived: Mapped[int | None] = mapped_column(default=None)


class Participation(Base):
    """That a person, of either side, took part; carries the interaction's position so that a person's timeline is one index."""

    __tablename__ = "participation"
    __table_args__ = (
        Index("ix_participation_person", "person_key", "position"),
        {"sqlite_with_rowid": False},
    )

    interaction_key: Mapped[UUID] = mapped_column(points_at("interaction", "CASCADE"), primary_key=True)
    person_key: Mapped[UUID] = mapped_column(points_at("person", "CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)


class Promise(Kept):
    """What one side said it would do, by when, and what became of it."""

    __tablename__ = "promise"
    __table_args__ = (
        Index("ix_promise_open", "state", "due_on"),
        Index("ix_promise_client", "client_key", "state"),  # the list of clients counts the open ones
    )

    interaction_key: Mapped[UUID | None] = mapped_column(
        points_at("interaction", "SET NULL"), index=True, default=None
    )
    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "CASCADE"), default=None)
    person_key: Mapped[UUID | None] = mapped_column(points_at("person", "SET NULL"), index=True, default=None)
    promiser: Mapped[Promiser] = mapped_column(word(Promiser))
    what: Mapped[str]
    made_on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[PromiseState] = mapped_column(word(PromiseState), default=PromiseState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)


class Opportunity(Kept):
    """An improvement or innovation heard in an interaction."""

    __tablename__ = "opportunity"

    interaction_key: Mapped[UUID | None] = mapped_column(
        points_at("interaction", "SET NULL"), index=True, default=None
    )
    client_key: Mapped[UUID | None] = mapped_column(points_at("client", "CASCADE"), index=True, default=None)
    moment: Mapped[Moment] = mapped_column(word(Moment), default=Moment.INNOVATION)
    what: Mapped[str]
    heard_on: Mapped[date]
    state: Mapped[OpportunityState] = mapped_column(word(OpportunityState), default=OpportunityState.HEARD)


class StoredFile(Kept):
    """Bytes kept in the desk: a photo, a logo, an attachment. Its name is a value, never a path."""

    __tablename__ = "stored_file"

    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(default="application/octet-stream")
    size: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class Attachment(Kept):
    """A stored file that belongs to an interaction."""

    __tablename__ = "attachment"

    interaction_key: Mapped[UUID] = mapped_column(points_at("interaction", "CASCADE"), index=True)
    file_key: Mapped[UUID] = mapped_column(points_at("stored_file", "CASCADE"), index=True)
