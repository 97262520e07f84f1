"""The published versions of a service plan, and what the client answered to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from msp_desk.models.plans import PlanAnswer, PlanVersion
from msp_desk.queries.expressions import Asked
from msp_desk.rules.plan_answers import CommentSaid
from msp_desk.rules.plan_canon import content_sha256, read_document, sha256_of
from msp_desk.rules.plan_sections import Section
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.plan_content import PlanDocument
from msp_desk.values.plans import AnswerKind


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version; `accepted_on` is the day of the client's first acceptance, `comments` how many answers commented."""

    key: UUID
    plan_key: UUID
    number: int
    published_at: datetime
    published_on: date
    author: str
    note: str
    sha256: str
    content_sha256: str
    accepted_on: date | None = None
    comments: int = 0


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a client answered to a version, and the contact that it was logged as (None: that one was deleted)."""

    key: UUID
    version_key: UUID
    number: int
    kind: AnswerKind
    name: str
    title: str
    answered_on: date
    comments: tuple[CommentSaid, ...]
    sha256: str
    interaction_key: UUID | None
    taken_at: datetime


def versions_of(connection: Connection, plan: UUID) -> tuple[VersionRow, ...]:
    """The published versions of a plan, the last first. One statement."""
    asked = _rows().where(PlanVersion.plan_key == bindparam("plan")).order_by(PlanVersion.number.desc())
    return tuple(VersionRow(*row) for row in connection.execute(asked, {"plan": plan}))


def version_by_number(connection: Connection, plan: UUID, number: int) -> VersionRow | None:
    """A version by its number. One statement."""
    asked = _rows().where(PlanVersion.plan_key == plan, PlanVersion.number == number)
    row = connection.execute(asked).one_or_none()
    return None if row is None else VersionRow(*row)


def version_by_sha256(connection: Connection, sha256: str) -> VersionRow | None:
    """The version that an answer names by its hash; None where it is not of this desk. One statement."""
    row = connection.execute(_rows().where(PlanVersion.sha256 == sha256)).one_or_none()
    return None if row is None else VersionRow(*row)


def version_bytes(connection: Connection, version: UUID) -> bytes:
    """The canonical document of a version, checked. One statement.

    Errors: Refused where there is no such version, Blocked where it is not what was published.
    """
    v = PlanVersion
    row = connection.execute(select(v.number, v.sha256, v.document).where(v.key == version)).one_or_none()
    if row is None:
        raise Refused("This is not there any more: somebody has deleted it.")
    if not isinstance(row.document, bytes) or sha256_of(row.document) != row.sha256:
        raise _altered(row.number)
    return row.document


def version_document(connection: Connection, version: UUID) -> PlanDocument:
    """A version as it was published, checked against both its hashes. Two statements. Errors: as for its bytes."""
    document = read_document(version_bytes(connection, version))
    v = PlanVersion
    row = connection.execute(select(v.number, v.content_sha256).where(v.key == version)).one()
    if (document.number, content_sha256(document.content)) != (row.number, row.content_sha256):
        raise _altered(row.number)
    return document


def answers_of(connection: Connection, plan: UUID) -> tuple[AnswerRow, ...]:
    """What the client answered to all versions, the last first. One statement."""
    return tuple(
        AnswerRow(
            *(row.key, row.version_key, row.number, row.kind, row.name, row.title, row.answered_on),
            _comments(row.comments),
            row.sha256,
            row.interaction_key,
            row.created_at,
        )
        for row in connection.execute(_answers(), {"plan": plan})
    )


def _comments(kept: list[Any]) -> tuple[CommentSaid, ...]:
    return tuple(CommentSaid(Section(c["section"]), c["text"]) for c in kept)


def _altered(number: int) -> Blocked:
    return Blocked(
        "Version %(number)d of this service plan is not what was published: somebody changed the desk file. "
        "Restore a backup of it.",
        number=number,
    )


@cache
def _rows() -> Asked:
    v, a = PlanVersion, PlanAnswer
    accepted = select(func.min(a.answered_on)).where(a.version_key == v.key, a.kind == AnswerKind.ACCEPTED)
    comments = select(func.count()).where(a.version_key == v.key, a.kind == AnswerKind.COMMENTS)
    return select(
        *(v.key, v.plan_key, v.number, v.published_at, v.published_on, v.author, v.note, v.sha256),
        v.content_sha256,
        accepted.scalar_subquery(),
        comments.scalar_subquery(),
    )


@cache
def _answers() -> Asked:
    a, v = PlanAnswer, PlanVersion
    return (
        select(
            *(a.key, a.version_key, v.number, a.kind, a.name, a.title, a.answered_on, a.comments, a.sha256),
            *(a.interaction_key, a.created_at),
        )
        .join(v, v.key == a.version_key)
        .where(v.plan_key == bindparam("plan", type_=v.plan_key.type))
        .order_by(a.answered_on.desc(), a.key.desc())
    )
