"""Reasons to act that the calendar gives: a birthday, and the day on which a client came to us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.today import About, Record
from msp_desk.rules.workdays import days_after
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase

#: For so many days good wishes are still welcome.
BELATED = 3
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _DayRecord(Record):
    """A day of the year to think of somebody on."""

    about: About
    day: date

    @property
    def occurrence(self) -> str:
        """A new one each year."""
        return self.day.isoformat()

    @property
    def due_on(self) -> date:
        """The day itself."""
        return self.day

    @property
    def limit_on(self) -> date:
        """Late wishes are better than none."""
        return days_after(self.day, BELATED)

    def drop_days(self) -> int:
        """Until well before the next one."""
        return 300


@dataclass(frozen=True, slots=True)
class BirthdayRecord(_DayRecord):
    """Somebody's birthday."""

    @property
    def reason(self) -> Reason:
        """A birthday."""
        return Reason.BIRTHDAY

    @property
    def subject(self) -> UUID:
        """Whose."""
        return self.about.person_key or _NOBODY

    @property
    def title(self) -> str:
        """Their name."""
        return self.about.person

    def why(self, on: date) -> Phrase:
        """When it is, or was."""
        if on < self.day:
            return Phrase("Has a birthday on %(day)s", {"day": self.day})
        if on == self.day:
            return Phrase("Has a birthday today; a call says more than a card")
        return Phrase("Had a birthday on %(day)s; good wishes are still welcome", {"day": self.day})


@dataclass(frozen=True, slots=True)
class AnniversaryRecord(_DayRecord):
    """The day on which a client came to us, so many years later."""

    years: int

    @property
    def reason(self) -> Reason:
        """A client's anniversary."""
        return Reason.ANNIVERSARY

    @property
    def subject(self) -> UUID:
        """The client."""
        return self.about.client_key or _NOBODY

    @property
    def title(self) -> Phrase:
        """What it is; whose, the client beside it says."""
        return Phrase("Anniversary as a client")

    def why(self, on: date) -> Phrase:
        """How many years it is, and when."""
        if on == self.day:
            return Phrase.counted(
                "Our client for %(n)d year today; a good day to say thank you",
                "Our client for %(n)d years today; a good day to say thank you",
                self.years,
            )
        return Phrase.counted(
            "Our client for %(n)d year on %(day)s; a good day to say thank you",
            "Our client for %(n)d years on %(day)s; a good day to say thank you",
            self.years,
            {"day": self.day},
        )
