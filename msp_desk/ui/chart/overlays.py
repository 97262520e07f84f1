"""What lies over the chart: the zoom strip at the lower right, and the legend at the lower left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.orgchart.faces import LegendEntry
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.shades import colour_of, paint_mark
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import BUTTON_SMALL, RADIUS_SMALL, Tone, ink

_STEP = 1.25
_MARK, _BETWEEN, _PAD = 8, 14, 8


class ZoomStrip(QWidget):
    """Smaller, how large it is (back to 100 %), larger, and all of it."""

    fit_asked = Signal()

    def __init__(self, words: Words, camera: Camera, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._camera, self._shown = words, camera, -1
        kind, small = Kind.PLAIN, True
        smaller = Button(words.t("Zoom out"), kind, icon="minus", keys="-", small=small, only_icon=True)
        self.level = Button("", kind, small=small, hint=words.t("Show it in its own size (0)"))
        larger = Button(words.t("Zoom in"), kind, icon="plus", keys="+", small=small, only_icon=True)
        fit = Button(words.t("Show all of it"), kind, icon="maximize", keys="F", small=small, only_icon=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in (smaller, self.level, larger, fit):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        smaller.clicked.connect(self._smaller)
        larger.clicked.connect(self._larger)
        self.level.clicked.connect(self._own_size)
        fit.clicked.connect(self.fit_asked)
        camera.moved.connect(self.tell)
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say how large the chart is."""
        percent = round(self._camera.zoom * 100)
        if percent != self._shown:
            self._shown = percent
            self.level.set_caption(self._words.t("%(n)d %%", n=percent))
            self.level.setFixedWidth(58)

    @Slot()
    def _smaller(self) -> None:
        self._camera.zoom_by(1 / _STEP)

    @Slot()
    def _larger(self) -> None:
        self._camera.zoom_by(_STEP)

    @Slot()
    def _own_size(self) -> None:
        self._camera.zoom_by(1 / self._camera.goal)


class Legend(QWidget):
    """What the colours and signs mean; the pointer goes through it."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[LegendEntry, ...] = ()
        self._has_ties = self._is_framed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_entries(self, entries: Sequence[LegendEntry], *, has_ties: bool) -> None:
        """Explain these; `has_ties` also what the lines between two charts are."""
        self._entries, self._has_ties = tuple(entries), has_ties
        self.setAccessibleName(", ".join(entry.text for entry in entries))
        self.setVisible(bool(entries))
        self.adjustSize()
        self.update()

    def frame(self, is_framed: bool) -> None:
        """Stand apart from a chart that goes on beneath."""
        if is_framed != self._is_framed:
            self._is_framed = is_framed
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        width = sum(_MARK + 5 + width_of(e.text, Voice.THIRD_STRONG) + _BETWEEN for e in self._entries)
        return QSize(
            width + (width_of(self._line(), Voice.THIRD) if self._has_ties else -_BETWEEN) + 2 * _PAD,
            BUTTON_SMALL,
        )

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw sign and word of each; what has no room is left to the tool tips of the cards."""
        painter = begin(self)
        box(
            painter, self.rect(), RADIUS_SMALL, ink(Tone.SURFACE), ink(Tone.LINE) if self._is_framed else None
        )
        x, high = _PAD, self.height()
        for entry in self._entries:
            colour, width = colour_of(entry.shade), width_of(entry.text, Voice.THIRD_STRONG)
            paint_mark(painter, entry.mark, QRectF(x, (high - _MARK) / 2, _MARK, _MARK), colour)
            where = QRect(x + _MARK + 5, 0, min(width + 2, self.width() - x - _MARK - 5), high - 1)
            write(painter, where, entry.text, Voice.THIRD_STRONG, colour)
            x += _MARK + 5 + width + _BETWEEN
        if self._has_ties and x < self.width() - _PAD:
            write(painter, QRect(x, 0, self.width() - x, high - 1), self._line(), Voice.THIRD)

    def _line(self) -> str:
        return self._words.t("line: counterpart for a topic")
