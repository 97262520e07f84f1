"""How far something is: a track that fills, the numbers, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import Tone, ink


class Track(QWidget):
    """Fills from left to right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._share = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(320, 6)

    def show_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw track and filling."""
        painter = begin(self)
        box(painter, self.rect(), 3, ink(Tone.LINE))
        if self._share > 0:
            filled = QRectF(0, 0, max(6.0, self.width() * self._share), self.height())
            box(painter, filled, 3, ink(Tone.ACCENT))


class ProgressPanel(QWidget):
    """In the middle of its room: what is under way, how far, and Cancel, which is `cancelled`."""

    cancelled = Signal()

    def __init__(self, words: Words, text: str) -> None:
        super().__init__()
        self._words = words
        self._track = Track(text)
        self._numbers = Label("", Voice.THIRD)
        self.cancel = Button(words.t("Cancel"))
        inside = QWidget()
        inside.setFixedWidth(360)
        inside.setLayout(
            column(Label(text, Voice.NAME), self._track, row(self._numbers, None, self.cancel), gap=12)
        )
        self.setLayout(column(None, row(None, inside, None), None, None))
        self.cancel.clicked.connect(self.cancelled)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many."""
        self._track.show_share(done / total if total else 0)
        number = self._words.number
        self._numbers.setText(self._words.t("%(done)s of %(total)s", done=number(done), total=number(total)))
