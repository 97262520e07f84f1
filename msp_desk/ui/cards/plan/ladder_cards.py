"""Escalation ladders drawn as the stairs that they are: after how long, whom it reaches, by which number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.told import after_told, channel_told, holder_told, seat_told
from msp_desk.rules.plan_reach import needs_number, rung_number, seats_by_key
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.looks import LEVEL_TONE
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import column, in_order
from msp_desk.ui.parts.painting import begin, box, focus_ring, surface, write, write_along
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink, wash
from msp_desk.values.plan_content import LadderSaid, PlanContent, RungSaid, SeatSaid

_HEAD, _RUNG, _PAD, _STEP, _DOT = 44, 46, 14, 18, 26
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LadderCard(Pressable):
    """One ladder. A press chooses it, a double press or Enter opens it."""

    opened = Signal(object)
    focused = Signal(object)
    walked = Signal(int)

    def __init__(self, ladder: LadderSaid, content: PlanContent, words: Words) -> None:
        super().__init__("")
        self._words = words
        self.show_ladder(ladder, content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ladder(self, ladder: LadderSaid, content: PlanContent) -> None:
        """Show it as it is now."""
        self.key = ladder.key
        self._ladder, self._content, self._seats = ladder, content, seats_by_key(content)
        self.name(_told(ladder, content, self._words))
        self.setToolTip(tip(ladder.description))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A head, and a stair for every step."""
        return QSize(320, _HEAD + max(1, len(self._ladder.rungs)) * _RUNG + 6)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """It is the chosen one now."""
        super().focusInEvent(event)
        self.focused.emit(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Open it."""
        self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens, the arrows go on."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit(self.key)
        elif key in _STEPS and not event.modifiers():
            self.walked.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw severity and stairs."""
        painter = begin(self)
        edge = Tone.ACCENT if self.hasFocus() else Tone.TEXT3 if self.underMouse() else Tone.LINE
        surface(painter, self.rect(), RADIUS_CARD, ink(Tone.SURFACE), ink(edge))
        room = QRect(_PAD, 11, self.width() - 2 * _PAD, 20)
        used = write_along(painter, room, self._ladder.severity, Voice.HEADING)
        rest = room.adjusted(used + 10, 1, 0, 0)
        if rest.width() > 40:
            write(painter, rest, self._ladder.description.replace("\n", " "), Voice.SECOND)
        if not self._ladder.rungs:
            room = QRect(_PAD, _HEAD - 6, room.width(), 30)
            write(painter, room, self._words.t("No steps yet"), Voice.SECOND, ink(Tone.BAD))
        for place, rung in enumerate(self._ladder.rungs):
            self._paint_rung(painter, place, rung)
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS_CARD)

    def _paint_rung(self, painter: QPainter, place: int, rung: RungSaid) -> None:
        left, top = _PAD + self._indent(place), _HEAD + place * _RUNG
        if place:
            self._paint_stair(painter, place, top)
        seat = self._seats.get(rung.ours)
        tone = LEVEL_TONE[seat.level] if seat is not None and not seat.gone else Tone.TEXT3
        dot = QRect(left, top + 4, _DOT, _DOT)
        box(painter, dot, _DOT / 2, wash(tone), None)
        write(painter, dot, str(place + 1), Voice.SMALL_STRONG, ink(tone), Qt.AlignmentFlag.AlignHCenter)
        after = after_told(rung.after, self._words)
        wide = width_of(after, Voice.SECOND) + 12
        room = QRect(left + _DOT + 10, top, self.width() - left - _DOT - 10 - _PAD, 17)
        write(painter, room, after, Voice.SECOND, None, Qt.AlignmentFlag.AlignRight)
        self._paint_who(painter, room.adjusted(0, 0, -wide, 0), rung, seat)
        below = QRect(room.x(), top + 17, room.width(), 16)
        self._paint_how(painter, below, rung)

    def _paint_who(self, painter: QPainter, room: QRect, rung: RungSaid, seat: SeatSaid | None) -> None:
        t = self._words.t
        if seat is None:
            told = t("No longer there") if rung.ours else t("Nobody of ours yet")
            write(painter, room, told, Voice.STRONG, ink(Tone.BAD))
            return
        vacant = seat.gone or not seat.holder
        name = holder_told(seat, self._words)
        used = write_along(painter, room, name, Voice.STRONG, ink(Tone.BAD if vacant else Tone.TEXT))
        rest = room.adjusted(used + 8, 0, 0, 0)
        if rest.width() > 30:
            write(painter, rest, seat.title, Voice.SECOND)

    def _paint_how(self, painter: QPainter, room: QRect, rung: RungSaid) -> None:
        number, words = rung_number(rung, self._seats), self._words
        how = " ".join(t for t in (channel_told(rung.channel, words), number) if t)
        lacks = needs_number(rung.channel) and not number
        how = words.t("%(channel)s: no number", channel=how) if lacks else how or words.t("No channel yet")
        used = write_along(painter, room, how, Voice.SECOND, ink(Tone.BAD if lacks else Tone.TEXT2))
        rest = room.adjusted(used + 14, 0, 0, 0)
        if rung.theirs and rest.width() > 60:
            told = words.t("with %(name)s", name=seat_told(self._content, rung.theirs, words))
            write(painter, rest, told, Voice.SECOND, ink(Tone.TEXT3))

    def _paint_stair(self, painter: QPainter, place: int, top: int) -> None:
        """From the step below, down and to the right: up the firm."""
        x = _PAD + self._indent(place - 1) + _DOT / 2
        end = _PAD + self._indent(place)
        painter.setPen(QPen(ink(Tone.LINE), 1.5))
        middle = top + 4 + _DOT / 2
        painter.drawLine(QPointF(x, top - _RUNG + 4 + _DOT + 2), QPointF(x, middle))
        painter.drawLine(QPointF(x, middle), QPointF(max(x, end), middle))

    def _indent(self, place: int) -> int:
        """Stairs, as far as there is room for the texts."""
        most = max(0, self.width() - 380)
        step = min(_STEP, most // max(1, len(self._ladder.rungs) - 1))
        return place * step


def _told(ladder: LadderSaid, content: PlanContent, words: Words) -> str:
    """The whole ladder for a screen reader."""
    rungs = (f"{after_told(r.after, words)}: {seat_told(content, r.ours, words)}" for r in ladder.rungs)
    return ". ".join((ladder.severity, *rungs))


class LadderCards(QWidget):
    """The ladders below each other; `opened` says the key of one, `chosen` that another has the keyboard."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._cards: list[LadderCard] = []
        self._current: str | None = None
        self._list = column(gap=10, margins=(0, 0, 10, 0))
        self.setLayout(column(self._list, None, gap=0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_plan(self, content: PlanContent) -> None:
        """Show the ladders of a plan; the chosen one stays so, and keeps the keyboard."""
        before = {card.key: card for card in self._cards}
        held = any(c.hasFocus() for c in self._cards)
        self._cards = [self._card(before.pop(x.key, None), x, content) for x in content.ladders]
        for place, card in enumerate(self._cards):
            self._list.insertWidget(place, card)
        in_order(self._cards)
        if self._current not in {c.key for c in self._cards}:
            self._current = self._cards[0].key if self._cards else None
        if held:
            self.choose(self._current)
        for card in before.values():
            card.hide()
            card.deleteLater()

    def current_key(self) -> str | None:
        """The chosen ladder."""
        return self._current

    def choose(self, key: object) -> bool:
        """Give a ladder the keyboard."""
        found = next((c for c in self._cards if c.key == key), None)
        if found is not None:
            self._current = found.key
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The chosen card gets it."""
        super().focusInEvent(event)
        self.choose(self._current)

    def _card(self, known: LadderCard | None, ladder: LadderSaid, content: PlanContent) -> LadderCard:
        if known is not None:
            known.show_ladder(ladder, content)
            return known
        card = LadderCard(ladder, content, self._words)
        card.opened.connect(self.opened)
        card.focused.connect(self._focused)
        card.walked.connect(self._walk)
        return card

    @Slot(object)
    def _focused(self, key: str) -> None:
        self._current = key
        self.chosen.emit(key)

    @Slot(int)
    def _walk(self, by: int) -> None:
        keys = [c.key for c in self._cards]
        place = keys.index(self._current or keys[0]) + by
        if 0 <= place < len(keys):
            self.choose(keys[place])
