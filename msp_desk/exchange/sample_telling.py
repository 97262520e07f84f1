"""How the sample's data become words of one language and days before one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b

from msp_desk.values.enums import Language
from msp_desk.values.times import zone_named

Words = str | list[str]
"""A text that is the same in every language, or one text per language in the order of LANGUAGES."""

LANGUAGES = (Language.ENGLISH, Language.SPANISH)
_FRIDAY = 4
_OPENS, _CLOSES = time(8, 30), time(17, 30)
_APART = timedelta(minutes=20)


def dice(*names: object) -> float:
    """A number from 0 to below 1 that looks like chance and is always the same for the same names."""
    digest = blake2b("/".join(map(str, names)).encode(), digest_size=6).digest()
    return int.from_bytes(digest) / (1 << 48)


@dataclass(frozen=True, slots=True)
class Telling:
    """The language, and the day (in the zone of whoever looks) that everything is dated from.

    Days are counted back: 3 is three days ago, -3 in three days; they are always working days.
    """

    language: Language
    today: date
    zone: str

    def said(self, words: Words) -> str:
        """A text in the language."""
        told = words if isinstance(words, str) else words[LANGUAGES.index(self.language)]
        return told.strip()

    def day(self, back: int) -> date:
        """The day so many days ago, whatever day of the week it was."""
        return self.today - timedelta(days=back)

    def worked(self, back: int) -> date:
        """The working day so many days ago, or the last one before it."""
        day = self.day(back)
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))

    def due(self, back: int) -> date:
        """When something was or is due: past days as `worked`, days to come moved on to the next working day."""
        if back > 0:
            return self.worked(back)
        day = self.day(back)
        return day if not back or day.weekday() <= _FRIDAY else day + timedelta(days=7 - day.weekday())

    def instant(self, back: int, clock: time, zone: str, after: datetime | None) -> datetime:
        """When a contact happened for people in that zone: before the day it is told on, and some time after the last one."""
        dawn = datetime.combine(self.today, time(), zone_named(self.zone))
        day = self.worked(back)
        at = datetime.combine(day, clock, zone_named(zone))
        if at >= dawn:
            at = datetime.combine(self.worked((self.today - day).days + 1), clock, zone_named(zone))
        return at if after is None or at > after else after + _APART


def office_time(*names: object) -> time:
    """A time in office hours, on five minutes, that is always the same for the same names."""
    opens, closes = (t.hour * 60 + t.minute for t in (_OPENS, _CLOSES))
    minute = opens + int(dice("minute", *names) * (closes - opens)) // 5 * 5
    return time(minute // 60, minute % 60)
