"""Contracts in words: until when, with what notice, what happens by itself, what they are worth, how many hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.rules.contracts import Standing
from msp_desk.rules.renewals import next_end
from msp_desk.values.contracts import ContractTerms, Decision, NoticeUnit, NoticeWay, Per, Renewal
from msp_desk.values.enums import Promiser
from msp_desk.values.phrases import N_

_PER = {Per.MONTH: N_("%(amount)s a month"), Per.QUARTER: N_("%(amount)s a quarter"), Per.YEAR: N_("%(amount)s a year")}  # fmt: skip
_BY = {
    NoticeWay.REGISTERED_LETTER: N_("%(notice)s by registered letter"),
    NoticeWay.CERTIFIED_FAX: N_("%(notice)s by certified message (burofax)"),
    NoticeWay.EMAIL: N_("%(notice)s by email"),
    NoticeWay.PORTAL: N_("%(notice)s on their portal"),
    NoticeWay.WRITING: N_("%(notice)s in writing"),
}
#: What each way to renew means, as it is chosen.
MEANING = {
    Renewal.ENDS: N_("Ends, unless both agree to go on"),
    Renewal.TACIT: N_("Renews by itself for a further term"),
    Renewal.EVERGREEN: N_("Runs on until somebody gives notice"),
}
_DECIDED = {
    (Decision.RENEWED, Promiser.US): N_("Renewed, by us"),
    (Decision.RENEWED, Promiser.THEM): N_("Renewed, by them"),
    (Decision.RENEGOTIATED, Promiser.US): N_("Renegotiated, asked for by us"),
    (Decision.RENEGOTIATED, Promiser.THEM): N_("Renegotiated, asked for by them"),
    (Decision.NOTICE_GIVEN, Promiser.US): N_("We gave notice"),
    (Decision.NOTICE_GIVEN, Promiser.THEM): N_("They gave notice"),
    (Decision.LOST, Promiser.US): N_("Lost, given up by us"),
    (Decision.LOST, Promiser.THEM): N_("Lost, they went elsewhere"),
}


def hours_told(minutes: int, words: Words) -> str:
    """A length of work, to a tenth of an hour: 12 h, 1.5 h."""
    hours = round(minutes / 60, 1)
    return words.t("%(hours)s h", hours=words.number(hours, 0 if hours.is_integer() else 1))


def value_told(terms: ContractTerms, words: Words) -> str:
    """What it is worth, per what; nothing where it is not said."""
    if terms.value is None:
        return ""
    return words.t(_PER[terms.value_per], amount=words.money(terms.value, terms.currency))


def included_told(terms: ContractTerms, words: Words) -> str:
    """The hours included, per what; nothing where none are."""
    if terms.minutes_included is None:
        return ""
    return words.t(_PER[terms.minutes_per], amount=hours_told(terms.minutes_included, words))


def months_told(months: int, words: Words) -> str:
    """A term."""
    return words.n("%(n)d month", "%(n)d months", months)


def notice_told(terms: ContractTerms, words: Words) -> str:
    """How long before and how notice must be given; nothing where none was agreed."""
    n = terms.notice_amount
    if not n:
        return ""
    match terms.notice_unit:
        case NoticeUnit.DAYS:
            told = words.n("%(n)d day before the end", "%(n)d days before the end", n)
        case NoticeUnit.WORKING_DAYS:
            told = words.n("%(n)d working day before the end", "%(n)d working days before the end", n)
        case NoticeUnit.MONTHS:
            told = words.n("%(n)d month before the end", "%(n)d months before the end", n)
    return words.t(_BY[terms.notice_way], notice=told) if terms.notice_way is not None else told


def renewal_told(terms: ContractTerms, words: Words) -> str:
    """What happens at the end of a term."""
    if terms.renewal is Renewal.TACIT and terms.further_months:
        return words.t("Renews by itself for %(term)s", term=months_told(terms.further_months, words))
    return words.t(MEANING[terms.renewal])


def silence_told(terms: ContractTerms, standing: Standing, words: Words) -> str:
    """What happens if nobody does anything."""
    end = words.day(standing.end_on)
    if terms.renewal is Renewal.ENDS:
        return words.t("If nobody does anything it ends on %(day)s.", day=end)
    if terms.renewal is Renewal.EVERGREEN:
        return words.t("If nobody does anything it runs on after %(day)s.", day=end)
    term = months_told(terms.further_months or 0, words)
    until = words.day(next_end(terms, standing))
    return words.t(
        "If nobody does anything it renews by itself for %(term)s, until %(day)s.", term=term, day=until
    )


def course_told(terms: ContractTerms, standing: Standing, decide_by: date, words: Words) -> str:
    """Until when it runs, and by when what has to happen."""
    days = {"end": words.day(standing.end_on, "long"), "talk": words.day(standing.talk_on, "long")}
    if not terms.notice_amount:
        return words.t("Runs until %(end)s; we start talking on %(talk)s.", **days)
    days["notice"] = words.day(standing.notice_on, "long")
    if decide_by != standing.notice_on:
        days["working"] = words.day(decide_by, "long")
        return words.t(
            "Runs until %(end)s; last day for notice: %(notice)s, to be sent by %(working)s, the last working day before; "
            "we start talking on %(talk)s.",
            **days,
        )
    return words.t(
        "Runs until %(end)s; last day for notice: %(notice)s; we start talking on %(talk)s.", **days
    )


def why_told(terms: ContractTerms, standing: Standing, decide_by: date, on: date, words: Words) -> str:
    """Why it stands in the list of renewals, in one short sentence."""
    days = {"day": words.day_here(decide_by, on), "end": words.day_here(standing.end_on, on)}
    late, talking = decide_by < on, standing.talk_on <= on
    if not terms.notice_amount:
        if late:
            return words.t("It ended on %(end)s and nothing was decided", **days)
        return words.t("It runs until %(end)s; start talking now", **days) if talking else words.t("It runs until %(end)s", **days)  # fmt: skip
    if late:
        return words.t("The last day for notice was %(day)s; it runs until %(end)s", **days)
    if talking:
        return words.t("Last day for notice is %(day)s; start talking now", **days)
    talk = words.day_here(standing.talk_on, on)
    return words.t("Last day for notice is %(day)s; start talking on %(talk)s", talk=talk, **days)


def silence_in_short(terms: ContractTerms, standing: Standing, on: date, words: Words) -> str:
    """What happens if nobody does anything, as a line of a list has room for it."""
    end = words.day_here(standing.end_on, on)
    if terms.renewal is Renewal.ENDS:
        return words.t("Silence ends it on %(day)s", day=end)
    if terms.renewal is Renewal.EVERGREEN:
        return words.t("Silence lets it run on after %(day)s", day=end)
    term, until = months_told(terms.further_months or 0, words), words.day_here(next_end(terms, standing), on)
    return words.t("Silence renews it for %(term)s, until %(day)s", term=term, day=until)


def decided_told(decision: Decision, by_side: Promiser, words: Words) -> str:
    """How it was decided, and by whom."""
    return words.t(_DECIDED[(decision, by_side)])


def terms_lines(terms: ContractTerms, words: Words) -> Sequence[tuple[str, str]]:
    """The conditions, each with what it is called; those that are not said are left out."""
    t = words.t
    first = words.day(terms.first_end_on)
    runs = words.day(terms.starts_on)
    if first:
        runs = t("%(first)s to %(last)s", first=runs, last=first)
    lead = words.n("%(n)d day before", "%(n)d days before", terms.lead_days)
    lines = [
        (t("Value"), value_told(terms, words)),
        (t("Hours included"), included_told(terms, words)),
        (t("First term"), runs),
        (t("At the end"), renewal_told(terms, words)),
        (t("Notice"), notice_told(terms, words)),
        (t("To whom"), terms.notice_to),
        (t("Start talking"), lead),
        (t("Indexation"), terms.indexation),
    ]
    return [(name, told) for name, told in lines if told]
