"""The desk itself: where it is, how it is locked, and its backups."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.backups import BackupsCard
from msp_desk.ui.pages.settings.keeping import Keeping
from msp_desk.ui.pages.settings.locks import LocksCard
from msp_desk.ui.pages.settings.saving import at_left
from msp_desk.ui.pages.settings.taking_out import TakingOutCard
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card, Notice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings

MARGINS = (20, 16, 20, 18)


class DeskPane(QWidget):
    """Four cards below each other."""

    def __init__(self, around: Surroundings, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        t = around.words.t
        self._another = Button(t("Open another desk…"), icon="folder-open")
        path = Label(str(keeping.path), Voice.TEXT2, wrap=True)
        where = Card(
            Label(t("Where it is"), Voice.HEADING), path, row(self._another, None), gap=10, margins=MARGINS
        )
        doubt = keeping.doubt()
        if doubt is not None:
            where.body.insertWidget(2, Notice("", around.words.say(doubt)))
        self.locks = LocksCard(around, keeping)
        self.backups = BackupsCard(around, keeping)
        self.taking_out = TakingOutCard(around, keeping.path.stem)
        inside = QWidget()
        inside.setLayout(
            column(where, self.locks, self.backups, self.taking_out, None, gap=14, margins=(0, 0, 0, 20))
        )
        self.setLayout(column(ScrollArea(at_left(inside))))
        self._another.clicked.connect(self._leave)

    @Slot()
    def _leave(self) -> None:
        self._keeping.open_another()
