"""P 5c: for how long the window does not answer while something is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msp_desk.commands.interactions import log_interaction
from msp_desk.ui.pages.reports.making import Making
from msp_desk.ui.pages.reports.wishes import Period, ReportWish
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel
from msp_desk.values.phrases import Phrase
from tests.bench.beating import Heart
from tests.bench.painted import press, settle
from tests.bench.questions import period_with, questions_of
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing
from tests.bench.window import Program

_ENTRIES = 200


def app(ground: Ground) -> Samplers:
    """The longest pause in each of the deeds of a day; on a copy, for one of them saves."""
    made = ground.made.copied_to(ground.scratch)
    asked = questions_of(made)
    work = _Work(Program(made.path), asked.clients, period_with(made, asked.clients[0], _ENTRIES))
    return {
        "beat_report": work.report,
        "beat_search": lambda n: work.search(asked.keystrokes[n % len(asked.keystrokes)].text),
        "beat_client": work.client,
        "beat_today": work.today,
        "beat_history": work.history,
        "beat_save": work.save,
    }


TRIAL = Trial("beat", nothing, app, Count.SLOW)


class _Work:
    """The deeds of a day, in the window."""

    def __init__(self, program: Program, clients: tuple[UUID, ...], days: tuple[Any, Any]) -> None:
        self._program, self._clients, self._days = program, clients, days
        self._heart = Heart()
        self._made: list[object] = []

    def report(self, _: int) -> float:
        """A report of 200 contacts, made behind the window as its page does."""
        around, (since, until) = self._program.around, self._days
        wish = ReportWish(client=self._clients[0], period=Period.CUSTOM, since=since, until=until)
        work = Making(around.desk, around.words, around.clock(), wish, around.work_calendar)
        self._made.clear()
        return self._heart.longest_pause(
            lambda: around.runner.run(work, self._made.append), self._made.__len__
        )

    def search(self, text: str) -> float:
        """A key in the search."""
        page = self._program.search()
        page.begin(text[:-1])
        page.field.end(False)
        settle()
        taken = self._pause(lambda: press(page.field, text[-1]))
        self._program.put_away()
        return taken

    def client(self, number: int) -> float:
        """A client is opened."""
        self._program.window.go("today")
        settle()
        client = self._clients[number % len(self._clients)]
        return self._pause(lambda: self._program.around.ways.client.emit(client, ""))

    def today(self, _: int) -> float:
        """Today is asked for again."""
        page: Any = self._program.window.go("today")
        settle()
        return self._heart.longest_pause(page.refresh, lambda: not page.questions.waiting())

    def history(self, _: int) -> float:
        """The end of what is listed of the history is gone to, and more of it comes."""
        page: Any = self._program.window.go("history")
        settle()
        bar = page.timeline.list.verticalScrollBar()
        return self._pause(lambda: bar.setValue(bar.maximum()))

    def save(self, number: int) -> float:
        """A contact is saved while a client is looked at."""
        around, client = self._program.around, self._clients[number % len(self._clients)]
        around.ways.client.emit(client, "")
        settle()
        draft = InteractionDraft(
            client_key=client, channel=Channel.CALL, subject="Quote", notes="Asked again."
        )
        return self._pause(lambda: around.desk.do(Phrase("Log a contact"), log_interaction, draft))

    def _pause(self, deed: Callable[[], object]) -> float:
        return self._heart.longest_pause(deed, lambda: True)
