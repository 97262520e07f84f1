"""Inter in the few voices that text has here; loaded from the files that travel with the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication

from msp_desk.ui.theme import Tone

FAMILY = "Inter"
#: Letters beside each other are hardly ever wider than each by itself.
_SLACK = 1.02


@dataclass(frozen=True, slots=True)
class Cut:
    """Size in pixels, weight and colour of a voice."""

    size: int
    weight: QFont.Weight
    tone: Tone
    figures: bool = False


_NORMAL, _MEDIUM, _DEMI = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold


class Voice(Enum):
    """How loud a text speaks."""

    TITLE = Cut(18, _DEMI, Tone.TEXT)
    NAME = Cut(15, _DEMI, Tone.TEXT)
    HEADING = Cut(13, _DEMI, Tone.TEXT)
    STRONG = Cut(13, _MEDIUM, Tone.TEXT)
    TEXT = Cut(13, _NORMAL, Tone.TEXT)
    TEXT2 = Cut(13, _NORMAL, Tone.TEXT2)
    SMALL_STRONG = Cut(12, _MEDIUM, Tone.TEXT)
    SMALL = Cut(12, _NORMAL, Tone.TEXT)
    SECOND = Cut(12, _NORMAL, Tone.TEXT2)
    GROUP = Cut(11, _DEMI, Tone.TEXT2)
    THIRD_STRONG = Cut(11, _MEDIUM, Tone.TEXT2)
    THIRD = Cut(11, _NORMAL, Tone.TEXT3)
    FIGURES = Cut(13, _NORMAL, Tone.TEXT, figures=True)
    SMALL_FIGURES = Cut(12, _NORMAL, Tone.TEXT, figures=True)

    #: Fonts are looked up all the time, and Enum's own hash is slow.
    __hash__ = object.__hash__

    def __init__(self, cut: Cut) -> None:
        self.tone = cut.tone


def install(app: QApplication, resources: Path) -> None:
    """Make Inter known to Qt and the application's font."""
    for file in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setFont(font(Voice.TEXT))


@cache
def sized(size: int, weight: QFont.Weight = QFont.Weight.Normal, figures: bool = False) -> QFont:
    """Inter in that size.

    With `figures` all figures are of one width, so that columns of numbers stand straight; not elsewhere, for hyphens
    get that width too and tear names apart.
    """
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(weight)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def font(voice: Voice) -> QFont:
    """The font of a voice."""
    return sized(voice.value.size, voice.value.weight, voice.value.figures)


@cache
def metrics(voice: Voice) -> QFontMetrics:
    """How wide and high the font of a voice is."""
    return QFontMetrics(font(voice))


class _Advances(dict[str, float]):
    """How far each letter of a voice moves on, measured when it is first met."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._measure = QFontMetricsF(font(voice))

    def __missing__(self, letter: str) -> float:
        advance = self[letter] = self._measure.horizontalAdvance(letter)
        return advance


@cache
def _advances(voice: Voice) -> _Advances:
    return _Advances(voice)


def roughly(text: str, voice: Voice) -> float:
    """How wide a text is at the most: adding up letters is ten times faster than having Qt shape the text."""
    return sum(map(_advances(voice).__getitem__, text)) * _SLACK


def cut(text: str, voice: Voice, width: int) -> str:
    """A text as far as it fits."""
    if roughly(text, voice) < width:
        return text
    return _cut(text, voice, width)


@lru_cache(maxsize=8192)
def width_of(text: str, voice: Voice) -> int:
    """How wide a text is, for what is said again and again: captions, dates, chips."""
    return metrics(voice).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _cut(text: str, voice: Voice, width: int) -> str:
    return metrics(voice).elidedText(text, Qt.TextElideMode.ElideRight, width)
