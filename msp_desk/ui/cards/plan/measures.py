"""The measurements of a service plan: the grid, a file of values, and the review that prints them."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Slot

from msp_desk.commands.plan_measures import keep_measures
from msp_desk.exchange.measures_in import read_measures
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.plan_promised import Promised, promised
from msp_desk.reports.plan.measure_words import period_told, run_told
from msp_desk.reports.plan.review import Review
from msp_desk.rules.measured_text import read_measured, wrong_told
from msp_desk.ui.cards.export import Export
from msp_desk.ui.cards.plan.measures_grid import MeasuresGrid, lines_of
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Refused, Told
from msp_desk.values.files import told_of
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import CommitmentSaid
from msp_desk.values.plan_drafts import MeasureDraft


class MeasuresPane(AsksAgain):
    """Shows the commitments of a plan, as they were published last, with twelve months of values to type."""

    TOUCHED_BY = ("plan_measure", "plan_commitment", "plan_version", "plan")

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._plan: UUID | None = None
        self._seen: Promised | None = None
        t = around.words.t
        self._about = Label("", Voice.SECOND, wrap=True)
        self._file = Button(
            t("From a file…"), icon="upload", hint=t("A CSV with the commitment, the period and the value")
        )
        self._review = Button(
            t("Service review…"), icon="file-text", hint=t("Print how each commitment went")
        )
        self.grid = MeasuresGrid(around.words)
        self._stage = Stage(around.words, self.grid)
        tools = row(self._about, self._file, self._review, gap=8)
        tools.setStretch(0, 1)
        layout = column(tools, self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.grid)
        # After the editor is closed: what is kept shows all lines anew, and a cell being typed into must not go.
        self.grid.grid.typed.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self._file.clicked.connect(self.take_file)
        self._review.clicked.connect(self.print_review)
        around.desk.changed.connect(self._heed)

    def show_plan(self, plan: UUID) -> None:
        """Show the measurements of a plan."""
        self._plan = plan
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again what was promised and measured."""
        self._stale = False
        if self._plan is None:
            return
        try:
            self._seen = seen = self._around.desk.ask(
                promised, self._plan, self._around.today(), self._words.zone
            )
        except Told as why:
            self._stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        today, t = self._around.today(), self._words.t
        lines = lines_of(seen.content.commitments, seen.values, today, seen.since)
        self.grid.show_lines(lines, today)
        self._about.setText(
            run_told([p for line in lines for p in line.run.values()], self._words) if lines else ""
        )
        if lines:
            self._stage.show_content()
        else:
            text = t("What is promised in the section Commitments is measured here, period by period.")
            self._stage.show_empty(EmptyState(t("Nothing to measure yet"), text, "trending-up"))
        self._review.setEnabled(bool(lines))
        self._file.setEnabled(bool(lines))

    @Slot(object, object, str)
    def _typed(self, said: CommitmentSaid, period: date, text: str) -> None:
        """Keep one value; what is none is told, and the cell is as it was."""
        amount = None
        if text.strip():
            amount = read_measured(text, said.target, period)
            if amount is None:
                self._around.desk.refused.emit(Refused(wrong_told(said.target)))
                return
        told = period_told(said.frequency, period, self._words)
        what = Phrase("Measure %(indicator)s, %(period)s", {"indicator": said.indicator, "period": told})
        self._keep(what, [MeasureDraft(UUID(said.key), period, amount)])

    def _keep(self, what: Phrase, drafts: Sequence[MeasureDraft]) -> None:
        if self._plan is not None:
            self._around.desk.attempt(what, keep_measures, self._plan, drafts)

    @Slot()
    def take_file(self) -> None:
        """Take values from a CSV file that the person chooses; lines that make no sense are told."""
        paths = self._around.ask.open_files(
            Phrase("Take measured values from a file"), ("*.csv", "*.txt"), several=False
        )
        if not paths or self._seen is None:
            return
        try:
            with told_of(paths[0]):
                content = paths[0].read_bytes()
        except Told as why:
            self._around.desk.refused.emit(why)
            return
        read = read_measures(paths[0].name, content, self._seen.content.commitments)
        if read.drafts:
            n = len(read.drafts)
            self._keep(
                Phrase.counted("Take %(n)d measured value", "Take %(n)d measured values", n), read.drafts
            )
        if read.bad:
            words = self._words
            lines = [
                words.t("Line %(line)d: %(why)s", line=b.origin.line, why=words.t(b.reason, **b.params))
                for b in read.bad[:12]
            ]
            self._around.ask.tell(
                "\n".join(
                    [words.n("%(n)d line was left out:", "%(n)d lines were left out:", len(read.bad)), *lines]
                )
            )

    @Slot()
    def print_review(self) -> None:
        """Write the service review as PDF."""
        if self._seen is None:
            return
        name = self._words.t("Service review %(client)s", client=self._seen.content.client.name)
        settings = self._around.desk.ask(desk_settings)
        review = Review(self._seen.content, self._seen.values, self._seen.since, self._around.today())
        Export(self._around, name, "pdf", _Paper(review, self._around, settings.report_colour)).begin()


@dataclass(frozen=True, slots=True)
class _Paper:
    review: Review
    around: Surroundings
    accent: str

    def __call__(self) -> bytes:
        # What writes papers is loaded when the first is written: no page has to wait for it.
        papers = importlib.import_module("msp_desk.reports.review_pdf")
        content: bytes = papers.review_pdf(self.review, self.around.words, self.accent)
        return content
