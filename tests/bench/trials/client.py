"""P 2a and 2b: what opening a client costs, until its data are known and until its page is painted."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QApplication

from msp_desk.queries.client_card import client_card
from msp_desk.queries.timeline import TimelineFilter, timeline_page
from tests.bench.floors import PageFloor
from tests.bench.painted import PaintWatch, settle
from tests.bench.questions import questions_of
from tests.bench.raw import Raw
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.window import Program

_HISTORY = 200


def limits(ground: Ground) -> Samplers:
    """The bare rows, and the least page that shows them."""
    clients = questions_of(ground.made).clients
    raw = Raw(ground.made)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    floor = PageFloor(raw)
    return {
        "client_raw": timed(lambda n: raw.client(clients[n % len(clients)])),
        "delegate_page": lambda n: floor.open(clients[n % len(clients)]),
    }


def app(ground: Ground) -> Samplers:
    """What the page asks (its card, and the history as the tab has it), and the page."""
    clients = questions_of(ground.made).clients
    program = Program(ground.made.path)
    opening = _Opening(program)
    ask, today = program.around.desk.ask, program.around.today()

    def data(number: int) -> None:
        client = clients[number % len(clients)]
        ask(client_card, client, today)
        ask(timeline_page, TimelineFilter(client=client), None, _HISTORY)

    return {
        "client_data": timed(data),
        "client_open_painted": lambda n: opening.open(clients[n % len(clients)]),
        "client_history_painted": lambda n: opening.history(clients[n % len(clients)]),
    }


TRIAL = Trial("client", limits, app, Count.QUERIES, block=4)


class _Opening:
    """Opens clients in the window, from Today."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._watch = PaintWatch(program.window)

    def open(self, client: UUID) -> float:
        """A client, as from a link, until its page is painted."""
        self._leave()
        return self._watch.milliseconds(lambda: self._program.around.ways.client.emit(client, ""))

    def history(self, client: UUID) -> float:
        """The same, at its history."""
        self._leave()
        return self._watch.milliseconds(lambda: self._program.around.ways.client.emit(client, "history"))

    def _leave(self) -> None:
        self._program.window.go("today")
        settle()
