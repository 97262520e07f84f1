"""The list of renewals, and beside it the contract that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.pages.renewals.asking import RenewalsSeen
from msp_desk.ui.pages.renewals.beside import RenewalBeside, contract_of
from msp_desk.ui.pages.renewals.lines import Entry, grouping, key_of, line_of
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList

_FOCUS = Qt.FocusReason.OtherFocusReason


class PendingView(QWidget):
    """`missed` is said where the contract that was asked for is not among those that are shown."""

    missed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._seen: RenewalsSeen | None = None
        self._wanted: UUID | None = None
        self._missing = self._narrow = False
        self.list = RowList(self._words.t("Renewals"), three_rows=True)
        self.stage = Stage(self._words, self.list)
        self.beside = RenewalBeside(around)
        self.beside.hide()
        layout = row(self.stage, self.beside, gap=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        deeds = self.beside.deeds
        self.list.chosen.connect(self.beside.show_entry)
        self.list.opened.connect(self._act)
        self.list.set_menu(self.beside.menu)
        keys = {"L": deeds.log, "E": deeds.edit, "H": deeds.note_hours, "Ctrl+Return": deeds.open_client}
        for key, deed in keys.items():
            bind(self.list, key, deed)

    def show_seen(self, seen: RenewalsSeen, nothing: EmptyState | None) -> None:
        """Show these; `nothing` where there are none."""
        before, current = self._entries(), self.list.current_key()
        self._seen = seen
        entries = self._entries()
        self.list.show_rows(entries, self._line, grouping(entries, self._words), key_of=key_of)
        self.beside.setVisible(bool(entries))
        if nothing is not None and not entries:
            self.beside.show_entry(None)
            self.stage.show_empty(nothing)
            return
        self.stage.show_content()
        self._choose_wanted()
        if self.list.current_row() is None:
            place = next((i for i, e in enumerate(before) if key_of(e) == current), 0)
            self.list.choose(key_of(entries[min(place, len(entries) - 1)]), quietly=True)
        self.beside.show_entry(self.list.current_row())

    def be_narrow(self, narrow: bool) -> None:
        """In a small window the list has more of the room."""
        self.beside.be_narrow(narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            if self._entries() and self._seen is not None:
                self.show_seen(self._seen, None)

    def show_error(self, text: str, on_retry: Callable[[], object]) -> None:
        """It failed."""
        self.beside.hide()
        self.stage.show_error(text, on_retry)

    def show_contract(self, contract: UUID | None) -> None:
        """Go to a contract, as soon as it is there."""
        self._wanted, self._missing = contract, False
        if self._seen is not None:
            self._choose_wanted()

    def expect(self, touched: Collection[UUID]) -> None:
        """Go to a contract that is new among these, where it is of those that are asked for."""
        new = set(touched) - {contract_of(e) for e in self._entries()}
        if len(new) == 1:
            self._wanted, self._missing = new.pop(), True

    def shown_on(self) -> object:
        """The day that is shown; None while nothing is."""
        return self._seen.on if self._seen is not None else None

    def _choose_wanted(self) -> None:
        """The contract that was asked for: where it waits, else where it was decided last."""
        if self._wanted is None:
            return
        found = next((e for e in self._entries() if contract_of(e) == self._wanted), None)
        if found is None and not self._missing:
            self._missing = True
            self.missed.emit()
            return
        self._wanted = None
        if found is None:
            return
        self.list.choose(key_of(found))
        self.list.setFocus(_FOCUS)

    def _entries(self) -> tuple[Entry, ...]:
        return (*self._seen.pending, *self._seen.past) if self._seen is not None else ()

    def _line(self, entry: Entry) -> Line:
        on = self._seen.on if self._seen is not None else self._around.today()
        return line_of(entry, on, self._words, narrow=self._narrow)

    @Slot(object)
    def _act(self, entry: Entry) -> None:
        """The one thing to do: decide; where nothing waits, go to the client's contracts."""
        self.beside.show_entry(entry)
        if self.beside.decide.isHidden():
            self.beside.deeds.open_client()
        else:
            self.beside.deeds.decide()
