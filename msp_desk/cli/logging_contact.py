"""msp-desk log: note a contact with a client."""

from __future__ import annotations

import argparse
from uuid import UUID

from msp_desk.cli.context import Context, say, say_json
from msp_desk.cli.finding import one_of
from msp_desk.commands.interactions import log_interaction
from msp_desk.program import Opened
from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, Moment, Side
from msp_desk.values.phrases import Phrase


def log(wish: argparse.Namespace, context: Context) -> int:
    """Log it for the person at the desk and those named."""
    with context.opened() as opened:
        client = one_of(((c.key, c.name) for c in opened.desk.ask(client_names)), wish.client)
        draft = InteractionDraft(
            client_key=client,
            at=wish.when or context.now(),
            zone=context.words.zone,
            channel=Channel(wish.channel),
            initiative=Initiative.PROACTIVE if wish.proactive else Initiative.REACTIVE,
            moment=Moment(wish.moment) if wish.moment else None,
            subject=wish.subject,
            notes=wish.notes,
            perceived=wish.perceived,
            people=_people(opened, client, wish.person, context),
        )
        key = opened.desk.do(Phrase("Log a contact"), log_interaction, draft)
        if wish.json:
            say_json({"key": key})
        else:
            say(context.words.t("Logged."))
    return 0


def _people(opened: Opened, client: UUID, names: list[str], context: Context) -> tuple[UUID, ...]:
    """The people named, of the client's side or ours, and who sits at the desk."""
    theirs = opened.desk.ask(people_rows, PeopleFilter(client=client), context.today())
    ours = opened.desk.ask(people_rows, PeopleFilter(side=Side.OURS), context.today())
    named = [one_of(((p.key, p.name) for p in (*theirs, *ours)), name) for name in names]
    me = [opened.desk.who] if opened.desk.who is not None else []
    return tuple(dict.fromkeys((*named, *me)))
