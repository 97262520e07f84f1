"""P 5a and 5b: what a report costs, a short and a long one, and the first of a session."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import cache
from uuid import UUID

from msp_desk.host.clock import zone_name
from msp_desk.program import words_in
from msp_desk.queries.relationship import RelationshipCard, relationship_card
from msp_desk.reports.relationship_pdf import relationship_pdf
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Language
from tests.bench.platypus import plain_report
from tests.bench.questions import period_with, questions_of
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.worker import ROOT

SHORT, LONG = 20, 200
_IMPORT = """import time
import json, sqlite3, datetime, decimal, zoneinfo
start = time.perf_counter()
import reportlab.platypus
print((time.perf_counter() - start) * 1000)
"""


def limits(ground: Ground) -> Samplers:
    """Platypus with the same rows, and the loading of its library."""
    short, long = (_card(ground, *_about(ground, entries)) for entries in (SHORT, LONG))
    return {
        "platypus_short": timed(lambda _: plain_report(short)),
        "platypus_long": timed(lambda _: plain_report(long)),
        "import_reportlab": lambda _: _told_by("-c", _IMPORT),
    }


def app(ground: Ground) -> Samplers:
    """The card asked and the paper set; and how much longer the first of a session takes than the second."""
    words, short, long = words_in(Language.ENGLISH), _about(ground, SHORT), _about(ground, LONG)
    return {
        "report_short": timed(lambda _: relationship_pdf(_card(ground, *short), words)),
        "report_long": timed(lambda _: relationship_pdf(_card(ground, *long), words)),
        "first_report": lambda _: _told_by("-m", "tests.bench.first_report", str(ground.made.path.parent)),
    }


TRIAL = Trial("report", limits, app, Count.SLOW)


def _about(ground: Ground, entries: int) -> tuple[UUID, date, date]:
    client = questions_of(ground.made).clients[0]
    return client, *period_with(ground.made, client, entries)


@cache
def _desk(ground: Ground) -> Desk:
    return ground.made.open()


def _card(ground: Ground, client: UUID, since: date, until: date) -> RelationshipCard:
    return _desk(ground).ask(relationship_card, client, since, until, until, zone_name())


def _told_by(*command: str) -> float:
    told = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return float(told.stdout)
