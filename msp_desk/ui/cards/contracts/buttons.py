"""The buttons of one contract among others: decide, edit its terms, and what else can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.cards.contracts.deeds import ContractDeeds, Subject
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.surroundings import Surroundings


class ContractButtons(QWidget):
    """Stands among painted blocks."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        t = around.words.t
        self.deeds = ContractDeeds(around, self)
        self.decide = Button(t("Decide"), icon="check", small=True)
        self.edit = Button(t("Edit the terms"), small=True)
        self.more = icon_button("ellipsis", t("More"), small=True)
        self.setLayout(row(self.decide, self.edit, self.more, None, gap=6))
        self.decide.clicked.connect(self.deeds.decide)
        self.edit.clicked.connect(self.deeds.edit)
        self.more.clicked.connect(self._open_menu)

    def be_about(self, subject: Subject, *, can_decide: bool) -> None:
        """Of this contract from now on; a screen reader is told which."""
        self.deeds.subject = subject
        self.decide.setVisible(can_decide)
        for button in self.stops():
            button.setAccessibleDescription(subject.name)

    def stops(self) -> Sequence[QWidget]:
        """Where Tab halts."""
        return self.decide, self.edit, self.more

    @Slot()
    def _open_menu(self) -> None:
        self.deeds.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
