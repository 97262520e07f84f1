"""The search overlay: a field, the hits at the left, the pre-call card at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from msp_desk.queries.client_card import client_card
from msp_desk.queries.files import stored_file
from msp_desk.queries.person_card import person_card
from msp_desk.ui.cards.client_brief import ClientBrief
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.search.lines import line_of
from msp_desk.ui.parts.buttons import Button, primary
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.hits import Hit, HitKind

#: Cards wait for a pause in typing: a key must never wait for a card.
_PAUSE_MS = 90
_HEIGHT = 470
_LIST = 280
_MOST = 50


class SearchPage(Card):
    """`done` is said when something was chosen and the overlay should close."""

    done = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, margins=0)
        if parent is not None:
            self.setParent(parent)
        self._around, self._words = around, around.words
        self._typed = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        self.field = SearchField(t("A name, a company, a number, an address, words of a note"))
        self._found = Label("", Voice.THIRD)
        self.list = RowList(t("Found"), three_rows=True)
        self.list.setFixedWidth(_LIST)
        self._stage = Stage(self._words, self.list)
        self._stage.setFixedWidth(_LIST)
        self._person = PersonCardView(self._words, wide=True)
        self._client = ClientBrief(self._words)
        self._log = primary(t("Log this call"), icon="pen-line", keys="Return")
        self._log.setAutoRepeat(False)
        self._open = Button(t("Client"), icon="external-link", keys="Ctrl+Return")
        self._hint = Label(t("Enter opens · Esc closes"), Voice.THIRD)
        foot = row(self._log, self._open, 6, self._hint, None, margins=(16, 10, 16, 14))
        self._foot = holder(foot)
        right = column(self._person, self._client, self._foot, gap=0)
        self._right = holder(right)
        body = row(self._stage, self._right, gap=0)
        body.setStretch(1, 1)
        self._middle = holder(body)
        self._middle.setFixedHeight(_HEIGHT - 48)
        self.body.addLayout(row(self.field, self._found, gap=12, margins=(10, 8, 16, 8)))
        self.body.addWidget(Divider())
        self.body.addWidget(self._middle)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _wire(self) -> None:
        self.field.asked.connect(self.search)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.list.installEventFilter(self)
        self._pause.timeout.connect(self._show_card)
        self._log.clicked.connect(self._act)
        self._log.installEventFilter(self)
        self._open.clicked.connect(self._open_client)

    def begin(self, text: str = "") -> None:
        """Start a search, empty or with a number that is calling."""
        self.field.setText(text)
        self.field.selectAll()
        self.search(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def search(self, text: str) -> None:
        """Find what is typed and show it."""
        self._typed = text
        self._widen(False)
        hits = self._around.desk.find(text, _MOST) if text.strip() else ()
        self.list.show_rows(hits, self._line, keep=False)
        self._found.setText(self._words.t("%(n)d found", n=len(hits)) if text.strip() else "")
        self._show_state(hits)
        if hits:
            self.list.choose_first(quietly=True)
        self._pause.start()

    def _line(self, hit: Hit) -> Line:
        return line_of(hit, self._typed, self._words, self._around.today())

    def _show_state(self, hits: Sequence[Hit]) -> None:
        self._right.setVisible(bool(hits))
        self._stage.setFixedWidth(_LIST if hits else self.width() or _LIST)
        if hits:
            self._stage.show_content()
            return
        t = self._words.t
        if self._typed.strip():
            self._stage.show_empty(
                EmptyState(
                    t("Nobody is called that"),
                    t("Try part of a name, a company, or some digits of the number."),
                    "search",
                )
            )
        else:
            self._stage.show_empty(
                EmptyState(
                    t("Who is it?"),
                    t("Three letters or digits are enough. Accents and spaces do not matter."),
                    "search",
                )
            )

    @Slot(object)
    def _choose(self, _hit: object) -> None:
        self._pause.start()

    @Slot()
    def _show_card(self) -> None:
        hit: Hit | None = self.list.current_row()
        person = hit.key if hit is not None and hit.kind is HitKind.PERSON else None
        self._person.setVisible(person is not None)
        self._client.setVisible(person is None)
        self._log.set_caption(
            self._words.t("Open it")
            if hit is not None and hit.kind is HitKind.NOTE
            else self._words.t("Log this call")
        )
        self._open.setVisible(hit is not None and hit.client is not None)
        today = self._around.today()
        if person is not None:
            card = self._around.desk.ask(person_card, person, self._around.clock())
            self._person.show_card(card, today, self._photo(card.photo_key if card else None))
        elif hit is not None:
            client = self._around.desk.ask(client_card, hit.client, today) if hit.client else None
            self._client.show_hit(hit, client, today)

    def _photo(self, key: UUID | None) -> bytes:
        kept = self._around.desk.ask(stored_file, key) if key is not None else None
        return kept.content if kept is not None else b""

    @Slot()
    def _enter(self, *_: object) -> None:
        """Enter on a line: somebody's card takes the whole place; anything else is gone to."""
        hit: Hit | None = self.list.current_row()
        if hit is None:
            return
        if hit.kind is not HitKind.PERSON:
            self._act()
            return
        self._show_card()
        self._widen(True)
        self._log.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Esc: from the card back to the list; says whether there was a way back."""
        if self._stage.isVisibleTo(self):
            return False
        self._widen(False)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _widen(self, card_only: bool) -> None:
        self._stage.setVisible(not card_only)

    @Slot()
    def _act(self, *_: object) -> None:
        """Log a contact with them; a note or a client is opened."""
        hit: Hit | None = self.list.current_row()
        if hit is None:
            return
        self.done.emit()
        if hit.kind is HitKind.NOTE:
            self._around.ways.interaction.emit(hit.key)
        elif hit.kind is HitKind.CLIENT:
            self._around.ways.client.emit(hit.key, "")
        else:
            self._around.ways.log_with(hit.client, hit.key)

    @Slot()
    def _open_client(self) -> None:
        hit: Hit | None = self.list.current_row()
        if hit is not None and hit.client is not None:
            self.done.emit()
            self._around.ways.client.emit(hit.client, "")

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The arrows move in the list while one types; Enter acts, Ctrl+Enter opens the client."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if watched is self._log and key != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if control:
                self._open_client()
            else:
                self._enter()
            return True
        if key == Qt.Key.Key_Escape and self.leave():
            return True
        if watched is self.field and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return super().eventFilter(watched, event)
