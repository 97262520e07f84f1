"""What a period of contacts with a client adds up to: by month, channel, moment, initiative and what was perceived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from msp_desk.values.enums import Channel, Initiative, Moment
from msp_desk.values.times import instant_of, position_at, zone_named

_MOST_COLUMNS = 24
_SPANS = (1, 3, 12, 60, 120, 1_200)
#: Days that are days in every time zone; nothing happened outside of them.
_FIRST_DAY, _LAST_DAY = date(1, 1, 2), date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends included, as somebody in `zone` lives them."""

    since: date
    until: date
    zone: str = "UTC"

    @property
    def first(self) -> int:
        """The first timeline position of the period."""
        since = max(self.since, _FIRST_DAY)
        return position_at(datetime.combine(since, time.min, zone_named(self.zone)))

    @property
    def end(self) -> int:
        """The first timeline position after the period."""
        after = min(self.until, _LAST_DAY) + timedelta(days=1)
        return position_at(datetime.combine(after, time.min, zone_named(self.zone)))

    def day(self, position: int) -> date:
        """The day on which something in a timeline happened."""
        return instant_of(position).astimezone(zone_named(self.zone)).date()


@dataclass(frozen=True, slots=True)
class Contact:
    """What counts of one interaction; `position` is its place in the timeline, `on` its day for the reader."""

    position: int
    on: date
    channel: Channel
    initiative: Initiative
    moment: Moment | None
    reached: bool
    perceived: int | None


@dataclass(frozen=True, slots=True)
class SpanRow:
    """The contacts that began on `starts` and after, until the next span."""

    starts: date
    proactive: int
    reactive: int

    @property
    def total(self) -> int:
        """All contacts of the span."""
        return self.proactive + self.reactive


@dataclass(frozen=True, slots=True)
class Tally:
    """What the contacts of a period add up to. A try that reached nobody counts in `tries` alone.

    `months` is how many months each span has: 1, or 3, 12 and more where a long period would not fit.
    """

    total: int
    tries: int
    months: int
    spans: tuple[SpanRow, ...]
    by_channel: tuple[tuple[Channel, int], ...]
    by_moment: tuple[tuple[Moment | None, int], ...]
    by_initiative: tuple[tuple[Initiative, int], ...]


@dataclass(frozen=True, slots=True)
class Feeling:
    """What was perceived in one moment of the relationship over a period, 1 to 5; `course` has a value per span.

    `latest` is the timeline position of the last contact in which something was perceived.
    """

    moment: Moment | None
    average: float
    count: int
    course: tuple[float | None, ...]
    latest: int


def span_starts(since: date, until: date) -> tuple[int, tuple[date, ...]]:
    """How many months a column has (1, 3, 12 or more), and the first day of each, so that a period fits in a small chart."""
    count = (until.year - since.year) * 12 + until.month - since.month + 1
    months = next((span for span in _SPANS if count <= _MOST_COLUMNS * span), _SPANS[-1])
    first = since.year * 12 + (since.month - 1) // months * months
    last = until.year * 12 + until.month - 1
    return months, tuple(date(m // 12, m % 12 + 1, 1) for m in range(first, last + 1, months))


def _place(day: date, starts: Sequence[date], months: int) -> int:
    first = starts[0]
    place = ((day.year - first.year) * 12 + day.month - first.month) // months
    return min(max(place, 0), len(starts) - 1)


def tally(contacts: Iterable[Contact], since: date, until: date) -> Tally:
    """Count the contacts of a period; the most frequent channel comes first, moments and initiatives in their order."""
    met = list(contacts)
    reached = [c for c in met if c.reached]
    months, starts = span_starts(since, until)
    columns = Counter((_place(c.on, starts, months), c.initiative) for c in reached)
    channels = Counter(c.channel for c in reached)
    moments = Counter(c.moment for c in reached)
    initiatives = Counter(c.initiative for c in reached)
    return Tally(
        total=len(reached),
        tries=len(met) - len(reached),
        months=months,
        spans=tuple(
            SpanRow(day, columns[i, Initiative.PROACTIVE], columns[i, Initiative.REACTIVE])
            for i, day in enumerate(starts)
        ),
        by_channel=tuple(sorted(channels.items(), key=_most_first)),
        by_moment=tuple((m, moments[m]) for m in (*Moment, None) if m or moments[m]),
        by_initiative=tuple((i, initiatives[i]) for i in Initiative),
    )


def _most_first(counted: tuple[Channel, int]) -> tuple[int, str]:
    channel, count = counted
    return -count, channel.value


def feelings(contacts: Iterable[Contact], since: date, until: date) -> tuple[Feeling, ...]:
    """What was perceived, moment by moment; only moments in which something was."""
    felt = [c for c in contacts if c.perceived is not None]
    months, starts = span_starts(since, until)
    found = []
    for moment in (*Moment, None):
        mine = [c for c in felt if c.moment is moment]
        if not mine:
            continue
        spans: list[list[int]] = [[] for _ in starts]
        for contact in mine:
            spans[_place(contact.on, starts, months)].append(contact.perceived or 0)
        marks = [c.perceived or 0 for c in mine]
        course = tuple(sum(s) / len(s) if s else None for s in spans)
        found.append(
            Feeling(moment, sum(marks) / len(marks), len(marks), course, max(c.position for c in mine))
        )
    return tuple(found)
