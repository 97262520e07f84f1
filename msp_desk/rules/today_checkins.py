"""The reason to act that a check-in clock gives: nobody has spoken to somebody for too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.today import About, Record
from msp_desk.values.enums import Level, Reason
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import day_of, instant_of

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class CheckInRecord(Record):
    """A check-in clock, with the names around it, which has a client with a tier, and a person with a level.

    `last_position` is the last contact's place in the timeline, `tried_position` that of a later attempt that reached
    nobody; `excepted`, that the days are not the rule's; `zone`, where the days are those of the firm.
    """

    about: About
    job: str
    own: bool
    last_position: int | None
    ideal_days: int
    max_days: int
    ideal_on: date
    max_on: date
    tried_position: int | None = None
    excepted: bool = False
    zone: str = "UTC"

    @property
    def reason(self) -> Reason:
        """Somebody is to be spoken to."""
        return Reason.CHECK_IN

    @property
    def subject(self) -> UUID:
        """Whom to speak to."""
        return self.about.person_key or _NOBODY

    @property
    def occurrence(self) -> str:
        """A new one each time that somebody spoke to them."""
        return "never" if self.last_position is None else str(self.last_position)

    @property
    def due_on(self) -> date:
        """The ideal day."""
        return self.ideal_on

    @property
    def limit_on(self) -> date:
        """The most."""
        return self.max_on

    @property
    def title(self) -> str:
        """Their name."""
        return self.about.person

    @property
    def movable(self) -> bool:
        """We choose when we call."""
        return True

    def drop_days(self) -> int:
        """One round is left out."""
        return self.ideal_days

    def why(self, on: date) -> Phrase:
        """For how long nobody has spoken to them, how often somebody should, and when somebody tried."""
        why = self._since(on)
        if self.tried_position is None:
            return why
        tried = min(self._day(self.tried_position), on)
        return Phrase("%(why)s; tried on %(day)s, nobody answered", {"why": why, "day": tried})

    def _day(self, position: int) -> date:
        return day_of(instant_of(position), self.zone)

    def _since(self, on: date) -> Phrase:
        overdue = self.limit_on < on
        said: dict[str, object] = {
            "who": _called(self.job, self.about.person),
            "rule": _rule(self.about, self.excepted),
            "days": self.max_days if overdue else self.ideal_days,
        }
        if self.last_position is None:
            return Phrase("Nobody has spoken to %(who)s yet; %(rule)s: every %(days)d", said)
        days = max(0, (on - self._day(self.last_position)).days)
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


def _rule(about: About, excepted: bool) -> Phrase:
    if excepted:
        return Phrase("agreed for them")
    said = {"tier": about.tier.value.upper() if about.tier is not None else ""}
    match about.level:
        case Level.EXECUTIVE:
            return Phrase("tier %(tier)s executives", said)
        case Level.MANAGEMENT:
            return Phrase("tier %(tier)s managers", said)
        case Level.OPERATIONAL:
            return Phrase("tier %(tier)s operational people", said)
        case _:
            return Phrase("tier %(tier)s technical people", said)


def _called(job: str, person: str) -> str | Phrase:
    """Somebody in the middle of a sentence: by what they are, else by name."""
    return Phrase("the %(title)s", {"title": in_sentence(job), "person": person}) if job else person


def in_sentence(title: str) -> str:
    """Without its first capital, unless that is an abbreviation's («IT manager») or more words have one («Sales Agent»)."""
    capitals = [word[0].isupper() and word[1:].islower() for word in title.split()]
    return title[0].lower() + title[1:] if capitals[:1] == [True] and not any(capitals[1:]) else title
