"""The second step: the first rows with what each column is, the contacts as they will come in, and what cannot."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.i18n.words import Words
from msp_desk.queries.clients import ClientName
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import ChoiceBox
from msp_desk.ui.pages.importing.files import FileRead, bad_of, drafts_of, mapped
from msp_desk.ui.pages.importing.mapping_table import MappingTable
from msp_desk.ui.pages.importing.rows import BadRows, contact_columns
from msp_desk.ui.pages.importing.wishes import WishesCard
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.tables.table import Table
from msp_desk.values.drafts import BadRow, ContactDraft

_MOST_SHOWN = 500


class View(Enum):
    """What the big table shows."""

    FILE = "file"
    CONTACTS = "contacts"
    BAD = "bad"


class PreviewPane(QWidget):
    """Says `read_otherwise` with the place of a file and a mapping; the wishes beside it speak for themselves."""

    read_otherwise = Signal(int, object)

    def __init__(self, words: Words, clients: Sequence[ClientName]) -> None:
        super().__init__()
        self._words = words
        self._files: tuple[FileRead, ...] = ()
        t = words.t
        self.which = ChoiceBox(t("File"))
        self.columns = MappingTable(words)
        self.contacts: Table[ContactDraft] = Table(words, t("As they come in"), contact_columns(words))
        self.bad: Table[BadRow] = Table(words, t("Rows that cannot come in"), BadRows(words).columns())
        self.views = SegmentedChoice(t("What is shown"), self._segments(0), View.FILE)
        self._about = Label("", Voice.THIRD)
        self.wishes = WishesCard(words, clients)
        self._stack = QStackedWidget()
        for table in (self.columns, self.contacts, self.bad):
            self._stack.addWidget(table)
        self._head = row(self.which, self.views, None, self._about, gap=10)
        card = Card(self._head, self._stack, gap=10, margins=(14, 12, 14, 6))
        card.body.setStretch(1, 1)
        body = row(card, self.wishes, gap=14)
        body.setStretch(0, 1)
        self.setLayout(column(body))
        self._wire()

    def show_files(self, files: tuple[FileRead, ...]) -> None:
        """Show what was read; the file and view that are chosen stay."""
        if [f.name for f in files] != [f.name for f in self._files]:
            self.which.clear()
            for file in files:
                self.which.addItem(file.name, file.name)
            self._files = files
            self.views.set_value(View.FILE if files[0].reading.table is not None else View.CONTACTS)
        self._files = files
        self.which.setVisible(len(files) > 1)
        self._show()

    def place(self) -> int:
        """Which file is shown."""
        return max(0, self.which.currentIndex())

    def _wire(self) -> None:
        self.which.activated.connect(self._show)
        self.views.picked.connect(self._show)
        self.columns.mapped.connect(self._map)
        self.wishes.read_otherwise.connect(self._reread)

    def _segments(self, bad: int) -> list[Segment]:
        t = self._words.t
        cannot = t("Cannot come in (%(n)d)", n=bad) if bad else t("Cannot come in")
        return [
            Segment(View.FILE, t("In the file")),
            Segment(View.CONTACTS, t("As they come in")),
            Segment(View.BAD, cannot),
        ]

    @Slot()
    def _show(self, *_: object) -> None:
        file = self._files[self.place()]
        seen = file.reading.table
        view = self.views.value()
        if seen is None and view is View.FILE:
            view = View.CONTACTS
        bad = bad_of(self._files)
        self._show_views(view, seen is not None, len(bad))
        if seen is not None:
            self.columns.show_sample(seen)
        self.contacts.show_rows(drafts_of([file])[:_MOST_SHOWN])
        self.bad.show_rows(bad)
        self.wishes.show_mapping(seen.mapping if seen is not None else None)
        self._about.setText(self._told(file))
        shown = {View.FILE: self.columns, View.CONTACTS: self.contacts, View.BAD: self.bad}
        self._stack.setCurrentWidget(shown[view] if isinstance(view, View) else self.contacts)

    def _show_views(self, view: object, has_table: bool, bad: int) -> None:
        """The choice of views, with as many as make sense."""
        offered = [s for s in self._segments(bad) if has_table or s.value is not View.FILE]
        offered = [s for s in offered if bad or s.value is not View.BAD]
        anew = SegmentedChoice(
            self._words.t("What is shown"), offered, view if bad or view is not View.BAD else offered[0].value
        )
        self._head.replaceWidget(self.views, anew)
        self.views.hide()
        self.views.deleteLater()
        self.views = anew
        self.views.picked.connect(self._show)
        self.views.setVisible(len(offered) > 1)

    def _told(self, file: FileRead) -> str:
        seen, words = file.reading.table, self._words
        if seen is None:
            return words.n("%(n)d card", "%(n)d cards", len(file.reading.drafts))
        parts = [words.n("%(n)d row", "%(n)d rows", seen.rows), seen.encoding]
        return " · ".join(part for part in parts if part)

    @Slot(int, object)
    def _map(self, place: int, taken_for: ImportField) -> None:
        seen = self._files[self.place()].reading.table
        if seen is not None and place < len(seen.mapping.fields):
            self.read_otherwise.emit(self.place(), mapped(seen.mapping, place, taken_for))

    @Slot(object)
    def _reread(self, mapping: Mapping) -> None:
        self.read_otherwise.emit(self.place(), mapping)
