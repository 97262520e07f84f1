"""What forms and importers give to commands: plain values, with a key where the record exists already.

A form keeps the draft that it loaded beside the one being edited; a save says both, so that a change made elsewhere
meanwhile is merged field by field and never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from msp_desk.values.checkins import CheckInDraft
from msp_desk.values.enums import (
    Address,
    Channel,
    ClientStatus,
    Influence,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    PromiseState,
    Side,
    Situation,
    Tier,
)


@dataclass(frozen=True, slots=True)
class FileDraft:
    """Bytes to keep in the desk, with the name they came with (a value, never a path)."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class PointDraft:
    """A contact point as typed; commands bring phone numbers to E.164 where they can be read.

    `hours` is free text ('9-14', 'Mon-Fri 8:00-15:00'); rules/channels.py reads what it understands of it.
    """

    kind: PointKind
    value: str
    label: str = ""
    hours: str = ""
    preferred: bool = False
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChannelDraft:
    """The right channel in one situation."""

    situation: Situation
    channel: Channel
    note: str = ""


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """A place where a client works; `country` is an ISO 3166 code where it is known, else as written."""

    name: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class ClientDraft:
    """A client, or our own firm, as a form shows it."""

    name: str = ""
    side: Side = Side.THEIRS
    legal_name: str = ""
    tax_id: str = ""
    sector: str = ""
    size: int | None = None
    status: ClientStatus = ClientStatus.ACTIVE
    tier: Tier = Tier.B
    owner_key: UUID | None = None
    deputy_key: UUID | None = None
    since: date | None = None
    tags: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    time_zone: str = ""
    address: Address | None = None
    warning: str = ""
    notes: str = ""
    sites: tuple[SiteDraft, ...] = ()
    points: tuple[PointDraft, ...] = ()
    channels: tuple[ChannelDraft, ...] = ()
    check_ins: tuple[CheckInDraft, ...] = ()
    logo: FileDraft | None = None
    logo_key: UUID | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody, with the position they hold now, as a form shows it.

    `title`, `unit`, `level`, `reports_to_key` (a position) and `contact_for` are of the position that they hold; for
    somebody without a client only the title is kept. An empty `level` is proposed from the title. `ideal_days`, `max_days`
    and `paused_until` are what is agreed with them about check-ins, where it is not the rule.
    """

    name: str = ""
    client_key: UUID | None = None
    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    title: str = ""
    unit: str = ""
    level: Level | None = None
    reports_to_key: UUID | None = None
    contact_for: str = ""
    position_key: UUID | None = None
    address: Address | None = None
    language: str = ""
    time_zone: str = ""
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    influence: Influence | None = None
    is_key: bool = False
    warm_notes: str = ""
    warning: str = ""
    notes: str = ""
    status: PersonStatus = PersonStatus.ACTIVE
    status_since: date | None = None
    status_until: date | None = None
    ideal_days: int | None = None
    max_days: int | None = None
    paused_until: date | None = None
    points: tuple[PointDraft, ...] = ()
    channels: tuple[ChannelDraft, ...] = ()
    photo: FileDraft | None = None
    photo_key: UUID | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class HoldingDraft:
    """Who holds a seat, from when to when (the last day included); empty days are not known, or not yet."""

    person_key: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class CounterpartDraft:
    """A line between a position of a client and one of ours; an empty topic means everything."""

    client_key: UUID
    theirs_key: UUID | None = None
    ours_key: UUID | None = None
    topic: str = ""
    channel: Channel | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class PositionDraft:
    """A seat of an organisation, as its form shows it. An empty `level` is proposed from the title.

    `dotted` are the positions it answers to beside its boss; `holdings` is None where the form does not show them.
    """

    client_key: UUID | None = None
    title: str = ""
    unit: str = ""
    level: Level | None = None
    reports_to_key: UUID | None = None
    contact_for: str = ""
    is_assistant: bool = False
    dotted: tuple[UUID, ...] = ()
    holdings: tuple[HoldingDraft, ...] | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise made in an interaction, or on its own."""

    what: str
    promiser: Promiser = Promiser.US
    due_on: date | None = None
    person_key: UUID | None = None
    state: PromiseState = PromiseState.OPEN
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpportunityDraft:
    """An opportunity heard in an interaction."""

    what: str
    moment: Moment = Moment.INNOVATION
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """A contact as it is logged; `at` is an instant, `zone` the time zone it was noted in."""

    client_key: UUID | None = None
    at: datetime | None = None
    zone: str = "UTC"
    channel: Channel = Channel.CALL
    initiative: Initiative = Initiative.REACTIVE
    moment: Moment | None = None
    reached: bool = True
    minutes: int | None = None
    subject: str = ""
    notes: str = ""
    perceived: int | None = None
    people: tuple[UUID, ...] = ()
    promises: tuple[PromiseDraft, ...] = ()
    opportunities: tuple[OpportunityDraft, ...] = ()
    attachments: tuple[FileDraft, ...] = ()
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported record comes from: the file's name and the line that it begins on (1 is the first)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One imported record: a person, a company, or a person of a company, as the file has it.

    `company` is the company's draft (its sites and its own numbers where the file says them); for a record with a
    company and no person `person` is None. Phone numbers are as written; `country` helps to read them.
    """

    origin: Origin
    person: PersonDraft | None = None
    company: ClientDraft | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class ChartDraft:
    """A line of an org chart as a file has it; without a person it is an empty seat.

    `number` is what the file calls the person by, `boss` whom they report to: somebody's number, email or name.
    """

    origin: Origin
    person: PersonDraft | None = None
    title: str = ""
    unit: str = ""
    number: str = ""
    boss: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that could not be read or taken in: where, and why, as an untranslated sentence with its parameters."""

    origin: Origin
    reason: str
    params: dict[str, object] = field(default_factory=dict)
