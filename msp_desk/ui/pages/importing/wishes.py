"""How files are to come in: as what, whose they are, what happens to those who are known, and what will come of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.imports import Duplicates, ImportResult
from msp_desk.commands.orgchart_import import ChartResult
from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.pick_fields import PickEditor
from msp_desk.ui.pages.importing.counts import Came, count_lines
from msp_desk.ui.pages.importing.files import Kind
from msp_desk.ui.pages.importing.owners import Owners
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.buttons import Kind as ButtonKind
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.states import Spinner
from msp_desk.ui.theme import Tone

WIDTH = 320


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person chose beside the columns."""

    client: UUID | None = None
    duplicates: Duplicates = Duplicates.MERGE


class WishesCard(Card):
    """Says `changed` when something is chosen, `kind_picked` with a `Kind`, `read_otherwise` with a mapping, `wanted`, `left`."""

    changed = Signal()
    kind_picked = Signal(object)
    read_otherwise = Signal(object)
    wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, owners: Owners) -> None:
        self._words = words
        self._mapping: Mapping | None = None
        self._kind = Kind.CONTACTS
        t = words.t
        kinds = [Segment(Kind.CONTACTS, t("Contacts")), Segment(Kind.CHART, t("Org chart"))]
        self.kind = SegmentedChoice(t("Bring in as"), kinds, Kind.CONTACTS)
        self._kind_row = holder(column(Label(t("Bring in as"), Voice.SECOND), self.kind, 2))
        whose = t("Whose people these are")
        self.client = PickEditor(whose, owners.clients, owners.name_of, t("As the file says"))
        whose = t("Whose org chart this is")
        self.owner = PickEditor(whose, owners.organisations, owners.name_of, t("A client, or our firm"))
        known = [Segment(Duplicates.MERGE, t("Complete them")), Segment(Duplicates.SKIP, t("Leave out"))]
        self.duplicates = SegmentedChoice(t("Who is known already"), known, Duplicates.MERGE)
        self.headings = CheckBox(t("The first row holds headings"))
        days = [Segment(True, t("Day first")), Segment(False, t("Month first"))]
        self.days = SegmentedChoice(t("Dates"), days, True)
        self._days_row = holder(column(Label(t("Dates in the file"), Voice.SECOND), self.days, gap=5))
        self._of_contacts, self._of_chart = self._parts()
        self._counts = column(gap=2)
        self.go = Button(t("Import"), ButtonKind.PRIMARY, icon="download")
        self._leave = quiet(t("Cancel"))
        super().__init__(
            self._kind_row, self._of_contacts, self._of_chart, self.headings, self._days_row, Divider(), self._counts,
            None, row(self.go, None, self._leave), gap=8, margins=(16, 14, 16, 14),
        )  # fmt: skip
        self.setFixedWidth(WIDTH)
        self._wire()

    def wish(self) -> Wish:
        """What is chosen."""
        client = (self.owner if self._kind is Kind.CHART else self.client).value()
        duplicates = self.duplicates.value()
        return Wish(
            client if isinstance(client, UUID) else None,
            duplicates if isinstance(duplicates, Duplicates) else Duplicates.MERGE,
        )

    def show_kind(self, kind: Kind, choosable: bool) -> None:
        """What the files come in as, and whether they could as something else."""
        self._kind = kind
        self.kind.set_value(kind)
        self._kind_row.setVisible(choosable)
        self._of_contacts.setVisible(kind is Kind.CONTACTS)
        self._of_chart.setVisible(kind is Kind.CHART)

    def show_mapping(self, mapping: Mapping | None) -> None:
        """How the file shown is read; nothing to say of vCards."""
        self._mapping = mapping
        self.headings.setVisible(mapping is not None)
        dated = mapping is not None and ImportField.BIRTHDAY in mapping.fields
        self._days_row.setVisible(dated)
        if mapping is not None:
            self.headings.setChecked(mapping.heading_line > 0)
            self.days.set_value(mapping.day_first)

    def show_counting(self) -> None:
        """What will come of it is being found out."""
        emptied(self._counts)
        self._counts.addWidget(
            holder(row(Spinner(14), Label(self._words.t("Counting…"), Voice.SECOND), None))
        )
        self._hold()

    def show_counts(self, result: Came, bad: int, records: int) -> None:
        """What would come of it."""
        emptied(self._counts)
        for line in count_lines(self._words, result, bad):
            self._counts.addWidget(line)
        n = self._words.n
        if isinstance(result, ImportResult):
            comes = result.clients + result.people + result.merged
            caption = n("Import %(n)d contact", "Import %(n)d contacts", records)
        else:
            comes, records = _coming(result), len(result.seats)
            caption = n("Import %(n)d line", "Import %(n)d lines", records)
        self.go.setEnabled(comes > 0)
        self.go.set_caption(caption)

    def ask_for_owner(self) -> None:
        """Nobody said yet whose chart it is, so nothing can be counted."""
        emptied(self._counts)
        asking = self._words.t("Choose whose org chart this is; then you see here what comes in.")
        self._counts.addWidget(Label(asking, Voice.SMALL, Tone.TEXT2, wrap=True))
        self._hold()

    def show_trouble(self, text: str) -> None:
        """It cannot be found out."""
        emptied(self._counts)
        self._counts.addWidget(Label(text, Voice.SMALL, Tone.BAD, wrap=True))

    def _parts(self) -> tuple[QWidget, QWidget]:
        """What is to be said of contacts, and of a chart."""
        t = self._words.t
        contacts = holder(
            column(
                Label(t("Whose people these are"), Voice.SECOND), self.client, 2,
                Label(t("Who is known already"), Voice.SECOND), self.duplicates, 2, gap=8,
            )
        )  # fmt: skip
        known = t(
            "Who is known already keeps their record and their position, and gets the boss of the file."
        )
        chart = holder(
            column(
                Label(t("Whose org chart this is"), Voice.SECOND), self.owner,
                Label(known, Voice.THIRD, wrap=True), 2, gap=8,
            )
        )  # fmt: skip
        return contacts, chart

    def _hold(self) -> None:
        self.go.setEnabled(False)
        self.go.set_caption(self._words.t("Import"))

    def _wire(self) -> None:
        self.kind.picked.connect(self.kind_picked)
        self.client.edited.connect(self.changed)
        self.owner.edited.connect(self.changed)
        self.duplicates.picked.connect(self.changed)
        self.headings.clicked.connect(self._read_otherwise)
        self.days.picked.connect(self._read_otherwise)
        self.go.clicked.connect(self.wanted)
        self._leave.clicked.connect(self.left)

    @Slot()
    def _read_otherwise(self, *_: object) -> None:
        if self._mapping is not None:
            line = (self._mapping.heading_line or 1) if self.headings.isChecked() else 0
            day_first = self.days.value() is not False
            self.read_otherwise.emit(Mapping(self._mapping.fields, line, day_first))


def _coming(result: ChartResult) -> int:
    return result.people + result.merged + result.positions + result.lines
