"""One contact to read: when, how, with whom, what was said, felt and promised, and the files that came with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.queries.files import FileRow
from msp_desk.queries.interactions import InteractionCard, OpportunityRow, ParticipantRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.ui.cards.talk import promise_line
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.forms.file_fields import told_size
from msp_desk.ui.looks import (
    CHANNEL_ICON,
    MOMENT_ICON,
    PERCEIVED_ICON,
    PERCEIVED_TONE,
    PROMISE_TONE,
)
from msp_desk.ui.parts.buttons import Button, Pressable, quiet
from msp_desk.ui.parts.canvas import Canvas
from msp_desk.ui.parts.cards import Divider, IconLabel, IconText, SectionTitle
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import Flow, column, emptied, holder, row
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.prose import FIRST_LETTERS, Prose, beginning
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone, ink, wash
from msp_desk.values.enums import PromiseState

_MORE_EACH_TIME = 4
_WIDEST_NAME = 300


class NameChip(Pressable):
    """Somebody's name that leads to them."""

    picked = Signal(object)

    def __init__(self, key: UUID, name: str, tone: Tone) -> None:
        super().__init__(name)
        self._key, self._name, self._tone = key, name, tone
        self.setToolTip(tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """As wide as the name."""
        return QSize(min(_WIDEST_NAME, metrics(Voice.SMALL).horizontalAdvance(self._name) + 22), 22)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the chip, underlined where the pointer is."""
        painter = begin(self)
        ground = wash(self._tone) if not self.underMouse() else ink(Tone.HOVER)
        box(painter, self.rect(), 11, ground)
        write(painter, self.rect().adjusted(10, 0, -8, -1), self._name, Voice.SMALL, ink(self._tone))
        if self.ringed:
            focus_ring(painter, self.rect(), 11)

    @Slot()
    def _clicked(self) -> None:
        self.picked.emit(self._key)


class _KeyButton(Button):
    """A small button that says the key it is about."""

    asked = Signal(object)

    def __init__(self, text: str, icon: str, key: object, name: str) -> None:
        super().__init__(text, icon=icon, small=True)
        self._key = key
        self.setAccessibleName(name)
        self.clicked.connect(self._clicked)

    @Slot()
    def _clicked(self) -> None:
        self.asked.emit(self._key)


class InteractionView(ScrollArea):
    """Shows a contact.

    Says `person_asked` and `client_asked` with a key, `kept_asked` with a promise's key, `file_asked` with a `FileRow`;
    without `deeds` nothing can be done about promises and files.
    """

    person_asked = Signal(object)
    client_asked = Signal(object)
    kept_asked = Signal(object)
    file_asked = Signal(object)

    def __init__(self, around: Surroundings, *, deeds: bool = True) -> None:
        self._around, self._words, self._deeds = around, around.words, deeds
        self._body = column(gap=12, margins=(16, 16, 16, 12))
        self._shown: InteractionCard | None = None
        self._letters = FIRST_LETTERS
        super().__init__(holder(self._body))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(self, card: InteractionCard | None, today: date) -> None:
        """Show a contact; None shows nothing."""
        same = card is not None and self._shown is not None and card.key == self._shown.key
        place = self.verticalScrollBar().value() if same else 0
        self._letters = self._letters if same else FIRST_LETTERS
        self._shown = card
        emptied(self._body)
        self.setAccessibleName(card.subject if card is not None else "")
        if card is None:
            return
        for part in self._parts(card, today):
            self._body.addWidget(part)
        self._body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _parts(self, card: InteractionCard, today: date) -> Iterable[QWidget]:
        words = self._words
        yield self._head(card)
        yield self._who(card)
        if card.notes:
            yield Divider()
            yield self._notes(card.notes)
        promises = [self._promise(p, today) for p in card.promises]
        if promises:
            yield Divider()
            yield holder(column(SectionTitle(words.t("Promises")), *promises, gap=6))
        if card.opportunities:
            yield Divider()
            heard = [self._opportunity(o) for o in card.opportunities]
            yield holder(column(SectionTitle(words.t("Opportunities")), *heard, gap=6))
        if card.attachments:
            yield Divider()
            files = [self._file(f) for f in card.attachments]
            yield holder(column(SectionTitle(words.t("Files")), *files, gap=4))
        yield self._noted(card)

    def _head(self, card: InteractionCard) -> QWidget:
        words, t = self._words, self._words.t
        when = f"{words.day(words.local_day(card.at), 'full')}, {words.time(card.at)}"
        lasted = words.n("%(n)d minute", "%(n)d minutes", card.minutes) if card.minutes else ""
        about = " · ".join(filter(None, (words.term(card.channel), when, lasted)))
        chips: list[QWidget] = []
        if card.perceived is not None:
            felt = t("felt %(n)d of 5", n=card.perceived)
            chips.append(Chip(felt, PERCEIVED_TONE[card.perceived], PERCEIVED_ICON[card.perceived]))
        if not card.reached:
            chips.append(Chip(t("no answer"), Tone.WARN))
        chips.append(Chip(words.term(card.initiative).lower()))
        if card.moment is not None:
            chips.append(Chip(words.term(card.moment), icon=MOMENT_ICON[card.moment]))
        title = Label(card.subject or words.term(card.channel), Voice.NAME, wrap=True)
        return holder(
            column(title, IconLabel(CHANNEL_ICON[card.channel], about), holder(Flow(*chips)), gap=6)
        )

    def _who(self, card: InteractionCard) -> QWidget:
        lines: list[QWidget] = []
        if card.client_key is not None:
            client = NameChip(card.client_key, card.client, Tone.TEXT)
            client.picked.connect(self.client_asked)
            lines.append(self._labelled(self._words.t("Client"), [client]))
        sides = (
            (self._words.t("With"), card.theirs, Tone.ACCENT),
            (self._words.t("Ours"), card.ours, Tone.TEXT2),
        )
        for label, people, tone in sides:
            if people:
                lines.append(self._labelled(label, [self._name(p, tone) for p in people]))
        return holder(column(*lines, gap=6))

    def _labelled(self, label: str, chips: list[NameChip]) -> QWidget:
        title = Label(label, Voice.SECOND)
        title.setFixedSize(56, 22)
        layout = row(title, holder(Flow(*chips, gap=4)), gap=8)
        layout.setAlignment(title, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        return holder(layout)

    def _name(self, person: ParticipantRow, tone: Tone) -> NameChip:
        chip = NameChip(person.key, person.name, tone)
        chip.picked.connect(self.person_asked)
        return chip

    def _notes(self, notes: str) -> QWidget:
        prose = Prose(self._around.open_url)
        shown = beginning(notes, self._letters)
        prose.show_text(shown)
        if len(shown) == len(notes):
            return prose
        left = self._words.number(len(notes) - len(shown))
        more = quiet(
            self._words.t("Show more (%(n)s characters left)", n=left), icon="chevron-down", small=True
        )
        more.clicked.connect(self._show_more)
        return holder(column(prose, row(more, None), gap=6))

    def _promise(self, promise: PromiseRow, today: date) -> QWidget:
        line = Canvas(promise_line(promise, self._words, today))
        if promise.state is PromiseState.OPEN and self._deeds:
            kept = self._words.t("Kept")
            name = self._words.t("Mark as kept: %(what)s", what=promise.what)
            button = _KeyButton(kept, "check", promise.key, name)
            button.asked.connect(self.kept_asked)
            side: QWidget = button
        else:
            side = Chip(self._words.term(promise.state), PROMISE_TONE[promise.state])
        layout = row(line, side, gap=8)
        layout.setStretch(0, 1)
        return holder(layout)

    def _opportunity(self, heard: OpportunityRow) -> QWidget:
        about = " · ".join((self._words.term(heard.moment), self._words.term(heard.state)))
        return IconText("sparkles", Span(heard.what), Span(f"  {about}", Voice.SECOND))

    def _file(self, file: FileRow) -> QWidget:
        label = IconLabel("paperclip", file.name, Voice.SMALL, aside=told_size(self._words, file.size))
        name = self._words.t("Save a copy of %(name)s", name=file.name)
        save = _KeyButton(self._words.t("Save a copy"), "download", file, name)
        save.asked.connect(self.file_asked)
        layout = row(label, *([save] if self._deeds else []), gap=8)
        layout.setStretch(0, 1)
        return holder(layout)

    def _noted(self, card: InteractionCard) -> QWidget:
        when = self._words.moment(card.noted_at)
        by = self._words.t("Noted by %(name)s, %(when)s", name=card.noted_by, when=when)
        return Label(by if card.noted_by else self._words.t("Noted %(when)s", when=when), Voice.THIRD)

    @Slot()
    def _show_more(self) -> None:
        self._letters *= _MORE_EACH_TIME
        self.show_card(self._shown, self._around.today())
