"""Begins a client's service plan from a template or from another client's, with this client's people in it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.counterparts import lasts
from msp_desk.commands.holdings import first_holders
from msp_desk.commands.plan_items import save_commitment, save_procedure, save_role, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.commands.plans import save_plan
from msp_desk.commands.positions import stands
from msp_desk.commands.records import record, today
from msp_desk.models.clients import Client
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.people import Position
from msp_desk.rules.plan_filling import Cast, ladders_for, procedures_for, roles_from
from msp_desk.rules.plan_seats import seat_said
from msp_desk.rules.workdays import months_after
from msp_desk.values.enums import Language, Side
from msp_desk.values.plan_content import CommitmentSaid, LadderSaid, PartySaid, PlanContent
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    RungDraft,
    ScopeDraft,
)

#: How often a plan is reviewed that does not say.
_MONTHS = 12


def start_plan(
    session: Session,
    client: UUID,
    content: PlanContent | None = None,
    language: Language = Language.ENGLISH,
) -> UUID:
    """Begin a client's plan with what a template or another plan says, or with nothing; returns its key.

    Who appears in it and who stands on its ladders is taken from both charts and from what ties them. Sites are not
    taken over. Without a content the plan is in `language`. Errors: Refused as for `save_plan`.
    """
    said = content or PlanContent(language, PartySaid(""), PartySaid(""))
    months = said.review_months or _MONTHS
    plan = save_plan(
        session,
        PlanDraft(client, said.language, said.introduction, months_after(today(session), months), months),
    )
    cast = _cast(session, record(session, Client, client))
    _write_items(session, plan, said, cast)
    for key in roles_from(cast):
        save_role(session, RoleDraft(plan, UUID(key)))
    for ladder in ladders_for(said, cast):
        save_ladder(session, _ladder(plan, ladder))
    return plan


def _write_items(session: Session, plan: UUID, said: PlanContent, cast: Cast) -> None:
    """Scope, procedures and commitments as rows of the plan."""
    for item in said.scope:
        told = (item.service, item.name, item.is_in, item.quantity, item.unit)
        save_scope(session, ScopeDraft(plan, *told, hours=item.hours, limits=item.limits, notes=item.notes))
    for p in procedures_for(said, cast):
        save_procedure(session, ProcedureDraft(plan, p.kind, p.name, p.channel, p.needed, p.hours, p.steps))
    for c in said.commitments:
        save_commitment(session, _commitment(plan, c))


def _commitment(plan: UUID, said: CommitmentSaid) -> CommitmentDraft:
    return CommitmentDraft(
        plan,
        said.service,
        said.indicator,
        said.target.kind,
        said.target.comparison,
        said.target.amount,
        said.target.unit_of_time,
        said.target.unit,
        said.frequency,
        said.hours,
        said.measured_how,
        said.measured_from,
        said.exclusions,
        said.impacts,
    )


def _ladder(plan: UUID, said: LadderSaid) -> LadderDraft:
    rungs = tuple(
        RungDraft(_key(r.ours), _key(r.theirs), r.after.amount, r.after.unit, r.channel, r.number)
        for r in said.rungs
    )
    return LadderDraft(plan, said.severity, said.description, rungs)


def _key(reference: str) -> UUID | None:
    return UUID(reference) if reference else None


def _cast(session: Session, client: Client) -> Cast:
    """Both charts as they stand today, and what ties them."""
    firm = session.scalars(select(Client.key).where(Client.side == Side.OURS)).one()
    rows = session.execute(
        select(Position)
        .where(Position.client_key.in_((client.key, firm)), stands(session))
        .order_by(Position.place, Position.key)
    ).scalars()
    holders = first_holders(session, Position.client_key.in_((client.key, firm)))
    positions = list(rows)
    ties = session.execute(
        select(Counterpart.theirs_key, Counterpart.ours_key)
        .where(Counterpart.client_key == client.key, lasts(session))
        .order_by(Counterpart.key)
    )
    owners = [k for k in (client.owner_key, client.deputy_key) if k is not None]
    return Cast(
        seats=tuple(
            seat_said(
                p,
                Side.OURS if p.client_key == firm else Side.THEIRS,
                holders.get(p.key),
                boss=p.reports_to_key,
            )
            for p in positions
        ),
        ties=tuple((theirs.hex, ours.hex) for theirs, ours in ties),
        owners=tuple(
            p.key.hex
            for owner in owners
            for p in positions
            if p.key in holders and holders[p.key].key == owner
        ),
        contacted=frozenset(p.key.hex for p in positions if p.contact_for),
    )
