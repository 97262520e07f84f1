"""Issue goals beside P: 93 companies in half a second, 10,000 people in six, with the window alive."""

from __future__ import annotations

import time
from dataclasses import dataclass

from msp_desk.commands.imports import ImportResult, import_contacts
from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.runner import Progress
from msp_desk.values.phrases import Phrase
from tests.bench.beating import Heart
from tests.bench.contacts import companies_csv, people_csv
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing
from tests.bench.window import Program


def app(ground: Ground) -> Samplers:
    """Both files, read and brought in behind the window of a copy of the desk, each undone again."""
    window = _Window(Program(ground.made.copied_to(ground.scratch).path))
    companies, people = companies_csv(), people_csv()
    return {
        "import_companies": lambda _: window.bring_in(companies),
        "beat_import_companies": lambda _: window.pause,
        "import_people": lambda _: window.bring_in(people),
        "beat_import_people": lambda _: window.pause,
    }


TRIAL = Trial("imports", nothing, app, Count.FEW, sizes=("T", "S"))


@dataclass(frozen=True, slots=True)
class _Work:
    """What the runner calls: reads the file, and brings in what it holds."""

    desk: WindowDesk
    data: bytes

    def __call__(self, progress: Progress) -> ImportResult:
        drafts = read_contacts("contacts.csv", self.data).drafts
        what = Phrase.counted("Import %(n)d contact", "Import %(n)d contacts", len(drafts))
        return self.desk.do(what, import_contacts, drafts, progress=progress.tell)


class _Window:
    """Brings in, and takes it back."""

    def __init__(self, program: Program) -> None:
        self._around, self._heart = program.around, Heart()
        self._ended: list[float | Exception] = []
        self.pause = 0.0

    def bring_in(self, data: bytes) -> float:
        """Milliseconds of an import; `pause` is then the longest in which the window did not answer."""
        self._ended.clear()
        start, run = time.perf_counter(), self._around.runner.run
        work = _Work(self._around.desk, data)
        self.pause = self._heart.longest_pause(
            lambda: run(work, self._note, self._ended.append), self._ended.__len__
        )
        ended = self._ended[0]
        if isinstance(ended, Exception):
            raise ended
        self._around.desk.undo()
        return (ended - start) * 1000

    def _note(self, _: ImportResult) -> None:
        self._ended.append(time.perf_counter())
