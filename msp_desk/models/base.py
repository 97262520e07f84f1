"""What every mapped noun shares: key, version, who touched it when, and typed columns."""

from __future__ import annotations

import enum
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Enum, ForeignKey, Integer, LargeBinary, MetaData, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from msp_desk.values.keys import new_key

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Key(TypeDecorator[UUID]):
    """A UUID in 16 bytes on SQLite (in text it would double the indexes), native elsewhere."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Instant(TypeDecorator[datetime]):
    """An instant in UTC; whole microseconds since 1970 on SQLite (a third of the text's size), native elsewhere."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(
            DateTime(timezone=True) if dialect.name == "postgresql" else BigInteger()
        )

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return _EPOCH + value * _MICROSECOND if isinstance(value, int) else value


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
    type_annotation_map = {UUID: Key, datetime: Instant, int: Integer}


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
