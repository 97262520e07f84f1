"""What can be done with an item of Today: snooze it, hand it over, drop it, bring it back; and tuning the reasons to act."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.promises import settle_promise
from msp_desk.commands.records import day_here, delete, line, now, put, today
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Person
from msp_desk.models.reminders import ItemMark, ReasonRule
from msp_desk.rules import reasons
from msp_desk.rules.reasons import Rules, check_rule
from msp_desk.values.enums import PersonStatus, PromiseState, Reason, Side
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.reminders import ItemRef
from msp_desk.values.times import in_utc

#: No item comes round later than that, so what was done with it is worth knowing no longer.
MOST_AHEAD = timedelta(days=366)

_PROMISES = (Reason.PROMISE, Reason.OLD_PROMISE)


def snooze(session: Session, item: ItemRef, until: date | datetime) -> UUID:
    """Hide an item until a day, on which it shows again, or an instant; whom it was handed to keeps it.

    Errors: Refused for a time that has come, or lies more than a year ahead.
    """
    at = in_utc(until) if isinstance(until, datetime) else None
    day = day_here(session, until) if isinstance(until, datetime) else until
    if (at <= now(session)) if at is not None else (day <= today(session)):
        raise Refused("Choose a time that is still to come.")
    if day > today(session) + MOST_AHEAD:
        raise Refused("That is more than a year ahead. Drop it instead, or choose an earlier day.")
    mark = _mark(session, item)
    if mark.dropped:
        put(mark, dropped=False, note="")
    over = max(mark.over_on, _later(day, MOST_AHEAD))
    put(mark, hidden_until=None if at else day, hidden_at=at, over_on=over)
    return mark.key


def hand_over(session: Session, item: ItemRef, to: UUID, note: str = "") -> UUID:
    """Let a colleague act instead of the account owner, who is shown the note. Errors: Refused where they are none of ours."""
    _must_be_here(session, to)
    mark = _mark(session, item)
    put(mark, handed_to=to, note=line(note), dropped=False, hidden_until=None, hidden_at=None)
    put(mark, over_on=max(mark.over_on, _later(today(session), MOST_AHEAD)))
    return mark.key


def drop_item(session: Session, item: ItemRef, note: str) -> UUID:
    """Let an item be this once, and say why. Errors: Refused without a reason."""
    why = line(note)
    if not why:
        raise Refused("Say in a few words why it is dropped.")
    mark = _mark(session, item)
    over = _later(today(session), timedelta(days=max(1, item.drop_days)))
    put(mark, dropped=True, note=why, hidden_until=None, hidden_at=None, over_on=over)
    return mark.key


def drop_promise(session: Session, item: ItemRef, note: str) -> UUID:
    """Nobody waits for a promise any more, and why; bringing the item back opens it again. Errors: as for drop_item."""
    settle_promise(session, item.subject, PromiseState.DROPPED)
    return drop_item(session, item, note)


def bring_back(session: Session, item: ItemRef) -> None:
    """Forget what was done with an item; a promise that was dropped is open again. Errors: Refused where nothing was."""
    mark = _kept(session, item)
    if mark is None:
        raise Refused("This has been brought back already.")
    if mark.dropped and item.reason in _PROMISES:
        promise = session.get(Promise, item.subject)
        if promise is not None and promise.state is PromiseState.DROPPED:
            settle_promise(session, promise.key, PromiseState.OPEN)
    delete(session, mark)


def set_reason_rules(session: Session, rules: Rules) -> None:
    """Tune the reasons to act; those of which nothing is said are as at first. Errors: Refused for a number that makes no sense."""
    kept = {r.reason: r for r in session.scalars(select(ReasonRule)).all()}
    for reason in Reason:
        rule = rules.get(reason, reasons.ReasonRule())
        check_rule(reason, rule)
        amount = None if rule.amount == reasons.TUNINGS[reason].first else rule.amount
        there = kept.get(reason)
        if rule.is_on and amount is None:
            if there is not None:
                delete(session, there)
        elif there is None:
            session.add(ReasonRule(reason=reason, is_on=rule.is_on, amount=amount))
        else:
            put(there, is_on=rule.is_on, amount=amount)


def take_back(session: Session, person: UUID) -> None:
    """What was handed to somebody who leaves us is the account owner's again."""
    for mark in session.scalars(select(ItemMark).where(ItemMark.handed_to == person)).all():
        if mark.dropped or mark.hidden_until is not None or mark.hidden_at is not None:
            put(mark, handed_to=None)
        else:
            delete(session, mark)


def merge_marks(session: Session, kept: UUID, other: UUID) -> None:
    """Of two records that become one: what was done with items about the other holds for the first, where nothing was."""
    about = select(ItemMark).where(or_(ItemMark.subject == kept, ItemMark.subject == other))
    marks = session.scalars(about).all()
    marked = {(m.reason, m.occurrence) for m in marks if m.subject == kept}
    for mark in marks:
        if mark.subject != other:
            continue
        if (mark.reason, mark.occurrence) in marked:
            delete(session, mark)
        else:
            put(mark, subject=kept)
    session.flush()


def _kept(session: Session, item: ItemRef) -> ItemMark | None:
    return session.scalars(
        select(ItemMark).where(
            ItemMark.reason == item.reason,
            ItemMark.subject == item.subject,
            ItemMark.occurrence == item.occurrence,
        )
    ).one_or_none()


def _mark(session: Session, item: ItemRef) -> ItemMark:
    """The mark of an item: a new one, where there is none or it is over."""
    on, mark = today(session), _kept(session, item)
    if mark is None:
        named = {"reason": item.reason, "subject": item.subject, "occurrence": item.occurrence}
        mark = ItemMark(key=new_key(), over_on=on, dropped=False, note="", **named)
        session.add(mark)
    elif mark.over_on <= on:
        put(mark, dropped=False, note="", handed_to=None, hidden_until=None, hidden_at=None)
    return mark


def _later(day: date, by: timedelta) -> date:
    return day + min(by, date.max - day)


def _must_be_here(session: Session, person: UUID) -> None:
    asked = (
        select(Person.status, Person.archived, Client.side)
        .outerjoin(Client, Client.key == Person.client_key)
        .where(Person.key == person)
    )
    found = session.execute(asked).one_or_none()
    if found is None or found.side is not Side.OURS:
        raise Refused("Choose a colleague of your own firm.")
    if found.archived or found.status is PersonStatus.LEFT:
        raise Refused("Choose a colleague who is still with you.")
