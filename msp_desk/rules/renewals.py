"""How near a renewal is, and the last day on which notice can be sent so that it counts."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msp_desk.rules.contracts import Standing, term_end
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeWay, Renewal

_SOON, _NEXT = 30, 90
#: What has to be handed in somewhere, on a day on which it is open.
_HANDED_IN = frozenset({NoticeWay.REGISTERED_LETTER, NoticeWay.CERTIFIED_FAX})


class Near(Enum):
    """In which part of the list of renewals one stands; in their order."""

    OVERDUE = 0
    SOON = 1
    NEXT = 2
    LATER = 3
    NOTHING = 4


def handed_in(terms: ContractTerms) -> bool:
    """Whether notice has to be handed in somewhere: it is too late once the last working day is over."""
    return terms.notice_amount > 0 and terms.notice_way in _HANDED_IN


def decide_by(terms: ContractTerms, standing: Standing, calendar: WorkCalendar, country: str = "") -> date:
    """The day until which it has to be decided: the last for notice, where that is a letter a working day."""
    if handed_in(terms):
        return calendar.on_or_before(standing.notice_on, country)
    return standing.notice_on


def nearness(day: date | None, on: date) -> Near:
    """How near a day of decision is; nothing where there is none."""
    if day is None:
        return Near.NOTHING
    left = (day - on).days
    if left < 0:
        return Near.OVERDUE
    return Near.SOON if left <= _SOON else Near.NEXT if left <= _NEXT else Near.LATER


def waits(standing: Standing | None, on: date) -> bool:
    """Whether a renewal asks for a decision now: the conversation about it has begun."""
    return standing is not None and standing.talk_on <= on


def next_end(terms: ContractTerms, standing: Standing) -> date | None:
    """The last day of the term after this one, if nobody does anything; None where there is none."""
    return None if terms.renewal is Renewal.ENDS else term_end(terms, standing.term + 1)
