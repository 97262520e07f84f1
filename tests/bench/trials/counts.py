"""What no machine changes: how many statements each deed sends to the desk. The ordinary tests hold these, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from tests.bench.painted import settle, wait_for
from tests.bench.questions import questions_of
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing
from tests.bench.window import Program


def app(ground: Ground) -> Samplers:
    """Statements of a search, of opening a client's page, of Today."""
    asked = questions_of(ground.made)
    program = Program(ground.made.path)
    around, page = program.around, program.window.page("today")
    sent = _Sent(program.engine)
    around.ways.client.emit(asked.clients[-1], "")  # the first one brings the list of all with it
    today: Any = page
    today.questions.take_holidays()  # they come with a question of their own
    wait_for(lambda: not today.questions.waiting())
    return {
        "search_sql": lambda _: sent.by(lambda: around.desk.find(asked.keystrokes[3].text)),
        "client_open_sql": lambda _: sent.by(lambda: around.ways.client.emit(asked.clients[0], "")),
        "due_sql": lambda _: sent.by(lambda: _refreshed(today)),
    }


TRIAL = Trial("counts", nothing, app, Count.ONCE)


def _refreshed(today: Any) -> None:
    """Today asks in a thread of its own."""
    wait_for(lambda: not today.questions.waiting())
    today.refresh()
    wait_for(lambda: not today.questions.waiting())


class _Sent:
    """Counts what is sent."""

    def __init__(self, engine: sa.Engine) -> None:
        self._counted = 0
        sa.event.listen(engine, "before_cursor_execute", self._count)

    def by(self, deed: Callable[[], object], is_done: Callable[[], object] | None = None) -> float:
        """How many statements a deed sends, with what follows from it at once."""
        settle()
        self._counted = 0
        deed()
        if is_done is None:
            settle()
        else:
            wait_for(is_done)
        return float(self._counted)

    def _count(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split(maxsplit=1)[0] not in {"BEGIN", "PRAGMA"}:
            self._counted += 1
