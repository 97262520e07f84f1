"""Somebody's picture, or the letters that stand for them in the colour of their level."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui.fonts import sized
from msp_desk.ui.parts.painting import begin
from msp_desk.ui.theme import Tokens, Tone, ink, now, wash
from msp_desk.values.folding import initials


@lru_cache(maxsize=512)
def _picture(photo: bytes, size: int) -> QPixmap:
    """A picture cut to a square of so many device pixels; empty where the bytes are none."""
    whole = QPixmap()
    if not whole.loadFromData(photo):
        return whole
    fitted = whole.scaled(
        size, size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    return fitted.copy((fitted.width() - size) // 2, (fitted.height() - size) // 2, size, size)


def paint_avatar(
    painter: QPainter, rect: QRect, letters: str, tone: Tone, photo: bytes = b"", *, square: bool = False
) -> None:
    """An avatar, for delegates and widgets alike; clients are square, people round."""
    radius = 8 if square else rect.width() / 2
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(photo, round(rect.width() * ratio)) if photo else QPixmap()
    if not picture.isNull():
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(rect, picture)
        painter.restore()
        return
    painter.drawPixmap(rect.topLeft(), _letters(letters, now(), tone, rect.width(), radius, ratio))


@lru_cache(maxsize=1024)
def _letters(letters: str, look: Tokens, tone: Tone, size: int, radius: float, ratio: float) -> QPixmap:
    """Letters on their ground, kept once drawn: few pairs of letters stand for most people."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRect(0, 0, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash(tone))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setFont(sized(max(9, round(size * 0.37)), QFont.Weight.DemiBold))
    painter.setPen(ink(tone))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letters)
    painter.end()
    return drawn


class Avatar(QWidget):
    """A person (round) or a client (square)."""

    def __init__(
        self,
        name: str,
        tone: Tone = Tone.ACCENT,
        size: int = 30,
        *,
        photo: bytes = b"",
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._size, self._square = tone, size, square
        self.show_name(name, photo)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, photo: bytes = b"") -> None:
        """Stand for somebody else."""
        self._letters, self._photo = initials(name), photo
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw picture or letters."""
        paint_avatar(begin(self), self.rect(), self._letters, self._tone, self._photo, square=self._square)
