"""Reasons to act that a service plan gives: its review is due, or life has moved away from what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from msp_desk.rules.today import About, Action, Record
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase

#: How long a plan that is out of date may stay so.
_PATIENCE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class PlanRecord(Record):
    """A plan to look at: for its review on a day, or because so many `points` of its last version no longer hold since a day."""

    about: About
    plan_key: UUID
    day: date
    number: int
    points: int

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
        """A review has its day; what has moved is to be mended within two weeks."""
        return self.day + _PATIENCE if self.points else self.day

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
