"""What an import does off the main thread: rehearse it, and make it as one deed after a copy of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from msp_desk.commands.imports import import_contacts
from msp_desk.commands.orgchart_import import import_chart
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.pages.importing.counts import Came
from msp_desk.ui.pages.importing.files import FileRead, Kind, drafts_of, kind_of, lines_of
from msp_desk.ui.pages.importing.wishes import Wish
from msp_desk.ui.runner import Progress
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Importing:
    """The files and how they are wished; a chart needs somebody whose it is."""

    desk: WindowDesk
    files: tuple[FileRead, ...]
    wish: Wish

    def chart_of(self) -> UUID | None:
        """Whose org chart it is, where it is one and this is said."""
        return self.wish.client if kind_of(self.files) is Kind.CHART else None

    def is_ready(self) -> bool:
        """Whether all is said that has to be."""
        return kind_of(self.files) is Kind.CONTACTS or self.wish.client is not None

    def records(self) -> int:
        """How many contacts, or lines of a chart, were read."""
        return len(drafts_of(self.files)) + len(lines_of(self.files))

    def rehearse(self, progress: Progress) -> Came:
        """What would come of it."""
        owner = self.chart_of()
        if owner is not None:
            return self.desk.rehearse(import_chart, owner, lines_of(self.files), progress.tell)
        wish = self.wish
        return self.desk.rehearse(
            import_contacts, drafts_of(self.files), wish.duplicates, wish.client, progress.tell
        )

    def carry_out(self, back_up: Callable[[], object], progress: Progress) -> Came:
        """Copy the desk, and bring it in."""
        back_up()
        progress.check()
        owner, number = self.chart_of(), self.records()
        if owner is not None:
            what = Phrase.counted("Import a chart of %(n)d line", "Import a chart of %(n)d lines", number)
            return self.desk.do(what, import_chart, owner, lines_of(self.files), progress.tell)
        what, wish = Phrase.counted("Import %(n)d contact", "Import %(n)d contacts", number), self.wish
        return self.desk.do(
            what, import_contacts, drafts_of(self.files), wish.duplicates, wish.client, progress.tell
        )
