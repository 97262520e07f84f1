"""The head of a client's page: who they are, who looks after them, when to speak to them next, and what to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.pages.clients.deeds import ClientDeeds
from msp_desk.ui.pages.clients.head import HEIGHT, ClientHead
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.canvas import Canvas
from msp_desk.ui.parts.layouts import row

#: In less room the names need what the keys on a button take.
_ROOMY = 860


class ClientHeader(QWidget):
    """Shows a client card; its buttons do the deeds."""

    def __init__(self, words: Words, deeds: ClientDeeds) -> None:
        super().__init__()
        t = words.t
        self._words, self._deeds = words, deeds
        self._head = Canvas()
        self._log = Button(t("Log"), icon="pen-line", hint=t("Log a contact with this client"))
        self._edit = Button(t("Edit"), keys="Ctrl+Shift+E", hint=t("Edit this client"))
        self._report = Button(t("Report"), icon="file-text", hint=t("The relationship report of this client"))
        self._more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN)
        buttons = row(self._log, self._edit, self._report, self._more, gap=8)
        layout = row(self._head, 8, buttons, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(HEIGHT)
        self._log.clicked.connect(deeds.log)
        self._edit.clicked.connect(deeds.edit)
        self._report.clicked.connect(deeds.report)
        self._more.clicked.connect(self._open_menu)

    def show_card(self, card: ClientCard, today: date, logo: bytes) -> None:
        """Show a client."""
        self._head.show_blocks([ClientHead(card, self._words, today, logo)])

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, the keys are told by the tool tip alone."""
        super().resizeEvent(event)
        self._edit.show_keys(self.width() >= _ROOMY)

    @Slot()
    def _open_menu(self) -> None:
        self._deeds.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))
