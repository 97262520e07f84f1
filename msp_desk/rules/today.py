"""What is due and why: one line per reason to act, most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msp_desk.values.enums import Level, Promiser, Reason, Tier, Urgency, Word
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import instant_of

_WEEK = timedelta(days=7)


class Action(Word):
    """The one thing to do about a line on Today."""

    LOG = "log"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class CheckInRecord:
    """A check-in clock, with the names around it; `last_position` is the last contact's place in the timeline."""

    client_key: UUID
    client: str
    tier: Tier
    person_key: UUID
    person: str
    photo_key: UUID | None
    title: str
    level: Level
    own: bool
    last_position: int | None
    ideal_days: int
    max_days: int
    ideal_on: date
    max_on: date


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


Record = CheckInRecord | PromiseRecord
"""What there may be a reason to act on; each kind of record has its reason in `_REASONS`."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of Today.

    (`reason`, `subject`, `occurrence`) is its identity, the same whenever the list is made from the same facts.
    `due_on` is when it is due (amber), `limit_on` the last good day (red after it); `late` counts days past that.
    `title` is a name, or words where there is nobody; `action` is the one thing to do, `action_words` what the button says.
    """

    reason: Reason
    subject: UUID
    occurrence: str
    urgency: Urgency
    due_on: date
    limit_on: date
    late: int
    title: str | Phrase
    why: Phrase
    action: Action
    action_words: Phrase
    client_key: UUID | None
    client: str
    tier: Tier | None
    person_key: UUID | None
    person: str
    photo_key: UUID | None
    level: Level | None

    @property
    def identity(self) -> tuple[Reason, UUID, str]:
        """What it is known by: later decisions about it (snoozed, dropped) refer to this."""
        return self.reason, self.subject, self.occurrence


def due_items(records: Iterable[Record], on: date) -> tuple[DueItem, ...]:
    """The lines of Today for a day, most pressing first; the same records give the same lines, in whatever order they come.

    Nobody is on it twice for check-ins: of the clock of a level and the person's own, the more pressing stays.
    """
    items = sorted((_REASONS[type(r)](r, on) for r in records), key=_pressing)
    once: dict[tuple[Reason, UUID], DueItem] = {}
    for item in items:
        once.setdefault((item.reason, item.subject), item)
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
    tier = item.tier.value if item.tier else "z"
    return (
        item.urgency, item.limit_on, tier, item.due_on, item.reason.value, item.client, item.person,
        item.subject.hex, item.occurrence,
    )  # fmt: skip


def _check_in(record: CheckInRecord, on: date) -> DueItem:
    return DueItem(
        reason=Reason.CHECK_IN,
        subject=record.person_key,
        occurrence="never" if record.last_position is None else str(record.last_position),
        urgency=urgency_of(record.ideal_on, record.max_on, on),
        due_on=record.ideal_on,
        limit_on=record.max_on,
        late=max(0, (on - record.max_on).days),
        title=record.person,
        why=_why_check_in(record, on),
        action=Action.LOG,
        action_words=Phrase("Log it"),
        client_key=record.client_key,
        client=record.client,
        tier=record.tier,
        person_key=record.person_key,
        person=record.person,
        photo_key=record.photo_key,
        level=record.level,
    )


def _why_check_in(record: CheckInRecord, on: date) -> Phrase:
    overdue = record.max_on < on
    said: dict[str, object] = {
        "who": _called(record.title, record.person),
        "rule": _rule(record.tier, record.level),
        "days": record.max_days if overdue else record.ideal_days,
    }
    if record.last_position is None:
        return Phrase("Nobody has spoken to %(who)s yet; %(rule)s: every %(days)d", said)
    days = max(0, (on - instant_of(record.last_position).date()).days)
    if overdue:
        return Phrase.counted(
            "Nobody has spoken to %(who)s for %(n)d day; %(rule)s: every %(days)d",
            "Nobody has spoken to %(who)s for %(n)d days; %(rule)s: every %(days)d",
            days,
            said,
        )
    if record.ideal_on <= on:
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


def _called(title: str, person: str) -> str | Phrase:
    """Somebody in the middle of a sentence: by what they are, else by name."""
    return Phrase("the %(title)s", {"title": _in_sentence(title), "person": person}) if title else person


def _in_sentence(title: str) -> str:
    """Without the capitals that begin its words, unless they belong to an abbreviation («CEO», «IT manager»)."""
    return " ".join(w[0].lower() + w[1:] if w[1:].islower() else w for w in title.split())


def _promise(record: PromiseRecord, on: date) -> DueItem:
    ours = record.promiser is Promiser.US
    return DueItem(
        reason=Reason.PROMISE,
        subject=record.key,
        occurrence=record.due_on.isoformat(),
        urgency=urgency_of(record.due_on, record.due_on, on),
        due_on=record.due_on,
        limit_on=record.due_on,
        late=max(0, (on - record.due_on).days),
        title=Phrase("Promise of ours") if ours else Phrase("Promise of theirs"),
        why=_why_promise(record),
        action=Action.KEEP,
        action_words=Phrase("Mark as kept"),
        client_key=record.client_key,
        client=record.client,
        tier=record.tier,
        person_key=record.person_key,
        person=record.person,
        photo_key=record.photo_key,
        level=None,
    )


def _why_promise(record: PromiseRecord) -> Phrase:
    said = {"what": record.what, "person": record.person, "day": record.made_on}
    if record.promiser is Promiser.US:
        return (
            Phrase("%(what)s, promised to %(person)s on %(day)s", said)
            if record.person
            else Phrase("%(what)s, promised on %(day)s", said)
        )
    return (
        Phrase("%(what)s, promised by %(person)s on %(day)s", said)
        if record.person
        else Phrase("%(what)s, promised to us on %(day)s", said)
    )


#: A later reason to act is one more record, one more function and one more line here.
_REASONS: dict[type[Any], Callable[[Any, date], DueItem]] = {
    CheckInRecord: _check_in,
    PromiseRecord: _promise,
}
