"""What a person may wish for on the Reports page, and what it comes to on a given day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from msp_desk.reports.relationship.options import Section
from msp_desk.values.enums import Language, Paper, Word
from msp_desk.values.phrases import Phrase


class Kind(Word):
    """The papers that there are."""

    RELATIONSHIP = "relationship"
    PRECALL = "precall"


class Period(Word):
    """Which days a report tells of."""

    THIS_YEAR = "this_year"
    TWELVE_MONTHS = "twelve_months"
    LAST_QUARTER = "last_quarter"
    CUSTOM = "custom"


class Tongue(Word):
    """In which language a report is: the client's own, or one of ours."""

    CLIENTS = "client"
    ENGLISH = "en"
    SPANISH = "es"

    def among(self, spoken: str) -> Language | None:
        """The language, where the client speaks that one; None where we do not speak it."""
        code = spoken.partition("-")[0].lower() if self is Tongue.CLIENTS else self.value
        return next((language for language in Language if language.value == code), None)


@dataclass(frozen=True, slots=True)
class ReportWish:
    """A client relationship report; `since` and `until` count where the period is custom."""

    client: UUID | None = None
    period: Period = Period.TWELVE_MONTHS
    since: date | None = None
    until: date | None = None
    language: Tongue = Tongue.CLIENTS
    paper: Paper = Paper.A4
    notes: bool = False
    sections: frozenset[Section] = frozenset(Section)

    def days(self, today: date) -> tuple[date, date]:
        """First and last day of the period; a custom one that is not said yet is as the last twelve months."""
        since, until = days_of(self.period, today)
        if self.period is Period.CUSTOM:
            return self.since or since, self.until or until
        return since, until


@dataclass(frozen=True, slots=True)
class CardWish:
    """A pre-call card on paper."""

    person: UUID | None = None
    language: Language = Language.ENGLISH
    paper: Paper = Paper.A4


Wish = ReportWish | CardWish


def days_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day of a period as seen from today."""
    match period:
        case Period.THIS_YEAR:
            return date(today.year, 1, 1), today
        case Period.LAST_QUARTER:
            end = date(today.year, today.month - (today.month - 1) % 3, 1) - timedelta(days=1)
            return date(end.year, end.month - 2, 1), end
        case _:
            return _a_year_before(today), today


def problems_in(wish: ReportWish) -> Mapping[str, Phrase]:
    """Why a report cannot be made like that, by the name of the field."""
    if wish.period is Period.CUSTOM and wish.since and wish.until and wish.until < wish.since:
        return {"until": Phrase("The period ends before it begins.")}
    return {}


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
