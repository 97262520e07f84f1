"""Text on the window: always plain, shortened where there is no room and then whole in the tool tip."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from msp_desk.ui.fonts import Voice, font
from msp_desk.ui.parts.painting import PLAINLY, begin
from msp_desk.ui.theme import Tone, ink


def tip(text: str) -> str:
    """A text as tool tip: Qt would guess at markup in it, so it is escaped and wrapped as one."""
    return f"<p>{html.escape(text)}</p>".replace("\n", "<br>") if text else ""


class Label(QLabel):
    """A text in one of the voices; `tone` only where a colour says something (late, kept)."""

    def __init__(
        self,
        text: str = "",
        voice: Voice = Voice.TEXT,
        tone: Tone | None = None,
        *,
        wrap: bool = False,
        lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone or voice.tone
        self._hint = ""
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(voice))
        self.setWordWrap(wrap)
        vertical = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(align | vertical)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str, /) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleName(text)
        self._tell_whole()

    def set_hint(self, text: str) -> None:
        """What the pointer is told beside the whole text, as the date behind 'in 12 days'."""
        self._hint = text
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        """A text that can be shortened gives way to others, down to a few letters."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return hint
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 4), hint.height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The tool tip depends on whether the text fits."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the text as it is."""
        painter = begin(self)
        painter.setPen(ink(self._tone if self.isEnabled() else Tone.TEXT3))
        painter.setFont(self.font())
        flags = int(self.alignment())
        if self.wordWrap():
            painter.drawText(self.contentsRect(), flags | int(Qt.TextFlag.TextWordWrap), self.text())
        else:
            painter.drawText(self.contentsRect(), flags | int(PLAINLY), self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text().replace("\n", " "), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _tell_whole(self) -> None:
        cut = not self.wordWrap() and self.width() > 0 and self._shown() != self.text()
        self.setToolTip(tip("\n".join(t for t in (self.text() if cut else "", self._hint) if t)))
