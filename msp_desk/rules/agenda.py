"""What to do on which day: what has its day stands on it, calls are spread over working days so that none is overloaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from msp_desk.rules.today import Action, DueItem
from msp_desk.rules.workdays import WorkCalendar

#: So many days from the present one are planned in one go, the days after them in goes of the same length.
_STRETCH = 62
#: No run of free days is longer: what falls on one stands before it.
_FREE_RUN = timedelta(days=14)
#: How many items of one reason are planned: whoever plans knows the same ones.
MOST_PLANNED = 2_000


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day, whether we are free on it, and what is to be done, in the order in which it was given."""

    day: date
    free: bool
    items: tuple[DueItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Every day from the first to the last, and what found no place on them."""

    days: tuple[PlannedDay, ...]
    unplaced: tuple[DueItem, ...] = ()

    def of(self, day: date) -> PlannedDay | None:
        """One of its days."""
        at = (day - self.days[0].day).days if self.days else -1
        return self.days[at] if 0 <= at < len(self.days) else None


def planned_until(on: date, wanted: date) -> date:
    """Until when to plan, on a day, for whoever looks that far: the same plan then, however far each of them looks."""
    goes = max(1, -(-(wanted - on).days // _STRETCH))
    return date.fromordinal(min(on.toordinal() + goes * _STRETCH, date.max.toordinal()))


def known_until(on: date, wanted: date) -> date:
    """Until when to know what is due, for such a plan."""
    until = planned_until(on, wanted)
    return until + min(_FREE_RUN, date.max - until)


def plan_days(
    items: Iterable[DueItem], calendar: WorkCalendar, first: date, last: date, a_day: int
) -> Agenda:
    """Each item once, on its day or among what found no place; the same input gives the same agenda.

    What has its day stands on it; what is past, on the first working day from now on. Calls that may move go on a working
    day, ours and the client's, from when they are due to their limit, where fewest others stand, those with the earliest
    limit first; overdue ones as soon as there is room; what does not fit before its limit, as soon after as it does. So
    many calls a day at most, unless more have this very day. What was planned before `first` or comes after `last` finds
    no place: ask from today on, and look at the part that matters.

    It is planned in stretches, each of which leaves those before it as they are: with `last` from `planned_until` and the
    items from `known_until`, looking further ahead moves nothing.
    """
    given = tuple(items)
    board = _Board(given, calendar, first, last, a_day)
    movable = []
    for number, item in enumerate(given):
        if item.record.movable:
            movable.append(number)
        else:
            board.fix(number)
    movable.sort(key=lambda n: (given[n].limit_on, given[n].due_on, str(given[n].identity)))
    for since, until in _stretches(min((i.on for i in given), default=first), last):
        movable = board.plan(movable, since, until)
    return board.agenda()


def _stretches(on: date, last: date) -> Iterator[tuple[date, date]]:
    """First and last day of each; the first stretch has one day more, the present one."""
    since = until = on
    while since <= last:
        until += min(timedelta(days=_STRETCH), date.max - until)
        yield since, min(until, last)
        if until >= last:
            return
        since = until + timedelta(days=1)


class _Board:
    """The days while they fill: which items (by number) stand on which, and which of them may still move."""

    def __init__(
        self, items: tuple[DueItem, ...], calendar: WorkCalendar, first: date, last: date, a_day: int
    ) -> None:
        self._items = items
        self._calendar = calendar
        self._first, self._last = first, last
        self._since, self._until = first, last
        self._a_day = a_day
        self._day_of: dict[int, date] = {}
        self._on_day: dict[date, int] = defaultdict(int)
        self._calls: dict[date, int] = defaultdict(int)
        self._moving: dict[date, set[int]] = defaultdict(set)
        self._full: set[date] = set()
        self._works: dict[tuple[date, str], bool] = {}

    def fix(self, number: int) -> None:
        """On its own day; on the next on which we work, if that one is past."""
        item = self._items[number]
        country = item.about.country
        day = self._calendar.on_or_before(item.due_on, country)
        if day < item.on:
            day = self._calendar.on_or_after(item.on, country)
        if self._first <= day <= self._last:
            self._put(number, day)

    def plan(self, movable: list[int], since: date, until: date) -> list[int]:
        """Those that may move and are due by then, on these days; gives back all that have no place yet."""
        self._since, self._until = since, until
        begun = [n for n in movable if self._items[n].due_on <= until]
        late = [n for n in begun if self._items[n].limit_on < since]
        for number in late:
            self._as_soon_as_possible(number)
        behind = set(late)
        tight = [n for n in begun if n not in behind and not self._spread(n)]
        for number in tight:
            self._as_soon_as_possible(number)
        return [n for n in movable if n not in self._day_of]

    def _spread(self, number: int) -> bool:
        """On the least loaded day within its limits; another that could as well stand elsewhere makes room for it."""
        seen = set(self._full)
        if self._finds_room(number, seen):
            return True
        self._full = seen  # nothing will ever leave them: whatever stands there was tried elsewhere
        return False

    def _finds_room(self, number: int, seen: set[date]) -> bool:
        days = (d for d in self._working(number, self._items[number].limit_on) if d not in seen)
        for day in sorted(days, key=lambda d: (self._calls[d], self._on_day[d], d)):
            if day in seen:
                continue
            seen.add(day)
            if self._has_room(day) or any(self._finds_room(n, seen) for n in sorted(self._moving[day])):
                self._put(number, day)
                self._moving[day].add(number)
                return True
        return False

    def _as_soon_as_possible(self, number: int) -> None:
        """On the first day that has room, where there is one."""
        day = next((d for d in self._working(number, self._until) if self._has_room(d)), None)
        if day is not None:
            self._put(number, day)

    def agenda(self) -> Agenda:
        """What has become of it."""
        standing: dict[date, list[DueItem]] = defaultdict(list)
        for number in sorted(self._day_of):
            standing[self._day_of[number]].append(self._items[number])
        days = tuple(
            PlannedDay(day, not self._calendar.is_working(day), tuple(standing[day]))
            for day in _days(self._first, self._last)
        )
        unplaced = tuple(item for n, item in enumerate(self._items) if n not in self._day_of)
        return Agenda(days, unplaced)

    def _working(self, number: int, until: date) -> Iterator[date]:
        item = self._items[number]
        country = item.about.country
        for day in _days(max(item.due_on, item.on, self._first, self._since), min(until, self._until)):
            if (day, country) not in self._works:
                self._works[day, country] = self._calendar.is_working(day, country)
            if self._works[day, country]:
                yield day

    def _has_room(self, day: date) -> bool:
        return self._calls[day] < self._a_day

    def _put(self, number: int, day: date) -> None:
        item = self._items[number]
        call = item.record.movable or item.action is Action.LOG
        before = self._day_of.get(number)
        if before is not None:
            self._moving[before].discard(number)
            self._on_day[before] -= 1
            self._calls[before] -= call
        self._day_of[number] = day
        self._on_day[day] += 1
        self._calls[day] += call


def _days(first: date, last: date) -> Iterator[date]:
    """Every day from one to another."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
