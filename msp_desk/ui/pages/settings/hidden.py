"""What was put out of Today's sight, or handed over, and the way to bring it back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.reminders import bring_back
from msp_desk.queries.reminders import HiddenItem, hidden_items
from msp_desk.ui.cards.put_away import told
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.rules_pane import MARGINS
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.phrases import Phrase
from msp_desk.values.reminders import ItemRef

_MOST = 50


class HiddenCard(AsksAgain):
    """One line an item, the last hidden first."""

    TOUCHED_BY = ("item_mark",)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self.buttons: dict[Button, ItemRef] = {}
        self._lines = column(gap=10)
        t = self._words.t
        about = Label(
            t("What somebody snoozed, dropped or handed over. Brought back, it stands on Today again."),
            Voice.TEXT2,
            wrap=True,
        )
        card = Card(
            Label(t("Out of sight"), Voice.HEADING), about, 2, holder(self._lines), gap=10, margins=MARGINS
        )
        self.setLayout(column(card))
        around.desk.changed.connect(self._heed)

    @Slot()
    def refresh(self) -> None:
        """Show what is hidden now."""
        self._stale = False
        emptied(self._lines)
        self.buttons.clear()
        found = self._around.desk.ask(hidden_items, self._around.today(), self._around.clock(), _MOST + 1)
        for item in found[:_MOST]:
            self._lines.addWidget(self._line(item))
        if not found:
            self._lines.addWidget(Label(self._words.t("Nothing is out of sight."), Voice.SECOND))
        if len(found) > _MOST:
            self._lines.addWidget(Label(self._words.t("These are the last of them."), Voice.THIRD))

    def _line(self, item: HiddenItem) -> QWidget:
        t = self._words.t
        about = " · ".join(filter(None, (item.name, item.client))) or t("Something that is gone")
        back = quiet(t("Bring back"))
        back.setAccessibleName(t("Bring back: %(what)s", what=about))
        back.clicked.connect(self._bring_back)
        self.buttons[back] = item.ref
        said = " · ".join((self._words.term(item.ref.reason), *(self._words.say(p) for p in told(item))))
        names = column(Label(about, Voice.TEXT), Label(said, Voice.SECOND), gap=1)
        line = row(holder(names), back, gap=12)
        line.setStretch(0, 1)
        return holder(line)

    @Slot()
    def _bring_back(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._around.desk.attempt(Phrase("Bring a reminder back"), bring_back, self.buttons[button])
