"""What a plan promises and what was measured of it, as the grid of measurements and the service review need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, cast, func, select

from msp_desk.models.plans import PlanVersion
from msp_desk.queries.expressions import Asked
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_measures import measured
from msp_desk.queries.plan_versions import version_document
from msp_desk.queries.plans import plan_row
from msp_desk.values.plan_content import PlanContent


@dataclass(frozen=True, slots=True)
class Promised:
    """The plan as promised last (else its draft), since when it promises each commitment, and the values by period.

    A commitment that is not in `since` is promised in the draft alone.
    """

    plan: UUID
    content: PlanContent
    since: Mapping[str, date]
    values: Mapping[str, Mapping[date, int]]


def promised(connection: Connection, plan: UUID, today: date, zone: str) -> Promised:
    """The last version against its hashes, or the draft where nothing is published. Errors: as version_document."""
    found = plan_row(connection, plan)
    if found is not None and found.version_key is not None:
        content = version_document(connection, found.version_key).content
    else:
        content = plan_content(connection, plan, today, zone)
    since = {row[0]: row[1] for row in connection.execute(_first_promised(), {"plan": plan})}
    return Promised(plan, content, since, measured(connection, plan))


@cache
def _first_promised() -> Asked:
    """Each commitment of any version, and the day of the first one that has it."""
    v = PlanVersion
    each = func.json_each(cast(v.document, Text), "$.content.commitments").table_valued(
        "value", joins_implicitly=True
    )
    key = func.json_extract(each.c.value, "$.key")
    return (
        select(key, func.min(v.published_on))
        .select_from(v, each)
        .where(v.plan_key == bindparam("plan", type_=v.plan_key.type))
        .group_by(key)
    )
