"""What can be done with promises and opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, name_of, put, record, today
from msp_desk.models.interactions import Interaction, Opportunity, Promise
from msp_desk.models.people import Person
from msp_desk.values.drafts import OpportunityDraft, PromiseDraft
from msp_desk.values.enums import PROMISE_STEPS, PromiseState
from msp_desk.values.errors import Refused
from msp_desk.values.times import day_of


def settle_promise(session: Session, promise: UUID, state: PromiseState) -> None:
    """Say what became of a promise. Errors: Refused for a step that makes no sense."""
    kept = record(session, Promise, promise)
    if kept.state is state:
        return
    if state not in PROMISE_STEPS[kept.state]:
        raise Refused("A promise that is %(was)s cannot become %(becomes)s.", was=kept.state, becomes=state)
    put(kept, state=state, closed_on=None if state is PromiseState.OPEN else today(session))


def delete_promise(session: Session, promise: UUID) -> None:
    """Take a promise away as if it had never been noted."""
    delete(session, record(session, Promise, promise))


def save_promises(
    session: Session, interaction: Interaction, drafts: Sequence[PromiseDraft], *, new: bool = False
) -> None:
    """Make the promises of an interaction (a new one has none yet) be these. Errors: Refused for somebody gone."""
    known = {} if new else _known(session, Promise, interaction)
    for draft in drafts:
        if not draft.what.strip():
            continue
        if draft.person_key is not None:
            record(session, Person, draft.person_key)
        values = {
            "what": name_of(draft.what, "A promise needs words."),
            "promiser": draft.promiser,
            "due_on": draft.due_on,
        }
        values |= {"person_key": draft.person_key, "client_key": interaction.client_key}
        kept = known.pop(draft.key, None) if draft.key else None
        if kept is None:
            made = day_of(interaction.at, interaction.zone)
            closed = None if draft.state is PromiseState.OPEN else made
            session.add(
                Promise(
                    interaction_key=interaction.key,
                    made_on=made,
                    state=draft.state,
                    closed_on=closed,
                    **values,
                )
            )
        else:
            put(kept, **values)
            settle_promise(session, kept.key, draft.state)
    for gone in known.values():
        session.delete(gone)


def save_opportunities(
    session: Session, interaction: Interaction, drafts: Sequence[OpportunityDraft], *, new: bool = False
) -> None:
    """Make the opportunities heard in an interaction (a new one has none yet) be these."""
    known = {} if new else _known(session, Opportunity, interaction)
    for draft in drafts:
        if not draft.what.strip():
            continue
        values = {
            "what": name_of(draft.what, "An opportunity needs words."),
            "moment": draft.moment,
            "client_key": interaction.client_key,
        }
        kept = known.pop(draft.key, None) if draft.key else None
        if kept is None:
            heard = day_of(interaction.at, interaction.zone)
            session.add(Opportunity(interaction_key=interaction.key, heard_on=heard, **values))
        else:
            put(kept, **values)
    for gone in known.values():
        session.delete(gone)


def _known(session: Session, kind: type[Any], interaction: Interaction) -> dict[UUID, Any]:
    return {
        r.key: r for r in session.scalars(select(kind).where(kind.interaction_key == interaction.key)).all()
    }
