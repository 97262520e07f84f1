"""How our papers look: colours, type and paper; the light tokens of the window, set for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from msp_desk.values.enums import Level, Paper

WHITE = "#FFFFFF"
SUNKEN = "#EFEFEB"
LINE = "#E2E2DC"
TEXT = "#1B1D1F"
TEXT2 = "#565B60"
TEXT3 = "#666B70"
ACCENT = "#2F5BD3"
GOOD = "#197045"
WARN = "#8F5200"
WARN_SOFT = "#FBF0DC"
BAD = "#BF3328"

#: Levels have a colour and a shape, so that a paper printed in grey says the same.
LEVEL_COLOURS = {
    Level.EXECUTIVE: "#7A4FBF",
    Level.MANAGEMENT: "#2F5BD3",
    Level.OPERATIONAL: "#0C726A",
    Level.TECHNICAL: "#875700",
}
LEVEL_SHAPES = {
    Level.EXECUTIVE: "◆",
    Level.MANAGEMENT: "▲",
    Level.OPERATIONAL: "●",
    Level.TECHNICAL: "■",
}

REGULAR, MEDIUM, SEMIBOLD = "Inter-Regular", "Inter-Medium", "Inter-SemiBold"

_POINTS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0), Paper.A3: (841.89, 1190.55)}


@dataclass(frozen=True, slots=True)
class Style:
    """A voice of text: face, size and distance between lines in points, colour."""

    font: str
    size: float
    leading: float
    colour: str = TEXT

    def in_colour(self, colour: str) -> Style:
        """The same voice in another colour."""
        return replace(self, colour=colour)


BODY = Style(REGULAR, 9, 13)
SECOND = Style(REGULAR, 8.5, 13, TEXT2)
THIRD = Style(REGULAR, 7.5, 11, TEXT3)
STRONG = Style(SEMIBOLD, 9, 13)
VALUE = Style(MEDIUM, 8.5, 13)
COLUMN = Style(MEDIUM, 7.5, 10, TEXT3)
SUBTITLE = Style(SEMIBOLD, 10.5, 14)
TITLE = Style(SEMIBOLD, 16, 21)
LEAD = Style(REGULAR, 9.5, 14, TEXT2)


@dataclass(frozen=True, slots=True)
class Sizes:
    """A sheet of paper and the room that our pages leave around their text, in points."""

    width: float
    height: float
    side: float = 54
    top: float = 58
    foot: float = 62

    @property
    def text_width(self) -> float:
        """From the left to the right edge of the text."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """From the top to the bottom edge of the text."""
        return self.height - self.top - self.foot


def sizes_of(paper: Paper) -> Sizes:
    """The measures of our pages on that paper."""
    return Sizes(*_POINTS[paper])


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """The parts of a colour written `#RRGGBB`, 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def paled(colour: str, share: float) -> str:
    """A colour mixed with white: `share` of it remains."""
    return "#" + "".join(f"{round(255 * (1 - share + part * share)):02X}" for part in rgb(colour))


def readable(colour: str) -> str:
    """A firm's colour, darkened until text in it can be read on white (a contrast of 4.5); ours where it is no colour."""
    try:
        parts = rgb(colour) if len(colour) == 7 and colour.startswith("#") else rgb(ACCENT)
    except ValueError:
        parts = rgb(ACCENT)
    while 1.05 / (luminance(parts) + 0.05) < 4.5:
        parts = (parts[0] * 0.95, parts[1] * 0.95, parts[2] * 0.95)
    return "#" + "".join(f"{int(part * 255):02X}" for part in parts)


def luminance(parts: tuple[float, float, float]) -> float:
    """How light a colour is to the eye, from black (0) to white (1)."""
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
