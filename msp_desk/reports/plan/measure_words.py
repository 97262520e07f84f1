"""How a commitment went, in words: periods, outcomes and what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.told import money_told, percent_told
from msp_desk.rules.plan_measures import Credit, Outcome, PeriodRow, credit_due, not_measured
from msp_desk.values.plans import Frequency


def period_told(frequency: Frequency, period: date, words: Words) -> str:
    """A period by its first day: November 2026; Q4 2026; 2026."""
    if frequency is Frequency.MONTH:
        return words.month(period)
    if frequency is Frequency.QUARTER:
        return words.t("Q%(quarter)d %(year)d", quarter=(period.month - 1) // 3 + 1, year=period.year)
    return str(period.year)


def outcome_told(outcome: Outcome, words: Words) -> str:
    """How a period went."""
    return {
        Outcome.MET: words.p("commitment", "Met"),
        Outcome.MISSED: words.p("commitment", "Missed"),
        Outcome.NOT_MEASURED: words.p("commitment", "Not measured"),
        Outcome.RUNNING: words.p("commitment", "Still running"),
    }[outcome]


def credit_told(credit: Credit, words: Words) -> str:
    """What is owed: 5 % of the fee and €200.00; nothing where nothing is."""
    parts = (
        [words.t("%(share)s of the fee", share=percent_told(credit.percent, words))] if credit.percent else []
    )
    parts += [money_told(minor, currency, words) for currency, minor in credit.amounts]
    if len(parts) < 2:
        return "".join(parts)
    return words.t("%(some)s and %(last)s", some=", ".join(parts[:-1]), last=parts[-1])


def run_told(rows: Sequence[PeriodRow], words: Words) -> str:
    """How it all went, in a sentence: 9 periods met, 2 missed, 1 not measured, owed: 5 % of the fee."""
    met = sum(row.outcome is Outcome.MET for row in rows)
    missed = sum(row.outcome is Outcome.MISSED for row in rows)
    told = [
        words.n("%(n)d period met", "%(n)d periods met", met),
        words.n("%(n)d missed", "%(n)d missed", missed),
    ]
    if count := len(not_measured(rows)):
        told.append(words.n("%(n)d not measured", "%(n)d not measured", count))
    if owed := credit_told(credit_due(rows), words):
        told.append(words.t("owed: %(credit)s", credit=owed))
    return ", ".join(told)
