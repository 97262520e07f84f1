"""The blocks of painted cards: text on one line or wrapped, chips, a head with a picture, a notice, a number to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QPainter

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, cut, metrics, width_of
from msp_desk.ui.looks import LEVEL_SHAPE, LEVEL_TONE
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.chips import CHIP, chip_width, paint_chip
from msp_desk.ui.parts.mixed import LINE, Span
from msp_desk.ui.parts.painting import box, line, sign
from msp_desk.ui.parts.wrapping import Lines, lines_of
from msp_desk.ui.theme import RADIUS, RADIUS_SMALL, Tone, ink, wash
from msp_desk.values.enums import Level
from msp_desk.values.folding import initials

_HEIGHTS = {
    Voice.TITLE: 24,
    Voice.NAME: 20,
    Voice.THIRD: 15,
    Voice.GROUP: 15,
    Voice.SMALL: LINE,
    Voice.SECOND: LINE,
}
_ICON = 14
_INDENT = 22


class Plain(Block):
    """A text on one line, shortened where there is no room; `aside` stands at the right, in a quieter voice."""

    def __init__(
        self,
        text: str,
        voice: Voice = Voice.TEXT,
        tone: Tone | None = None,
        *,
        icon: str = "",
        aside: str = "",
        indent: int = 0,
        hint: str = "",
    ) -> None:
        self._shown, self._voice, self._tone = text.replace("\n", " "), voice, tone
        self._icon, self._aside, self._hint = icon, aside, hint
        self._indent = indent or (_INDENT if icon else 0)
        self.text = " ".join(t for t in (text, aside) if t)

    def height(self, width: int) -> int:
        """One line of its voice."""
        return _HEIGHTS.get(self._voice, 18)

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw icon, text and aside."""
        if self._icon:
            icons.draw(
                painter, self._icon, room.x(), room.y() + (room.height() - _ICON) // 2, ink(Tone.TEXT2), _ICON
            )
        text = self._room(room)
        _write(painter, text, cut(self._shown, self._voice, text.width()), self._voice, self._tone)
        if self._aside:
            _write(
                painter,
                QRect(text.right() + 9, room.y(), room.right() - text.right() - 8, room.height()),
                self._aside,
                Voice.SECOND,
                None,
            )

    def told(self, room: QRect) -> str:
        """The whole, where it was cut, and the hint."""
        whole = metrics(self._voice).horizontalAdvance(self._shown) <= self._room(room).width()
        return "\n".join(t for t in ("" if whole else self._shown, self._hint) if t)

    def _room(self, room: QRect) -> QRect:
        right = width_of(self._aside, Voice.SECOND) + 10 if self._aside else 0
        return room.adjusted(self._indent, 0, -right, 0)


class Rich(Block):
    """A text in several voices that wraps, perhaps beside an icon."""

    def __init__(self, *spans: Span, icon: str = "", tone: Tone = Tone.TEXT2, hint: str = "") -> None:
        self._spans = tuple(s for s in spans if s.text)
        self._icon, self._tone, self._hint = icon, tone, hint
        self._indent = _INDENT if icon else 0
        self.text = "".join(s.text for s in self._spans)
        self._made: tuple[int, Lines] | None = None

    def height(self, width: int) -> int:
        """As many lines as it takes."""
        return self._lines(width - self._indent).count * LINE

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw icon and text."""
        if self._icon:
            icons.draw(painter, self._icon, room.x(), room.y() + 1, ink(self._tone), _ICON)
        self._lines(room.width() - self._indent).draw(painter, room.x() + self._indent, room.y())

    def told(self, room: QRect) -> str:
        """What it hints at."""
        return self._hint

    def _lines(self, width: int) -> Lines:
        if self._made is None or self._made[0] != width:
            self._made = width, lines_of(self._spans, width)
        return self._made[1]


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """A chip: words on a soft round ground."""

    text: str
    tone: Tone = Tone.TEXT2
    icon: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LevelSpec:
    """The sign and name of a level, and what else is said in the same breath."""

    level: Level
    text: str


class Chips(Block):
    """Chips and level marks beside each other, going on below where there is no room."""

    _GAP = 6

    def __init__(self, *chips: ChipSpec | LevelSpec) -> None:
        self._chips = chips
        self.text = " · ".join(c.text for c in chips)

    def height(self, width: int) -> int:
        """As many lines as it takes."""
        return max((rect.bottom() + 1 for _, rect in self._placed(QRect(0, 0, width, 0))), default=0)

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw them."""
        for chip, where in self._placed(room):
            if isinstance(chip, ChipSpec):
                paint_chip(painter, where, chip.text, chip.tone, chip.icon)
                continue
            colour = LEVEL_TONE[chip.level]
            dot = QRectF(where.x() + 0.5, where.y() + (CHIP - 8) / 2, 8, 8)
            sign(painter, LEVEL_SHAPE[chip.level], dot, ink(colour))
            _write(painter, where.adjusted(13, 0, 0, 0), chip.text, Voice.THIRD_STRONG, colour)

    def told(self, room: QRect) -> str:
        """What the chips hint at."""
        return "\n".join(c.hint for c in self._chips if isinstance(c, ChipSpec) and c.hint)

    def _placed(self, room: QRect) -> Iterator[tuple[ChipSpec | LevelSpec, QRect]]:
        x, y = room.x(), room.y()
        for chip in self._chips:
            if isinstance(chip, ChipSpec):
                wide = chip_width(chip.text, chip.icon)
            else:
                wide = width_of(chip.text, Voice.THIRD_STRONG) + 15
            wide = min(wide, room.width())
            if x > room.x() and x + wide > room.x() + room.width():
                x, y = room.x(), y + CHIP + self._GAP
            yield chip, QRect(x, y, wide, CHIP)
            x += wide + self._GAP


class Head(Block):
    """A picture, and blocks at its right; people are round, clients square."""

    def __init__(
        self, name: str, tone: Tone, size: int, photo: bytes, lines: Block, *, square: bool = False
    ) -> None:
        self._letters, self._tone, self._size, self._photo = initials(name), tone, size, photo
        self._lines, self._square = lines, square

    def height(self, width: int) -> int:
        """As high as the higher of both."""
        return max(self._size, self._lines.height(width - self._size - 12))

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both."""
        where = QRect(room.x(), room.y(), self._size, self._size)
        paint_avatar(painter, where, self._letters, self._tone, self._photo, square=self._square)
        self._lines.paint(painter, self._beside(room), hot)

    def each(self) -> Iterator[Block]:
        """The lines."""
        yield from self._lines.each()

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """The lines, and where they are."""
        yield from self._lines.spread(self._beside(room))

    def _beside(self, room: QRect) -> QRect:
        return room.adjusted(self._size + 12, 0, 0, 0)


class Warn(Block):
    """A warning that must be read first, on its soft ground."""

    def __init__(self, lead: str, text: str = "", tone: Tone = Tone.WARN, icon: str = "hand-heart") -> None:
        lead = f"{lead} " if lead else ""
        self._rich = Rich(Span(lead, Voice.SMALL_STRONG, tone), Span(text, Voice.SMALL, tone))
        self._tone, self._icon = tone, icon
        self.text = self._rich.text

    def height(self, width: int) -> int:
        """The text with some air."""
        return self._rich.height(width - 48) + 16

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw ground, icon and text."""
        box(painter, room, RADIUS, wash(self._tone))
        icons.draw(painter, self._icon, room.x() + 12, room.y() + 8, ink(self._tone))
        self._rich.paint(painter, room.adjusted(36, 8, -12, -8), hot)


class CopyLine(Block):
    """Something to take along, copied by a press, and beside it what it is."""

    def __init__(
        self, text: str, about: str, copied: str, hint: str, said: str, *, strong: bool = False
    ) -> None:
        self._shown, self._about, self._copied = text, about, copied
        self._hint, self._said = hint, said
        self._voice = Voice.STRONG if strong else Voice.TEXT
        self.text = " ".join(t for t in (text, about) if t)
        self.action = self._copy

    def height(self, width: int) -> int:
        """One line."""
        return 20

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both; the number in our colour while it can be pressed."""
        shown = cut(self._shown, self._voice, room.width())
        on = hot is self
        if on:
            box(painter, room.adjusted(-6, 0, 6, 0), RADIUS_SMALL, ink(Tone.HOVER))
        _write(painter, room, shown, self._voice, Tone.ACCENT if on else None)
        rest = room.adjusted(width_of(shown, self._voice) + 9, 0, 0, 0)
        if on and rest.width() > _ICON:
            icons.draw(painter, "copy", rest.right() - 12, rest.y() + 4, ink(Tone.ACCENT), 12)
            rest.adjust(0, 0, -18, 0)
        _write(painter, rest, cut(self._about, Voice.SECOND, max(0, rest.width())), Voice.SECOND, None)

    def told(self, room: QRect) -> str:
        """The whole of it, and that it can be copied."""
        return f"{self.text}\n{self._hint}"

    def _copy(self) -> str:
        QGuiApplication.clipboard().setText(self._copied)
        return self._said


def _write(painter: QPainter, room: QRect, text: str, voice: Voice, tone: Tone | None) -> None:
    """One line as it is."""
    painter.setPen(ink(tone or voice.tone))
    line(painter, room.x(), room.y(), room.height(), text, voice)
