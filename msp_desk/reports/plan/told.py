"""The values of a service plan in words: targets, durations, impacts, channels, positions; for screen, page and paper alike."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.rules.plan_reach import level_of
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel
from msp_desk.values.plan_content import CommitmentSaid, PlanContent, ProcedureSaid, ScopeSaid, SeatSaid
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
    Impact,
    ImpactKind,
    StepSaid,
    Target,
    TargetKind,
    TimeUnit,
)

#: A hundred percent, in thousandths.
_ALL = 100_000


def section_told(section: Section, words: Words) -> str:
    """The title of a section."""
    return {
        Section.PLAN: words.t("The plan as a whole"),
        Section.SCOPE: words.t("Service definition"),
        Section.ORGANISATION: words.t("Organisation"),
        Section.PROCEDURES: words.t("Procedures"),
        Section.COMMITMENTS: words.t("Commitments"),
        Section.ESCALATION: words.t("Escalation"),
    }[section]


def duration_told(duration: Duration | None, words: Words) -> str:
    """A length of time: 30 minutes; nothing for None."""
    return "" if duration is None else _time_told(duration.amount, duration.unit, words)


def _time_told(n: int, unit: TimeUnit, words: Words) -> str:
    if unit is TimeUnit.MINUTES:
        return words.n("%(n)d minute", "%(n)d minutes", n)
    if unit is TimeUnit.HOURS:
        return words.n("%(n)d hour", "%(n)d hours", n)
    if unit is TimeUnit.WORKING_HOURS:
        return words.n("%(n)d working hour", "%(n)d working hours", n)
    if unit is TimeUnit.DAYS:
        return words.n("%(n)d day", "%(n)d days", n)
    if unit is TimeUnit.WORKING_DAYS:
        return words.n("%(n)d working day", "%(n)d working days", n)
    return words.n("%(n)d week", "%(n)d weeks", n)


def after_told(after: Duration, words: Words) -> str:
    """When a step of a ladder is reached: at once, after 30 minutes."""
    return words.t("After %(time)s", time=duration_told(after, words)) if after.amount else words.t("At once")


def percent_told(thousandths: int, words: Words) -> str:
    """A percentage kept in thousandths, with as many decimals as it has: 99.95 %."""
    digits = next(d for d in (0, 1, 2, 3) if thousandths % 10 ** (3 - d) == 0)
    return words.t("%(number)s %%", number=words.number(thousandths / 1000, digits))


def amount_told(target: Target, amount: int, words: Words) -> str:
    """A value in the measure of a target: measured, promised, or where an impact begins."""
    if target.kind is TargetKind.TIME:
        return _time_told(amount, target.unit_of_time or TimeUnit.MINUTES, words)
    if target.kind is TargetKind.PERCENT:
        return percent_told(amount, words)
    if target.kind is TargetKind.DATE:
        return words.day(_day_of(amount))
    if target.kind is TargetKind.YES_NO:
        return words.p("answer", "Yes") if amount else words.p("answer", "No")
    return f"{words.number(amount)} {target.unit}".rstrip()


def _day_of(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def target_told(target: Target, words: Words) -> str:
    """What is promised: At most 30 minutes; At least 99.95 %; 100 %; By 31 Dec 2026; Yes."""
    told = amount_told(target, target.amount, words)
    if target.kind is TargetKind.YES_NO or _is_all(target):
        return told
    if target.kind is TargetKind.DATE:
        return {
            Comparison.AT_MOST: words.t("By %(day)s", day=told),
            Comparison.AT_LEAST: words.t("Not before %(day)s", day=told),
            Comparison.EXACTLY: words.t("On %(day)s", day=told),
        }[target.comparison]
    return {
        Comparison.AT_MOST: words.t("At most %(amount)s", amount=told),
        Comparison.AT_LEAST: words.t("At least %(amount)s", amount=told),
        Comparison.EXACTLY: words.t("Exactly %(amount)s", amount=told),
    }[target.comparison]


def _is_all(target: Target) -> bool:
    """Whether it is all there is: nothing is more than that."""
    return (target.kind, target.comparison, target.amount) == (TargetKind.PERCENT, Comparison.AT_LEAST, _ALL)


def frequency_told(frequency: Frequency, words: Words) -> str:
    """How often something is measured: Every month."""
    return words.term(frequency)


def impact_told(impact: Impact, target: Target, frequency: Frequency, words: Words) -> str:
    """What missing a commitment leads to: Credit of 5 % of the month's fee, at 99 % or less."""
    told = _consequence(impact, frequency, words)
    if impact.text and impact.kind is not ImpactKind.OTHER:
        told = words.t("%(impact)s (%(more)s)", impact=told, more=impact.text)
    if impact.beyond is None:
        return told
    amount = amount_told(target, impact.beyond, words)
    if target.comparison is Comparison.AT_LEAST and target.kind is not TargetKind.DATE:
        return words.t("%(impact)s, at %(amount)s or less", impact=told, amount=amount)
    if target.comparison is Comparison.AT_LEAST:
        return words.t("%(impact)s, on %(amount)s or before", impact=told, amount=amount)
    return words.t("%(impact)s, from %(amount)s on", impact=told, amount=amount)


def impacts_told(commitment: CommitmentSaid, words: Words) -> tuple[str, ...]:
    """All that missing a commitment leads to, in its order."""
    target, frequency = commitment.target, commitment.frequency
    return tuple(impact_told(impact, target, frequency, words) for impact in commitment.impacts)


def _consequence(impact: Impact, frequency: Frequency, words: Words) -> str:
    amount = impact.amount or 0
    if impact.kind is ImpactKind.CREDIT_PERCENT:
        share = percent_told(amount, words)
        return {
            Frequency.MONTH: words.t("Credit of %(share)s of the month's fee", share=share),
            Frequency.QUARTER: words.t("Credit of %(share)s of the quarter's fee", share=share),
            Frequency.YEAR: words.t("Credit of %(share)s of the year's fee", share=share),
        }[frequency]
    if impact.kind is ImpactKind.CREDIT_AMOUNT:
        return words.t("Credit of %(amount)s", amount=money_told(amount, impact.currency, words))
    if impact.kind is ImpactKind.OTHER:
        return impact.text or words.term(impact.kind)
    return words.term(impact.kind)


def money_told(minor: int, currency: str, words: Words) -> str:
    """An amount of money; without a currency, the number alone."""
    return words.money(minor, currency) if currency else words.number(minor / 100, 2)


def channel_told(channel: Channel | None, words: Words) -> str:
    """How somebody is reached; nothing for None."""
    return words.term(channel)


def procedure_name(procedure: ProcedureSaid, words: Words) -> str:
    """What a procedure is called: the firm's own word, else that of its kind."""
    return procedure.name or words.term(procedure.kind)


def quantity_told(item: ScopeSaid) -> str:
    """How many of what is in the scope: 40 laptops."""
    return f"{item.quantity} {item.unit}".strip()


def holder_told(seat: SeatSaid, words: Words) -> str:
    """Who holds a position: a name, or that nobody does."""
    if seat.gone:
        return words.t("No longer there")
    return seat.holder or words.t("Seat empty")


def seat_told(content: PlanContent, key: str, words: Words) -> str:
    """Somebody with their position: Ana Ruiz, Service manager; a level where a template names one; nothing without a key."""
    if not key:
        return ""
    level = level_of(key)
    if level is not None:
        return words.term(level)
    seat = content.seat(key)
    if seat is None:
        return words.t("No longer there")
    return words.t("%(name)s, %(title)s", name=holder_told(seat, words), title=seat.title)


def step_who(content: PlanContent, step: StepSaid, words: Words) -> str:
    """Who does a step of a procedure: the position that it names, else its words."""
    return seat_told(content, step.seat, words) or step.who


def review_told(content: PlanContent, words: Words) -> str:
    """When the plan is looked at again: 12 Mar 2027, then every 12 months; nothing without a date."""
    if content.review_on is None:
        return ""
    if content.review_months is None:
        return words.day(content.review_on)
    return words.n(
        "%(day)s, then every month",
        "%(day)s, then every %(n)d months",
        content.review_months,
        day=content.review_on,
    )
