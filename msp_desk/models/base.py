"""What every mapped noun shares: key, version, who touched it when, and typed columns."""

import enum
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Enum, ForeignKey, Integer, LargeBinary, MetaData, Table, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from msp_desk.values.keys import key_from, new_key

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Key(LargeBinary):
    """A UUID in 16 bytes on SQLite (in text it would double the indexes). Read on every row, so it takes short cuts."""

    def bind_processor(self, dialect: Dialect) -> Any:
        """On the way into the file."""
        return _bytes_of

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """On the way out of it."""
        return _uuid_of

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """What a key is compared with is a key; else SQLAlchemy would take a UUID for its own kind, kept as text."""
        return self


class Instant(BigInteger):
    """An instant in UTC, as whole microseconds since 1970 on SQLite: a third of the size of its text."""

    def bind_processor(self, dialect: Dialect) -> Any:
        """On the way into the file."""
        return _microseconds_of

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """On the way out of it."""
        return _instant_of

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """What an instant is compared with is an instant."""
        return self


def _bytes_of(key: UUID | None) -> bytes | None:
    return None if key is None else key.int.to_bytes(16, "big")


def _uuid_of(kept: bytes | None) -> UUID | None:
    return None if kept is None else key_from(kept)


def _microseconds_of(instant: datetime | None) -> int | None:
    return None if instant is None else (instant - _EPOCH) // _MICROSECOND


def _instant_of(kept: int | None) -> datetime | None:
    return None if kept is None else _EPOCH + kept * _MICROSECOND


_KEY = Key(16).with_variant(Uuid(), "postgresql")
_INSTANT = Instant().with_variant(DateTime(timezone=True), "postgresql")


def word(kind: type[enum.Enum]) -> Enum:
    """A column type for an enum: its value as text, with a CHECK made from the same enum."""
    return Enum(
        kind,
        values_callable=lambda k: [str(m.value) for m in k],
        native_enum=False,
        create_constraint=True,
        length=20,
        name=kind.__name__.lower(),
    )


def points_at(table: str, ondelete: str, **more: Any) -> ForeignKey:
    """A foreign key to a table's key, checked at commit: a deed may then write records in any order."""
    return ForeignKey(f"{table}.key", ondelete=ondelete, deferrable=True, initially="DEFERRED", **more)


class Base(DeclarativeBase):
    """The mapped nouns of the desk."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {UUID: _KEY, datetime: _INSTANT, int: Integer}


def table_of(kind: type[Base]) -> Table:
    """The table that a noun is mapped to."""
    return cast(Table, kind.__table__)


class Kept(Base):
    """A noun that is shared, versioned and journalled."""

    __abstract__ = True

    key: Mapped[UUID] = mapped_column(primary_key=True, default=new_key, sort_order=-10)
    version: Mapped[int] = mapped_column(default=1, sort_order=90)
    created_at: Mapped[datetime] = mapped_column(sort_order=91)
    created_by: Mapped[UUID | None] = mapped_column(sort_order=92)
    updated_at: Mapped[datetime] = mapped_column(sort_order=93)
    updated_by: Mapped[UUID | None] = mapped_column(sort_order=94)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        return {"version_id_col": cls.version}
