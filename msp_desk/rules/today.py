"""What is due and why: one line per reason to act, most pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from msp_desk.values.enums import Level, Promiser, Reason, Tier, Urgency, Word
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import instant_of

_WEEK = timedelta(days=7)


class Action(Word):
    """The one thing to do about a line on Today."""

    LOG = "log"
    KEEP = "keep"
    PLAN = "plan"


class Record(Protocol):
    """A reason to act: what it is known by, when it is due, how it is told. A later reason is one more such class.

    (`reason`, `subject`, `occurrence`) is its identity, the same whenever it is derived from the same facts, so that what
    a person decided about it can refer to it. `due_on` is when it becomes due (amber), `limit_on` the last good day (red
    after it). `title` is a name, or words where there is nobody; `action` the one thing to do, `action_words` its button.
    """

    @property
    def reason(self) -> Reason: ...
    @property
    def subject(self) -> UUID: ...
    @property
    def occurrence(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def limit_on(self) -> date: ...
    @property
    def title(self) -> str | Phrase: ...
    @property
    def action(self) -> Action: ...
    @property
    def action_words(self) -> Phrase: ...
    @property
    def client_key(self) -> UUID | None: ...
    @property
    def client(self) -> str: ...
    @property
    def tier(self) -> Tier | None: ...
    @property
    def person_key(self) -> UUID | None: ...
    @property
    def person(self) -> str: ...
    @property
    def photo_key(self) -> UUID | None: ...
    @property
    def level(self) -> Level | None: ...

    def why(self, on: date) -> Phrase:
        """The sentence that says why it is there, on a day."""
        ...


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of Today: a reason to act (`record`), as it stands on a day. The sentence is made when it is looked at."""

    record: Record
    on: date
    urgency: Urgency

    @property
    def late(self) -> int:
        """Days past the last good day; 0 if it is not past."""
        return max(0, (self.on - self.record.limit_on).days)

    @property
    def why(self) -> Phrase:
        """The sentence that says why it is there."""
        return self.record.why(self.on)

    @property
    def identity(self) -> tuple[Reason, UUID, str]:
        """What it is known by."""
        return self.record.reason, self.record.subject, self.record.occurrence

    @property
    def reason(self) -> Reason:
        """Which reason it is."""
        return self.record.reason

    @property
    def due_on(self) -> date:
        """When it becomes due."""
        return self.record.due_on

    @property
    def limit_on(self) -> date:
        """The last good day."""
        return self.record.limit_on

    @property
    def title(self) -> str | Phrase:
        """A name, or words where there is nobody."""
        return self.record.title

    @property
    def action(self) -> Action:
        """The one thing to do."""
        return self.record.action

    @property
    def action_words(self) -> Phrase:
        """What the button says."""
        return self.record.action_words

    @property
    def client_key(self) -> UUID | None:
        """Whose client."""
        return self.record.client_key

    @property
    def client(self) -> str:
        """The client's name."""
        return self.record.client

    @property
    def tier(self) -> Tier | None:
        """The client's tier."""
        return self.record.tier

    @property
    def person_key(self) -> UUID | None:
        """Whom it is about."""
        return self.record.person_key

    @property
    def person(self) -> str:
        """Their name."""
        return self.record.person

    @property
    def photo_key(self) -> UUID | None:
        """Their photo."""
        return self.record.photo_key

    @property
    def level(self) -> Level | None:
        """Their level."""
        return self.record.level


def due_items(records: Iterable[Record], on: date) -> tuple[DueItem, ...]:
    """The lines of Today for a day, most pressing first; the same records give the same lines, in whatever order they come.

    Nobody is on it twice for one reason: of the clock of a level and the person's own, the more pressing stays.
    """
    items = [DueItem(r, on, urgency_of(r.due_on, r.limit_on, on)) for r in records]
    items.sort(key=_pressing)
    once: dict[tuple[Reason, UUID], DueItem] = {}
    for item in items:
        once.setdefault((item.record.reason, item.record.subject), item)
    return tuple(once.values())


def urgency_of(due_on: date, limit_on: date, on: date) -> Urgency:
    """How pressing something is that is due on a day and must be done by another."""
    if limit_on < on:
        return Urgency.OVERDUE
    if due_on <= on:
        return Urgency.TODAY
    return Urgency.THIS_WEEK if due_on < on + _WEEK else Urgency.LATER


def _pressing(item: DueItem) -> tuple[Any, ...]:
    """Groups first; then what passed, or will pass, its limit first; then those we promised most attention."""
    r = item.record
    tier = "z" if r.tier is None else r.tier.value
    return item.urgency, r.limit_on, tier, r.due_on, r.client, r.person, r.subject, r.occurrence


@dataclass(frozen=True, slots=True)
class CheckInRecord:
    """A check-in clock, with the names around it; `last_position` is the last contact's place in the timeline."""

    client_key: UUID
    client: str
    tier: Tier
    person_key: UUID
    person: str
    photo_key: UUID | None
    job: str
    level: Level
    own: bool
    last_position: int | None
    ideal_days: int
    max_days: int
    due_on: date
    limit_on: date

    @property
    def reason(self) -> Reason:
        """Somebody is to be spoken to."""
        return Reason.CHECK_IN

    @property
    def subject(self) -> UUID:
        """Whom to speak to."""
        return self.person_key

    @property
    def occurrence(self) -> str:
        """A new one each time that somebody spoke to them."""
        return "never" if self.last_position is None else str(self.last_position)

    @property
    def title(self) -> str:
        """Their name."""
        return self.person

    @property
    def action(self) -> Action:
        """Speak to them, and say so."""
        return Action.LOG

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Log it")

    def why(self, on: date) -> Phrase:
        """For how long nobody has spoken to them, and how often somebody should."""
        overdue = self.limit_on < on
        said: dict[str, object] = {
            "who": _called(self.job, self.person),
            "rule": _rule(self.tier, self.level),
            "days": self.max_days if overdue else self.ideal_days,
        }
        if self.last_position is None:
            return Phrase("Nobody has spoken to %(who)s yet; %(rule)s: every %(days)d", said)
        days = max(0, (on - instant_of(self.last_position).date()).days)
        if overdue:
            return Phrase.counted(
                "Nobody has spoken to %(who)s for %(n)d day; %(rule)s: every %(days)d",
                "Nobody has spoken to %(who)s for %(n)d days; %(rule)s: every %(days)d",
                days,
                said,
            )
        if self.due_on <= on:
            return Phrase.counted(
                "Nobody has spoken to %(who)s for %(n)d day; %(rule)s: ideally every %(days)d",
                "Nobody has spoken to %(who)s for %(n)d days; %(rule)s: ideally every %(days)d",
                days,
                said,
            )
        return Phrase.counted(
            "%(n)d day since anybody spoke to %(who)s; %(rule)s: ideally every %(days)d",
            "%(n)d days since anybody spoke to %(who)s; %(rule)s: ideally every %(days)d",
            days,
            said,
        )


def _rule(tier: Tier, level: Level) -> Phrase:
    said = {"tier": tier.value.upper()}
    match level:
        case Level.EXECUTIVE:
            return Phrase("tier %(tier)s executives", said)
        case Level.MANAGEMENT:
            return Phrase("tier %(tier)s managers", said)
        case Level.OPERATIONAL:
            return Phrase("tier %(tier)s operational people", said)
        case Level.TECHNICAL:
            return Phrase("tier %(tier)s technical people", said)


def _called(job: str, person: str) -> str | Phrase:
    """Somebody in the middle of a sentence: by what they are, else by name."""
    return Phrase("the %(title)s", {"title": _in_sentence(job), "person": person}) if job else person


def _in_sentence(title: str) -> str:
    """Without its first capital, unless that is an abbreviation's («IT manager») or more words have one («Sales Agent»)."""
    capitals = [word[0].isupper() and word[1:].islower() for word in title.split()]
    return title[0].lower() + title[1:] if capitals[:1] == [True] and not any(capitals[1:]) else title


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """An open promise that has a day."""

    key: UUID
    client_key: UUID | None
    client: str
    tier: Tier | None
    person_key: UUID | None
    person: str
    photo_key: UUID | None
    promiser: Promiser
    what: str
    made_on: date
    due_on: date

    @property
    def reason(self) -> Reason:
        """Somebody gave their word."""
        return Reason.PROMISE

    @property
    def subject(self) -> UUID:
        """The promise."""
        return self.key

    @property
    def occurrence(self) -> str:
        """A new one where it is put off."""
        return self.due_on.isoformat()

    @property
    def limit_on(self) -> date:
        """A promise is broken the day after."""
        return self.due_on

    @property
    def title(self) -> Phrase:
        """Whose promise it is."""
        return Phrase("Promise of ours") if self.promiser is Promiser.US else Phrase("Promise of theirs")

    @property
    def action(self) -> Action:
        """Keep it."""
        return Action.KEEP

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Mark as kept")

    @property
    def level(self) -> None:
        """A promise has none."""
        return

    def why(self, on: date) -> Phrase:
        """What was promised, by whom or to whom, and when."""
        said = {"what": self.what, "person": self.person, "day": self.made_on}
        if self.promiser is Promiser.US:
            if self.person:
                return Phrase("%(what)s, promised to %(person)s on %(day)s", said)
            return Phrase("%(what)s, promised on %(day)s", said)
        if self.person:
            return Phrase("%(what)s, promised by %(person)s on %(day)s", said)
        return Phrase("%(what)s, promised to us on %(day)s", said)
