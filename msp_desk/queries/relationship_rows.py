"""What the client relationship report shows, as frozen rows and one card."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from msp_desk.queries.relationship_contracts import ContractsSaid
from msp_desk.rules.relationship import Feeling, Tally
from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    PromiseState,
    Situation,
    Tier,
)


@dataclass(frozen=True, slots=True)
class FirmRow:
    """Our firm, as a paper shows it; `logo` is the picture's bytes as they were kept."""

    name: str
    country: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place where the client works."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A way to reach somebody; phones in E.164."""

    kind: PointKind
    value: str
    label: str = ""
    hours: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """The right channel in a situation."""

    situation: Situation
    channel: Channel
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A position that somebody holds."""

    title: str
    unit: str
    level: Level
    contact_for: str = ""


@dataclass(frozen=True, slots=True)
class ClientRow:
    """The client's own facts, with the names of who looks after them."""

    key: UUID
    name: str
    status: ClientStatus = ClientStatus.ACTIVE
    tier: Tier = Tier.B
    legal_name: str = ""
    tax_id: str = ""
    sector: str = ""
    size: int | None = None
    since: date | None = None
    country: str = ""
    language: str = ""
    owner: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class InterlocutorRow:
    """Somebody of the client: every position held now, and how to reach them, the preferred way first.

    `title` is as somebody told it, for who holds no position.
    """

    key: UUID
    name: str
    level: Level | None = None
    title: str = ""
    seats: tuple[SeatRow, ...] = ()
    status: PersonStatus = PersonStatus.ACTIVE
    back_on: date | None = None
    is_key: bool = False
    points: tuple[PointRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class FeelingRow:
    """What was perceived in a moment over the period; `subject` and `notes` are of the last contact in which it was."""

    feeling: Feeling
    mark: int
    on: date
    subject: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of either side; `person` is theirs whom it concerns."""

    what: str
    promiser: Promiser
    state: PromiseState
    made_on: date
    due_on: date | None = None
    closed_on: date | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """Whom to speak to next, and by when; a level's turn, or (`own`) a key person's."""

    person: str
    level: Level
    own: bool
    last_on: date | None
    max_days: int
    ideal_on: date
    max_on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A contact of the period, told one by one."""

    at: datetime
    channel: Channel
    initiative: Initiative
    moment: Moment | None = None
    reached: bool = True
    minutes: int | None = None
    subject: str = ""
    notes: str = ""
    perceived: int | None = None
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipCard:
    """Everything that a client relationship report shows; days of the period are told in `zone`.

    `promises` are all that are open and those that ended in the period; `entries` the latest of the period, newest first.
    """

    firm: FirmRow
    client: ClientRow
    since: date
    until: date
    today: date
    tally: Tally
    zone: str = "UTC"
    sites: tuple[SiteRow, ...] = ()
    points: tuple[PointRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    people: tuple[InterlocutorRow, ...] = ()
    feelings: tuple[FeelingRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    due: tuple[ClockRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()
    contracts: ContractsSaid = field(default_factory=ContractsSaid)
