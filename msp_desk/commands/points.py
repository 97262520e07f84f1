"""Contact points, channels by situation and sites: the small records that a client or person is saved with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from msp_desk.commands.records import line, prose, put
from msp_desk.models.clients import ChannelChoice, Client, Site
from msp_desk.models.people import ContactPoint
from msp_desk.rules.phones import PHONE_KINDS, read_number
from msp_desk.values.drafts import ChannelDraft, PointDraft, SiteDraft
from msp_desk.values.enums import PointKind, Side
from msp_desk.values.errors import Refused
from msp_desk.values.folding import digits_of, fold


def point_values(draft: PointDraft, country: str) -> dict[str, Any]:
    """A contact point's columns from its draft: phone numbers in E.164, email addresses checked for their shape."""
    value = prose(draft.value) if draft.kind is PointKind.LETTER else line(draft.value)
    if draft.kind in PHONE_KINDS:
        value = read_number(value, country)
    if draft.kind is PointKind.EMAIL:
        value = value.removeprefix("mailto:")
        if "@" not in value.strip("@") or " " in value:
            raise Refused("«%(value)s» is not an email address.", value=value[:80])
    number = draft.kind in PHONE_KINDS
    return {
        "kind": draft.kind,
        "value": value,
        "folded": fold(value),
        "digits": digits_of(value.split(";", 1)[0]) if number else "",
        "label": line(draft.label),
        "hours": line(draft.hours),
        "preferred": draft.preferred,
    }


def save_points(session: Session, points: Sequence[PointDraft], country: str, **owner: UUID) -> None:
    """Make a person's or client's contact points be these, in this order; empty ones are left out.

    Without a country numbers are read as people of our own firm's country dial them.
    """
    home = country or (_home(session) if any(d.kind in PHONE_KINDS for d in points) else "")
    wanted = [(d, point_values(d, home)) for d in points if d.value.strip()]
    known = {p.key: p for p in _owned(session, ContactPoint, owner)} if owner else {}
    for place, (draft, values) in enumerate(wanted):
        kept = known.pop(draft.key, None) if draft.key else None
        if kept is None:
            session.add(ContactPoint(**owner, **values, place=place))
        else:
            put(kept, **values, place=place)
    for gone in known.values():
        session.delete(gone)


def _home(session: Session) -> str:
    return session.scalar(select(Client.country).where(Client.side == Side.OURS)) or ""


def save_channels(session: Session, channels: Sequence[ChannelDraft], **owner: UUID) -> None:
    """Make the channels by situation be these; one a situation."""
    known = {c.situation: c for c in _owned(session, ChannelChoice, owner)}
    for draft in channels:
        kept = known.pop(draft.situation, None)
        if kept is None:
            session.add(
                ChannelChoice(
                    **owner, situation=draft.situation, channel=draft.channel, note=line(draft.note)
                )
            )
        else:
            put(kept, channel=draft.channel, note=line(draft.note))
    for gone in known.values():
        session.delete(gone)


def merge_points(
    session: Session, owner: InstrumentedAttribute[UUID | None], kept: UUID, other: UUID
) -> None:
    """Drop what both have, and put what only the other has after the rest; the caller points it at the kept one."""
    known = {(p.kind, p.folded) for p in session.scalars(select(ContactPoint).where(owner == kept))}
    for point in session.scalars(select(ContactPoint).where(owner == other)).all():
        if (point.kind, point.folded) in known:
            session.delete(point)
        else:
            put(point, preferred=point.preferred and not known, place=point.place + len(known))
    session.flush()


def merge_channels(
    session: Session, owner: InstrumentedAttribute[UUID | None], kept: UUID, other: UUID
) -> None:
    """Drop the other's channel where the kept one has its own for that situation."""
    chosen = set(session.scalars(select(ChannelChoice.situation).where(owner == kept)))
    for choice in session.scalars(select(ChannelChoice).where(owner == other)).all():
        if choice.situation in chosen:
            session.delete(choice)
    session.flush()


def save_sites(session: Session, sites: Sequence[SiteDraft], client: UUID) -> None:
    """Make a client's sites be these, in this order."""
    known = {s.key: s for s in _owned(session, Site, {"client_key": client})}
    names = ("name", "street", "city", "region", "postcode", "country")
    for place, draft in enumerate(sites):
        values = {n: line(getattr(draft, n)) for n in names}
        if not any(values.values()):
            continue
        kept = known.pop(draft.key, None) if draft.key else None
        if kept is None:
            session.add(Site(client_key=client, place=place, **values))
        else:
            put(kept, place=place, **values)
    for gone in known.values():
        session.delete(gone)


def _owned(session: Session, kind: type[Any], owner: dict[str, UUID]) -> Sequence[Any]:
    return session.scalars(select(kind).filter_by(**owner)).all()
