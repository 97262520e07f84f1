"""The desk itself: what it is called, whose it is, how it is set; its journal; and forms left half filled."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Base, Kept, points_at
from msp_desk.values.keys import new_key


class Setting(Kept):
    """One setting of the desk, by its name (values/settings.py declares them)."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class Deed(Base):
    """Something a person did, in their words; undone when `undone_by` names the deed that reversed it."""

    __tablename__ = "deed"
    __table_args__ = {"info": {"derived": True}, "sqlite_with_rowid": False}

    key: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    at: Mapped[datetime]
    who: Mapped[UUID | None]
    what: Mapped[str]
    params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undone_by: Mapped[UUID | None] = mapped_column(default=None)


class JournalEntry(Base):
    """What a deed did to one record (`before` and `after` hold the changed columns), or which records of a table it made."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_record", "record_key", sqlite_where=text("record_key IS NOT NULL")),
        {"info": {"derived": True}, "sqlite_with_rowid": False},
    )

    deed_key: Mapped[UUID] = mapped_column(points_at("deed", "CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    record_key: Mapped[UUID | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)


class FormDraft(Base):
    """A form somebody was filling in, kept so that nothing typed is lost."""

    __tablename__ = "form_draft"
    __table_args__ = {"info": {"derived": True}}

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
