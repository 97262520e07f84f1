"""Which reasons to act there are, and how each can be tuned: switched off, or given another number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msp_desk.values.enums import Reason
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """Whether a reason counts, and its number, where it has one (`TUNINGS` says of what)."""

    is_on: bool = True
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a reason is for, and its number: what it counts, as it is at first, and from where to where it may go."""

    about: Phrase
    counts: Phrase | None = None
    first: int | None = None
    least: int = 1
    most: int = 365


#: What the firm wants of each reason; what is not in it is as at first.
Rules = Mapping[Reason, ReasonRule]

TUNINGS: dict[Reason, Tuning] = {
    Reason.CHECK_IN: Tuning(Phrase("Somebody has not been spoken to for too long, by the check-in rules")),
    Reason.PROMISE: Tuning(Phrase("A promise, ours or theirs, whose day comes or has passed")),
    Reason.OLD_PROMISE: Tuning(
        Phrase("A promise without a day that stays open"), Phrase("after days"), 45, most=730
    ),
    Reason.RENEWAL: Tuning(
        Phrase("A contract whose renewal is to be talked about before the last day for notice")
    ),
    Reason.PLAN_REVIEW: Tuning(Phrase("The review of a service plan is due")),
    Reason.PLAN_MOVED: Tuning(
        Phrase("Life has moved away from what a service plan says"), Phrase("late after days"), 14
    ),
    Reason.UNMEASURED: Tuning(
        Phrase("A commitment was not measured for a period that has ended"),
        Phrase("late after days"),
        15,
        most=90,
    ),
    Reason.PERCEPTION: Tuning(
        Phrase("Nobody has asked for long how a client feels about a front"),
        Phrase("after months"),
        6,
        most=36,
    ),
    Reason.NEWCOMER: Tuning(
        Phrase("Somebody new, theirs or ours, is to be introduced"), Phrase("within days"), 14, most=90
    ),
    Reason.LEAVING: Tuning(
        Phrase("Somebody leaves a post soon and hands over"), Phrase("so many days before"), 30, most=180
    ),
    Reason.SEAT_EMPTY: Tuning(
        Phrase("Nobody holds a post that somebody left"), Phrase("late after days"), 30, most=180
    ),
    Reason.BIRTHDAY: Tuning(Phrase("A birthday: of key people, of those who decide, and of our own")),
    Reason.ANNIVERSARY: Tuning(
        Phrase("The day on which a client came to us, years ago"), Phrase("every so many years"), 1, most=25
    ),
}


def rule_of(rules: Rules, reason: Reason) -> ReasonRule:
    """How a reason is tuned; as at first, where nobody said."""
    said, first = rules.get(reason), TUNINGS[reason].first
    if said is None:
        return ReasonRule(amount=first)
    return ReasonRule(said.is_on, first if said.amount is None else said.amount)


def amount_of(rules: Rules, reason: Reason) -> int:
    """The number of a reason that has one."""
    return rule_of(rules, reason).amount or 0


def check_rule(reason: Reason, rule: ReasonRule) -> None:
    """Errors: Refused where the number is none that this reason can have."""
    tuning = TUNINGS[reason]
    if rule.amount is not None and not (tuning.counts and tuning.least <= rule.amount <= tuning.most):
        raise Refused("Give a number from %(least)d to %(most)d.", least=tuning.least, most=tuning.most)
