"""A day of a month: its number, its holiday, how much there is, and the first names."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import PlannedDay
from msp_desk.ui.cards.agenda.telling import day_told, name_of, short_name_of
from msp_desk.ui.fonts import Voice, font, width_of
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink, wash
from msp_desk.values.enums import Urgency

LEAST = 48
_SIDE = 7
_LINE = 15
_TOP = 27
_MOST_TOLD = 12


class DayCell(Pressable):
    """`picked` where it is clicked, `opened` where twice; its keys are those of the month around it."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(
        self, planned: PlannedDay, holiday: str, words: Words, *, is_today: bool, inside: bool
    ) -> None:
        self.planned = planned
        self._words, self._holiday = words, holiday
        self._is_today, self._inside = is_today, inside
        self._chosen = False
        names = [short_name_of(item, words) for item in planned.items]
        self._lines = list(
            zip(names, (item.urgency is Urgency.OVERDUE for item in planned.items), strict=True)
        )
        super().__init__(day_told(planned, holiday, words))
        self.setAccessibleDescription(", ".join(names[:_MOST_TOLD]))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST)
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        """A screen reader presses without a pointer."""
        if not self._chosen:
            self.picked.emit(self.planned)

    def set_chosen(self, chosen: bool) -> None:
        """Tab comes to the chosen one alone."""
        self._chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its place in the month."""
        return QSize(80, 80)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """The pointer is told who they all are."""
        names = [name_of(item, self._words) for item in self.planned.items[:_MOST_TOLD]]
        more = len(self.planned.items) - len(names)
        rest = [self._words.n("and %(n)d more", "and %(n)d more", more)] if more else []
        self.setToolTip(tip("\n".join([self.accessibleName(), *names, *rest])))
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """It is chosen at once."""
        super().mousePressEvent(event)
        self.picked.emit(self.planned)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Twice opens it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.planned)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows and Enter are for whom it stands in; a button would keep them."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground, the number, the holiday, the count and as many names as there is room for."""
        painter = begin(self)
        if self.underMouse() or self.planned.free or not self._inside:
            painter.fillRect(self.rect(), ink(Tone.HOVER if self.underMouse() else Tone.BG))
        if self._chosen:
            ground = self.rect().adjusted(2, 2, -2, -2)
            box(painter, ground, RADIUS_SMALL, wash(Tone.ACCENT), ink(Tone.ACCENT))
        self._head(painter)
        self._names(painter)
        if self.ringed and self.hasFocus():
            focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), RADIUS_SMALL)

    def _head(self, painter: QPainter) -> None:
        number, count = str(self.planned.day.day), str(len(self._lines)) if self._lines else ""
        width = width_of(number, Voice.SMALL_STRONG)
        faint = not self._inside or self.planned.free
        colour = Tone.ACCENT if self._is_today else Tone.TEXT3 if faint else Tone.TEXT
        if self._is_today:
            box(painter, QRect(_SIDE - 4, 5, width + 8, 20), RADIUS_SMALL, wash(Tone.ACCENT))
        write(painter, QRect(_SIDE, 5, width + 2, 20), number, Voice.SMALL_STRONG, ink(colour))
        beside = QRect(_SIDE + width + 7, 5, self.width() - 2 * _SIDE - width - 7, 20)
        if count:
            write(painter, beside, count, Voice.THIRD, ink(Tone.TEXT3), Qt.AlignmentFlag.AlignRight)
            beside.setWidth(beside.width() - width_of(count, Voice.THIRD) - 4)
        if self._holiday and self._lines:
            write(painter, beside, self._holiday, Voice.THIRD, ink(Tone.TEXT3))

    def _names(self, painter: QPainter) -> None:
        lines = list(self._lines)
        if not lines and self._holiday:
            painter.setPen(ink(Tone.TEXT3))
            painter.setFont(font(Voice.THIRD))
            room = self.rect().adjusted(_SIDE, _TOP, -4, -3)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self._holiday)
            return
        most = max(0, (self.height() - _TOP - 3) // _LINE)
        more = len(lines) - most
        if more > 0:
            lines = lines[: max(0, most - 1)]
        y = _TOP
        for name, late in lines:
            colour = Tone.BAD if late else Tone.TEXT2 if self._inside else Tone.TEXT3
            write(painter, QRect(_SIDE, y, self.width() - _SIDE - 4, _LINE), name, Voice.THIRD, ink(colour))
            y += _LINE
        if more > 0 and most > 0:
            told = self._words.n("and %(n)d more", "and %(n)d more", len(self._lines) - len(lines))
            if lines:
                write(painter, QRect(_SIDE, y, self.width() - _SIDE - 4, _LINE), told, Voice.THIRD)
