"""What can be done with a service plan as a whole: begin one, change what holds for all of it, give it up."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_texts import prose
from msp_desk.commands.records import delete, merged, put, record
from msp_desk.models.clients import Client
from msp_desk.models.plans import Plan, PlanVersion
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.plan_drafts import PlanDraft

#: Longer than this between two reviews, and nobody reviews it.
_MOST_MONTHS = 120


def save_plan(
    session: Session,
    draft: PlanDraft,
    loaded: PlanDraft | None = None,
    current: PlanDraft | None = None,
) -> UUID:
    """Begin a client's plan, with nothing in it, or change what holds for all of it; returns its key.

    Errors: Refused (no client, our own firm, a second plan, a cadence that makes no sense), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    if draft.review_months is not None and not 1 <= draft.review_months <= _MOST_MONTHS:
        raise Refused("A plan is reviewed every 1 to %(most)d months.", most=_MOST_MONTHS)
    values = {
        "language": draft.language,
        "introduction": prose(draft.introduction),
        "review_on": draft.review_on,
        "review_months": draft.review_months,
    }
    if draft.key is not None:
        plan = record(session, Plan, draft.key)
        put(plan, **values)
    else:
        plan = Plan(client_key=_without_a_plan(session, draft.client_key), **values)
        session.add(plan)
    session.flush()
    return plan.key


def drop_plan(session: Session, plan: UUID) -> None:
    """Give up a draft that was never published, with all that is in it. Errors: Refused for a published one."""
    kept = record(session, Plan, plan)
    published = select(PlanVersion.key).where(PlanVersion.plan_key == plan).limit(1)
    if session.scalars(published).first() is not None:
        raise Refused(
            "This plan was published, so it stays. Only a draft that nobody has seen can be deleted."
        )
    delete(session, kept)


def _without_a_plan(session: Session, client: UUID | None) -> UUID:
    """A client that can have a plan and has none."""
    kept = record(session, Client, client)
    if kept.side is Side.OURS:
        raise Refused("A service plan is made for a client, not for your own firm.")
    if session.scalars(select(Plan.key).where(Plan.client_key == kept.key)).first() is not None:
        raise Refused("%(client)s has a service plan already.", client=kept.name)
    return kept.key
