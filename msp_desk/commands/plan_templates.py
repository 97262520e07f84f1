"""The firm's own templates of service plans: saved from a plan, renamed, deleted."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, name_of, put, record
from msp_desk.models.plans import PlanTemplate
from msp_desk.rules.plan_canon import template_of
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import PlanContent


def save_template(session: Session, name: str, content: PlanContent) -> UUID:
    """Keep what a plan says, without the client's people, for plans to come; returns the template's key.

    Errors: Refused (no name, a name that another template has).
    """
    template = PlanTemplate(
        name=_free_name(session, name, None), language=content.language, content=template_of(content).decode()
    )
    session.add(template)
    session.flush()
    return template.key


def rename_template(session: Session, template: UUID, name: str) -> None:
    """Call a template something else. Errors: as for saving one."""
    put(record(session, PlanTemplate, template), name=_free_name(session, name, template))


def delete_template(session: Session, template: UUID) -> None:
    """Take a template away; plans that were begun from it stay as they are."""
    delete(session, record(session, PlanTemplate, template))


def _free_name(session: Session, name: str, own: UUID | None) -> str:
    """A name that no other template has."""
    wanted = name_of(name, "A template needs a name.")
    for key, taken in session.execute(select(PlanTemplate.key, PlanTemplate.name)):
        if key != own and fold(taken) == fold(wanted):
            raise Refused("There is a template called «%(name)s» already.", name=taken)
    return wanted
