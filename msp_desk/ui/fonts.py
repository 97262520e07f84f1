"""Inter in the few voices that text has here; loaded from the files that travel with the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from msp_desk.ui.theme import Tone

FAMILY = "Inter"


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


def font(voice: Voice) -> QFont:
    """The font of a voice."""
    return sized(voice.value.size, voice.value.weight, voice.value.figures)


@cache
def metrics(voice: Voice) -> QFontMetrics:
    """How wide and high the font of a voice is."""
    return QFontMetrics(font(voice))
