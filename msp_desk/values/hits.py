"""What the search box finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msp_desk.values.enums import Word

if TYPE_CHECKING:  # 3 ms of a start that needs this only for its words
    from uuid import UUID


class HitKind(Word):
    """What was found."""

    PERSON = "person"
    CLIENT = "client"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the results: what it is, whose it is, and the words that identify it at a glance.

    `title` is the name (or a note's subject), `subtitle` the client or title of a person, `detail` the number,
    address or words of the note that matched; `level` is a Level's value or empty, `at` when a note was made.
    """

    kind: HitKind
    key: UUID
    client: UUID | None
    title: str
    subtitle: str
    detail: str
    level: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search index knows of a person or client: how to show it, and the folded words and digits to match.

    `words` are the names (these weigh most), `about` everything else that should find it (company, title, emails).
    """

    kind: HitKind
    key: UUID
    client: UUID | None
    title: str
    subtitle: str
    detail: str
    level: str
    words: str
    about: str
    digits: str
