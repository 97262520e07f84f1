"""The draft of a client's service plan, item by item as its editors need it, and the templates of the firm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from msp_desk.models.plans import (
    Plan,
    PlanCommitment,
    PlanLadder,
    PlanProcedure,
    PlanRole,
    PlanRung,
    PlanScope,
    PlanTemplate,
    PlanVersion,
)
from msp_desk.queries.expressions import Asked
from msp_desk.rules.plan_canon import read_template
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import PlanContent
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    RungDraft,
    ScopeDraft,
)
from msp_desk.values.plan_plain import impacts_from, steps_from

_PLAN_FIELDS: tuple[Any, ...] = (
    *(Plan.client_key, Plan.language, Plan.introduction, Plan.review_on, Plan.review_months),
    *(Plan.key, Plan.version),
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A client's plan and its last published version (`number` 0: never published).

    `others` are further plans of the client, which came from clients that were merged into it.
    """

    key: UUID
    client_key: UUID
    language: Language
    review_on: date | None
    review_months: int | None
    number: int
    version_key: UUID | None
    published_on: date | None
    others: tuple[UUID, ...] = ()


def plan_of(connection: Connection, client: UUID) -> PlanRow | None:
    """A client's plan; where it has several, the one published last. One statement."""
    rows = list(connection.execute(_plans(), {"client": client}))
    if not rows:
        return None
    rows.sort(key=lambda r: (-(r.published_on or date.min).toordinal(), r.key))
    return replace(PlanRow(*rows[0]), others=tuple(r.key for r in rows[1:]))


def plan_row(connection: Connection, plan: UUID) -> PlanRow | None:
    """A plan by its key; None where it is gone. One statement."""
    row = connection.execute(_plan(), {"plan": plan}).one_or_none()
    return None if row is None else PlanRow(*row)


def plan_draft(connection: Connection, plan: UUID) -> PlanDraft | None:
    """What holds for a plan as a whole, as its form edits it; None where it is gone."""
    asked = select(*_PLAN_FIELDS).where(Plan.key == plan)
    row = connection.execute(asked).one_or_none()
    return None if row is None else PlanDraft(**row._mapping)


def scope_draft(connection: Connection, key: UUID) -> ScopeDraft | None:
    """An item of the scope as its form edits it; None where it is gone."""
    values = _values(connection, PlanScope, key)
    return None if values is None else ScopeDraft(**{**values, "sites": tuple(values["sites"])})


def role_draft(connection: Connection, key: UUID) -> RoleDraft | None:
    """A position in the plan as its form edits it; None where it is gone."""
    values = _values(connection, PlanRole, key)
    return None if values is None else RoleDraft(**values)


def procedure_draft(connection: Connection, key: UUID) -> ProcedureDraft | None:
    """A procedure as its form edits it; None where it is gone."""
    values = _values(connection, PlanProcedure, key)
    return None if values is None else ProcedureDraft(**{**values, "steps": steps_from(values["steps"])})


def commitment_draft(connection: Connection, key: UUID) -> CommitmentDraft | None:
    """A commitment as its form edits it; None where it is gone."""
    values = _values(connection, PlanCommitment, key)
    return (
        None if values is None else CommitmentDraft(**{**values, "impacts": impacts_from(values["impacts"])})
    )


def ladder_draft(connection: Connection, key: UUID) -> LadderDraft | None:
    """A ladder with its steps as its form edits it; None where it is gone. Two statements."""
    values = _values(connection, PlanLadder, key)
    if values is None:
        return None
    r = PlanRung
    asked = (
        select(r.ours_key, r.theirs_key, r.after, r.unit, r.channel, r.number, r.key)
        .where(r.ladder_key == key)
        .order_by(r.place, r.key)
    )
    return LadderDraft(**values, rungs=tuple(RungDraft(*row) for row in connection.execute(asked)))


def _values(connection: Connection, kind: type[Any], key: UUID) -> dict[str, Any] | None:
    """What is kept of an item, without who made it when."""
    columns = [c for c in kind.__table__.columns if not c.name.endswith(("_at", "_by"))]
    row = connection.execute(select(*columns).where(kind.key == key)).one_or_none()
    return None if row is None else dict(row._mapping)


@cache
def _plans() -> Asked:
    return _with_last_version().where(Plan.client_key == bindparam("client"))


@cache
def _plan() -> Asked:
    return _with_last_version().where(Plan.key == bindparam("plan"))


def _with_last_version() -> Asked:
    last = aliased(PlanVersion)
    number = (
        select(last.number)
        .where(last.plan_key == Plan.key)
        .order_by(last.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    v = PlanVersion
    return select(
        Plan.key,
        Plan.client_key,
        Plan.language,
        Plan.review_on,
        Plan.review_months,
        func.coalesce(v.number, 0).label("number"),
        v.key.label("version_key"),
        v.published_on,
    ).outerjoin(v, and_(v.plan_key == Plan.key, v.number == number))


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template that the firm saved."""

    key: UUID
    name: str
    language: Language


def templates_of(connection: Connection) -> tuple[TemplateRow, ...]:
    """The firm's own templates, by name. One statement."""
    t = PlanTemplate
    rows = [TemplateRow(*row) for row in connection.execute(select(t.key, t.name, t.language))]
    return tuple(sorted(rows, key=lambda r: (fold(r.name), r.key)))


def template_content(connection: Connection, template: UUID) -> PlanContent:
    """What a template holds. One statement. Errors: Refused where it is gone."""
    kept = connection.execute(
        select(PlanTemplate.content).where(PlanTemplate.key == template)
    ).scalar_one_or_none()
    if kept is None:
        raise Refused("This is not there any more: somebody has deleted it.")
    return read_template(kept.encode())
