"""Reasons to act that a service plan gives: its review is due, life has moved away from it, what it promises goes unmeasured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.plan_periods import RUN, last_day, moved, period_of
from msp_desk.rules.today import About, Action, Record
from msp_desk.rules.workdays import days_after
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase
from msp_desk.values.plans import Frequency


@dataclass(frozen=True, slots=True)
class PlanRecord(Record):
    """A plan to look at: for its review on a day, or because so many `points` of its last version no longer hold since a day.

    `patience` is for how many days it may stay out of date.
    """

    about: About
    plan_key: UUID
    day: date
    number: int
    points: int
    patience: int = 14

    @property
    def reason(self) -> Reason:
        """Its review, or what has moved."""
        return Reason.PLAN_MOVED if self.points else Reason.PLAN_REVIEW

    @property
    def subject(self) -> UUID:
        """The plan."""
        return self.plan_key

    @property
    def occurrence(self) -> str:
        """A new one for another day of review, or after another version."""
        return f"{self.number}/{self.day.isoformat()}"

    @property
    def due_on(self) -> date:
        """The day of the review, or when it was noticed."""
        return self.day

    @property
    def limit_on(self) -> date:
        """A review has its day; what has moved is to be mended soon."""
        return days_after(self.day, self.patience) if self.points else self.day

    @property
    def title(self) -> Phrase:
        """What it is about."""
        return Phrase("Service plan out of date") if self.points else Phrase("Review of the service plan")

    @property
    def action(self) -> Action:
        """Open it."""
        return Action.PLAN

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Open the plan")

    @property
    def movable(self) -> bool:
        """A review has its day; what has moved can be mended on any."""
        return self.points > 0

    def why(self, on: date) -> Phrase:
        """What no longer holds, or since when the review waits."""
        if self.points:
            return Phrase.counted(
                "%(n)d name or number in version %(number)d no longer holds; publish it anew before the client needs it",
                "%(n)d names or numbers in version %(number)d no longer hold; publish it anew before the client needs it",
                self.points,
                {"number": self.number},
            )
        if self.day < on:
            return Phrase("Its review was due on %(day)s", {"day": self.day})
        return Phrase("Its review is due on %(day)s", {"day": self.day})


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A commitment with the first period that ended and was not measured, and the last such, by their first days."""

    first: date
    last: date
    ended_on: date


@dataclass(frozen=True, slots=True)
class UnmeasuredRecord(Record):
    """A published plan some of whose commitments were not measured for periods that have ended."""

    about: About
    plan_key: UUID
    commitments: tuple[Unmeasured, ...]
    patience: int

    @property
    def reason(self) -> Reason:
        """What is not measured cannot be shown."""
        return Reason.UNMEASURED

    @property
    def subject(self) -> UUID:
        """The plan."""
        return self.plan_key

    @property
    def occurrence(self) -> str:
        """A new one when another period ends."""
        return max(c.last for c in self.commitments).isoformat()

    @property
    def due_on(self) -> date:
        """The day after the first of the periods ended."""
        return days_after(min(c.ended_on for c in self.commitments), 1)

    @property
    def limit_on(self) -> date:
        """So long the figures may take."""
        return days_after(self.due_on, self.patience)

    @property
    def title(self) -> Phrase:
        """What it is about."""
        return Phrase("Measurements of the service plan")

    @property
    def action(self) -> Action:
        """Open it."""
        return Action.PLAN

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Open the plan")

    @property
    def movable(self) -> bool:
        """Any day until then is a good one."""
        return True

    def why(self, on: date) -> Phrase:
        """How many commitments lack how long a time."""
        return Phrase.counted(
            "%(n)d commitment has not been measured for the time since %(day)s",
            "%(n)d commitments have not been measured for the time since %(day)s",
            len(self.commitments),
            {"day": min(c.first for c in self.commitments)},
        )


def unmeasured(frequency: Frequency, since: date, measured: date | None, on: date) -> Unmeasured | None:
    """What a commitment promised since a day lacks, after the last period that was measured; None where nothing.

    Periods that ended long ago are let be.
    """
    last = moved(frequency, period_of(frequency, on), -1)
    first = max(period_of(frequency, since), moved(frequency, last, 1 - RUN))
    if measured is not None:
        first = max(first, moved(frequency, period_of(frequency, measured), 1))
    return Unmeasured(first, last, last_day(frequency, first)) if first <= last else None
