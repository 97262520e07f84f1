"""msp-desk renewals: the contracts whose renewal is to be decided, the first day first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from msp_desk.cli.context import Context, say, say_json
from msp_desk.cli.due import owner_named, work_calendar
from msp_desk.i18n.words import Words
from msp_desk.queries.contracts import RenewalRow
from msp_desk.queries.contracts import renewals as asked_for
from msp_desk.queries.desk import desk_card
from msp_desk.rules.renewals import Near, decide_by, nearness
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import Renewal
from msp_desk.values.phrases import Phrase

_GROUPS = {
    Near.OVERDUE: Phrase("Overdue"),
    Near.SOON: Phrase("Within 30 days"),
    Near.NEXT: Phrase("Within 90 days"),
    Near.LATER: Phrase("Later"),
    Near.NOTHING: Phrase("Nothing to decide"),
}


def renewals(wish: argparse.Namespace, context: Context) -> int:
    """Print each contract by the day until which its renewal has to be decided."""
    on = context.today()
    with context.opened() as opened:
        calendar = work_calendar(opened.desk.ask(desk_card, on))
        owner = owner_named(wish.owner, opened, context)
        rows = opened.desk.ask(asked_for, on, calendar, owner).pending
        dated = sorted((_dated(r, calendar, on) for r in rows), key=_first)
    if wish.json:
        say_json([_exact(one) for one in dated])
    elif not dated:
        say(context.words.t("No contract waits to be decided."))
    else:
        _tell(dated, context.words)
    return 0


def _tell(dated: Iterable[_Dated], words: Words) -> None:
    group = None
    for one in dated:
        if one.near is not group:
            say(words.say(_GROUPS[one.near]) if group is None else f"\n{words.say(_GROUPS[one.near])}")
            group = one.near
        say(f"  {one.row.name} · {one.row.client}\n      {words.say(_told(one))}")


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


def _told(dated: _Dated) -> Phrase:
    """What happens when nobody does anything, and until when something can be done about it."""
    row, stands = dated.row, dated.row.standing
    if stands is None and row.closed_on is not None:
        return Phrase("Its last day is %(day)s", {"day": row.closed_on})
    if stands is None:
        return Phrase("No end was agreed")
    said = {"end": stands.end_on, "notice": dated.decide_on, "talk": stands.talk_on}
    if not row.terms.notice_amount:
        return Phrase("The term ends on %(end)s, without a notice period; talk about it from %(talk)s", said)
    if row.terms.renewal is Renewal.ENDS:
        return Phrase(
            "Ends on %(end)s; agree on what follows by %(notice)s, talk about it from %(talk)s", said
        )
    if row.terms.renewal is Renewal.EVERGREEN:
        return Phrase("Goes on after %(end)s; notice by %(notice)s, talk about it from %(talk)s", said)
    return Phrase("Renews by itself after %(end)s; notice by %(notice)s, talk about it from %(talk)s", said)


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
