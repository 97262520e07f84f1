"""P 6: what saving one contact costs, with its full text and its journal, and how often it is committed."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from msp_desk.commands.interactions import log_interaction
from msp_desk.models.people import Person
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative
from msp_desk.values.phrases import Phrase
from tests.bench.questions import questions_of
from tests.bench.raw import Raw, sync_to_disk
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial

_NOTES = (
    "They called about the printer on the second floor; Marta will send the quote on Friday and ring again."
)


def limits(ground: Ground) -> Samplers:
    """One bare row in a copy of the desk, WAL and FULL; and what the disk takes for 4 kB."""
    made = ground.made.copied_to(ground.scratch)
    clients, raw = questions_of(made).clients, Raw(made)

    def insert(number: int) -> float:
        values = raw.prepare_insert(clients[number % len(clients)])
        return timed(lambda _: raw.insert(values))(number)

    return {"insert_raw": insert, "fdatasync": timed(lambda _: sync_to_disk(ground.scratch / "synced"))}


def app(ground: Ground) -> Samplers:
    """One contact with somebody of theirs and of ours, as the form does it."""
    made = ground.made.copied_to(ground.scratch)
    clients, desk = questions_of(made).clients, made.open()
    commits = _Commits(desk.engine)
    people = [desk.ask(_somebody_of, client) for client in clients]

    def save(number: int) -> float:
        client = clients[number % len(clients)]
        draft = InteractionDraft(
            client_key=client, at=made.now, channel=Channel.CALL, initiative=Initiative.PROACTIVE,
            people=(people[number % len(people)], desk.who) if desk.who else (), subject="Quote", notes=_NOTES,
        )  # fmt: skip
        commits.counted = 0
        return timed(lambda _: _save(desk, draft))(number)

    return {"save": save, "save_commits": lambda _: commits.counted}


TRIAL = Trial("save", limits, app, Count.QUERIES)


def _save(desk: Desk, draft: InteractionDraft) -> None:
    desk.do(Phrase("Log a contact"), log_interaction, draft)


def _somebody_of(connection: sa.Connection, client: UUID) -> UUID:
    return connection.execute(sa.select(Person.key).where(Person.client_key == client).limit(1)).scalar_one()


class _Commits:
    """Counts the commits of an engine."""

    def __init__(self, engine: sa.Engine) -> None:
        self.counted = 0.0
        sa.event.listen(engine, "commit", self._count)

    def _count(self, _: sa.Connection) -> None:
        self.counted += 1
