"""A line that looks like an entry of a list and leads somewhere, for cards with few of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, focus_ring
from msp_desk.ui.tables.line_delegate import paint_line
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.theme import RADIUS, Tone, ink

_OVERHANG = 10


class LineButton(Pressable):
    """Says `picked` with the key of its line. Its content is flush with the card's other text."""

    picked = Signal(object)

    def __init__(self, line: Line, height: int = 40) -> None:
        super().__init__("")
        self._height = height
        self.show_line(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._clicked)

    def show_line(self, line: Line) -> None:
        """Show another line."""
        self._line = line
        self.name(line.told())
        self.setAccessibleDescription(line.hint)
        if self.underMouse():
            self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(180, self._height)

    def minimumSizeHint(self) -> QSize:
        """Texts are shortened."""
        return QSize(120, self._height)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """The pointer is told the whole."""
        self._tell()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the line, on a ground where the pointer is."""
        painter = begin(self)
        if self.underMouse():
            box(painter, self.rect(), RADIUS, ink(Tone.HOVER))
        paint_line(painter, self.rect().adjusted(-_OVERHANG + 2, 0, _OVERHANG - 2, 0), self._line)
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS)

    def _tell(self) -> None:
        self.setToolTip(tip("\n".join(t for t in (self._line.told(), self._line.hint) if t)))

    @Slot()
    def _clicked(self) -> None:
        self.picked.emit(self._line.key)
