"""P 3: what the list of who is due costs until it is painted."""

from __future__ import annotations

from typing import Any

from msp_desk.queries.today import due_records
from msp_desk.rules.today import due_items
from tests.bench.painted import PaintWatch, settle, wait_for
from tests.bench.raw import Raw
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.window import Program

_HORIZON = 14


def limits(ground: Ground) -> Samplers:
    """The bare questions."""
    raw = Raw(ground.made)
    return {"due_raw": timed(lambda _: raw.due())}


def app(ground: Ground) -> Samplers:
    """The records judged, and Today painted with everybody's."""
    program = Program(ground.made.path)
    page: Any = program.window.page("today")
    watch = PaintWatch(program.window, page.list)
    ask, today = program.around.desk.ask, program.around.today()
    page.head.whose.choose_everybodys()
    page.questions.take_holidays()
    wait_for(lambda: not page.questions.waiting())
    settle()

    def painted(_: int) -> float:
        taken = watch.milliseconds(page.refresh, lambda: not page.questions.waiting())
        settle()
        return taken

    return {
        "due_list": timed(lambda _: due_items(ask(due_records, today, _HORIZON).records, today)),
        "due_painted": painted,
    }


TRIAL = Trial("due", limits, app, Count.QUERIES, block=4)
