"""What can be done with the sections of a service plan: scope, organisation, procedures and commitments."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_places import last_place, line_up
from msp_desk.commands.plan_texts import line, prose
from msp_desk.commands.records import merged, name_of, put, record
from msp_desk.models.clients import Client
from msp_desk.models.people import Position
from msp_desk.models.plans import Plan, PlanCommitment, PlanMeasure, PlanProcedure, PlanRole, PlanScope
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.plan_drafts import CommitmentDraft, ProcedureDraft, RoleDraft, ScopeDraft
from msp_desk.values.plan_plain import plain_impacts, plain_steps
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Impact,
    ImpactKind,
    RequestKind,
    StepSaid,
    TargetKind,
)

K = TypeVar("K", PlanScope, PlanRole, PlanProcedure, PlanCommitment)

#: A hundred percent, in thousandths.
_WHOLE = 100_000
#: A greater number is a slip of the pen, and no database's whole number.
GREATEST = 10**12
_MOST = {TargetKind.PERCENT: _WHOLE, TargetKind.YES_NO: 1}
_CURRENCY = re.compile("[A-Z]{3}")


def save_scope(
    session: Session, draft: ScopeDraft, loaded: ScopeDraft | None = None, current: ScopeDraft | None = None
) -> UUID:
    """Add something to the scope (or expressly out of it), or change it; returns its key.

    Errors: Refused (no name), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    sites = [s for s in map(line, draft.sites) if s]
    values: dict[str, Any] = {
        "name": name_of(draft.name, "Say what it is about."),
        "is_in": draft.is_in,
        "sites": list(dict.fromkeys(sites)),
        "limits": prose(draft.limits),
        "notes": prose(draft.notes),
        **{n: line(getattr(draft, n)) for n in ("service", "quantity", "unit", "hours")},
    }
    return _keep(session, PlanScope, draft, values)


def save_role(
    session: Session, draft: RoleDraft, loaded: RoleDraft | None = None, current: RoleDraft | None = None
) -> UUID:
    """Let a position of either side appear in the plan, or change what is told of it; returns its key.

    Errors: Refused (no position, one of a third firm, the same twice), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    plan = record(session, Plan, draft.plan_key)
    seat = seat_of_plan(session, plan, draft.position_key)
    if seat is None:
        raise Refused("Choose a position.")
    same = select(PlanRole.key).where(PlanRole.plan_key == plan.key, PlanRole.position_key == seat.key)
    if set(session.scalars(same)) - {draft.key}:
        raise Refused("«%(title)s» is in the plan already.", title=seat.title)
    values = {
        "position_key": seat.key,
        "contact_for": prose(draft.contact_for),
        "channel": draft.channel,
        "hours": line(draft.hours),
    }
    return _keep(session, PlanRole, draft, values)


def save_procedure(
    session: Session,
    draft: ProcedureDraft,
    loaded: ProcedureDraft | None = None,
    current: ProcedureDraft | None = None,
) -> UUID:
    """Say how something is asked for, or change it; returns its key.

    Errors: Refused (a kind of the firm's own without a name, a step of no length), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    if draft.kind is RequestKind.OTHER and not draft.name.strip():
        raise Refused("Say what this kind of request is called.")
    values = {
        "kind": draft.kind,
        "name": line(draft.name),
        "channel": draft.channel,
        "needed": prose(draft.needed),
        "hours": line(draft.hours),
        "steps": plain_steps(_step(session, s) for s in draft.steps if s.text.strip() or s.who.strip()),
    }
    return _keep(session, PlanProcedure, draft, values)


def save_commitment(
    session: Session,
    draft: CommitmentDraft,
    loaded: CommitmentDraft | None = None,
    current: CommitmentDraft | None = None,
) -> UUID:
    """Promise something about a service, or change it; returns its key.

    Errors: Refused (no indicator, a target or an impact that makes no sense), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    _check_target(draft)
    _refuse_other_measure(session, draft)
    timed, yes_no = draft.kind is TargetKind.TIME, draft.kind is TargetKind.YES_NO
    values: dict[str, Any] = {
        "indicator": name_of(draft.indicator, "Say what is measured."),
        "kind": draft.kind,
        "comparison": Comparison.EXACTLY if yes_no else draft.comparison,
        "amount": draft.amount,
        "unit_of_time": draft.unit_of_time if timed else None,
        "unit": line(draft.unit) if draft.kind is TargetKind.COUNT else "",
        "frequency": draft.frequency,
        "impacts": plain_impacts(_impact(draft.kind, i) for i in draft.impacts),
        **{n: line(getattr(draft, n)) for n in ("service", "hours")},
        **{n: prose(getattr(draft, n)) for n in ("measured_how", "measured_from", "exclusions")},
    }
    return _keep(session, PlanCommitment, draft, values)


def seat_of_plan(
    session: Session, plan: Plan, position: UUID | None, side: Side | None = None
) -> Position | None:
    """A position that a plan may name: of the client or of our firm. Errors: Refused for one of neither, or of the wrong side."""
    if position is None:
        return None
    seat = record(session, Position, position)
    if seat.client_key == plan.client_key:
        found = Side.THEIRS
    elif record(session, Client, seat.client_key).side is Side.OURS:
        found = Side.OURS
    else:
        raise Refused("«%(title)s» belongs to neither the client nor your firm.", title=seat.title)
    if side not in (None, found):
        raise Refused("«%(title)s» is a position of the other side.", title=seat.title)
    return seat


def _keep(session: Session, kind: type[K], draft: Any, values: dict[str, Any]) -> UUID:
    """Write an item of a section; a new one at its place in its group, else last. Where it is, `move_item` changes."""
    if draft.key is not None:
        item = record(session, kind, draft.key)
        put(item, **values)
    else:
        item = kind(plan_key=draft.plan_key, place=last_place(session, kind, draft.plan_key), **values)
        session.add(item)
        if draft.place is not None:
            line_up(session, item, draft.place)
    session.flush()
    return item.key


def _step(session: Session, step: StepSaid) -> StepSaid:
    """A step as it is kept; a position that was deleted since is nobody."""
    seat = session.get(Position, UUID(step.seat)) if step.seat else None
    return StepSaid(
        line(step.text),
        line(step.who),
        seat.key.hex if seat is not None else "",
        checked(step.takes) if step.takes is not None else None,
    )


def checked(duration: Duration) -> Duration:
    """A length of time. Errors: Refused for less than nothing, or longer than anybody waits."""
    if not 0 <= duration.amount <= _WHOLE:
        raise Refused("Give a length of time from 0 to %(most)d.", most=_WHOLE)
    return duration


def _check_target(draft: CommitmentDraft) -> None:
    """Errors: Refused where there is no target, or one that its kind cannot have."""
    if draft.amount is None:
        raise Refused("Say what is promised: a commitment needs a target.")
    if draft.kind is TargetKind.TIME and draft.unit_of_time is None:
        raise Refused("Say in what the time is counted: minutes, hours or days.")
    if not could_be_measured(draft.kind, draft.amount):
        raise Refused("This target makes no sense. Check its number.")


def _refuse_other_measure(session: Session, draft: CommitmentDraft) -> None:
    """Values that were measured would mean something else. Errors: Refused."""
    if draft.key is None:
        return
    kept = record(session, PlanCommitment, draft.key)
    unit = draft.unit_of_time if draft.kind is TargetKind.TIME else None
    same = (kept.kind, kept.unit_of_time, kept.frequency) == (draft.kind, unit, draft.frequency)
    measured = select(PlanMeasure.key).where(
        PlanMeasure.plan_key == kept.plan_key, PlanMeasure.commitment_key == kept.key
    )
    if not same and session.scalars(measured.limit(1)).first() is not None:
        raise Refused(
            "This commitment has measured values, so what it is measured in and how often stays. "
            "Make a new commitment instead."
        )


def could_be_measured(kind: TargetKind, amount: int) -> bool:
    """Whether an amount is one of that kind."""
    if kind is TargetKind.DATE:
        return 1 <= amount <= date.max.toordinal()
    return 0 <= amount <= _MOST.get(kind, GREATEST)


def _impact(kind: TargetKind, impact: Impact) -> Impact:
    """An impact as it is kept. Errors: Refused for an amount that makes no sense, or none where one is needed."""
    credit = impact.kind in (ImpactKind.CREDIT_PERCENT, ImpactKind.CREDIT_AMOUNT)
    if credit and impact.amount is None:
        raise Refused("Say how much is credited.")
    currency = line(impact.currency).upper() if impact.kind is ImpactKind.CREDIT_AMOUNT else ""
    if impact.kind is ImpactKind.CREDIT_AMOUNT and not _CURRENCY.fullmatch(currency):
        raise Refused("Say in which currency the credit is, by its three letters, such as EUR.")
    most = _WHOLE if impact.kind is ImpactKind.CREDIT_PERCENT else GREATEST
    beyond = impact.beyond is None or could_be_measured(kind, impact.beyond)
    if not beyond or not 0 <= (impact.amount or 0) <= most:
        raise Refused("The amount of an impact makes no sense. Check its number.")
    if impact.kind is ImpactKind.OTHER and not impact.text.strip():
        raise Refused("Say what follows when the commitment is missed.")
    return Impact(impact.kind, impact.beyond, impact.amount if credit else None, currency, prose(impact.text))
