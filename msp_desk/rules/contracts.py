"""When a contract's terms end, until when notice can be given, and when the conversation about it begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar, days_after, months_after
from msp_desk.values.contracts import ContractTerms, NoticeUnit, Renewal
from msp_desk.values.errors import Refused

_DAY = timedelta(days=1)
_YEAR = 12
#: The longest notice in each unit, and the longest further term in months.
_MOST_NOTICE = {NoticeUnit.DAYS: 1_096, NoticeUnit.WORKING_DAYS: 750, NoticeUnit.MONTHS: 36}
_MOST_MONTHS = 240
_MOST_LEAD = 730
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Standing:
    """The term whose renewal is to be decided: its number (0 is the first), from when to when it runs, and until when what.

    `notice_on` is the last day on which notice counts (of a contract that ends, the last to agree on going on), the end
    itself where no notice was agreed; `talk_on` when the conversation begins. Of an evergreen, `end_on` is the day before
    the anniversary.
    """

    term: int
    begins_on: date
    end_on: date
    notice_on: date
    talk_on: date

    @property
    def next_on(self) -> date:
        """The day that the next term begins on."""
        return days_after(self.end_on, 1)


def term_end(terms: ContractTerms, number: int) -> date | None:
    """The last day of a term (0 is the first); None where there is no such term, or its end was not agreed.

    Terms begin on the day of the month on which the second began, each counted from that one, so that a short month does
    not shorten those after it. What would lie past the calendar's end is its last day.
    """
    if terms.starts_on is None or number < 0:
        return None
    first = terms.first_end_on
    if terms.renewal is Renewal.EVERGREEN:
        if first is None:
            return _before(terms.starts_on, _YEAR * (number + 1))
        return first if number == 0 else _before(days_after(first, 1), _YEAR * number)
    if first is None or number == 0:
        return first if number == 0 else None
    if terms.renewal is Renewal.ENDS or not terms.further_months:
        return None
    return _before(days_after(first, 1), terms.further_months * number)


def term_begin(terms: ContractTerms, number: int) -> date | None:
    """The first day of a term."""
    if number == 0:
        return terms.starts_on
    before = term_end(terms, number - 1)
    return None if before is None or term_end(terms, number) is None else days_after(before, 1)


def standing(
    terms: ContractTerms,
    decided_end: date | None,
    closed_on: date | None,
    on: date,
    calendar: WorkCalendar = PLAIN_CALENDAR,
    country: str = "",
) -> Standing | None:
    """Which renewal waits to be decided on a day: of the first term that has not ended, and is past what was decided.

    A contract that ends waits beyond its end until somebody says what became of it. One that was closed waits for nothing.
    """
    if closed_on is not None or decided_end == date.max:
        return None
    undecided = date.min if decided_end is None else decided_end + _DAY
    ends = terms.renewal is Renewal.ENDS
    number = _first_ending(terms, undecided if ends else max(on, undecided))
    if number is None:
        return None
    begins_on, end_on = term_begin(terms, number), term_end(terms, number)
    if begins_on is None or end_on is None:
        return None
    notice_on = _notice(terms, end_on, calendar, country)
    return Standing(number, begins_on, end_on, notice_on, days_after(notice_on, -terms.lead_days))


def check_terms(terms: ContractTerms) -> None:
    """Errors: Refused with what is missing, or cannot be."""
    _check_days(terms)
    _check_notice(terms)
    if terms.value is not None and terms.value < 0:
        raise Refused("The value of a contract cannot be below zero.")
    if terms.value is not None and not (len(terms.currency) == 3 and terms.currency.isupper()):
        raise Refused("Say in which currency its value is, as three letters: EUR.")
    if terms.minutes_included is not None and terms.minutes_included < 0:
        raise Refused("The hours included cannot be below zero.")


def _check_days(terms: ContractTerms) -> None:
    if terms.starts_on is None:
        raise Refused("Say on which day the contract starts.")
    if terms.first_end_on is None and terms.renewal is not Renewal.EVERGREEN:
        raise Refused("Say on which day its first term ends.")
    if terms.first_end_on is not None and terms.first_end_on < terms.starts_on:
        raise Refused("Its first term cannot end before it starts.")
    for day in (terms.starts_on, terms.first_end_on):
        if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise Refused("Give a year from %(first)d to %(last)d.", first=_FIRST_YEAR, last=_LAST_YEAR)
    if terms.renewal is Renewal.TACIT and not 1 <= (terms.further_months or 0) <= _MOST_MONTHS:
        raise Refused("Say for how many months it renews each time, from 1 to %(most)d.", most=_MOST_MONTHS)


def _check_notice(terms: ContractTerms) -> None:
    most = _MOST_NOTICE[terms.notice_unit]
    if not 0 <= terms.notice_amount <= most:
        raise Refused("Give a notice period from 0 to %(most)d.", most=most)
    if not 0 <= terms.lead_days <= _MOST_LEAD:
        raise Refused(
            "The conversation can begin up to %(most)d days before the last day for notice.", most=_MOST_LEAD
        )


def _first_ending(terms: ContractTerms, on: date) -> int | None:
    """The number of the first term that ends on a day or after it; reckoned, so that old contracts cost no more."""
    first = term_end(terms, 0)
    if first is None or first >= on:
        return None if first is None else 0
    if terms.renewal is Renewal.ENDS:
        return None
    months = _YEAR if terms.renewal is Renewal.EVERGREEN else terms.further_months or 0
    if months < 1:
        return None
    number = max(1, ((on.year - first.year) * 12 + on.month - first.month) // months - 1)
    end = term_end(terms, number)
    while end is not None and end < on:
        number += 1
        end = term_end(terms, number)
    return number


def _notice(terms: ContractTerms, end: date, calendar: WorkCalendar, country: str) -> date:
    amount = terms.notice_amount
    if amount < 1:
        return end
    match terms.notice_unit:
        case NoticeUnit.MONTHS:
            return _before(days_after(end, 1), -amount)
        case NoticeUnit.DAYS:
            return days_after(end, -amount)
        case NoticeUnit.WORKING_DAYS:
            return calendar.days_before(end, amount, country)


def _before(boundary: date, months: int) -> date:
    """The day before the one that lies so many months from another, within the calendar."""
    ahead = boundary.year * 12 + boundary.month - 1 + months
    if ahead >= (date.max.year + 1) * 12:
        return date.max
    return date.min if ahead < 12 else days_after(months_after(boundary, months), -1)
