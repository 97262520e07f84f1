"""What is due and why: one line per reason to act, most pressing first, as a function of records, marks and the moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msp_desk.rules.reasons import Rules
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.values.enums import Level, Reason, Tier, Urgency, Word
from msp_desk.values.phrases import Phrase
from msp_desk.values.reminders import ItemRef

_WEEK = timedelta(days=7)
_AS_AT_FIRST: Rules = {}
Identity = tuple[Reason, UUID, str]


class Action(Word):
    """The one thing to do about a line on Today."""

    LOG = "log"
    KEEP = "keep"
    PLAN = "plan"
    RENEW = "renew"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class About:
    """Whose it is: the client with who owns its account, and the person where it is about one; empty where there is none.

    `country` is the client's, whose public holidays count; `level` that of the person's seat.
    """

    client_key: UUID | None = None
    client: str = ""
    tier: Tier | None = None
    owner_key: UUID | None = None
    country: str = ""
    person_key: UUID | None = None
    person: str = ""
    photo_key: UUID | None = None
    level: Level | None = None


class Record:
    """A reason to act: what it is known by, when it is due, how it is told. A new reason is one such class.

    (`reason`, `subject`, `occurrence`) is its identity, the same whenever it is derived from the same facts, so that what
    a person decided about it can refer to it. A subclass is a frozen dataclass with a field `about`.
    """

    __slots__ = ()
    about: About

    @property
    def reason(self) -> Reason:
        """Which reason it is."""
        raise NotImplementedError

    @property
    def subject(self) -> UUID:
        """What it is about: the key of a person, a promise, a contract…"""
        raise NotImplementedError

    @property
    def occurrence(self) -> str:
        """Which time it is: another one whenever it comes round anew."""
        raise NotImplementedError

    @property
    def due_on(self) -> date:
        """When it becomes due (amber)."""
        raise NotImplementedError

    @property
    def limit_on(self) -> date:
        """The last good day (red after it)."""
        raise NotImplementedError

    @property
    def title(self) -> str | Phrase:
        """A name, or words where there is nobody."""
        raise NotImplementedError

    def why(self, on: date) -> Phrase:
        """The sentence that says why it is there, on a day."""
        raise NotImplementedError

    @property
    def action(self) -> Action:
        """The one thing to do: speak to them and say so, unless it is another."""
        return Action.LOG

    @property
    def action_words(self) -> Phrase:
        """What the button says."""
        return Phrase("Log it")

    @property
    def movable(self) -> bool:
        """Whether the day is ours to choose, so that an agenda may spread it; else it has its day."""
        return False

    @property
    def binding(self) -> bool:
        """Whether it is too late once its last working day is over: a letter that is not posted on a Sunday."""
        return False

    def drop_days(self) -> int:
        """For how many days it stays away when it is dropped: this once, so for good where it does not come again."""
        return _YEAR


_YEAR = 366


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person did with an item: hid it until a day (shown on it) or an instant, handed it to somebody, dropped it."""

    hidden_until: date | None = None
    hidden_at: datetime | None = None
    handed_to: UUID | None = None
    dropped: bool = False
    note: str = ""

    def hides(self, on: date, now: datetime | None) -> bool:
        """Whether the item is not to be seen; without an instant, the whole day counts as reached."""
        return (
            self.dropped
            or (self.hidden_until is not None and on < self.hidden_until)
            or (self.hidden_at is not None and now is not None and now < self.hidden_at)
        )


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of Today: a reason to act (`record`), as it stands on a day. The sentence is made when it is looked at.

    `due_on` is when it becomes due (amber), `limit_on` the last good day (red after it): the record's, but a working day
    where it matters. `mark` is what was done with it before, where it shows all the same: handed over, hidden until today.
    """

    record: Record
    on: date
    due_on: date
    limit_on: date
    mark: Mark | None = None

    @property
    def urgency(self) -> Urgency:
        """How pressing it is."""
        return urgency_of(self.due_on, self.limit_on, self.on)

    @property
    def late(self) -> int:
        """Days past the last good day; 0 if it is not past."""
        return max(0, (self.on - self.limit_on).days)

    @property
    def why(self) -> Phrase:
        """The sentence that says why it is there; where its last day is a free one, with the working day before."""
        why = self.record.why(self.on)
        if not self.limit_on < self.record.limit_on or self.on > self.record.limit_on:
            return why
        return Phrase(
            "%(why)s; the last working day before it is %(day)s", {"why": why, "day": self.limit_on}
        )

    @property
    def identity(self) -> Identity:
        """What it is known by."""
        return self.record.reason, self.record.subject, self.record.occurrence

    @property
    def owner_key(self) -> UUID | None:
        """Who of ours is to act: whom it was handed to, else who owns the account."""
        handed = self.mark.handed_to if self.mark is not None else None
        return handed or self.record.about.owner_key

    @property
    def reason(self) -> Reason:
        """Which reason it is."""
        return self.record.reason

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
    def about(self) -> About:
        """Whose it is."""
        return self.record.about

    @property
    def client_key(self) -> UUID | None:
        """Whose client."""
        return self.record.about.client_key

    @property
    def client(self) -> str:
        """The client's name."""
        return self.record.about.client

    @property
    def person_key(self) -> UUID | None:
        """Whom it is about."""
        return self.record.about.person_key

    @property
    def person(self) -> str:
        """Their name."""
        return self.record.about.person


@dataclass(frozen=True, slots=True)
class Due:
    """What there may be a reason to act on, as it is kept: records, and what was done with items."""

    records: tuple[Record, ...] = ()
    marks: tuple[tuple[Identity, Mark], ...] = ()


def due_items(
    records: Iterable[Record],
    on: date,
    marks: Iterable[tuple[Identity, Mark]] = (),
    now: datetime | None = None,
    owner: UUID | None = None,
    rules: Rules = _AS_AT_FIRST,
    calendar: WorkCalendar = PLAIN_CALENDAR,
) -> tuple[DueItem, ...]:
    """The lines of Today for a day, most pressing first; the same input gives the same lines, in whatever order it comes.

    Nobody is on it twice for one reason: of the clock of a level and the person's own, the more pressing stays; where one
    of them is hidden, both are. With `owner`, only what is theirs to do: of accounts that they own, or handed to them, or
    of nobody's account. Reasons that are switched off by `rules` give none. What has its day and falls on a free one of
    the calendar is due on the working day before.
    """
    marked = dict(marks)
    off = {reason for reason, rule in rules.items() if not rule.is_on}
    items = [_item(r, on, marked, calendar) for r in records if r.reason not in off]
    items.sort(key=_pressing)
    alike: dict[tuple[Reason, UUID], list[DueItem]] = defaultdict(list)
    for item in items:
        alike[item.reason, item.record.subject].append(item)
    shown = (
        same[0]
        for same in alike.values()
        if not any(i.mark is not None and i.mark.hides(on, now) for i in same)
    )
    return tuple(i for i in shown if owner is None or i.owner_key in (owner, None))


def ref_of(item: DueItem) -> ItemRef:
    """An item as a deed refers to it."""
    return ItemRef(*item.identity, item.record.drop_days())


def _item(record: Record, on: date, marked: Mapping[Identity, Mark], calendar: WorkCalendar) -> DueItem:
    due_on, limit_on, country = record.due_on, record.limit_on, record.about.country
    if not record.movable:
        due_on = calendar.on_or_before(due_on, country)
    if record.binding:
        limit_on = max(due_on, calendar.on_or_before(limit_on, country))
    identity = record.reason, record.subject, record.occurrence
    return DueItem(record, on, due_on, limit_on, marked.get(identity))


def urgency_of(due_on: date, limit_on: date, on: date) -> Urgency:
    """How pressing something is that is due on a day and must be done by another."""
    if limit_on < on:
        return Urgency.OVERDUE
    if due_on <= on:
        return Urgency.TODAY
    return Urgency.THIS_WEEK if due_on < on + _WEEK else Urgency.LATER


def _pressing(item: DueItem) -> tuple[Any, ...]:
    """Groups first; in each what people wait for, or what is lost for good, before what we would do well to mind; then
    what passed, or will pass, its limit first; then those we promised most attention.
    """
    r, about = item.record, item.record.about
    tier = "z" if about.tier is None else about.tier.value
    order = _ORDER[r.reason]
    waits = r.reason in _WAITED_FOR
    return (
        item.urgency,
        not waits,
        item.limit_on,
        tier,
        item.due_on,
        about.client,
        about.person,
        order,
        r.subject,
        r.occurrence,
    )


_WAITED_FOR = frozenset({Reason.CHECK_IN, Reason.PROMISE, Reason.OLD_PROMISE, Reason.RENEWAL})
_ORDER = {reason: place for place, reason in enumerate(Reason)}
