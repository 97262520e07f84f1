"""What stands beside the renewal that is chosen: the contract, its history, hours and margin, and the one thing to do."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QMenu

from msp_desk.ui.cards.contracts.blocks import history_blocks, stand_blocks, terms_blocks, titled
from msp_desk.ui.cards.contracts.deeds import ContractDeeds, Subject
from msp_desk.ui.cards.contracts.hours import hours_blocks
from msp_desk.ui.cards.contracts.seen import AskClient, ClientSeen, ContractSeen
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.renewals.asking import Pending
from msp_desk.ui.pages.renewals.lines import Entry
from msp_desk.ui.parts.blocks import Head, Plain
from msp_desk.ui.parts.buttons import Button, Kind, icon_button, primary
from msp_desk.ui.parts.canvas import Block, Canvas, Rule, Stack
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.layouts import holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.questions import Question
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Told

WIDTH, _NARROW = 408, 348
_PAUSE_MS = 30


class RenewalBeside(Card):
    """Shows one line of the list; `deeds` is what can be done with its contract."""

    def __init__(self, around: Surroundings) -> None:
        t = around.words.t
        self._around = around
        self._entry: Entry | None = None
        self.canvas = Canvas(margins=16)
        self._scroll = ScrollArea(self.canvas)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage = Stage(around.words, self._scroll)
        self.decide = primary(t("Decide"), icon="check", keys="Return")
        self.log = Button(t("Log it"), icon="pen-line", keys="L")
        self.client = Button(t("Client"), icon="building-2", keys="Ctrl+Return")
        self.more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN)
        buttons = row(self.decide, self.log, self.client, None, self.more, margins=(16, 12, 16, 12))
        super().__init__(self._stage, Divider(), holder(buttons), gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFixedWidth(WIDTH)
        self.client.show_keys(False)  # its tool tip tells them; there is no room for all
        self.deeds = ContractDeeds(around, self)
        self._question = Question(around.runner, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._wire()

    def _wire(self) -> None:
        self.decide.clicked.connect(self.deeds.decide)
        self.log.clicked.connect(self.deeds.log)
        self.client.clicked.connect(self.deeds.open_client)
        self.more.clicked.connect(self._open_menu)
        self._pause.timeout.connect(self.ask)
        self._question.answered.connect(self._show)
        self._question.failed.connect(self._fail)

    @Slot(object)
    def show_entry(self, entry: Entry | None) -> None:
        """Show what can be done at once, and the contract after a moment: whoever walks down the list does not wait."""
        self._entry = entry
        self.deeds.subject = _subject(entry)
        self.decide.setVisible(isinstance(entry, Pending) and entry.row.standing is not None)
        self._pause.start()

    def be_narrow(self, narrow: bool) -> None:
        """Leave the list more room, in a small window."""
        self.setFixedWidth(_NARROW if narrow else WIDTH)
        for button in (self.decide, self.log):
            button.show_keys(not narrow)

    def menu(self, entry: Entry) -> QMenu:
        """All that can be done with a contract of the list."""
        self.deeds.subject = _subject(entry)
        return self.deeds.menu()

    @Slot()
    def ask(self) -> None:
        """Ask for the contract; what is shown stays until it is there."""
        self._pause.stop()
        subject = self.deeds.subject
        if subject is None:
            self._question.let_go()
            self.canvas.show_blocks([])
        else:
            self._question.ask(AskClient(self._around, subject.client))

    @Slot(object)
    def _show(self, seen: ClientSeen) -> None:
        subject = self.deeds.subject
        if subject is None or subject.client != seen.client:
            return
        contract = seen.contract(subject.key)
        self._stage.show_content()
        self.canvas.show_blocks(self._blocks(seen, contract) if contract is not None else [])
        self._scroll.verticalScrollBar().setValue(0)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, Told):
            self._stage.show_error(self._around.words.say(error.phrase), self.ask)
        else:
            self._around.tell_failure(error)

    def _blocks(self, seen: ClientSeen, contract: ContractSeen) -> list[Block]:
        words, t = self._around.words, self._around.words.t
        client = _client_of(self._entry)
        draft = contract.card.draft
        name = Stack(Plain(draft.name, Voice.NAME), Plain(client, Voice.TEXT2), gap=2)
        parts: list[Block] = [Head(client, Tone.ACCENT, 44, b"", name, square=True)]
        parts += [Stack(*stand_blocks(contract, seen.on, words), gap=6)]
        parts += titled(t("Terms"), terms_blocks(contract.card, words))
        parts += titled(t("Hours and margin"), hours_blocks(seen, words), t("12 months"))
        parts += titled(t("History"), history_blocks(contract.card, words))
        shown: list[Block] = []
        for part in parts:
            shown += [Rule(), part] if len(shown) > 1 else [part]
        return shown

    def _open_menu(self) -> None:
        if self.deeds.subject is not None:
            menu = self.deeds.menu()
            menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _client_of(entry: Entry | None) -> str:
    if entry is None:
        return ""
    return entry.row.client if isinstance(entry, Pending) else entry.client


def _subject(entry: Entry | None) -> Subject | None:
    if entry is None:
        return None
    if not isinstance(entry, Pending):
        return Subject(entry.contract_key, entry.client_key, entry.name)
    row = entry.row
    if row.standing is None:
        return Subject(row.key, row.client_key, row.name, row.decided_end, ending=row.closed_on is not None)
    return Subject(row.key, row.client_key, row.name, row.standing.end_on)


def contract_of(entry: Entry | None) -> UUID | None:
    """The contract that a line is about."""
    if entry is None:
        return None
    return entry.row.key if isinstance(entry, Pending) else entry.contract_key
