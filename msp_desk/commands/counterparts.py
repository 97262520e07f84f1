"""What can be done with counterparts: say which of ours answers to which of theirs for what, change it, end it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.holdings import standing
from msp_desk.commands.records import day_here, delete, line, merged, put, record, today
from msp_desk.models.clients import Client
from msp_desk.models.counterparts import Counterpart
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold


def save_counterpart(
    session: Session,
    draft: CounterpartDraft,
    loaded: CounterpartDraft | None = None,
    current: CounterpartDraft | None = None,
) -> UUID:
    """Tie a position of ours to one of theirs for a topic, or change such a line; returns its key.

    A line that is led to another position ends, and a new one begins, so that the past is shown as it was.
    Errors: Refused (an end is missing, or on the wrong side; the same line twice), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    theirs, ours = _ends(session, draft)
    topic = line(draft.topic)
    _refuse_double(session, draft, topic)
    if draft.key is not None:
        tie = record(session, Counterpart, draft.key)
        if (tie.theirs_key, tie.ours_key) == (theirs, ours):
            put(tie, topic=topic, channel=draft.channel)
            return tie.key
        end_tie(session, tie)
    tie = Counterpart(
        client_key=draft.client_key,
        theirs_key=theirs,
        ours_key=ours,
        topic=topic,
        channel=draft.channel,
        starts_on=today(session),
    )
    session.add(tie)
    session.flush()
    return tie.key


def end_counterpart(session: Session, key: UUID) -> None:
    """End a line: yesterday was its last day; one drawn today never was."""
    end_tie(session, record(session, Counterpart, key))


def end_tie(session: Session, tie: Counterpart) -> None:
    """The same for a line that is at hand."""
    yesterday = today(session) - timedelta(days=1)
    if (tie.starts_on or day_here(session, tie.created_at)) > yesterday:
        delete(session, tie)
    else:
        put(tie, ends_on=yesterday)


def _ends(session: Session, draft: CounterpartDraft) -> tuple[UUID, UUID]:
    """The two positions of a line. Errors: Refused where one is missing or belongs to the wrong side."""
    if draft.theirs_key is None or draft.ours_key is None:
        raise Refused("Choose a position on both sides.")
    theirs, ours = standing(session, draft.theirs_key), standing(session, draft.ours_key)
    if (
        theirs.client_key != draft.client_key
        or record(session, Client, ours.client_key).side is not Side.OURS
    ):
        raise Refused("A counterpart line leads from a position of the client to one of ours.")
    return theirs.key, ours.key


def _refuse_double(session: Session, draft: CounterpartDraft, topic: str) -> None:
    same = session.execute(
        select(Counterpart.key, Counterpart.topic).where(
            Counterpart.theirs_key == draft.theirs_key,
            Counterpart.ours_key == draft.ours_key,
            lasts(session),
        )
    )
    if any(key != draft.key and fold(other) == fold(topic) for key, other in same):
        raise Refused("These two are counterparts for this already.")


def lasts(session: Session) -> ColumnElement[bool]:
    """That a line has not ended on the day of the deed."""
    return or_(Counterpart.ends_on.is_(None), Counterpart.ends_on >= today(session))
