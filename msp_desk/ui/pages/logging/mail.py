"""A mail that is dropped becomes a contact, filled in as far as it tells."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from msp_desk.exchange.mail_in import MailReading, draft_of
from msp_desk.queries.addresses import AddressRow
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Initiative, Side
from msp_desk.values.folding import fold


def addresses_in(mail: MailReading) -> list[str]:
    """Everybody the mail names."""
    sender = [mail.sender] if mail.sender is not None else []
    return [a.address for a in (*sender, *mail.to, *mail.cc)]


def filled_in(mail: MailReading, known: tuple[AddressRow, ...], me: UUID | None) -> InteractionDraft:
    """The contact that a mail is: who took part as far as they are known; sent by us it was our initiative."""
    people = dict.fromkeys(row.person for row in known)
    ours = {row.address for row in known if row.side is Side.OURS}
    client = next((row.client for row in known if row.client is not None), None)
    by_us = mail.sender is not None and fold(mail.sender.address) in ours
    if me is not None and not ours:
        people[me] = None
    return replace(
        draft_of(mail),
        people=tuple(people),
        client_key=client,
        initiative=Initiative.PROACTIVE if by_us else Initiative.REACTIVE,
    )
