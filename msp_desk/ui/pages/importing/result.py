"""The last step: what came in, what did not and why, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.orgchart_import import ChartResult
from msp_desk.exchange.tables_out import write_csv
from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.importing.counts import Came, count_lines
from msp_desk.ui.pages.importing.rows import BadRows
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
    """Says `undone`, `seen` (show me what came in) and `more` for the three buttons."""

    undone = Signal()
    seen = Signal()
    more = Signal()

    def __init__(self, words: Words, ask: Ask, result: Came, bad: Sequence[BadRow]) -> None:
        super().__init__()
        self._words, self._ask = words, ask
        t = words.t
        chart = isinstance(result, ChartResult)
        self._done = t("The org chart is in") if chart else t("The contacts are in")
        self._wrong = t("Lines to check") if chart else t("Rows that did not come in")
        self.undo = Button(t("Undo the import"), icon="undo-2")
        self.see = (
            Button(t("See the org chart"), icon="network")
            if chart
            else Button(t("See the people"), icon="users")
        )
        self.again = Button(t("Import more"), icon="upload")
        self.save = Button(t("Save as CSV"), icon="download", small=True)
        self.bad: Table[BadRow] = Table(words, self._wrong, BadRows(words).columns())
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
                SectionTitle(self._wrong, "", self.save),
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
        self.see.clicked.connect(self.seen)
        self.again.clicked.connect(self.more)
        self.save.clicked.connect(self._save)

    @Slot(bool)
    def show_undone(self, undone: bool) -> None:
        """Say that it is in, or that they were taken back meanwhile."""
        t = self._words.t
        self.title.setText(t("The import is undone") if undone else self._done)
        self._gone.setVisible(undone)
        for part in (self.counts, self.see, self.undo):
            part.setVisible(not undone)
        self.setFocusProxy(self.again if undone else self.see)

    @Slot()
    def _save(self) -> None:
        path = self._ask.save_file(Phrase("Save what is listed"), f"{self._wrong}.csv", ("*.csv",))
        if path is None:
            return
        titles, rows = self.bad.as_shown()
        try:
            with told_of(path):
                write_private(path, write_csv(titles, rows, for_excel=True))
        except Told as why:
            self._ask.tell(why.phrase)
