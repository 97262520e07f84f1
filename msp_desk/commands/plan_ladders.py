"""What can be done with the escalation ladders of a service plan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_items import checked, seat_of_plan
from msp_desk.commands.plan_places import last_place, line_up
from msp_desk.commands.plan_texts import line, prose
from msp_desk.commands.records import delete, merged, name_of, put, record
from msp_desk.models.plans import Plan, PlanLadder, PlanRung
from msp_desk.values.enums import Side
from msp_desk.values.plan_drafts import LadderDraft, RungDraft
from msp_desk.values.plans import Duration


def save_ladder(
    session: Session,
    draft: LadderDraft,
    loaded: LadderDraft | None = None,
    current: LadderDraft | None = None,
) -> UUID:
    """Add a ladder with its steps from the first up, or change one; returns its key.

    Errors: Refused (no severity, a step whose position is on the wrong side, a time that makes no sense), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    values = {
        "severity": name_of(draft.severity, "Say for which severity this ladder is."),
        "description": prose(draft.description),
    }
    if draft.key is not None:
        ladder = record(session, PlanLadder, draft.key)
        put(ladder, **values)
    else:
        plan = record(session, Plan, draft.plan_key).key
        ladder = PlanLadder(plan_key=plan, place=last_place(session, PlanLadder, plan), **values)
        session.add(ladder)
        if draft.place is not None:
            line_up(session, ladder, draft.place)
    session.flush()
    _keep_rungs(session, ladder, draft.rungs)
    return ladder.key


def _keep_rungs(session: Session, ladder: PlanLadder, drafts: Sequence[RungDraft]) -> None:
    """Let a ladder have just these steps, in this order."""
    plan = record(session, Plan, ladder.plan_key)
    kept = {r.key: r for r in session.scalars(select(PlanRung).where(PlanRung.ladder_key == ladder.key))}
    for place, draft in enumerate(drafts):
        ours = seat_of_plan(session, plan, draft.ours_key, Side.OURS)
        theirs = seat_of_plan(session, plan, draft.theirs_key, Side.THEIRS)
        after = checked(Duration(draft.after, draft.unit))
        rung = kept.pop(draft.key, None) if draft.key is not None else None
        if rung is None:
            rung = PlanRung(ladder_key=ladder.key, unit=after.unit)
            session.add(rung)
        put(
            rung,
            place=place,
            ours_key=ours.key if ours is not None else None,
            theirs_key=theirs.key if theirs is not None else None,
            after=after.amount,
            unit=after.unit,
            channel=draft.channel,
            number=line(draft.number),
        )
    for gone in kept.values():
        delete(session, gone)
    session.flush()
