"""Publishes a service plan: freezes what it says as a numbered version that never changes again."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_texts import prose
from msp_desk.commands.records import now, record, today
from msp_desk.models.people import Person
from msp_desk.models.plans import Plan, PlanVersion
from msp_desk.rules.plan_canon import canonical, content_sha256, sha256_of
from msp_desk.rules.plan_holes import errors_in, holes_in
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent, PlanDocument


def publish_plan(session: Session, plan: UUID, content: PlanContent, note: str = "") -> UUID:
    """Publish what a plan says today (queries/plan_content.py) as its next version; returns the version's key.

    It cannot be undone. Errors: Refused (errors in the plan, nothing changed since the last version, too large to keep).
    """
    kept = record(session, Plan, plan)
    day = today(session)
    errors = len(errors_in(holes_in(content, day)))
    if errors:
        raise Refused(
            Phrase.counted(
                "The plan cannot be published yet: it has %(n)d error.",
                "The plan cannot be published yet: it has %(n)d errors.",
                errors,
            )
        )
    last = session.execute(
        select(PlanVersion.number, PlanVersion.content_sha256)
        .where(PlanVersion.plan_key == kept.key)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    ).one_or_none()
    sha256 = content_sha256(content)
    if last is not None and last.content_sha256 == sha256:
        raise Refused("Nothing has changed since version %(number)d.", number=last.number)
    document = PlanDocument(
        number=1 if last is None else last.number + 1,
        published_on=day,
        author=_author(session, content),
        note=prose(note),
        content=content,
    )
    return _freeze(session, kept, document, sha256)


def _freeze(session: Session, plan: Plan, document: PlanDocument, content_hash: str) -> UUID:
    data = canonical(document)
    version = PlanVersion(
        plan_key=plan.key,
        number=document.number,
        published_at=now(session),
        published_on=document.published_on,
        author=document.author,
        note=document.note,
        sha256=sha256_of(data),
        content_sha256=content_hash,
        document=data,
    )
    session.add(version)
    session.flush()
    return version.key


def _author(session: Session, content: PlanContent) -> str:
    """Whoever sits at the desk; the firm, where nobody does."""
    who = session.info["who"]
    person = session.get(Person, who) if who is not None else None
    return person.name if person is not None else content.firm.name
