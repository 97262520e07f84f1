"""The search overlay: a field, the hits at the left, the pre-call card at the right."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QWidget

from msp_desk.queries.people import find_people
from msp_desk.ui.fonts import Voice, sized
from msp_desk.ui.pages.search.beside import HitBeside
from msp_desk.ui.pages.search.lines import line_of
from msp_desk.ui.parts.buttons import Button, primary
from msp_desk.ui.parts.cards import Card, Divider, Upright
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.drafts import PersonDraft, PointDraft
from msp_desk.values.enums import PointKind
from msp_desk.values.folding import looks_like_number
from msp_desk.values.hits import Hit, HitKind

#: Cards wait for a pause in typing: a key must never wait for a card.
_PAUSE_MS = 90
_HEIGHT = 560
_HEAD = 46
_LIST = 264
_MOST = 50
_WIDEST = 16_777_215
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KeyPress, _ShortcutOverride = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class SearchPage(Card):
    """`done` is said when something was chosen, or nothing is wanted any more, and the overlay should close."""

    done = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, margins=0)
        self._around, self._words = around, around.words
        self._typed = ""
        self._state = "unknown"
        self._at_card = False  # begun at a card: there is no list to go back to
        self._build()
        self._wire()
        self.setParent(parent)

    def _build(self) -> None:
        t = self._words.t
        self.field = SearchField(t("A name, a company, a number, an address, words of a note"))
        self.field.setProperty("bare", True)
        self.field.setFont(sized(15))
        self.field.setTextMargins(34, 0, 0, 0)
        self._found = Label("", Voice.THIRD)
        self.list = RowList(t("Found"), three_rows=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _fill(self.list.viewport())
        self.stage = Stage(self._words, self.list)
        self.beside = HitBeside(self._around)
        _fill(self.beside)
        self.log = primary(t("Log a contact"), icon="pen-line", keys="Ctrl+L")
        self.client = Button(t("Client"), icon="external-link", keys="Ctrl+Return")
        self._hint = Label("", Voice.THIRD)
        foot = row(self.log, self.client, 6, self._hint, None, margins=(16, 10, 16, 14))
        right = column(self.beside, foot, gap=0)
        right.setStretch(0, 1)
        self._right = holder(row(Upright(), right, gap=0))
        self._left = holder(column(self.stage, margins=(8, 8, 4, 8)))
        self._left.setMinimumWidth(_LIST)
        body = row(self._left, self._right, gap=0)
        body.setStretch(1, 1)
        middle = holder(body)
        middle.setFixedHeight(_HEIGHT - _HEAD)
        self.body.addLayout(row(self.field, self._found, gap=12, margins=(8, 6, 16, 6)))
        self.body.addWidget(Divider())
        self.body.addWidget(middle)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _wire(self) -> None:
        self.field.asked.connect(self.search)
        self.field.installEventFilter(self)
        self.log.installEventFilter(self)
        self.list.chosen.connect(self._pause.start)
        self.list.opened.connect(self._enter)
        self.log.clicked.connect(self._act)
        self.client.clicked.connect(self._go_to_client)
        self._pause.timeout.connect(self._show_card)
        self.beside.contact.person_asked.connect(self.show_person)
        self.beside.contact.client_asked.connect(self._go_to_client)

    def begin(self, text: str = "") -> None:
        """Start anew: empty, or with a number that is calling, whose card comes at once."""
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self.field.selectAll()
        self.search(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text.strip():
            self._show_card()
        if self.list.count() == 1 and looks_like_number(text):
            self._at_card = True
            self._enter()

    @Slot(object)
    def show_person(self, key: UUID) -> None:
        """Begin at somebody's card."""
        found = self._around.desk.ask(find_people, "", self._around.today(), None, (key,), 1)
        self.begin()
        hits = [Hit(HitKind.PERSON, p.key, p.client_key, p.name, p.client, p.title) for p in found]
        if hits:
            self.list.show_rows(hits, self._line, keep=False)
            self._show_state(any_found=True)
            self.list.choose_first(quietly=True)
            self._at_card = True
            self._enter()

    @Slot(str)
    def search(self, text: str) -> None:
        """Find what is typed and show it."""
        self._typed, self._at_card = text, False
        self._widen(False)
        hits = self._around.desk.find(text, _MOST) if text.strip() else ()
        self.list.show_rows(hits, self._line, keep=False)
        self._found.setText(self._words.t("%(n)d found", n=len(hits)) if text.strip() else "")
        self._show_state(any_found=bool(hits))
        if hits:
            self.list.choose_first(quietly=True)
        self._pause.start()

    def _line(self, hit: Hit) -> Line:
        return line_of(hit, self._typed, self._words, self._around.today())

    def _show_state(self, *, any_found: bool) -> None:
        """Lay the two halves out, or say why there is nothing; only where that differs from what is shown already."""
        typed = self._typed.strip()
        state = (
            "found" if any_found else "" if not typed else "number" if looks_like_number(typed) else "name"
        )
        if state == self._state:
            return
        if any_found:
            self.beside.show_hit(None)
            self.stage.show_content()
        else:
            self.stage.show_empty(self._nothing(state))
        self._right.setVisible(any_found)
        self._left.setMaximumWidth(_LIST if any_found else _WIDEST)
        self._state = state

    def _nothing(self, state: str) -> EmptyState:
        t = self._words.t
        if not state:
            about = t("Three letters or digits are enough. Accents and spaces do not matter.")
            return EmptyState(t("Who is it?"), about, "search")
        if state == "number":
            title, button = t("Nobody has this number"), t("New person with this number")
            about = t("Look for part of a name or a company, or keep the number with whoever calls.")
        else:
            title, button = t("Nobody is called that"), t("New person of this name")
            about = t("Try part of a name, a company, or some digits of the number.")
        return EmptyState(title, about, "search", action=button, on_action=self._add)

    @Slot()
    def _add(self) -> None:
        """Somebody who is not in the desk yet."""
        typed = self._typed.strip()
        if looks_like_number(typed):
            draft = PersonDraft(points=(PointDraft(PointKind.PHONE, typed),))
        else:
            draft = PersonDraft(name=typed)
        self.done.emit()
        self._around.ways.edit_person.emit(draft)

    @Slot()
    def _show_card(self) -> None:
        self._pause.stop()
        hit: Hit | None = self.list.current_row()
        self.beside.show_hit(hit)
        self._show_hint(hit)
        self.client.setVisible(hit is not None and hit.client is not None)

    def _show_hint(self, hit: Hit | None) -> None:
        t, person = self._words.t, hit is not None and hit.kind is HitKind.PERSON
        calling = looks_like_number(self._typed)
        self.log.set_caption(t("Log this call") if calling else t("Log a contact"))
        self.log.setVisible(hit is not None and hit.kind is not HitKind.NOTE)
        if self._left.isHidden():
            self._hint.setText(
                t("Enter logs · Esc closes") if self._at_card else t("Enter logs · Esc goes back")
            )
        else:
            self._hint.setText(t("Enter opens the card · Esc closes") if person else t("Enter opens it"))

    @Slot()
    def _enter(self, *_: object) -> None:
        """Enter on a line: somebody's card takes the whole place; anything else is gone to."""
        hit: Hit | None = self.list.current_row()
        if hit is None:
            return
        if hit.kind is HitKind.NOTE:
            self.done.emit()
            self._around.ways.interaction.emit(hit.key)
        elif hit.kind is HitKind.CLIENT:
            self.done.emit()
            self._around.ways.client.emit(hit.key, "")
        else:
            self._widen(True)
            self._show_card()
            self.log.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Esc: from the card back to the list; says whether there was a way back."""
        if self._at_card or not self._left.isHidden():
            return False
        self._widen(False)
        self._show_hint(self.list.current_row())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _widen(self, card_only: bool) -> None:
        if self._left.isHidden() != card_only:
            self._left.setVisible(not card_only)

    @Slot()
    def _act(self) -> None:
        """Log a contact with them."""
        hit: Hit | None = self.list.current_row()
        if hit is None or hit.kind is HitKind.NOTE:
            return
        self.done.emit()
        people = (hit.key,) if hit.kind is HitKind.PERSON else ()
        self._around.ways.log_with(hit.client, *people)

    @Slot()
    def _go_to_client(self, *_: object) -> None:
        hit: Hit | None = self.list.current_row()
        if hit is not None and hit.client is not None:
            self.done.emit()
            self._around.ways.client.emit(hit.client, "")

    def event(self, event: QEvent, /) -> bool:
        """These keys are ours while we are up, before the window takes them."""
        if event.type() == _ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc goes back, then away; Ctrl+L logs, Ctrl+Enter opens the client."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.leave():
                self.done.emit()
        elif event.key() == Qt.Key.Key_L and event.modifiers() & _CONTROL:
            self._act()
        elif event.key() in _ENTER and event.modifiers() & _CONTROL:
            self._go_to_client()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The arrows move in the list while one types; Enter opens. One Enter that is held down does not log as well."""
        if not isinstance(event, QKeyEvent) or event.type() not in {_KeyPress, _ShortcutOverride}:
            return super().eventFilter(watched, event)
        if watched is self.log:
            return event.isAutoRepeat() and event.key() in _ENTER
        if event.type() == _ShortcutOverride:
            event.setAccepted(_is_ours(event))
            return _is_ours(event)
        if _is_ours(event):
            self.keyPressEvent(event)
            return True
        if event.key() in _ENTER:
            self._enter()
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if Qt.Key(event.key()) in steps:
            self.list.step(steps[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)


def _fill(widget: QWidget) -> None:
    """Paint a ground of its own: else whatever lies under the overlay would be painted anew with every key."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


def _is_ours(event: QKeyEvent) -> bool:
    with_control = bool(event.modifiers() & _CONTROL)
    return event.key() == Qt.Key.Key_Escape or (
        with_control and (event.key() in _ENTER or event.key() == Qt.Key.Key_L)
    )
