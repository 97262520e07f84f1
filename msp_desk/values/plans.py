"""The words of a service plan: what is asked for, measured, promised and paid when it is missed."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.values.enums import Word


class RequestKind(Word):
    """What a client may ask for, or report; OTHER is one that the firm names itself."""

    EXTENSION = "extension"
    CHANGE = "change"
    MAINTENANCE = "maintenance"
    INCIDENT = "incident"
    COMPLAINT = "complaint"
    END = "end"
    OTHER = "other"


class TargetKind(Word):
    """What a target is counted in."""

    TIME = "time"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    YES_NO = "yes_no"


class Comparison(Word):
    """How a measured value is held against its target."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"


class TimeUnit(Word):
    """In what a duration is told; working hours and days run only while the service does."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"


class Frequency(Word):
    """How often a commitment is measured."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ImpactKind(Word):
    """What missing a commitment leads to."""

    CREDIT_PERCENT = "credit_percent"
    CREDIT_AMOUNT = "credit_amount"
    MEETING = "meeting"
    RIGHT_TO_END = "right_to_end"
    OTHER = "other"


class AnswerKind(Word):
    """What a client answers to a published plan."""

    ACCEPTED = "accepted"
    COMMENTS = "comments"


_MINUTES = {
    TimeUnit.MINUTES: 1,
    TimeUnit.HOURS: 60,
    TimeUnit.WORKING_HOURS: 60,
    TimeUnit.DAYS: 24 * 60,
    TimeUnit.WORKING_DAYS: 8 * 60,
    TimeUnit.WEEKS: 7 * 24 * 60,
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as people say it; `minutes` compares it with others (a working day counts eight hours)."""

    amount: int
    unit: TimeUnit

    @property
    def minutes(self) -> int:
        """About how many minutes that is."""
        return self.amount * _MINUTES[self.unit]


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised; whole numbers only.

    `amount` is, by kind: so many `unit_of_time`; thousandths of a percent (99.95 % is 99950); a count of `unit`; the
    ordinal of a day; 1 for yes.
    """

    kind: TargetKind
    comparison: Comparison
    amount: int
    unit_of_time: TimeUnit | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Impact:
    """What follows when a commitment is missed.

    `beyond` is the measured value from which it applies, in the target's measure (None: as soon as it is missed).
    `amount` is thousandths of a percent of the period's fee, or minor units of `currency`.
    """

    kind: ImpactKind
    beyond: int | None = None
    amount: int | None = None
    currency: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A step of a procedure: what, who does it (in words, or a position by its key), how long it may take."""

    text: str
    who: str = ""
    seat: str = ""
    takes: Duration | None = None
