"""Lines beside an org chart that lead somewhere: what is to be done, what happened, and people to be dragged onto it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy

from msp_desk.ui import icons
from msp_desk.ui.chart.shown import PERSON_MIME
from msp_desk.ui.fonts import Voice, font, metrics
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, focus_ring, write, write_along
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink
from msp_desk.values.folding import initials

#: How far the ground under the pointer reaches beyond the text, and where the text begins.
OVERHANG = 6
_LEFT, _UP, _APART = 23, 4, 1
_USUAL = 240
#: In less room nothing is told beside a name.
_LEAST = 24
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SideLine(Pressable):
    """Says `picked` with its subject; the arrows go on to the lines above and below."""

    picked = Signal(object)

    def __init__(self, subject: object, name: str) -> None:
        super().__init__(name)
        self.subject = subject
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Up and Down walk."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(step > 0)

    def ground(self, painter: QPainter) -> None:
        """What lies under the line where the pointer or the keyboard is."""
        if self.underMouse() and self.isEnabled():
            box(painter, self.rect(), RADIUS_SMALL, ink(Tone.HOVER))
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS_SMALL)

    @Slot()
    def _clicked(self) -> None:
        self.picked.emit(self.subject)


class TellingLine(SideLine):
    """An icon, a title, and what there is to know in a line or two below."""

    def __init__(self, subject: object, title: str, text: str, icon: str, tone: Tone) -> None:
        super().__init__(subject, ". ".join(t for t in (title, text) if t))
        self._title, self._text, self._icon, self._tone = title, text, icon, tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower the higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """As many lines as it takes."""
        title, text = self._heights(width)
        return _UP + title + (_APART + text if text else 0) + _UP

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_USUAL, self.heightForWidth(_USUAL))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(100, 24)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw icon, title and text."""
        painter = begin(self)
        self.ground(painter)
        icons.draw(painter, self._icon, OVERHANG, _UP + 1, ink(self._tone))
        title, text = self._heights(self.width())
        room = QRect(OVERHANG + _LEFT, _UP, self._room(self.width()), title)
        painter.setFont(font(Voice.SMALL_STRONG))
        painter.setPen(ink(Tone.TEXT))
        painter.drawText(room, _WRAPPED, self._title)
        painter.setFont(font(Voice.THIRD))
        painter.setPen(ink(Tone.TEXT2))
        painter.drawText(QRect(room.x(), _UP + title + _APART, room.width(), text), _WRAPPED, self._text)

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, self._room(width), 10_000)
        title = metrics(Voice.SMALL_STRONG).boundingRect(room, _WRAPPED, self._title).height()
        text = metrics(Voice.THIRD).boundingRect(room, _WRAPPED, self._text).height() if self._text else 0
        return title, text

    def _room(self, width: int) -> int:
        return max(40, width - _LEFT - 2 * OVERHANG)


class PersonLine(SideLine):
    """Somebody without a seat: dragged onto the chart, or placed with Enter."""

    def __init__(self, person: UUID, name: str, detail: str, tone: Tone, hint: str) -> None:
        super().__init__(person, ", ".join(t for t in (name, detail) if t))
        self._name, self._detail, self._tone, self._person = name, detail, tone, person
        self._grip: QPoint | None = None
        self.setToolTip(tip("\n".join(t for t in (self.accessibleName(), hint) if t)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(180, 34)

    def minimumSizeHint(self) -> QSize:
        """The name is shortened."""
        return QSize(100, 34)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw avatar, name and grip."""
        painter = begin(self)
        self.ground(painter)
        paint_avatar(painter, QRect(OVERHANG, 5, 24, 24), initials(self._name), self._tone)
        room = QRect(OVERHANG + 32, 0, self.width() - 64, self.height())
        used = write_along(painter, room, self._name, Voice.SMALL)
        rest = room.adjusted(used + 12, 0, 0, 0)
        if rest.width() > _LEAST:
            write(painter, rest, self._detail, Voice.THIRD, align=Qt.AlignmentFlag.AlignRight)
        icons.draw(painter, "grip-vertical", self.width() - 20, 9, ink(Tone.TEXT3), 14)

    def carried(self) -> QMimeData:
        """What is dragged."""
        carried = QMimeData()
        carried.setData(PERSON_MIME, str(self._person).encode("ascii"))
        return carried

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """From here it may be dragged."""
        self._grip = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Far enough from where it was pressed, it is dragged."""
        far = QApplication.startDragDistance()
        if self._grip is None or (event.position().toPoint() - self._grip).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        grip, self._grip = self._grip, None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self.carried())
        drag.setPixmap(self._picture())
        drag.setHotSpot(grip)
        drag.exec(Qt.DropAction.MoveAction)

    def _picture(self) -> QPixmap:
        return self.grab()
