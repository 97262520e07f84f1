"""What stands in the place of an org chart without positions: what it is for, and how to begin."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.chart.shown import PERSON_MIME
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.states import EmptyState


class ChartInvitation(QWidget):
    """`add_asked` and `import_asked` begin a chart; a person dropped here is said by `dropped`."""

    add_asked = Signal()
    import_asked = Signal()
    dropped = Signal(object, object, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        t = words.t
        self._words = words
        self.add = Button(t("Add a position"), icon="plus")
        self.bring = Button(t("Bring a chart in…"), icon="download", hint=t("From a table with names, titles and bosses"))  # fmt: skip
        about = t(
            "Who reports to whom, who of ours answers to whom for what, and where nobody does. A position stays when "
            "whoever holds it goes."
        )
        told = EmptyState(t("No positions yet"), about, "network")
        buttons = holder(row(None, self.add, self.bring, None, gap=8))
        layout = column(None, told, buttons, None, None, gap=0)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self.add.clicked.connect(self.add_asked)
        self.bring.clicked.connect(self.import_asked)

    def offer(self, *, may_edit: bool) -> None:
        """Whether a chart may be begun here: one of the past may not."""
        for button in (self.add, self.bring):
            button.setVisible(may_edit)
        self.setAcceptDrops(may_edit)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """People from the list are welcome."""
        if event.mimeData().hasFormat(PERSON_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        """Anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Whoever is dropped is the first on the chart."""
        try:
            person = UUID(bytes(event.mimeData().data(PERSON_MIME).data()).decode("ascii"))
        except ValueError:
            return  # nothing that a list of ours would carry
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(person, None, True)
