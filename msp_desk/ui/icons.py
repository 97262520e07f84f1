"""The one family of icons (Lucide), tinted like the text beside them and kept once drawn."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from msp_desk.ui.theme import Tone, ink

_PLACE = "icons"


def install(resources: Path) -> None:
    """Tell Qt where the icons lie; from then on they are found by name."""
    QDir.setSearchPaths(_PLACE, [str(resources / "icons")])


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    file = QFile(f"{_PLACE}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LookupError(f"there is no icon called {name!r}")
    return bytes(file.readAll().data()).decode("utf-8")


@lru_cache(maxsize=2048)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """An icon in a colour; `ratio` is the device's pixel ratio."""
    return _pixmap(name, colour.name(), size, ratio)


def draw(painter: QPainter, name: str, x: float, y: float, colour: QColor, size: int = 16) -> None:
    """Paint an icon with its top left corner there."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QRectF(x, y, size, size).toRect(), _pixmap(name, colour.name(), size, ratio))


def icon(name: str, tone: Tone = Tone.TEXT2, size: int = 16) -> QIcon:
    """An icon for menus and actions, in three densities."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, ink(tone), size, ratio))
    return made
