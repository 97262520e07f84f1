"""The sentence under the form of a contract: what follows from what is typed, while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.reports.contract_words import course_told, silence_told
from msp_desk.rules.contracts import check_terms, standing
from msp_desk.rules.renewals import decide_by
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.cards import Divider, IconText
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import ContractTerms
from msp_desk.values.errors import Refused


class Outlook(QWidget):
    """Says it; `country` is the client's, whose holidays count, `decided_end` what was decided already."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._calendar: WorkCalendar = PLAIN_CALENDAR
        self._shown: tuple[ContractTerms, str, date | None] | None = None
        self._said = IconText("calendar-clock")
        self.setLayout(column(Divider(), holder(column(self._said, margins=(20, 10, 20, 10))), gap=0))
        around.runner.run(_Calendar(around), self._take, self._do_without)

    def text(self) -> str:
        """What is said now."""
        return self._said.label.text()

    def show_terms(self, terms: ContractTerms, country: str, decided_end: date | None) -> None:
        """Say what follows from these conditions."""
        self._shown = terms, country, decided_end
        self._said.label.show_spans([Span(told, Voice.SMALL) for told in self._told()])
        self._said.setAccessibleName(self.text())

    def say(self, text: str) -> None:
        """Say something else."""
        self._shown = None
        self._said.label.show_spans([Span(text, Voice.SMALL)])
        self._said.setAccessibleName(text)

    def _told(self) -> list[str]:
        if self._shown is None:
            return []
        terms, country, decided_end = self._shown
        try:
            check_terms(terms)
        except Refused as why:
            return [self._words.say(why.phrase)]
        on = self._around.today()
        stands = standing(terms, decided_end, None, on, self._calendar, country)
        if stands is None:
            return [self._words.t("No renewal waits to be decided.")]
        by = decide_by(terms, stands, self._calendar, country)
        return [f"{course_told(terms, stands, by, self._words)} ", silence_told(terms, stands, self._words)]

    @Slot(object)
    def _take(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        if self._shown is not None:
            self.show_terms(*self._shown)

    @Slot(object)
    def _do_without(self, error: Exception) -> None:
        """Without holidays the days are still right but for those; the page says what is wrong with the desk."""


class _Calendar(QObject):
    """Asks for the firm's calendar and loads its holidays, off the main thread."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around

    def __call__(self, progress: Progress) -> WorkCalendar:
        calendar = self._around.work_calendar()
        calendar.is_working(self._around.today())
        return calendar
