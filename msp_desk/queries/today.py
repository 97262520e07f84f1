"""The records that there may be a reason to act on soon, with what was done about items before: one answer in two statements."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client
from msp_desk.models.people import Holding, Person, Position
from msp_desk.queries.expressions import Asked, held_now
from msp_desk.queries.today_asked import others
from msp_desk.queries.today_made import PATIENCE, Telling
from msp_desk.queries.today_parts import DAYS_OF_MONTH, mine
from msp_desk.rules.plan_periods import moved, period_of
from msp_desk.rules.reasons import Rules, amount_of
from msp_desk.rules.today import About, Due, Record
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_dates import BELATED
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar, days_after, months_after
from msp_desk.values.enums import Reason
from msp_desk.values.plans import Frequency
from msp_desk.values.times import position_at

_k = CheckInClock
_TITLE = (
    select(Position.title)
    .join(Holding, Holding.position_key == Position.key)
    .where(Holding.person_key == _k.person_key, Position.level == _k.level, held_now())
    .order_by(Holding.key)
    .limit(1)
    .correlate(_k)
    .scalar_subquery()
)
_CHECK_INS: Asked = (
    select(
        _k.client_key,
        Client.name,
        Client.tier,
        Client.owner_key,
        Client.country,
        _k.person_key,
        Person.name,
        Person.photo_key,
        _k.level,
        func.coalesce(_TITLE, ""),
        _k.own,
        _k.last_position,
        _k.ideal_days,
        _k.max_days,
        _k.ideal_on,
        _k.max_on,
        _k.tried_position,
        _k.excepted,
    )
    .join(Client, Client.key == _k.client_key)
    .join(Person, Person.key == _k.person_key)
    .where(_k.ideal_on <= bindparam("until"))
    .order_by(_k.ideal_on, _k.key)
    .limit(bindparam("limit"))
)
_AS_AT_FIRST: Rules = {}
#: For so long a post that was left may be told of as empty.
_EMPTY_DAYS = 180


@cache
def _owned_check_ins() -> Asked:
    return _CHECK_INS.where(*mine(True, _k.person_key))


def due_records(
    connection: Connection,
    on: date,
    horizon_days: int = 14,
    owner: UUID | None = None,
    limit: int = 200,
    rules: Rules = _AS_AT_FIRST,
    calendar: WorkCalendar = PLAIN_CALENDAR,
) -> Due:
    """What is due by so many days from a day, and what was done with items before; two statements.

    Of each reason the earliest, at most `limit`. With `owner`, only of the clients whose account is theirs or nobody's, and
    what was handed to them.
    """
    until = days_after(on, horizon_days)
    asked: dict[str, Any] = {"on": on, "until": until, "limit": limit}
    check_ins = _CHECK_INS
    if owner is not None:
        asked["owner"] = owner
        check_ins = _owned_check_ins()
    records: list[Record] = [_check_in(r, calendar.zone) for r in connection.execute(check_ins, asked).all()]
    asked |= _spans(on, until, rules) | _days_of_year(on, until) | _months(on, until, calendar)
    rows = connection.execute(others(owned=owner is not None), asked).all()
    told = Telling(on, until, rules, calendar).told(rows)
    return Due((*records, *told.records), told.marks)


def _check_in(row: Any, zone: str) -> CheckInRecord:
    client_key, client, tier, owner, country, person_key, person, photo, level, *told = row
    clock: list[Any] = [*told, zone]
    about = About(client_key, client, tier, owner, country, person_key, person, photo, level)
    return CheckInRecord(about, *clock)


def _spans(on: date, until: date, rules: Rules) -> dict[str, Any]:
    """From when, or until when, each reason is looked for."""
    newest = days_after(on, -PATIENCE * amount_of(rules, Reason.NEWCOMER))
    ended = {frequency.value: moved(frequency, period_of(frequency, on), -1) for frequency in Frequency}
    # A month more is asked for where a short month could hide a day; the records know the day.
    return {
        **ended,
        "dawn": datetime.combine(days_after(on, -1), time(), UTC),
        "old_until": days_after(until, -amount_of(rules, Reason.OLD_PROMISE)),
        "asked_until": months_after(until, -amount_of(rules, Reason.PERCEPTION)),
        "new_since": newest,
        "met_since": position_at(datetime.combine(newest, time(), UTC)),
        "leaving_until": days_after(until, amount_of(rules, Reason.LEAVING)),
        "empty_since": days_after(on, -_EMPTY_DAYS),
    }


def _days_of_year(on: date, until: date) -> dict[str, Any]:
    """The days of the year that birthdays and anniversaries may fall on, as two spans: the second where a year ends between."""
    first, last = days_after(on, -BELATED), min(until, days_after(on, 364 - BELATED))
    if first.year == last.year:
        spans = [_of_year(first), _of_year(last, is_last=True), (13, 1), (13, 1)]
    else:
        spans = [_of_year(first), (12, 31), (1, 1), _of_year(last, is_last=True)]
    asked: dict[str, Any] = {}
    for number, (month, day) in enumerate(spans):
        asked |= {
            f"month{number}": month,
            f"day{number}": month * DAYS_OF_MONTH + day,
            f"of_year{number}": f"{month:02}-{day:02}",
        }
    return asked


def _of_year(day: date, *, is_last: bool = False) -> tuple[int, int]:
    """Month and day; on 28 February those of the 29th are told, too, which have no day of their own in most years."""
    if is_last and (day.month, day.day) == (2, 28):
        return 2, 29
    return day.month, day.day


def _months(on: date, until: date, calendar: WorkCalendar) -> dict[str, Any]:
    """What contracts are reckoned with in whole months; rather too much than too little."""
    now = on.year * 12 + on.month
    work_days = len(calendar.work_days) or 7
    return {
        "now_month": now,
        "ahead_months": until.year * 12 + until.month - now + 4,
        "work_days_a_month": max(1, 4 * work_days - 8),
    }
