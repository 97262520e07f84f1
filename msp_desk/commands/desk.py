"""What can be done with the desk itself: found it, set it, remember half-filled forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.checkins import make_first_rules
from msp_desk.commands.clients import save_client
from msp_desk.commands.people import save_person
from msp_desk.commands.records import now
from msp_desk.models.clients import Client
from msp_desk.models.desk import FormDraft, Setting
from msp_desk.values.drafts import ClientDraft, PersonDraft
from msp_desk.values.enums import Language, Side
from msp_desk.values.errors import Refused
from msp_desk.values.settings import Plain


def found_desk(
    session: Session, firm: str, me: str, language: Language, country: str = "", zone: str = ""
) -> UUID:
    """Begin a desk: our firm, the person at it, its language and the first check-in rules; returns that person's key.

    Errors: Refused without a firm or a name, or where the desk was founded already.
    """
    if session.scalars(select(Client.key).where(Client.side == Side.OURS)).first() is not None:
        raise Refused("This desk belongs to a firm already.")
    if not firm.strip():
        raise Refused("Say what your firm is called.")
    if not me.strip():
        raise Refused("Say what you are called.")
    ours = save_client(
        session,
        ClientDraft(name=firm, side=Side.OURS, country=country, time_zone=zone, language=language.value),
    )
    person = save_person(session, PersonDraft(name=me, client_key=ours))
    make_first_rules(session)
    set_setting(session, "me", person.hex)
    set_setting(session, "language", language.value)
    return person


def set_setting(session: Session, name: str, value: Any) -> None:
    """Set one of the desk's settings; values/settings.py says which there are."""
    kept = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
    if kept is None:
        session.add(Setting(name=name, value=value))
    elif kept.value != value:
        kept.value = value


def set_up(
    session: Session,
    settings: Mapping[str, Plain],
    firm: ClientDraft | None = None,
    loaded: ClientDraft | None = None,
) -> None:
    """Set several of the desk's settings, and what our firm's own record says, as one deed. Errors: as save_client."""
    for name, value in settings.items():
        set_setting(session, name, value)
    if firm is not None:
        save_client(session, firm, loaded, loaded)


def keep_form(session: Session, name: str, content: dict[str, Any]) -> None:
    """Remember what was typed into a form that is not saved yet."""
    session.merge(FormDraft(name=name, at=now(session), content=content))


def drop_form(session: Session, name: str) -> None:
    """Forget what was typed: the form was saved, or given up on purpose."""
    kept = session.get(FormDraft, name)
    if kept is not None:
        session.delete(kept)
