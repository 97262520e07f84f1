"""Check-in rules, and what is agreed otherwise with a client or with one of its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, put, record, today
from msp_desk.models.checkins import CheckInException, CheckInRule
from msp_desk.models.clients import Client
from msp_desk.models.people import Person
from msp_desk.rules.clocks import FIRST_RULES, Interval
from msp_desk.values.checkins import CheckInDraft, CheckInTarget, CheckInTerms
from msp_desk.values.enums import Level, Side, Tier
from msp_desk.values.errors import Refused

#: Who is not to be called for longer than this has no check-ins.
_LONGEST_PAUSE = timedelta(days=5 * 366)


def make_first_rules(session: Session) -> None:
    """The rules that a new desk begins with."""
    session.add_all(
        CheckInRule(tier=tier, level=level, ideal_days=i.ideal_days, max_days=i.max_days)
        for (tier, level), i in FIRST_RULES.items()
    )


def set_rule(session: Session, tier: Tier, level: Level, ideal_days: int, max_days: int) -> None:
    """Say how often. Errors: Refused where the days make no sense."""
    _check_days(ideal_days, max_days)
    rule = session.scalars(
        select(CheckInRule).where(CheckInRule.tier == tier, CheckInRule.level == level)
    ).one()
    rule.ideal_days, rule.max_days = ideal_days, max_days


def set_rules(session: Session, rules: Mapping[tuple[Tier, Level], Interval]) -> None:
    """Say how often for several levels at once. Errors: as for set_rule."""
    for (tier, level), interval in rules.items():
        set_rule(session, tier, level, interval.ideal_days, interval.max_days)


def set_exception(session: Session, target: CheckInTarget, terms: CheckInTerms) -> UUID:
    """Agree other days than the rule's, or a pause; returns the key of what is agreed.

    Errors: Refused where the days make no sense or one of them is missing, the pause is over already or without end,
    nothing is agreed, or whom it is agreed with is gone, or ours.
    """
    _must_be_theirs(session, target)
    kept = _exception(session, target)
    if terms == CheckInTerms():
        raise Refused("Give other days, or a day until which it is paused.")
    if terms.ideal_days is not None or terms.max_days is not None:
        _check_days(terms.ideal_days or 0, terms.max_days or 0)
    if kept is None or terms.paused_until != kept.paused_until:
        _check_pause(session, terms.paused_until)
    values = {
        "ideal_days": terms.ideal_days,
        "max_days": terms.max_days,
        "paused_until": terms.paused_until,
    }
    if kept is None:
        kept = CheckInException(
            client_key=target.client_key, level=target.level, person_key=target.person_key, **values
        )
        session.add(kept)
        session.flush()
    else:
        put(kept, **values)
    return kept.key


def clear_exception(session: Session, target: CheckInTarget) -> None:
    """Let the rule hold again. Errors: Refused where nothing else was agreed."""
    kept = _exception(session, target)
    if kept is None:
        raise Refused("The rule holds here already.")
    delete(session, kept)


def set_exceptions(session: Session, agreed: Mapping[CheckInTarget, CheckInTerms]) -> None:
    """Agree several at once; where nothing is agreed the rule holds again. Errors: as for set_exception."""
    for target, terms in agreed.items():
        if terms != CheckInTerms():
            set_exception(session, target, terms)
        elif _exception(session, target) is not None:
            clear_exception(session, target)


def save_exceptions(session: Session, client: UUID, drafts: Sequence[CheckInDraft]) -> None:
    """Let just this be agreed with a client. Errors: as for set_exception, and Refused for a level that comes twice."""
    if len({d.level for d in drafts}) < len(drafts):
        raise Refused("Say once for each level how often it is spoken to.")
    e = CheckInException
    kept = session.scalars(select(e.level).where(e.client_key == client)).all()
    agreed = {CheckInTarget(client, level): CheckInTerms() for level in kept}
    for draft in drafts:
        terms = CheckInTerms(draft.ideal_days, draft.max_days, draft.paused_until)
        agreed[CheckInTarget(client, draft.level)] = terms
    set_exceptions(session, agreed)


def merge_exceptions(session: Session, column: Any, kept: UUID, other: UUID) -> None:
    """Of two clients, or people, that become one: what is agreed with the first holds, else what is with the other.

    `column` is where it says whose it is.
    """
    levels = set(session.scalars(select(CheckInException.level).where(column == kept)))
    for agreed in session.scalars(select(CheckInException).where(column == other)).all():
        if agreed.level in levels:
            delete(session, agreed)
    session.flush()


def _exception(session: Session, target: CheckInTarget) -> CheckInException | None:
    e = CheckInException
    asked = select(e).where(e.person_key == target.person_key)
    if target.person_key is None:
        asked = select(e).where(e.client_key == target.client_key, e.level.is_not_distinct_from(target.level))
    return session.scalars(asked).one_or_none()


def _must_be_theirs(session: Session, target: CheckInTarget) -> None:
    client = target.client_key
    if target.person_key is not None:
        client = record(session, Person, target.person_key).client_key
    if (target.person_key is None or client is not None) and record(
        session, Client, client
    ).side is Side.OURS:
        raise Refused("Check-ins are for clients and their people.")


def _check_days(ideal_days: int, max_days: int) -> None:
    if not 1 <= ideal_days <= max_days <= 3650:
        raise Refused("Give days from 1 to 3650, the ideal no more than the most.")


def _check_pause(session: Session, until: date | None) -> None:
    if until is None:
        return
    if until <= today(session):
        raise Refused("A pause ends on a day that is still to come.")
    if until - today(session) > _LONGEST_PAUSE:
        raise Refused("A pause ends within five years.")
