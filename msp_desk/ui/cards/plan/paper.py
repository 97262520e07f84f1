"""Makes what a plan is handed over as, off the main thread: paper, page for the browser, canonical document."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from msp_desk.exchange.plan_folder import version_file
from msp_desk.i18n.words import Words
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.plan_choices import plan_logos
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_versions import VersionRow, version_by_number, version_bytes, version_document
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.rules.plan_diff import compare
from msp_desk.ui.desk import WindowDesk
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import PlanDocument


class PlanForm(Enum):
    """As what a plan is handed over; the value is how its file ends."""

    PDF = "pdf"
    PAGE = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class PlanWish:
    """Which version of a client's plan (None: the draft as it stands), and how it is told."""

    client: UUID
    plan: UUID
    version: UUID | None
    number: int
    form: PlanForm = PlanForm.PDF
    language: Language | None = None
    answerable: bool = False
    with_changes: bool = True


@dataclass(frozen=True, slots=True)
class Index:
    """Makes the index page of those versions that are in a folder."""

    versions: Sequence[VersionRow]
    words: Words
    firm: str
    client: str
    accent: str

    def __call__(self, there: frozenset[int]) -> bytes:
        room: Any = importlib.import_module("msp_desk.reports.plan_html")
        listed = [
            room.PublishedVersion(v.number, v.published_on, v.author, v.note, version_file(v.number))
            for v in self.versions
            if v.number in there
        ]
        page: bytes = room.index_html(listed, self.firm, self.client, self.words, self.accent)
        return page


@dataclass(frozen=True, slots=True)
class MadePlan:
    """Gives the bytes; may run in any thread. Errors: Refused where the plan is gone, Blocked where it is damaged."""

    desk: WindowDesk
    words: Words
    today: date
    wish: PlanWish

    def __call__(self) -> bytes:
        wish = self.wish
        if wish.form is PlanForm.JSON and wish.version is not None:
            return self.desk.ask(version_bytes, wish.version)
        document = self.document()
        options = self._options(document)
        language = wish.language or document.content.language
        words = Words(language, self.words.folder, self.words.zone)
        # The libraries of papers and pages are loaded when the first one is made: no tab has to wait for them.
        if wish.form is PlanForm.PDF:
            paper: Any = importlib.import_module("msp_desk.reports.plan_pdf")
            pdf: bytes = paper.plan_pdf(document, words, options)
            return pdf
        room: Any = importlib.import_module("msp_desk.reports.plan_html")
        page: bytes = room.plan_html(document, words, options, answerable=wish.answerable)
        return page

    def document(self) -> PlanDocument:
        """The version as it was published, or the draft as if it were published today."""
        wish = self.wish
        if wish.version is not None:
            return self.desk.ask(version_document, wish.version)
        content = self.desk.ask(plan_content, wish.plan, self.today, self.words.zone)
        return PlanDocument(wish.number, self.today, content.firm.name, "", content)

    def _options(self, document: PlanDocument) -> PlanPaperOptions:
        wish = self.wish
        settings, logos = self.desk.ask(desk_settings), self.desk.ask(plan_logos, wish.client)
        options = PlanPaperOptions(
            settings.paper,
            settings.report_colour,
            logos.firm,
            logos.client,
            draft=wish.version is None,
        )
        before = (
            self.desk.ask(version_by_number, wish.plan, document.number - 1) if wish.with_changes else None
        )
        if before is None:
            return options
        then = self.desk.ask(version_document, before.key)
        changes = compare(then.content, document.content)
        return replace(options, changes=changes, before=before.number)
