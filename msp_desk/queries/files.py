"""Files kept in the desk: photos, logos, attachments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from msp_desk.models.interactions import StoredFile


@dataclass(frozen=True, slots=True)
class FileRow:
    """A stored file without its bytes; the name is a value, never a path."""

    key: UUID
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class FileCard:
    """A stored file with its bytes."""

    key: UUID
    name: str
    media_type: str
    content: bytes = field(repr=False)


def stored_files(connection: Connection, keys: Collection[UUID]) -> tuple[FileCard, ...]:
    """These stored files whole, as far as they are there, in one statement."""
    f = StoredFile
    asked = select(f.key, f.name, f.media_type, f.content).where(f.key.in_(keys))
    return tuple(FileCard(*row) for row in connection.execute(asked))


def stored_file(connection: Connection, key: UUID) -> FileCard | None:
    """A stored file whole; None where it is gone."""
    f = StoredFile
    asked = select(f.key, f.name, f.media_type, f.content).where(f.key == key)
    row = connection.execute(asked).one_or_none()
    return None if row is None else FileCard(*row)
