"""Whether a decision about a renewal makes sense, and which conditions hold after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from msp_desk.rules.contracts import check_terms, standing
from msp_desk.rules.workdays import PLAIN_CALENDAR, months_after
from msp_desk.values.contracts import ContractTerms, Decision, DecisionDraft, Renewal
from msp_desk.values.errors import Refused

_DAY = timedelta(days=1)
#: What ends a contract.
ENDING = frozenset({Decision.NOTICE_GIVEN, Decision.LOST})


def terms_again(terms: ContractTerms, for_end: date) -> ContractTerms:
    """The same conditions for another term, which begins the day after one ends and is as long as the first was."""
    if for_end == date.max:
        return terms
    begins = for_end + _DAY
    return replace(terms, starts_on=begins, first_end_on=_end_of_another(terms, begins))


def _end_of_another(terms: ContractTerms, begins: date) -> date | None:
    """In whole months where the first term was of whole months, else in days."""
    if terms.starts_on is None or terms.first_end_on is None or terms.first_end_on == date.max:
        return None
    after = terms.first_end_on + _DAY
    months = (after.year - terms.starts_on.year) * 12 + after.month - terms.starts_on.month
    if months > 0 and months_after(terms.starts_on, months) == after:
        return months_after(begins, months) - _DAY
    return begins + min(terms.first_end_on - terms.starts_on, date.max - begins)


def last_day_of(before: ContractTerms, new: ContractTerms, for_end: date) -> date:
    """The last day of conditions that others take the place of; what was to end did so, whenever the new ones begin."""
    last = for_end if new.starts_on is None else new.starts_on - _DAY
    return min(last, for_end) if before.renewal is Renewal.ENDS else last


def check_decision(
    terms: ContractTerms, decided_end: date | None, closed_on: date | None, draft: DecisionDraft, on: date
) -> ContractTerms | None:
    """The conditions that hold after a decision taken by a day; None where they stay as they are.

    A contract that was to end may yet be renewed: notice is sometimes taken back. Errors: Refused where the end is none
    that is to be decided about, where a reason or new conditions are missing, and where days make no sense.
    """
    _check_end(terms, decided_end, closed_on, draft, on)
    if draft.decided_on > on:
        raise Refused("A decision cannot have been taken on a day that is still to come.")
    if draft.decision in ENDING:
        _check_ending(terms, draft)
        return None
    return _check_new(terms, draft)


def _check_end(
    terms: ContractTerms, decided_end: date | None, closed_on: date | None, draft: DecisionDraft, on: date
) -> None:
    end = draft.for_end
    found = standing(terms, None, None, end, PLAIN_CALENDAR, "")
    if found is None or found.end_on != end:
        raise Refused("No term of this contract ends on %(day)s.", day=end)
    if closed_on is not None:
        if end != decided_end:
            raise Refused("This contract has ended: there is no further renewal to decide.")
        return
    if decided_end is not None and end <= decided_end:
        raise Refused("The renewal of %(day)s was decided already.", day=end)
    pending = standing(terms, decided_end, None, on, PLAIN_CALENDAR, "")
    if pending is not None and pending.end_on < end:
        raise Refused("Decide the renewal of %(day)s first.", day=pending.end_on)


def _check_ending(terms: ContractTerms, draft: DecisionDraft) -> None:
    if not draft.reason.strip():
        raise Refused("Say in a few words why it ends: it will be asked one day.")
    last = draft.last_day
    if last is None or last == draft.for_end:
        return
    if last < draft.decided_on:
        raise Refused("The last day of the contract cannot be before the day of the decision.")
    if terms.starts_on is not None and last < terms.starts_on:
        raise Refused("The last day of the contract cannot be before its first.")


def _check_new(terms: ContractTerms, draft: DecisionDraft) -> ContractTerms | None:
    if draft.decision is Decision.RENEWED and terms.renewal is not Renewal.ENDS:
        return None
    new = draft.terms
    if new is None and draft.decision is Decision.RENEGOTIATED:
        raise Refused("Fill in the new conditions.")
    new = terms_again(terms, draft.for_end) if new is None else new
    check_terms(new)
    if new.starts_on is not None and terms.starts_on is not None and new.starts_on <= terms.starts_on:
        raise Refused("The new conditions must begin after those of before.")
    if new.first_end_on is not None and new.first_end_on <= draft.for_end:
        raise Refused(
            "The new conditions must last longer than %(day)s, the end decided about.", day=draft.for_end
        )
    return new
