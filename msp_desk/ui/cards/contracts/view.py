"""The contracts of one client: each with its terms and history and what to do, beside them the hours and the margin."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.ui.cards.contracts.blocks import history_blocks, stand_blocks, terms_blocks, titled
from msp_desk.ui.cards.contracts.buttons import ContractButtons
from msp_desk.ui.cards.contracts.deeds import Subject
from msp_desk.ui.cards.contracts.hours import hours_blocks, noted_line
from msp_desk.ui.cards.contracts.seen import AskClient, ClientSeen, ContractSeen
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.board import Board, Hosted, Pane, Shares, Space, Title
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.canvas import Block, Stack
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, in_order, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.questions import Question
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.values.contracts import ContractDraft, HoursDraft
from msp_desk.values.errors import Told

_MOST_HOURS = 6
_LINE = 40
_BLANK = Line(None, "")


class _Sheet(ScrollArea):
    """The board, in the room that the scroll bar leaves."""

    def __init__(self, board: Board) -> None:
        self._board = board
        super().__init__(board)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._board.widest = self.width() - self.verticalScrollBar().sizeHint().width()
        super().resizeEvent(event)


class ContractsView(AsksAgain):
    """Asks off the main thread; the buttons of one client serve for the next."""

    TOUCHED_BY = (
        "contract", "contract_decision", "contract_before", "hours_entry", "interaction", "client", "setting",
    )  # fmt: skip

    def __init__(self, around: Surroundings, client: UUID | None, name: str) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._client, self._name = client, name
        self.seen: ClientSeen | None = None
        self.contracts: list[ContractButtons] = []
        self.hours: list[LineButton] = []
        t = self._words.t
        self.add = Button(t("Add a contract"), icon="plus", keys="Ctrl+N")
        self.note = Button(t("Note hours"), icon="clock", small=True)
        self.rest = quiet("", small=True)
        self._shows_all = False
        self._board = Board(margins=(0, 0, 0, 20))
        for button in (self.note, self.rest):
            button.setParent(self._board)
            button.hide()
        self._stage = Stage(self._words, _Sheet(self._board))
        self._question = Question(around.runner, self)
        layout = column(row(None, self.add), self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.add.clicked.connect(self.make_new)
        self.note.clicked.connect(self.note_hours)
        self.rest.clicked.connect(self._show_all)
        self._question.answered.connect(self._show)
        self._question.failed.connect(self._fail)
        around.desk.changed.connect(self._heed)
        bind(self, "H", self.note_hours)

    def show_client(self, client: UUID, name: str) -> None:
        """Show another client's; the same one's are asked again."""
        if client != self._client:
            self._client, self._name, self.seen = client, name, None
            self._shows_all = False
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again; what is shown stays until the answer is there."""
        self._stale = False
        if self._client is None:
            return
        if self.seen is None:
            self._stage.show_loading()
        self._question.ask(AskClient(self._around, self._client))

    @Slot()
    def make_new(self) -> None:
        """Ctrl+N: the form of a contract of this client."""
        self._around.ways.edit_contract.emit(ContractDraft(client_key=self._client))

    @Slot()
    def note_hours(self) -> None:
        """The form of hours."""
        self._around.ways.edit_contract.emit(HoursDraft(client_key=self._client))

    def texts(self) -> list[str]:
        """All that can be read on it."""
        return self._board.texts()

    @Slot(object)
    def _show(self, seen: ClientSeen) -> None:
        self.seen = seen
        self.add.setVisible(bool(seen.contracts))
        if not seen.contracts and not seen.hours:
            t = self._words.t
            about = t(
                "With its first day, its term and its notice, a contract says here by when it has to be decided, what "
                "happens if nobody does anything, and what it leaves you."
            )
            title = t("No contract with %(client)s yet", client=self._name)
            self._stage.show_empty(
                EmptyState(
                    title,
                    about,
                    "calendar-clock",
                    action=t("Add a contract"),
                    on_action=self.make_new,
                    keys="Ctrl+N",
                )
            )
            return
        self._stage.show_content()
        contracts = Stack(*(self._contract(seen, n) for n in range(len(seen.contracts))), gap=14)
        self._board.show_blocks([Shares((contracts, 2), (self._hours(seen), 1))])
        stops: list[QWidget | None] = [self.add]
        stops += [b for buttons in self.contracts for b in buttons.stops()]
        in_order([*stops, self.note, *self.hours, self.rest])

    def _contract(self, seen: ClientSeen, place: int) -> Block:
        words, contract = self._words, seen.contracts[place]
        while place >= len(self.contracts):
            self.contracts.append(ContractButtons(self._around, self._board))
            self.contracts[-1].hide()
        buttons, card = self.contracts[place], contract.card
        buttons.be_about(_subject(contract, seen.client), can_decide=card.standing is not None)
        history = titled(words.t("History"), history_blocks(card, words))
        return Pane(
            Title(card.draft.name),
            *stand_blocks(contract, seen.on, words),
            Space(2),
            *terms_blocks(card, words),
            *([Space(2), *history] if history else []),
            Space(2),
            Hosted(buttons),
        )

    def _hours(self, seen: ClientSeen) -> Block:
        t = self._words.t
        shown = seen.hours if self._shows_all else seen.hours[:_MOST_HOURS]
        while len(self.hours) < len(shown):
            self.hours.append(self._entry())
        for button, entry in zip(self.hours, shown, strict=False):
            button.show_line(noted_line(entry, seen.on, self._words))
        lines: list[Block] = [Hosted(b) for b in self.hours[: len(shown)]]
        more = len(seen.hours) - len(shown)
        if more:
            self.rest.set_caption(self._words.n("and %(n)d more", "and %(n)d more", more))
            lines.append(Hosted(self.rest, natural=True))
        noted = [Space(4), Title(t("Noted by hand")), *lines] if lines else []
        margin = hours_blocks(seen, self._words)
        note = Hosted(self.note, natural=True)
        return Pane(Title(t("Hours and margin"), t("12 months")), *margin, note, *noted)

    @Slot()
    def _show_all(self) -> None:
        self._shows_all = True
        if self.seen is not None:
            self._show(self.seen)

    def _entry(self) -> LineButton:
        made = LineButton(_BLANK, _LINE)
        made.setParent(self._board)
        made.hide()
        made.picked.connect(self._open_hours)
        return made

    @Slot(object)
    def _open_hours(self, key: UUID) -> None:
        self._around.ways.edit_contract.emit(HoursDraft(client_key=self._client, key=key))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Told):
            self._around.tell_failure(error)
        told = error.phrase if isinstance(error, Told) else None
        text = self._words.say(told) if told is not None else self._words.t("Something went wrong that should not have.")  # fmt: skip
        self._stage.show_error(text, self.refresh)


def _subject(seen: ContractSeen, client: UUID) -> Subject:
    """What the deeds are about: of what has ended, or will, only notice can be taken back."""
    card = seen.card
    if card.standing is not None:
        return Subject(seen.key, client, card.draft.name, card.standing.end_on)
    return Subject(seen.key, client, card.draft.name, card.decided_end, ending=card.closed_on is not None)
