"""Keeps the measured values of a plan's commitments, period by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_items import could_be_measured
from msp_desk.commands.plan_texts import line
from msp_desk.commands.records import delete, put, record, today
from msp_desk.models.plans import Plan, PlanCommitment, PlanMeasure, PlanVersion
from msp_desk.rules.plan_canon import read_document
from msp_desk.rules.plan_periods import period_of
from msp_desk.values.errors import Refused
from msp_desk.values.plan_drafts import MeasureDraft
from msp_desk.values.plans import Frequency, TargetKind

Measured = Mapping[UUID, tuple[TargetKind, Frequency, str]]
"""Of commitments by key: what they are measured in, how often, and their indicator."""


def keep_measures(session: Session, plan: UUID, drafts: Sequence[MeasureDraft]) -> None:
    """Keep what was measured; None takes a value away. A day stands for the period that it lies in.

    A commitment may be one of the draft, or one that was promised in a published version. Errors: Refused (of neither, a
    value that its kind cannot have, a period that has not begun).
    """
    record(session, Plan, plan)
    known = _commitments(session, plan, {d.commitment_key for d in drafts})
    asked = select(PlanMeasure).where(PlanMeasure.plan_key == plan, PlanMeasure.commitment_key.in_(known))
    kept = {(m.commitment_key, m.period): m for m in session.scalars(asked)}
    for draft in drafts:
        kind, frequency, indicator = known[draft.commitment_key]
        period = period_of(frequency, draft.period)
        if period > today(session):
            raise Refused("%(indicator)s: this period has not begun yet.", indicator=indicator)
        measure = kept.get((draft.commitment_key, period))
        if draft.amount is None:
            if measure is not None:
                delete(session, kept.pop((draft.commitment_key, period)))
            continue
        if not could_be_measured(kind, draft.amount):
            raise Refused("%(indicator)s: this value makes no sense. Check its number.", indicator=indicator)
        if measure is None:
            measure = PlanMeasure(plan_key=plan, commitment_key=draft.commitment_key, period=period)
            kept[draft.commitment_key, period] = measure
            session.add(measure)
        put(measure, amount=draft.amount, note=line(draft.note))
    session.flush()


def _commitments(session: Session, plan: UUID, wanted: set[UUID]) -> Measured:
    """The commitments asked for. Errors: Refused where one is not of this plan."""
    c = PlanCommitment
    found: dict[UUID, tuple[TargetKind, Frequency, str]] = {
        row.key: (row.kind, row.frequency, row.indicator)
        for row in session.execute(
            select(c.key, c.kind, c.frequency, c.indicator).where(c.plan_key == plan, c.key.in_(wanted))
        )
    }
    if wanted - found.keys():
        found = _published(session, plan) | found
    if wanted - found.keys():
        raise Refused("This commitment is not one of this service plan.")
    return {key: found[key] for key in wanted}


def _published(session: Session, plan: UUID) -> dict[UUID, tuple[TargetKind, Frequency, str]]:
    """The commitments of all published versions, as the last that has them says."""
    asked = select(PlanVersion.document).where(PlanVersion.plan_key == plan).order_by(PlanVersion.number)
    return {
        UUID(said.key): (said.target.kind, said.frequency, said.indicator)
        for document in session.scalars(asked)
        for said in read_document(document).content.commitments
    }
