"""How contacts are to come in: whose they are, what happens to those who are known, and what will come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.imports import Duplicates, ImportResult
from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.i18n.words import Words
from msp_desk.queries.clients import ClientName
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.pick_fields import Option, PickEditor
from msp_desk.ui.parts.buttons import Button, Kind, quiet
from msp_desk.ui.parts.cards import Card, Divider, IconLabel
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.states import Spinner
from msp_desk.ui.theme import Tone
from msp_desk.values.folding import fold

WIDTH = 320
_MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person chose beside the columns."""

    client: UUID | None = None
    duplicates: Duplicates = Duplicates.MERGE


class WishesCard(Card):
    """Says `changed` when something is chosen, `mapping_changed` with headings and order of dates, `wanted` and `left`."""

    changed = Signal()
    read_otherwise = Signal(object)
    wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, clients: Sequence[ClientName]) -> None:
        self._words = words
        self._clients = [(c.folded, Option(c.key, c.name)) for c in clients]
        self._mapping: Mapping | None = None
        t = words.t
        self.client = PickEditor(
            t("Whose people these are"), self._lookup, self._name_of, t("As the file says")
        )
        known = [Segment(Duplicates.MERGE, t("Complete them")), Segment(Duplicates.SKIP, t("Leave out"))]
        self.duplicates = SegmentedChoice(t("Who is known already"), known, Duplicates.MERGE)
        self.headings = CheckBox(t("The first row holds headings"))
        days = [Segment(True, t("Day first")), Segment(False, t("Month first"))]
        self.days = SegmentedChoice(t("Dates"), days, True)
        self._days_row = holder(column(Label(t("Dates in the file"), Voice.SECOND), self.days, gap=5))
        self._counts = column(gap=2)
        self.go = Button(t("Import"), Kind.PRIMARY, icon="download")
        self._leave = quiet(t("Cancel"))
        super().__init__(
            Label(t("Whose people these are"), Voice.SECOND), self.client, 2,
            Label(t("Who is known already"), Voice.SECOND), self.duplicates, 2,
            self.headings, self._days_row, Divider(), self._counts, None,
            row(self.go, None, self._leave), gap=8, margins=(16, 14, 16, 14),
        )  # fmt: skip
        self.setFixedWidth(WIDTH)
        self._wire()

    def wish(self) -> Wish:
        """What is chosen."""
        client, duplicates = self.client.value(), self.duplicates.value()
        return Wish(
            client if isinstance(client, UUID) else None,
            duplicates if isinstance(duplicates, Duplicates) else Duplicates.MERGE,
        )

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
        self.go.setEnabled(False)
        self.go.set_caption(self._words.t("Import"))

    def show_counts(self, result: ImportResult, bad: int, contacts: int) -> None:
        """What would come of it."""
        emptied(self._counts)
        for line in count_lines(self._words, result, bad):
            self._counts.addWidget(line)
        comes = result.clients + result.people + result.merged
        self.go.setEnabled(comes > 0)
        self.go.set_caption(self._words.n("Import %(n)d contact", "Import %(n)d contacts", contacts))

    def show_trouble(self, text: str) -> None:
        """It cannot be found out."""
        emptied(self._counts)
        self._counts.addWidget(Label(text, Voice.SMALL, Tone.BAD, wrap=True))

    def _wire(self) -> None:
        self.client.edited.connect(self.changed)
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

    def _lookup(self, text: str) -> Sequence[Option]:
        typed = fold(text)
        return [option for folded, option in self._clients if typed in folded][:_MOST_OFFERED]

    def _name_of(self, key: object) -> str:
        return next((option.text for _, option in self._clients if option.key == key), "")


def count_lines(words: Words, result: ImportResult, bad: int) -> list[QWidget]:
    """What comes of an import, a line each; nothing is said of what there is none of."""
    n = words.n
    told = [
        ("building-2", result.clients, n("%(n)d new client", "%(n)d new clients", result.clients), Tone.TEXT),
        ("user-plus", result.people, n("%(n)d new person", "%(n)d new people", result.people), Tone.TEXT),
        (
            "git-merge",
            result.merged,
            n("%(n)d known already, completed", "%(n)d known already, completed", result.merged),
            Tone.TEXT,
        ),
        (
            "minus",
            result.skipped,
            n("%(n)d known already, left out", "%(n)d known already, left out", result.skipped),
            Tone.TEXT2,
        ),
        ("circle-alert", bad, n("%(n)d row cannot come in", "%(n)d rows cannot come in", bad), Tone.BAD),
    ]
    lines: list[QWidget] = [
        IconLabel(icon, text, Voice.TEXT, tone=tone) for icon, count, text, tone in told if count
    ]
    return lines or [IconLabel("minus", words.t("Nothing new"), Voice.TEXT, tone=Tone.TEXT2)]
