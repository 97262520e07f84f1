"""What everybody's whole list of Today costs, every reason to act in it: asked for the first time, and after a change."""

from __future__ import annotations

from uuid import UUID

from msp_desk.commands.interactions import log_interaction
from msp_desk.queries.today import due_records
from msp_desk.queries.today_asked import others
from msp_desk.rules.today import due_items
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel
from msp_desk.values.phrases import Phrase
from tests.bench.desks import MadeDesk
from tests.bench.questions import questions_of
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing


def app(ground: Ground) -> Samplers:
    """On a copy, for one of them saves."""
    work = _Work(ground.made.copied_to(ground.scratch))
    return {"today_cold": work.cold, "today_changed": work.changed}


TRIAL = Trial("today", nothing, app, Count.SLOW)


class _Work:
    """The desk, open all the time for one of them, opened anew each time for the other."""

    def __init__(self, made: MadeDesk) -> None:
        self._made, self._desk = made, made.open()
        self._clients = questions_of(made).clients

    def cold(self, number: int) -> float:
        """On a desk just opened: nothing of it was read, and the statements are put together."""
        desk = self._made.open()
        others.cache_clear()
        taken = timed(lambda _: self._ask(desk))(number)
        desk.close()
        return taken

    def changed(self, number: int) -> float:
        """When a contact was logged, and the list had been asked for before."""
        self._ask(self._desk)
        draft = InteractionDraft(client_key=self._client(number), channel=Channel.CALL, subject="Quote")
        self._desk.do(Phrase("Log a contact"), log_interaction, draft)
        return timed(lambda _: self._ask(self._desk))(number)

    def _client(self, number: int) -> UUID:
        return self._clients[number % len(self._clients)]

    def _ask(self, desk: Desk) -> None:
        due = desk.ask(due_records, self._made.day)
        due_items(due.records, self._made.day, due.marks, self._made.now)
