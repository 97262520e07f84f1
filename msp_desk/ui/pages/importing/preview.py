"""The second step: the first rows with what each column is, the records as they will come in, and what cannot."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.commands.orgchart_import import ChartResult, SeatIn
from msp_desk.exchange.columns import FIELD_WORDS, ImportField, Mapping
from msp_desk.exchange.orgchart_in import CHART_FIELDS
from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import ChoiceBox
from msp_desk.ui.pages.importing.counts import Came
from msp_desk.ui.pages.importing.files import (
    FileRead,
    Kind,
    Reread,
    bad_of,
    drafts_of,
    kind_of,
    lines_of,
    mapped,
)
from msp_desk.ui.pages.importing.mapping_table import MappingTable
from msp_desk.ui.pages.importing.owners import Owners
from msp_desk.ui.pages.importing.rows import BadRows, SeatRows, as_seat, contact_columns
from msp_desk.ui.pages.importing.wishes import WishesCard
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.tables.table import Table
from msp_desk.values.drafts import BadRow, ContactDraft

_MOST_SHOWN = 500
#: A contact has no number; whose boss is named is one of a chart, and so is the file from then on.
_CONTACT_FIELDS = tuple(f for f in FIELD_WORDS if f is not ImportField.PERSON_ID)


class View(Enum):
    """What the big table shows."""

    FILE = "file"
    COMING = "coming"
    BAD = "bad"


class PreviewPane(QWidget):
    """Says `read_otherwise` with how the files are to be read again; the wishes beside it speak for themselves."""

    read_otherwise = Signal(object)

    def __init__(self, words: Words, owners: Owners) -> None:
        super().__init__()
        self._words = words
        self.files: tuple[FileRead, ...] = ()
        self._kind = Kind.CONTACTS
        self._result: Came | None = None
        t = words.t
        self.which = ChoiceBox(t("File"))
        self.columns = MappingTable(words)
        self.contacts: Table[ContactDraft] = Table(words, t("As they come in"), contact_columns(words))
        self.seats: Table[SeatIn] = Table(words, t("As they come in"), SeatRows(words).columns())
        self.bad: Table[BadRow] = Table(words, t("Rows that cannot come in"), BadRows(words).columns())
        self.views = SegmentedChoice(t("What is shown"), self._segments(0), View.FILE)
        self._about = Label("", Voice.THIRD)
        self.wishes = WishesCard(words, owners)
        self._stack = QStackedWidget()
        for table in (self.columns, self.contacts, self.seats, self.bad):
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
        if [f.name for f in files] != [f.name for f in self.files]:
            self.which.clear()
            for file in files:
                self.which.addItem(file.name, file.name)
            self.views.set_value(View.FILE if files[0].table is not None else View.COMING)
        self.files, self._result = files, None
        self._kind = kind_of(files)
        self.which.setVisible(len(files) > 1)
        self.wishes.show_kind(self._kind, any(file.table is not None for file in files))
        self._show()

    def ask_for_owner(self) -> None:
        """Nobody said yet whose chart it is: the lines are shown as they stand in the file."""
        self.wishes.ask_for_owner()
        if self._result is not None:
            self._result = None
            self._show_records()
            self._show_bad()

    def show_result(self, result: Came) -> None:
        """Show what would come of it, where that was found out."""
        self._result = result
        self._show_records()
        self._show_bad()

    def place(self) -> int:
        """Which file is shown."""
        return max(0, self.which.currentIndex())

    def _wire(self) -> None:
        self.which.activated.connect(self._show)
        self.views.picked.connect(self._show)
        self.columns.mapped.connect(self._map)
        self.wishes.read_otherwise.connect(self._reread)
        self.wishes.kind_picked.connect(self._read_as)

    def _segments(self, bad: int) -> list[Segment]:
        t = self._words.t
        cannot = t("Cannot come in (%(n)d)", n=bad) if bad else t("Cannot come in")
        if self._kind is Kind.CHART:
            cannot = t("To check (%(n)d)", n=bad)
        return [
            Segment(View.FILE, t("In the file")),
            Segment(View.COMING, t("As they come in")),
            Segment(View.BAD, cannot),
        ]

    @Slot()
    def _show(self, *_: object) -> None:
        file = self.files[self.place()]
        seen = file.table
        if seen is not None:
            fields = CHART_FIELDS if self._kind is Kind.CHART else _CONTACT_FIELDS
            self.columns.show_sample(seen, fields)
        self.wishes.show_mapping(seen.mapping if seen is not None else None)
        self._about.setText(self._told(file))
        self._show_records()
        self._show_bad()

    def _show_records(self) -> None:
        """The records of the file as they come in, as far as that is known."""
        file = self.files[self.place()]
        self.contacts.show_rows(drafts_of([file])[:_MOST_SHOWN])
        if isinstance(self._result, ChartResult):
            seats = [s for s in self._result.seats if s.origin.file == file.name]
        else:
            seats = [as_seat(draft) for draft in lines_of([file])]
        self.seats.show_rows(seats)

    def _show_bad(self) -> None:
        """What is wrong, with the view that is chosen."""
        bad = bad_of(self.files, self._result.bad if self._result is not None else ())
        self.bad.show_rows(bad)
        view, has_table = self.views.value(), self.files[self.place()].table is not None
        if not has_table and view is View.FILE:
            view = View.COMING
        self._show_views(view, has_table, len(bad))
        records = self.seats if self._kind is Kind.CHART else self.contacts
        shown = {View.FILE: self.columns, View.COMING: records, View.BAD: self.bad}
        chosen = self.views.value()
        self._stack.setCurrentWidget(shown[chosen] if isinstance(chosen, View) else records)

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
        seen, words = file.table, self._words
        if seen is None:
            return words.n("%(n)d card", "%(n)d cards", len(file.reading.drafts))
        parts = [words.n("%(n)d row", "%(n)d rows", seen.rows), seen.encoding]
        return " · ".join(part for part in parts if part)

    @Slot(int, object)
    def _map(self, place: int, taken_for: ImportField) -> None:
        """A column is taken for something else; the one of the bosses makes a chart of the file."""
        seen = self.files[self.place()].table
        if seen is not None and place < len(seen.mapping.fields):
            kind = Kind.CHART if taken_for is ImportField.REPORTS_TO else self._kind
            self._read(kind, self.place(), mapped(seen.mapping, place, taken_for))

    @Slot(object)
    def _reread(self, mapping: Mapping) -> None:
        self._read(self._kind, self.place(), mapping)

    @Slot(object)
    def _read_as(self, kind: Kind) -> None:
        self._read(kind)

    def _read(self, kind: Kind, place: int = -1, mapping: Mapping | None = None) -> None:
        self.read_otherwise.emit(Reread(self.files, self._words, kind, place, mapping))
