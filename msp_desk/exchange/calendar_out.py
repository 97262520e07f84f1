"""Writes days and times into a calendar file (iCalendar, RFC 5545), which calendar programs take in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vText

from msp_desk.exchange.calendar_zones import zone_told

_YEAR = timedelta(days=366)
_MINUTE = 60
#: Signs that no text of a calendar may hold, and ways of ending a line that are not its own.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What stands in a calendar: on a whole day (`begins` is a date), or from an instant with its zone on, so many minutes.

    `uid` is the same whenever the same thing is written, so that a calendar moves what it has. `alarm` is how long after
    (or before: negative) its beginning it rings.
    """

    uid: str
    begins: date | datetime
    summary: str
    description: str = ""
    category: str = ""
    minutes: int = 0
    alarm: timedelta | None = None


def write_calendar(events: Iterable[CalendarEvent], name: str, at: datetime) -> bytes:
    """A calendar of that name, as it is at an instant: a later one takes the place of an earlier."""
    everything = list(events)
    calendar = Calendar()
    calendar.add("PRODID", "-//MSP Desk//MSP Desk//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", vText(_text(name)))
    for zone in _zones(everything):
        calendar.add_component(zone)
    for event in everything:
        calendar.add_component(_told(event, at))
    return bytes(calendar.to_ical())


def _zones(events: Sequence[CalendarEvent]) -> list[Timezone]:
    """The zones that the events are told in, for the years around them."""
    timed = [e.begins for e in events if isinstance(e.begins, datetime)]
    if not timed:
        return []
    first, last = min(t.date() for t in timed), max(t.date() for t in timed)
    named = {t.tzinfo.key: t.tzinfo for t in timed if isinstance(t.tzinfo, ZoneInfo)}
    around = max(first, date.min + _YEAR) - _YEAR, min(last, date.max - _YEAR) + _YEAR
    return [zone_told(named[key], *around) for key in sorted(named) if key != "UTC"]


def _told(event: CalendarEvent, at: datetime) -> Event:
    told = Event()
    told.add("UID", event.uid)
    told.add("SEQUENCE", int(at.timestamp()) // _MINUTE)
    for stamp in ("DTSTAMP", "LAST-MODIFIED"):
        told.add(stamp, at.astimezone(UTC))
    told.add("DTSTART", event.begins)
    if isinstance(event.begins, datetime):
        told.add("DTEND", event.begins + timedelta(minutes=event.minutes))
    else:
        told.add("DTEND", event.begins + timedelta(days=1))
        told.add("TRANSP", "TRANSPARENT")
    told.add("SUMMARY", _text(event.summary))
    if event.description:
        told.add("DESCRIPTION", _text(event.description))
    if event.category:
        told.add("CATEGORIES", [_text(event.category)])
    if event.alarm is not None:
        told.add_component(_alarm(event.alarm, event.summary))
    return told


def _alarm(after: timedelta, text: str) -> Alarm:
    told = Alarm()
    told.add("ACTION", "DISPLAY")
    told.add("TRIGGER", after)
    told.add("DESCRIPTION", _text(text))
    return told


def _text(text: str) -> str:
    """A text as a calendar may hold it; what it means is escaped by the library."""
    return _NO_TEXT.sub("", _LINE_END.sub("\n", text))
