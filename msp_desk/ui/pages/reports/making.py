"""Makes a paper in another thread: asks the desk, then sets what it answers."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msp_desk.exchange.names_safe import safe_name
from msp_desk.i18n.words import Words
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.person_card import person_card
from msp_desk.queries.relationship import relationship_card
from msp_desk.reports.relationship.options import RelationshipOptions
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.pages.reports.wishes import CardWish, ReportWish, Wish
from msp_desk.ui.runner import Progress
from msp_desk.values.enums import Language, Paper
from msp_desk.values.errors import Refused


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as PDF, for which wish, and what a file of it is called."""

    wish: Wish
    title: str
    file_name: str
    paper: Paper
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Making:
    """What the runner calls. The library of papers is loaded by the first one, so that no start waits for it.

    Errors: Refused where whom the paper is about is gone, or the period ends before it begins.
    """

    desk: WindowDesk
    words: Words
    now: datetime
    wish: Wish
    calendar: Callable[[], WorkCalendar]

    def __call__(self, progress: Progress) -> MadePaper:
        wish = self.wish
        return self._report(wish, progress) if isinstance(wish, ReportWish) else self._card(wish, progress)

    def _report(self, wish: ReportWish, progress: Progress) -> MadePaper:
        if wish.client is None:
            raise Refused("Choose a client.")
        today = self.words.local_day(self.now)
        since, until = wish.days(today)
        zone, calendar = self.words.zone, self.calendar()
        card = self.desk.ask(relationship_card, wish.client, since, until, today, zone, calendar)
        settings = self.desk.ask(desk_settings)
        progress.check()
        words = self._words_in(wish.language.among(card.client.language) or settings.language)
        options = RelationshipOptions(
            wish.paper, wish.sections, accent=settings.report_colour, notes=wish.notes
        )
        reports = _loaded("msp_desk.reports.relationship_pdf")
        content: bytes = reports.relationship_pdf(card, words, options)
        title = words.t("%(client)s: client relationship report", client=card.client.name)
        return self._made(title, wish.paper, content)

    def _card(self, wish: CardWish, progress: Progress) -> MadePaper:
        card = (
            None
            if wish.person is None
            else self.desk.ask(person_card, wish.person, self.now, self.words.zone)
        )
        if card is None:
            raise Refused("This person is not in the desk any more.")
        settings = self.desk.ask(desk_settings)
        progress.check()
        words, today = self._words_in(wish.language), self.words.local_day(self.now)
        reports = _loaded("msp_desk.reports.precall_pdf")
        options = reports.PrecallOptions(wish.paper, settings.report_colour)
        content: bytes = reports.precall_pdf(card, words, today, options)
        return self._made(words.t("%(name)s: pre-call card", name=card.name), wish.paper, content)

    def _made(self, title: str, paper: Paper, content: bytes) -> MadePaper:
        day = self.words.local_day(self.now)
        name = safe_name(f"{title.replace(':', ' –')} {day.isoformat()}.pdf", "report.pdf")
        return MadePaper(self.wish, title, name, paper, content)

    def _words_in(self, language: Language) -> Words:
        return Words(language, self.words.folder, self.words.zone)


def _loaded(module: str) -> Any:
    """A module of the papers. What it brings along stays: a search for garbage among all that would hold the window up."""
    if module not in sys.modules:
        importlib.import_module(module)
        gc.freeze()
    return sys.modules[module]
