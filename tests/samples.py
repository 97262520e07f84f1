"""The sample firm as the tests read it, once a day and language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from msp_desk.commands.derive import refresh
from msp_desk.commands.sample_plans import Outside
from msp_desk.exchange.sample_in import read_sample
from msp_desk.queries.plan_content import plan_content
from msp_desk.store.desk import Desk
from msp_desk.store.opening import create_desk_file
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase
from msp_desk.values.sample import Sample, SamplePerson
from tests.builders import TODAY
from tests.conftest import ROOT
from tests.keystores import MemoryKeyStore

FOLDER = ROOT / "resources" / "sample"
MADRID = "Europe/Madrid"
LOOK = Phrase("Look around the sample firm")
#: What the program gives to the sample beside itself, in English.
OUTSIDE = Outside(plan_content, Phrase.in_english)


@cache
def sample(
    language: Language = Language.ENGLISH, today: date = TODAY, zone: str = MADRID, *, me: str = ""
) -> Sample:
    return read_sample(FOLDER, language, today, zone).renamed("", me)


def everybody(of: Sample) -> Iterator[SamplePerson]:
    for client in (of.firm, *of.clients):
        yield from client.people


def an_empty_desk(folder: Path, now: datetime) -> Desk:
    """A desk in which nobody is yet, where it is always now."""

    def clock() -> datetime:
        return now

    return Desk(create_desk_file(folder / "desk.mspdesk", MemoryKeyStore()).engine, clock, refresh)
