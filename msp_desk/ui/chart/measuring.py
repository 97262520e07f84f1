"""How wide the texts of a card are: letters are added up, which is ten times faster than having Qt shape each text."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontMetricsF

from msp_desk.reports.orgchart.faces import NAME_SIZE, TITLE_SIZE
from msp_desk.ui.fonts import Voice, font

#: Letters beside each other are hardly ever wider than each by itself.
_SLACK = 1.02
#: No card is so wide that more letters would count.
_MOST = 60


class _Advances(dict[str, float]):
    """How far each letter of a voice moves on, measured when it is first met."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font(voice))

    def __missing__(self, letter: str) -> float:
        advance = self[letter] = self._metrics.horizontalAdvance(letter)
        return advance


@cache
def _advances(voice: Voice) -> _Advances:
    return _Advances(voice)


def measure(text: str, size: float, is_strong: bool) -> float:
    """How wide a text of a card is in the fonts of the window."""
    voice = Voice.STRONG if is_strong and size == NAME_SIZE else _VOICES.get(size, Voice.THIRD)
    return sum(map(_advances(voice).__getitem__, text[:_MOST])) * _SLACK


_VOICES = {NAME_SIZE: Voice.TEXT, TITLE_SIZE: Voice.SECOND}
