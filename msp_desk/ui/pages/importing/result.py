"""The last step: what came in, what did not and why, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.imports import ImportResult
from msp_desk.exchange.tables_out import write_csv
from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.importing.rows import BadRows
from msp_desk.ui.pages.importing.wishes import count_lines
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card, SectionTitle
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.tables.table import Table
from msp_desk.values.drafts import BadRow
from msp_desk.values.errors import Told
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase


class ResultPane(QWidget):
    """Says `undone`, `people` and `more` for the three buttons."""

    undone = Signal()
    people = Signal(str)
    more = Signal()

    def __init__(self, words: Words, ask: Ask, result: ImportResult, bad: Sequence[BadRow]) -> None:
        super().__init__()
        self._words, self._ask = words, ask
        t = words.t
        self.undo = Button(t("Undo the import"), icon="undo-2")
        self.see = Button(t("See the people"), icon="users")
        self.again = Button(t("Import more"), icon="upload")
        self.save = Button(t("Save as CSV"), icon="download", small=True)
        self.bad: Table[BadRow] = Table(words, t("Rows that did not come in"), BadRows(words).columns())
        self.bad.show_rows(bad)
        self.title = Label("", Voice.NAME)
        self.counts = holder(column(*count_lines(words, result, len(bad)), gap=4))
        self._gone = Label(t("Nothing of it is in the desk now."), Voice.TEXT2)
        done = Card(
            self.title,
            self.counts,
            self._gone,
            6,
            row(self.see, self.again, self.undo, None),
            gap=4,
            margins=(20, 16, 20, 18),
        )
        parts: list[QWidget] = [done]
        if bad:
            left = Card(
                SectionTitle(t("Rows that did not come in"), "", self.save),
                self.bad,
                gap=8,
                margins=(14, 12, 14, 6),
            )
            left.body.setStretch(1, 1)
            parts.append(left)
        layout = column(*parts, *([] if bad else [None]), gap=14)
        if bad:
            layout.setStretch(1, 1)
        self.setLayout(layout)
        self.show_undone(False)
        self.undo.clicked.connect(self.undone)
        self.see.clicked.connect(self._see)
        self.again.clicked.connect(self.more)
        self.save.clicked.connect(self._save)

    @Slot(bool)
    def show_undone(self, undone: bool) -> None:
        """Say that the contacts are in, or that they were taken back meanwhile."""
        t = self._words.t
        self.title.setText(t("The import is undone") if undone else t("The contacts are in"))
        self._gone.setVisible(undone)
        for part in (self.counts, self.see, self.undo):
            part.setVisible(not undone)
        self.setFocusProxy(self.again if undone else self.see)

    @Slot()
    def _see(self) -> None:
        self.people.emit("people")

    @Slot()
    def _save(self) -> None:
        name = self._words.t("Rows that did not come in.csv")
        path = self._ask.save_file(Phrase("Save the rows that did not come in"), name, ("*.csv",))
        if path is None:
            return
        titles, rows = self.bad.as_shown()
        try:
            with told_of(path):
                write_private(path, write_csv(titles, rows, for_excel=True))
        except Told as why:
            self._ask.tell(why.phrase)
