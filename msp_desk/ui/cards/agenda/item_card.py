"""An item on its day in a week: who, of which client, how pressing; and why, where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from msp_desk.i18n.words import Words
from msp_desk.rules.today import DueItem
from msp_desk.ui import icons
from msp_desk.ui.cards.agenda.telling import edge_of, name_of, whole
from msp_desk.ui.fonts import Voice, roughly
from msp_desk.ui.looks import LEVEL_SHAPE, REASON_ICON, level_tone
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, focus_ring, sign, write
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink, wash
from msp_desk.values.enums import Reason

HEIGHT = 44
_TALL = 76
_ROOMY = 172
_EDGE = 3
_SIGN = 9
_ICON = 14
_LINE = 14
_NAME = 15
#: What the edge and the margins take of the width of the column: those of the column and those of the card.
_AROUND = 26


class ItemCard(Pressable):
    """`picked` where it is clicked, `opened` where twice; its keys are those of the week around it."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, item: DueItem, words: Words, told_day: str) -> None:
        self.item = item
        self._name = name_of(item, words)
        self._named = self._name, ""
        self._why = words.say(item.why)
        self._whole = whole(item, words)
        self._chosen = False
        super().__init__(self._whole.replace("\n", ". "))
        self.setAccessibleDescription(told_day)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        """A screen reader presses without a pointer."""
        if not self._chosen:
            self.picked.emit(self.item)

    def set_chosen(self, chosen: bool) -> None:
        """Tab comes to the chosen one alone."""
        self._chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def be_roomy(self, width: int) -> None:
        """In a wide column it says why; in a narrow one a name that is too long for a line takes two."""
        narrow, room = width < _ROOMY, width - _AROUND
        self._named = _two_lines(self._name, room, Voice.SMALL_STRONG) if narrow else (self._name, "")
        self.setFixedHeight(_TALL if width >= _ROOMY else HEIGHT + _NAME if self._named[1] else HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as its day."""
        return QSize(100, self.height())

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """The pointer is told the whole."""
        self.setToolTip(tip(self._whole))
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """It is chosen at once, not when the button is let go."""
        super().mousePressEvent(event)
        self.picked.emit(self.item)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Twice opens it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.item)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows and Enter are for whom it stands in; a button would keep them."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground, the edge and the words."""
        painter = begin(self)
        ground = Tone.HOVER if self.underMouse() else Tone.SURFACE
        box(
            painter,
            self.rect(),
            RADIUS_SMALL,
            wash(Tone.ACCENT) if self._chosen else ink(ground),
            ink(Tone.ACCENT if self._chosen else Tone.LINE),
        )
        box(painter, QRectF(3, 6, _EDGE, self.height() - 12), _EDGE / 2, ink(edge_of(self.item)))
        inside = self.rect().adjusted(11, 5, -5, -5)
        for number, name in enumerate(filter(None, self._named)):
            at = QRect(inside.x(), inside.y() + number * _NAME, inside.width(), 17)
            write(painter, at, name, Voice.SMALL_STRONG)
        below = _NAME if self._named[1] else 0
        self._second(painter, QRect(inside.x(), inside.y() + 18 + below, inside.width(), 15))
        if self.height() >= _TALL:
            for number, told in enumerate(_two_lines(self._why, inside.width(), Voice.THIRD)):
                at = QRect(inside.x(), inside.y() + 37 + number * _LINE, inside.width(), _LINE)
                write(painter, at, told, Voice.THIRD, ink(Tone.TEXT2))
        if self.ringed and self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS_SMALL)

    def _second(self, painter: QPainter, rect: QRect) -> None:
        """The level of a person to call, else the sign of the reason; and the client."""
        level = self.item.about.level
        if self.item.reason is Reason.CHECK_IN and level is not None:
            square = QRectF(rect.x() + 1, rect.y() + 3, _SIGN, _SIGN)
            sign(painter, LEVEL_SHAPE[level], square, ink(level_tone(level)))
        else:
            icons.draw(painter, REASON_ICON[self.item.reason], rect.x() - 1, rect.y(), ink(Tone.TEXT3), _ICON)
        beside = rect.adjusted(_ICON + 2, 0, 0, 0)
        client = self.item.client if self.item.client != self._name else ""
        told = client or ("" if self.height() >= _TALL else self._why)
        write(painter, beside, told, Voice.THIRD, ink(Tone.TEXT2))


def _two_lines(text: str, width: int, voice: Voice) -> tuple[str, str]:
    """As many words as fit, and the rest, which is shortened where it is written."""
    words = text.split()
    count = 1
    while count < len(words) and roughly(" ".join(words[: count + 1]), voice) <= width:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
