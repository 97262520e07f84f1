"""Reads what the sample firm has agreed with its clients, dated so that something is to be done about it on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from msp_desk.exchange.sample_telling import Telling
from msp_desk.rules.workdays import months_after
from msp_desk.values.checkins import CheckInTerms
from msp_desk.values.contracts import (
    LEAD_DAYS,
    ContractDraft,
    ContractTerms,
    Decision,
    HoursDraft,
    NoticeUnit,
    NoticeWay,
    Per,
    Renewal,
)
from msp_desk.values.enums import Level, Promiser, Side
from msp_desk.values.sample_contracts import (
    SampleAgreed,
    SampleContract,
    SampleDecision,
    SampleException,
    SampleHours,
)

Told = Mapping[str, Any]
_DAY = timedelta(days=1)
#: Terms begin up to this day of a month, so that every month has it.
_LAST_BEGIN = 28
_YEAR = 12


def read_agreed(telling: Telling, told: Told) -> SampleAgreed:
    """Contracts, hours and what is agreed about check-ins, from their file."""
    return SampleAgreed(
        contracts=tuple(_contract(telling, c) for c in told["contract"]),
        hours=tuple(h for t in told["hours"] for h in _hours(telling, t)),
        exceptions=tuple(_exception(telling, e) for e in told["exception"]),
    )


def _contract(telling: Telling, told: Told) -> SampleContract:
    """The conditions of before lie behind the present ones, each for one term; the first of them is what was signed."""
    present = _present(telling, told)
    begins = present.starts_on or telling.today
    agreed = [present]
    decisions: list[SampleDecision] = []
    for before in reversed(told.get("before", ())):
        new, end = agreed[0], begins - _DAY
        begins = months_after(begins, -before["months"])
        terms = _conditions(telling, {**told, **before}, begins, end)
        agreed.insert(0, terms)
        decisions.insert(0, _decision(telling, before, end, Decision.RENEGOTIATED, new))
    last = _boundary(telling, told)
    further = told.get("further", _YEAR)
    for went in told.get("went", ()):
        end = months_after(last, -further * went["back"]) - _DAY
        decisions.append(_decision(telling, went, end, Decision(went["what"]), None))
    draft = ContractDraft(
        name=telling.said(told["name"]),
        reference=told.get("reference", ""),
        notes=telling.said(told.get("notes", "")),
        terms=agreed[0],
    )
    return SampleContract(told["client"], draft, tuple(decisions))


def _boundary(telling: Telling, told: Told) -> date:
    """The day after the end of the term that runs: in so many days, or as the last day for notice tells it."""
    if "ends_in" in told:
        return _begin(telling.day(-told["ends_in"] - 1))
    amount, unit = told["notice"]
    after = telling.day(-told["notice_in"] - 1)
    return _begin(months_after(after, amount) if unit == "months" else after + timedelta(days=amount))


def _begin(day: date) -> date:
    """A day that every month has, this or a little later."""
    return day if day.day <= _LAST_BEGIN else months_after(day.replace(day=1), 1)


def _present(telling: Telling, told: Told) -> ContractTerms:
    boundary = _boundary(telling, told)
    gone = told.get("further", _YEAR) * told.get("passed", 0)
    first = months_after(boundary, -gone)
    begins = months_after(first, -told["months"])
    return _conditions(telling, told, begins, None if told.get("open") else first - _DAY)


def _conditions(telling: Telling, told: Told, begins: date, end: date | None) -> ContractTerms:
    amount, unit = told.get("notice", (0, "months"))
    value, value_per = told.get("worth", (None, "year"))
    hours, hours_per = told.get("hours", (None, "month"))
    renewal = Renewal(told.get("renewal", "tacit"))
    return ContractTerms(
        starts_on=begins,
        first_end_on=end,
        renewal=renewal,
        further_months=told.get("further", _YEAR) if renewal is Renewal.TACIT else None,
        notice_amount=amount,
        notice_unit=NoticeUnit(unit),
        notice_way=NoticeWay(told["way"]) if "way" in told else None,
        notice_to=telling.said(told.get("to", "")),
        lead_days=told.get("lead", LEAD_DAYS),
        value=None if value is None else value * 100,
        value_per=Per(value_per),
        currency=told.get("currency", "EUR"),
        indexation=telling.said(told.get("indexation", "")),
        minutes_included=None if hours is None else hours * 60,
        minutes_per=Per(hours_per),
    )


def _decision(
    telling: Telling, told: Told, end: date, decision: Decision, terms: ContractTerms | None
) -> SampleDecision:
    """`early` says how long before the end of the term it was decided."""
    return SampleDecision(
        for_end=end,
        decision=decision,
        decided_on=min(end - timedelta(days=told["early"]), telling.today),
        reason=telling.said(told.get("why", "")),
        by_side=Promiser(told.get("by", "us")),
        terms=terms,
    )


def _hours(telling: Telling, told: Told) -> Iterator[SampleHours]:
    """Hours of one day, or of several that lie `every` so many days apart, the last one `day` days ago."""
    for number in range(told.get("times", 1)):
        draft = HoursDraft(
            side=Side(told.get("side", "ours")),
            day=telling.worked(told["day"] + number * told.get("every", 0)),
            minutes=round(told["hours"] * 60),
            note=telling.said(told["note"]),
        )
        yield SampleHours(told["client"], draft)


def _exception(telling: Telling, told: Told) -> SampleException:
    ideal, most = told.get("days", (None, None))
    paused = telling.day(-told["paused"]) if "paused" in told else None
    return SampleException(
        client=told["client"],
        person=f"{told['client']}/{told['person']}" if "person" in told else "",
        level=Level(told["level"]) if "level" in told else None,
        terms=CheckInTerms(ideal, most, paused),
    )
