"""msp-desk renewals: the contracts whose renewal is to be decided, the first day first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msp_desk.cli.context import Context, say, say_json
from msp_desk.cli.due import owner_named
from msp_desk.i18n.words import Words
from msp_desk.program import days_off
from msp_desk.queries.contracts import RenewalRow
from msp_desk.queries.contracts import renewals as asked_for
from msp_desk.queries.desk import calendar_of, desk_card
from msp_desk.reports.contract_words import silence_told, why_told
from msp_desk.rules.renewals import Near, decide_by, nearness
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.phrases import Phrase

_GROUPS = {
    Near.OVERDUE: Phrase("Overdue"),
    Near.SOON: Phrase("In the next 30 days"),
    Near.NEXT: Phrase("In the next 90 days"),
    Near.LATER: Phrase("Later"),
    Near.NOTHING: Phrase("Nothing to decide"),
}


def renewals(wish: argparse.Namespace, context: Context) -> int:
    """Print each contract by the day until which its renewal has to be decided."""
    on = context.today()
    with context.opened() as opened:
        calendar = calendar_of(opened.desk.ask(desk_card, on), days_off)
        owner = owner_named(wish.owner, opened, context)
        rows = opened.desk.ask(asked_for, on, calendar, owner).pending
        dated = sorted((_dated(r, calendar, on) for r in rows), key=_first)
    if wish.json:
        say_json([_exact(one) for one in dated])
    elif not dated:
        say(context.words.t("No renewal waits to be decided."))
    else:
        _tell(dated, on, context.words)
    return 0


def _tell(dated: Iterable[_Dated], on: date, words: Words) -> None:
    group = None
    for one in dated:
        if one.near is not group:
            say(words.say(_GROUPS[one.near]) if group is None else f"\n{words.say(_GROUPS[one.near])}")
            group = one.near
        say(f"  {one.row.name} · {one.row.client}")
        for line in _told(one, on, words):
            say(f"      {line}")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A contract with the day until which it is to be decided, if it is, and how near that is."""

    row: RenewalRow
    decide_on: date | None
    near: Near


def _dated(row: RenewalRow, calendar: WorkCalendar, on: date) -> _Dated:
    stands = row.standing
    day = None if stands is None else decide_by(row.terms, stands, calendar, row.country)
    return _Dated(row, day, nearness(day, on))


def _first(dated: _Dated) -> tuple[int, date]:
    return dated.near.value, dated.decide_on or date.max


def _told(dated: _Dated, on: date, words: Words) -> Iterator[str]:
    """Until when what can be done, and what happens when nobody does anything."""
    row, stands, day = dated.row, dated.row.standing, dated.decide_on
    if stands is not None and day is not None:
        yield why_told(row.terms, stands, day, on, words)
        yield silence_told(row.terms, stands, words)
    elif row.closed_on is not None:
        yield words.t("It ends on %(day)s: that is decided.", day=words.day(row.closed_on, "long"))
    else:
        yield words.t("No renewal waits to be decided.")


def _exact(dated: _Dated) -> dict[str, object]:
    row, stands, terms = dated.row, dated.row.standing, dated.row.terms
    return {
        "key": row.key,
        "name": row.name,
        "reference": row.reference,
        "client": row.client,
        "client_key": row.client_key,
        "owner": row.owner,
        "renewal": terms.renewal,
        "near": dated.near.name.lower(),
        "decide_on": dated.decide_on,
        "begins_on": None if stands is None else stands.begins_on,
        "end_on": None if stands is None else stands.end_on,
        "notice_on": None if stands is None else stands.notice_on,
        "talk_on": None if stands is None else stands.talk_on,
        "notice_way": terms.notice_way,
        "notice_to": terms.notice_to,
        "closed_on": row.closed_on,
        "value": terms.value,
        "value_per": terms.value_per,
        "currency": terms.currency,
    }
