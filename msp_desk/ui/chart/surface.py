"""The sheet that the chart is drawn on: it holds what is shown and through which camera, paints it and tells what is wanted."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.guide import Glow, Guide
from msp_desk.ui.chart.painting import ChartPainting
from msp_desk.ui.chart.shown import tie_spoken
from msp_desk.ui.chart.state import ChartState

_BY_TAB = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
#: So long after the last push the chart is painted as it should be.
_REST = 90


class ChartSurface(QWidget):
    """Signals carry keys: of seats, of counterpart lines, of people.

    `chosen(seat | None)`, `opened(seat)`, `menu_asked(seat | None, global point)`, `edit_asked(seat)`,
    `vacate_asked(seat)`, `add_report_asked(seat)`, `moved(seat, boss)`, `moved_to_place(seat, boss | None, place among
    the others)`, `tie_asked(theirs, ours)`, `tie_chosen(tie)`, `tie_opened(tie)`, `person_dropped(person, seat | None,
    onto empty ground)`, `folded_changed(frozenset of seats)`.
    """

    chosen = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, object)
    edit_asked = Signal(object)
    vacate_asked = Signal(object)
    add_report_asked = Signal(object)
    moved = Signal(object, object)
    moved_to_place = Signal(object, object, int)
    tie_asked = Signal(object, object)
    tie_chosen = Signal(object)
    tie_opened = Signal(object)
    person_dropped = Signal(object, object, bool)
    folded_changed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.state = ChartState()
        self.camera = Camera(self)
        self.painting = ChartPainting(self.state, self.camera, words.t("Everything"))
        self.glow: Glow | None = None
        self._guide: Guide | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._come_to_rest)
        self.camera.moved.connect(self.update)
        self.camera.rested.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def guide(self) -> Guide | None:
        """What is drawn above the chart for a moment."""
        return self._guide

    @guide.setter
    def guide(self, guide: Guide | None) -> None:
        self._guide = guide
        self.update()

    def choose(self, key: UUID | None, *, reveal: bool = True) -> None:
        """Choose a card, or none; a screen reader is told."""
        card = self.state.card(key)
        key = card.key if card is not None else None
        before, self.state.chosen = (self.state.chosen, self.state.chosen_tie), key
        self.state.chosen_tie = None
        if card is not None and reveal:
            self.camera.reveal(room_of(card))
        if before != (key, None):
            self.speak()
            self.update()
            self.chosen.emit(key)

    def choose_tie(self, key: UUID) -> None:
        """Choose a counterpart line."""
        self.state.chosen_tie = key
        self.speak()
        self.update()
        self.tie_chosen.emit(key)

    def speak(self) -> None:
        """What a screen reader says: the chosen card, else whose charts these are."""
        state = self.state
        names = ", ".join(part.name for part in state.shown.parts)
        name = self.words.t("Org chart: %(names)s", names=names) if names else self.words.t("Org chart")
        face = state.faces.get(state.chosen) if state.chosen is not None else None
        tie = next((t for t in state.shown.ties if t.key == state.chosen_tie), None)
        if tie is not None and tie.theirs in state.faces and tie.ours in state.faces:
            self.setAccessibleName(tie_spoken(tie, state.faces, self.words))
        else:
            self.setAccessibleName(face.spoken if face is not None else name)
        self.setAccessibleDescription(name)

    def turn(self, key: UUID) -> None:
        """Fold a branch away or bring it back; the card itself stays where it is seen."""
        card = self.state.card(key)
        if card is None:
            return
        chosen, seen = self.state.chosen, self.camera.to_view(card.x, card.y)
        if not self.state.turn(key):
            return
        self.rearranged()
        now = self.state.plan.cards[key]
        self.camera.hold(now.x, now.y, seen)
        if chosen is not None and self.state.chosen is None:
            self.choose(key)
        self.folded_changed.emit(frozenset(self.state.folded))

    def rearranged(self) -> None:
        """The chart takes another room than before."""
        plan = self.state.plan
        self.camera.room = QRectF(0, 0, plan.width, plan.height)
        self.update()

    def hurry(self) -> None:
        """The chart is being pushed: frames come first, sharpness follows."""
        self.painting.is_restless = True
        self._rest.start()

    def card_at(self, at: QPointF) -> Card | None:
        """The card that is seen there."""
        where = self.camera.to_chart(at)
        return self.state.plan.at(where.x(), where.y())

    def sizeHint(self) -> QSize:
        """It takes what there is."""
        return QSize(760, 560)

    def minimumSizeHint(self) -> QSize:
        """Enough to see a card."""
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw a frame; what was not ready in time comes with the next."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painting.paint(painter, QSizeF(self.size()), self._guide, self.glow, focused=self.hasFocus())
        painter.end()
        if self.painting.pictures.is_behind:
            self.update()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The camera sees more or less."""
        super().resizeEvent(event)
        self.camera.size = QSizeF(self.size())

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The ring shows where the keyboard is; coming by Tab, somebody is chosen."""
        super().focusInEvent(event)
        roots = self.state.plan.roots(0)
        if event.reason() in _BY_TAB and self.state.chosen is None and roots:
            self.choose(roots[0].key)
        self.update()

    @Slot()
    def _come_to_rest(self) -> None:
        self.painting.is_restless = False
        self.update()


def room_of(card: Card) -> QRectF:
    """The room of a card on the chart."""
    return QRectF(card.x, card.y, card.width, card.height)
