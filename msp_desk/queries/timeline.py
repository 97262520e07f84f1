"""The history, newest first, a page at a time: of a client, of a person, or of the whole desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.values.enums import Channel, Initiative, Moment


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which interactions; what is None or empty does not matter. `since` and `until` are days in `zone`, included.

    `text` is looked for here only within a client or person; across the desk `Desk.find_notes` finds the positions.
    """

    client: UUID | None = None
    person: UUID | None = None
    channel: Channel | None = None
    moment: Moment | None = None
    initiative: Initiative | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """One line of a history; `notes` is their beginning, `theirs` and `ours` the names of who took part."""

    key: UUID
    position: int
    at: datetime
    zone: str
    channel: Channel
    initiative: Initiative
    moment: Moment | None
    reached: bool
    minutes: int | None
    subject: str
    notes: str
    perceived: int | None
    client_key: UUID | None
    client: str
    promises: int
    attachments: int
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Some rows of a history, and the position to ask for the next page with (None: this was the last).

    With a filter a page can be short, or even empty, while there is more: what may be looked through at once is bounded.
    """

    rows: tuple[InteractionRow, ...]
    before: int | None
