"""Prints how many milliseconds the first report of a session takes longer than the second: `... DESK_FOLDER`."""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

from msp_desk.host.clock import zone_name
from msp_desk.program import words_in
from msp_desk.queries.relationship import relationship_card
from msp_desk.values.enums import Language
from tests.bench.desks import desk_in
from tests.bench.questions import period_with, questions_of

_ENTRIES = 20


def main() -> None:
    """Make two, on a desk that has been worked on."""
    made = desk_in(Path(sys.argv[1]))
    client = questions_of(made).clients[0]
    since, until = period_with(made, client, _ENTRIES)
    desk, words = made.open(), words_in(Language.ENGLISH)
    words.day(until)
    card = desk.ask(relationship_card, client, since, until, until, zone_name())
    took = []
    for _ in range(2):
        start = time.perf_counter()
        importlib.import_module("msp_desk.reports.relationship_pdf").relationship_pdf(card, words)
        took.append((time.perf_counter() - start) * 1000)
    print(took[0] - took[1])


if __name__ == "__main__":
    main()
