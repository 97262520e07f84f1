"""A text in which a part speaks louder than the rest ('Be patient: blamed for the August outage'), wrapped as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui.fonts import Voice, font
from msp_desk.ui.parts.painting import begin
from msp_desk.ui.theme import Tone, ink

LINE = 16


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text and its voice; `tone` only where a colour says something."""

    text: str
    voice: Voice = Voice.SMALL
    tone: Tone | None = None


class Mixed(QWidget):
    """Several voices in one wrapped text; always plain, whatever is in it."""

    def __init__(self, *spans: Span, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_spans(spans)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Say something else."""
        self._spans = tuple(s for s in spans if s.text)
        self._heights: dict[int, int] = {}
        self._natural: QSize | None = None
        self.setAccessibleName("".join(s.text for s in self._spans))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self.accessibleName()

    def hasHeightForWidth(self) -> bool:
        """The narrower the higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """As many lines as it takes."""
        if width >= self.sizeHint().width() and "\n" not in self.text():
            return LINE
        if width not in self._heights:  # layouts ask again and again
            self._heights[width] = max(1, laid_out(self._spans, width).lineCount()) * LINE
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """In one line, if there is room."""
        if self._natural is None:
            self._natural = QSize(round(laid_out(self._spans, 10_000).maximumWidth()) + 1, LINE)
        return self._natural

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(60, LINE)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the lines."""
        laid_out(self._spans, self.width()).draw(begin(self), QPointF(0, 0))


def laid_out(spans: Sequence[Span], width: int) -> QTextLayout:
    """The text of the spans in lines of that width, by Qt; a word longer than a line is broken."""
    layout = QTextLayout("".join(s.text for s in spans).replace("\n", "\u2028"), font(Voice.SMALL))
    layout.setFormats(_formats(spans))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (LINE - line.height()) / 2))
        y += LINE
    layout.endLayout()
    return layout


def _formats(spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for span in spans:
        made, looks = QTextLayout.FormatRange(), QTextCharFormat()
        looks.setFont(font(span.voice))
        looks.setForeground(ink(span.tone or span.voice.tone))
        made.start, made.length, made.format = start, len(span.text.encode("utf-16-le")) // 2, looks
        start += made.length
        ranges.append(made)
    return ranges
