"""What a plan promises and what was measured of it, as the grid of measurements and the service review need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_measures import measured
from msp_desk.queries.plan_versions import version_document, versions_of
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
    """The last version against its hashes, or the draft where nothing is published. Errors: as version_document.

    Every version is read, for each says what it promised: two statements each, for what are a few in a year.
    """
    since: dict[str, date] = {}
    content: PlanContent | None = None
    for version in reversed(versions_of(connection, plan)):
        content = version_document(connection, version.key).content
        for said in content.commitments:
            since.setdefault(said.key, version.published_on)
    if content is None:
        content = plan_content(connection, plan, today, zone)
    return Promised(plan, content, since, measured(connection, plan))
