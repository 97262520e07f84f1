"""Files kept in the desk: photos, logos, attachments."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


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
