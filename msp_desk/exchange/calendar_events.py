"""What is due as it stands in a calendar: calls at a time, all else on its day, each with why and what to talk about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from msp_desk.exchange.calendar_out import CalendarEvent
from msp_desk.i18n.words import Words
from msp_desk.queries.calendar import Callee, GivenWord
from msp_desk.rules.call_times import CALL_MINUTES, Office, call_at
from msp_desk.rules.channels import best_point
from msp_desk.rules.phones import shown_value
from msp_desk.rules.today import DueItem
from msp_desk.values.enums import Promiser, Reason
from msp_desk.values.phrases import Phrase

_BEFORE_A_CALL = timedelta(minutes=-5)
_NOBODY = Callee("", ())


@dataclass(frozen=True, slots=True)
class Telling:
    """What events are told with: our hours, our country (for numbers), the present instant, and facts of whom they are about."""

    words: Words
    office: Office
    country: str
    now: datetime
    callees: Mapping[UUID, Callee] = field(default_factory=dict)
    promises: Mapping[UUID, tuple[GivenWord, ...]] = field(default_factory=dict)


def is_call(item: DueItem) -> bool:
    """Whether it is somebody of theirs to call, at a time that is ours to choose; whom to introduce is told, not called."""
    return item.record.reason is Reason.CHECK_IN and item.person_key is not None


def events_of(days: Iterable[tuple[date, Iterable[DueItem]]], telling: Telling) -> tuple[CalendarEvent, ...]:
    """The items of each day as events; no two calls of one person of ours at the same time."""
    taken: dict[UUID | None, set[datetime]] = defaultdict(set)
    return tuple(_event(item, day, telling, taken[item.owner_key]) for day, items in days for item in items)


def _event(item: DueItem, day: date, telling: Telling, taken: set[datetime]) -> CalendarEvent:
    reason, subject, _ = item.identity
    uid, words = str(uuid5(subject, reason.value)), telling.words
    if not is_call(item):
        rings = timedelta(hours=telling.office.starts.hour, minutes=telling.office.starts.minute)
        about = "\n".join(_about(item, telling))
        return CalendarEvent(uid, day, _title(item, words), about, words.term(reason), alarm=rings)
    callee = telling.callees.get(item.person_key, _NOBODY) if item.person_key else _NOBODY
    hours = next((p.hours for p in callee.points if p.hours), "")
    at = call_at(day, hours, callee.zone or telling.office.zone, telling.office, taken, telling.now)
    taken.add(at)
    told = "\n".join((*_about(item, telling), *_reached(callee, at, telling)))
    said = {"person": item.person, "client": item.client}
    title = Phrase("Call %(person)s · %(client)s", said) if item.client else Phrase("Call %(person)s", said)
    return CalendarEvent(
        uid, at, words.say(title), told, words.term(reason), CALL_MINUTES, alarm=_BEFORE_A_CALL
    )


def _title(item: DueItem, words: Words) -> str:
    title = str(words.value(item.title))
    return " · ".join(dict.fromkeys(filter(None, (title, item.person, item.client))))


def _about(item: DueItem, telling: Telling) -> Iterator[str]:
    """Why it is there, what a colleague noted when handing it over, what is promised."""
    words = telling.words
    yield words.say(item.why)
    if item.mark is not None and item.mark.note:
        yield item.mark.note
    for given in telling.promises.get(item.client_key, ()) if item.client_key else ():
        yield words.say(_given(given))


def _given(given: GivenWord) -> Phrase:
    said = {"what": given.what, "day": given.due_on}
    if given.promiser is Promiser.US:
        if given.due_on is None:
            return Phrase("We promised: %(what)s", said)
        return Phrase("We promised for %(day)s: %(what)s", said)
    if given.due_on is None:
        return Phrase("They promised: %(what)s", said)
    return Phrase("They promised for %(day)s: %(what)s", said)


def _reached(callee: Callee, at: datetime, telling: Telling) -> Iterator[str]:
    """Where they answer at that time, and their hours as somebody wrote them."""
    point = best_point(callee.points, at)
    if point is not None:
        value = shown_value(point.kind, point.value, telling.country)
        kind = telling.words.term(point.kind)
        yield ": ".join((point.label or kind, " · ".join(filter(None, (value, point.hours)))))
