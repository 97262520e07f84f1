"""What lies over the chart: the zoom strip at the lower right, and the legend at the lower left."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.orgchart.faces import LegendEntry
from msp_desk.ui import icons
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.shades import CHANGE_ICON, CHANGE_TONE, CHANGE_WORD, TONE, paint_mark
from msp_desk.ui.chart.shown import Change, ChartShown
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import BUTTON_SMALL, RADIUS_SMALL, Tone, ink

_STEP = 1.25
_MARK, _ICON, _BETWEEN, _PAD = 8, 12, 14, 8


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
    """What the colours, signs and lines mean; the pointer goes through it."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[LegendEntry, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self._line = ""
        self._is_framed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def explain(self, shown: ChartShown) -> None:
        """Explain what is shown."""
        self._entries = shown.legend
        self._changes = tuple(c for c in Change if c in shown.changes.values())
        self._line = self._words.t("line: counterpart for a topic") if len(shown.parts) > 1 else ""
        self.setAccessibleName(", ".join(text for _, text, _ in self._pieces()))
        self.setVisible(bool(self._entries))
        self.update()

    @property
    def is_framed(self) -> bool:
        """Whether it stands apart from what is beneath."""
        return self._is_framed

    def frame(self, is_framed: bool) -> None:
        """Stand apart from a chart that goes on beneath."""
        if is_framed != self._is_framed:
            self._is_framed = is_framed
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        widths = [_width(what, text) + _BETWEEN for what, text, _ in self._pieces()]
        return QSize(sum(widths) - _BETWEEN + 2 * _PAD, BUTTON_SMALL)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw sign and word of each, as many as there is room for; the tool tips of the cards say the rest."""
        painter = begin(self)
        border = ink(Tone.LINE) if self._is_framed else None
        box(painter, self.rect(), RADIUS_SMALL, ink(Tone.SURFACE), border)
        x = _PAD
        for what, text, tone in self._pieces():
            width = _width(what, text)
            if x + width > self.width() - _PAD + 1 and x > _PAD:
                return
            self._paint_piece(painter, x, what, text, tone)
            x += width + _BETWEEN

    def _paint_piece(
        self, painter: QPainter, x: int, what: LegendEntry | Change | None, text: str, tone: Tone
    ) -> None:
        high, left = self.height(), x
        if isinstance(what, LegendEntry):
            paint_mark(painter, what.mark, QRectF(x, (high - _MARK) / 2, _MARK, _MARK), ink(tone))
            left += _MARK + 5
        elif what is not None:
            icons.draw(painter, CHANGE_ICON[what], x, (high - _ICON) / 2, ink(tone), _ICON)
            left += _ICON + 4
        voice = Voice.THIRD if what is None else Voice.THIRD_STRONG
        write(painter, QRect(left, 0, self.width() - left - 2, high - 1), text, voice, ink(tone))

    def _pieces(self) -> Iterator[tuple[LegendEntry | Change | None, str, Tone]]:
        for entry in self._entries:
            yield entry, entry.text, TONE[entry.shade]
        for change in self._changes:
            yield change, self._words.t(CHANGE_WORD[change]), CHANGE_TONE[change]
        if self._line:
            yield None, self._line, Tone.TEXT3


def _width(what: LegendEntry | Change | None, text: str) -> int:
    if what is None:
        return width_of(text, Voice.THIRD)
    return width_of(text, Voice.THIRD_STRONG) + (_MARK + 5 if isinstance(what, LegendEntry) else _ICON + 4)
