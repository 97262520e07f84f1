"""The History page: the timeline of everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.cards.timeline import TimelineView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.surroundings import Surroundings


class HistoryPage(QWidget):
    """All contacts: the list at the left, the one that is chosen at the right."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.timeline = TimelineView(around)
        self.timeline.opened.connect(self._open)
        title = row(Label(around.words.t("History"), Voice.TITLE), None, margins=(4, 0, 0, 0))
        layout = column(title, self.timeline, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def arrive(self) -> None:
        """The list takes the keys."""
        self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _open(self, entry: InteractionRow) -> None:
        self._around.ways.interaction.emit(entry.key)
