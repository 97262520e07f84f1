"""The rows of the statement that asks for all reasons to act but check-ins, made into records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from msp_desk.queries.today_parts import Kind
from msp_desk.rules.birthdays import next_birthday
from msp_desk.rules.contracts import standing
from msp_desk.rules.reasons import Rules, amount_of
from msp_desk.rules.today import About, Due, Identity, Mark, Record
from msp_desk.rules.today_contracts import ContractRecord
from msp_desk.rules.today_dates import BELATED, AnniversaryRecord, BirthdayRecord
from msp_desk.rules.today_people import (
    LeavingRecord,
    NewcomerRecord,
    OurLeavingRecord,
    OurNewcomerRecord,
    SeatEmptyRecord,
)
from msp_desk.rules.today_perception import Front, PerceptionRecord
from msp_desk.rules.today_plans import PlanRecord, Unmeasured, UnmeasuredRecord, unmeasured
from msp_desk.rules.today_promises import OldPromiseRecord, PromiseRecord
from msp_desk.rules.workdays import WorkCalendar, days_after
from msp_desk.values.contracts import ContractTerms, NoticeUnit, NoticeWay, Renewal
from msp_desk.values.enums import Moment, Promiser, Reason
from msp_desk.values.plans import Frequency
from msp_desk.values.times import instant_of

#: After so many times the days in which to introduce somebody new it is too late to ask for it.
PATIENCE = 2


@dataclass(slots=True)
class Telling:
    """Makes records of rows, one after the other, for a day and the time until another."""

    on: date
    until: date
    rules: Rules
    calendar: WorkCalendar
    records: list[Record] = field(default_factory=list)
    marks: list[tuple[Identity, Mark]] = field(default_factory=list)
    _me: str = ""
    _fronts: dict[UUID, tuple[About, list[Front]]] = field(default_factory=dict)
    _lacking: dict[UUID, tuple[About, list[Unmeasured]]] = field(default_factory=dict)
    _empty: dict[UUID, SeatEmptyRecord] = field(default_factory=dict)

    def told(self, rows: Iterable[Any]) -> Due:
        """All of it."""
        by_kind: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            by_kind[row[0]].append(row)
        for row in by_kind.get(Kind.MARK, ()):
            self._mark(row)
        for row in by_kind.get(Kind.ME, ()):
            self._me = row.text.strip('"')
        make = {
            Kind.PROMISE: self._promise,
            Kind.OLD_PROMISE: self._promise,
            Kind.PLAN: self._plan,
            Kind.UNMEASURED: self._unmeasured,
            Kind.PERCEPTION: self._front,
            Kind.THEIR_POST: self._their_post,
            Kind.OUR_POST: self._our_post,
            Kind.EMPTY_POST: self._empty_post,
            Kind.BIRTHDAY: self._birthday,
            Kind.ANNIVERSARY: self._anniversary,
            Kind.CONTRACT: self._contract,
        }
        for kind, one in make.items():
            for row in by_kind.get(kind, ()):
                one(row)
        self._together()
        return Due(tuple(self.records), tuple(self.marks))

    def _mark(self, row: Any) -> None:
        identity = Reason(row.word), row.key, row.text
        self.marks.append((identity, Mark(row.day, row.at, row.key2, bool(row.number), row.text2)))

    def _promise(self, row: Any) -> None:
        said = _about(row), row.key, Promiser(row.word), row.text, row.day2, row.day
        if row[0] == Kind.OLD_PROMISE:
            self.records.append(OldPromiseRecord(*said, amount_of(self.rules, Reason.OLD_PROMISE)))
        else:
            self.records.append(PromiseRecord(*said))

    def _plan(self, row: Any) -> None:
        patience = amount_of(self.rules, Reason.PLAN_MOVED)
        self.records.append(PlanRecord(_about(row), row.key, row.day, row.number, row.number2, patience))

    def _unmeasured(self, row: Any) -> None:
        if row.word is None or row.day is None:
            return
        lacks = unmeasured(Frequency(row.word), row.day, row.day2, self.on)
        if lacks:
            self._lacking.setdefault(row.key, (_about(row), []))[1].append(lacks)

    def _front(self, row: Any) -> None:
        front = Front(row.day, Moment(row.word), bool(row.number))
        self._fronts.setdefault(row.key, (_about(row), []))[1].append(front)

    def _together(self) -> None:
        """What is told of several rows at once: the fronts of a client, the commitments of a plan; and the posts."""
        months = amount_of(self.rules, Reason.PERCEPTION)
        for about, fronts in self._fronts.values():
            fronts.sort(key=_stalest)
            self.records.append(PerceptionRecord(about, tuple(fronts), months))
        late = amount_of(self.rules, Reason.UNMEASURED)
        for plan, (about, lacking) in self._lacking.items():
            self.records.append(UnmeasuredRecord(about, plan, tuple(lacking), late))
        self.records += self._empty.values()

    def _their_post(self, row: Any) -> None:
        about, within = _about(row), amount_of(self.rules, Reason.NEWCOMER)
        if self._is_new(row, within):
            self.records.append(NewcomerRecord(about, row.key, row.text, row.day, within, row.text2 or ""))
        before = amount_of(self.rules, Reason.LEAVING)
        if self._leaves(row, before):
            self.records.append(LeavingRecord(about, row.key, row.text, row.day2, before))

    def _our_post(self, row: Any) -> None:
        about, within = _about(row), amount_of(self.rules, Reason.NEWCOMER)
        if self._is_new(row, within):
            self.records.append(OurNewcomerRecord(about, row.key, row.text, row.day, within))
        before = amount_of(self.rules, Reason.LEAVING)
        if self._leaves(row, before):
            self.records.append(OurLeavingRecord(about, row.key, row.text, row.day2, before))

    def _is_new(self, row: Any, within: int) -> bool:
        if row.day is None or not days_after(self.on, -PATIENCE * within) <= row.day <= self.until:
            return False
        return row.number is None or instant_of(row.number).date() < row.day

    def _leaves(self, row: Any, before: int) -> bool:
        return row.day2 is not None and self.on <= row.day2 <= days_after(self.until, before)

    def _empty_post(self, row: Any) -> None:
        patience = amount_of(self.rules, Reason.SEAT_EMPTY)
        empty = SeatEmptyRecord(_about(row), row.key, row.text, row.text2, row.day, patience)
        before = self._empty.get(row.key)
        if before is None or before.day <= empty.day:  # of several who left a post, the last one counts
            self._empty[row.key] = empty

    def _birthday(self, row: Any) -> None:
        day = next_birthday(row.number2, row.number, days_after(self.on, -BELATED))
        if day is not None and day <= self.until and row.key.hex != self._me:
            about = replace(_about(row), person_key=row.key, person=row.text, photo_key=row.key2)
            self.records.append(BirthdayRecord(about, day))

    def _anniversary(self, row: Any) -> None:
        day = next_birthday(row.day.day, row.day.month, days_after(self.on, -BELATED))
        years = 0 if day is None else day.year - row.day.year
        every = amount_of(self.rules, Reason.ANNIVERSARY)
        if day is not None and day <= self.until and years > 0 and years % every == 0:
            self.records.append(AnniversaryRecord(_about(row), day, years))

    def _contract(self, row: Any) -> None:
        terms = ContractTerms(
            starts_on=row.day,
            first_end_on=row.day2,
            renewal=Renewal(row.word),
            further_months=row.number,
            notice_amount=row.number2,
            notice_unit=NoticeUnit(row.text2),
            notice_way=None if row.text3 is None else NoticeWay(row.text3),
            notice_to=row.text4,
            lead_days=row.number3,
        )
        about = _about(row)
        stands = standing(terms, row.day3, None, self.on, self.calendar, about.country)
        if stands is not None and stands.talk_on <= self.until:
            self.records.append(ContractRecord(about, row.key, row.text, terms, stands))


def _about(row: Any) -> About:
    name, tier, owner, country, person, photo = row[17:]
    return About(row.client, name, tier, owner, country, row.person, person, photo)


def _stalest(front: Front) -> tuple[date, str]:
    return front.last_on, front.moment.value
