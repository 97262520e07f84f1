"""Whom to call for what, both ways, as a table: topic, theirs, ours, channel, hours."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.desk import desk_card
from msp_desk.queries.whom_to_call import CallEnd, CallRow
from msp_desk.rules.phones import shown_number
from msp_desk.ui.cards.export import ExportButton, Ready, Tables, values_of
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import level_tone
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.columns import Cell, Column
from msp_desk.ui.tables.table import Table
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.folding import initials


class CallsView(QWidget):
    """The table for the client that is shown; Enter edits the line, `shown_seat` says the seat of a chosen one."""

    shown_seat = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        t = self._words.t
        self._client: UUID | None = None
        self._may_edit = True
        card = around.desk.ask(desk_card, around.today())
        self._country = card.country if card is not None else ""
        self._columns = call_columns(self._words, self._country)
        self.table: Table[CallRow] = Table(self._words, t("Whom to call for what"), self._columns)
        self.export = ExportButton(around, t("Whom to call for what"), self._table_out)
        self._add = Button(t("Line"), icon="plus", hint=t("Draw a counterpart line"))
        self._about = Label("", Voice.SECOND)
        self._stage = Stage(self._words, self.table)
        head = row(self._about, None, self.export, self._add, gap=8, margins=(14, 10, 10, 6))
        framed = Card(head, self._stage, gap=0, margins=1)
        framed.body.setStretch(1, 1)
        self.setLayout(column(framed))
        self.table.opened.connect(self._open)
        self._add.clicked.connect(self._draw)

    def show_rows(self, client: UUID, name: str, rows: Sequence[CallRow], *, may_edit: bool) -> None:
        """Show these lines of a client."""
        self._client, self._may_edit = client, may_edit
        t = self._words.t
        self.export.file_name = t("%(client)s: whom to call for what", client=name).replace(":", " –")
        self._about.setText(t("Both ways: each topic has a person on either side."))
        self._add.setEnabled(may_edit)
        self.table.show_rows(rows)
        if rows:
            self._stage.show_content()
            return
        about = t("A line between a position of theirs and one of ours says who calls whom for what.")
        action = t("Draw a counterpart line") if may_edit else ""
        self._stage.show_empty(EmptyState(t("No lines yet"), about, "phone", action=action, on_action=self._draw))  # fmt: skip

    @Slot(object)
    def _open(self, call: CallRow) -> None:
        if self._client is None or not self._may_edit:
            return
        draft = CounterpartDraft(self._client, key=call.tie_key)
        if call.tie_key is None:
            draft = CounterpartDraft(self._client, call.theirs.seat_key, topic=call.topic)
        self._around.ways.edit_counterpart.emit(draft)

    @Slot()
    def _draw(self) -> None:
        if self._client is not None:
            self._around.ways.edit_counterpart.emit(CounterpartDraft(self._client))

    def _table_out(self) -> Tables:
        return Ready(
            values_of(self.table.rows(), full_columns(self._words, self._country), self._words.local_day)
        )


def call_columns(words: Words, country: str) -> tuple[Column[CallRow], ...]:
    """What the window shows."""
    t = words.t

    def topic(call: CallRow) -> str:
        return call.topic or t("Everything")

    def theirs(call: CallRow) -> str:
        return _who(call.theirs, words)

    def ours(call: CallRow) -> str:
        return _who(call.ours, words) if call.ours is not None else t("nobody yet")

    def their_number(call: CallRow) -> str:
        return _reached(call.theirs, country)

    def our_number(call: CallRow) -> str:
        return _reached(call.ours, country) if call.ours is not None else ""

    def channel(call: CallRow) -> str:
        kind = call.theirs.kind
        return words.term(call.channel) if call.channel is not None else words.term(kind) if kind else ""

    def hours(call: CallRow) -> str:
        return call.theirs.hours

    return (
        Column(t("For what"), topic, width=170, grows=True, look=_strong),
        Column(t("Theirs"), theirs, width=210, grows=True, look=_their_look),
        Column(t("Number"), their_number, width=130),
        Column(t("Ours"), ours, width=200, grows=True, look=_our_look),
        Column(t("Our number"), our_number, width=130, shown=False),
        Column(t("Channel"), channel, width=100),
        Column(t("Hours"), hours, width=110),
    )


def full_columns(words: Words, country: str) -> tuple[Column[CallRow], ...]:
    """What a file holds: each end with its title, number and address."""
    t, (topic, _, _, _, _, channel, hours) = words.t, call_columns(words, country)

    def end_columns(ours: bool, name: str) -> tuple[Column[CallRow], ...]:
        def end(call: CallRow) -> CallEnd | None:
            return call.ours if ours else call.theirs

        def who(call: CallRow) -> str:
            found = end(call)
            return found.name if found is not None else ""

        def title(call: CallRow) -> str:
            found = end(call)
            return found.title if found is not None else ""

        def phone(call: CallRow) -> str:
            found = end(call)
            return shown_number(found.phone, country) if found is not None and found.phone else ""

        def email(call: CallRow) -> str:
            found = end(call)
            return found.email if found is not None else ""

        return (
            Column(name, who),
            Column(t("%(side)s: position", side=name), title),
            Column(t("%(side)s: phone", side=name), phone),
            Column(t("%(side)s: email", side=name), email),
        )

    return (topic, *end_columns(False, t("Theirs")), *end_columns(True, t("Ours")), channel, hours)


def _who(end: CallEnd, words: Words) -> str:
    return " · ".join((end.name or words.t("Seat empty"), end.title))


def _reached(end: CallEnd, country: str) -> str:
    return shown_number(end.phone, country) if end.phone else end.email


def _strong(_call: CallRow) -> Cell:
    return Cell(Tone.TEXT, bold=True)


def _their_look(call: CallRow) -> Cell:
    return _end_look(call.theirs)


def _our_look(call: CallRow) -> Cell:
    return _end_look(call.ours) if call.ours is not None else Cell(Tone.TEXT3)


def _end_look(end: CallEnd) -> Cell:
    letters = initials(end.name) if end.name else "?"
    return Cell(Tone.TEXT, avatar=letters, avatar_tone=level_tone(end.level))
